import type { AreaSpace } from "@essor/contract/target";
import { useCallback, useMemo } from "react";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";

/** What the area has and might have: near to it or far, simple or complex. */
export function Quadrants({ space }: { space: AreaSpace }) {
  const { t, pick, say } = useText();
  const points = useMemo(
    () => space.activities.filter((a) => a.density !== null && a.pci !== null),
    [space],
  );
  const best = points
    .filter((a) => a.quadrant === "near-complex")
    .sort((a, b) => (b.cog ?? 0) - (a.cog ?? 0));
  const [xName, yName] = [t("target.density"), t("target.pci")];
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      xAxis: {
        ...valueAxis(tokens, { scale: true }),
        name: xName,
        nameLocation: "middle",
        nameGap: 28,
      },
      yAxis: valueAxis(tokens, { name: yName, scale: true }),
      grid: { left: 8, right: 32, top: 32, bottom: 28, containLabel: true },
      series: [
        {
          type: "scatter",
          labelLayout: { hideOverlap: true },
          data: points.map((a) => ({
            name: pick(a.name),
            value: [a.density, a.pci],
            symbolSize: 8 + 14 * Math.min(1, (a.rca ?? 0) / 3),
            itemStyle: a.present
              ? { color: tokens.accent }
              : { color: a.quadrant === "near-complex" ? tokens.warn : tokens.ink2, opacity: 0.75 },
            label: {
              show: true,
              formatter: "{b}",
              position: "right",
              color: tokens.ink,
              fontSize: 11,
              width: 120,
              overflow: "truncate",
            },
          })),
        },
      ],
    }),
    [points, pick, xName, yName],
  );
  const title = best[0]
    ? t("target.quadrantsTitle", { name: pick(best[0].name) })
    : t("target.quadrantsNone");
  return (
    <Chart
      title={title}
      source={t("target.source")}
      height={380}
      twin={{
        columns: [t("target.activity"), xName, yName, t("target.quadrant")],
        rows: points.map((a) => [
          pick(a.name),
          a.density,
          a.pci,
          a.quadrant === null ? t("target.has") : say(`target.q.${a.quadrant}`, a.quadrant),
        ]),
      }}
      option={option}
    />
  );
}
