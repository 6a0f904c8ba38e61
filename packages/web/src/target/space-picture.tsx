import type { AreaSpace } from "@essor/contract/target";
import { memo } from "react";
import { useText } from "../ui/text.ts";
import { radiusOf } from "./space-draw.ts";

const SIDE = 1000;
const place = (v: number) => SIDE / 2 + v * (SIDE / 2 - 60);

/** The whole space as a drawing that SVG and PNG files are made of. Out of sight: the canvas shows it. */
export const SpacePicture = memo(function SpacePicture({ space }: { space: AreaSpace }) {
  const { pick } = useText();
  const at = new Map(space.activities.map((a) => [a.code, a]));
  const lines = space.edges
    .map(({ from, to }) => {
      const [a, b] = [at.get(from), at.get(to)];
      if (!a || !b) return "";
      return `M${place(a.x).toFixed(1)} ${place(a.y).toFixed(1)}L${place(b.x).toFixed(1)} ${place(b.y).toFixed(1)}`;
    })
    .join("");
  return (
    <svg
      className="tg-picture"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      width={SIDE}
      height={SIDE}
      aria-hidden="true"
    >
      <path d={lines} fill="none" stroke="#8b959c" strokeWidth={1} opacity={0.6} />
      {space.activities.map((a) => (
        <circle
          key={a.code}
          cx={place(a.x)}
          cy={place(a.y)}
          r={radiusOf(a, space.activities.length)}
          fill={a.present ? "#0f7a5a" : a.quadrant === "near-complex" ? "#b86e00" : "#ffffff"}
          stroke="#56616a"
        />
      ))}
      {space.activities
        .filter((a) => a.present)
        .map((a) => (
          <text key={a.code} x={place(a.x) + 10} y={place(a.y) + 4} fontSize={12} fill="#1d252b">
            {pick(a.name)}
          </text>
        ))}
    </svg>
  );
});
