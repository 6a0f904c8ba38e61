import type { KeptScenario } from "@essor/contract/outlook";
import { useText } from "../ui/text.ts";

type Stand =
  | KeptScenario["result"]["before"]
  | { rank: number | null; interval: readonly [number, number] | null };

/** Rank before and after as a point with its interval, on one scale from the best rank. */
export function RankBars({ before, after, of }: { before: Stand; after: Stand; of: number }) {
  const { t, f } = useText();
  const worst = Math.min(
    of,
    Math.max(10, ...[before, after].flatMap((s) => [s.rank ?? 0, s.interval?.[1] ?? 0])) * 1.15,
  );
  const place = (rank: number) => `${((rank - 1) / Math.max(1, worst - 1)) * 100}%`;
  return (
    <div className="ol-bars">
      {(
        [
          ["before", before],
          ["after", after],
        ] as const
      ).map(([which, s]) => (
        <div key={which}>
          <span>{t(`outlook.${which}`)}</span>
          <div className="ol-track-line" aria-hidden="true">
            {s.interval && (
              <i
                style={{
                  insetInlineStart: place(s.interval[0] ?? 1),
                  width: `calc(${place(s.interval[1] ?? 1)} - ${place(s.interval[0] ?? 1)} + 4px)`,
                }}
              />
            )}
            {s.rank !== null && <b style={{ insetInlineStart: place(s.rank) }} />}
          </div>
          <span className="es-num">
            <strong>{s.rank === null ? "–" : f.exact(s.rank)}</strong>{" "}
            <span className="es-dim">
              {s.interval &&
                t("outlook.interval", {
                  low: f.exact(s.interval[0] ?? 0, 0),
                  high: f.exact(s.interval[1] ?? 0, 0),
                })}
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
