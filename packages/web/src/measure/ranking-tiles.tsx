import type { Area, RankingTable } from "@essor/contract/measure";
import { useMemo } from "react";
import { ChartFrame } from "../chart/chart.tsx";
import { TILE_COLUMNS, TILE_ROWS, TILES } from "../chart/tile-layout.ts";
import { useText } from "../ui/text.ts";
import type { RankingRow } from "./ranking-rows.ts";

const TILE = 104;
const PER_ROW = 14;
const SQUARE = 6.4;

type Props = {
  readonly table: RankingTable;
  readonly rows: readonly RankingRow[];
  readonly open: (code: string) => void;
  readonly hub: string | undefined;
  readonly areas: ReadonlyMap<string, Area>;
};

/** The short name of a province, as a tile has room for. */
function short(name: string): string {
  return name.replace(/(壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/, "");
}

/** A square's depth by the place of its score among all: five steps, so that they can be told apart in print. */
function step(rank: number, count: number): number {
  const share = rank / count;
  return share <= 0.05 ? 4 : share <= 0.2 ? 3 : share <= 0.5 ? 2 : share <= 0.8 ? 1 : 0;
}
const OPACITY = [0.12, 0.28, 0.48, 0.72, 1] as const;

/** Every ranked unit as a small square inside its province's tile, best first. */
export function RankingTiles({ table, rows, open, hub, areas }: Props) {
  const { t, f, pick } = useText();
  const groups = useMemo(() => {
    const by = new Map<string, RankingRow[]>();
    for (const row of rows) {
      if (row.rank === null) continue;
      const key = row.provinceCode.slice(0, 2);
      by.set(key, [...(by.get(key) ?? []), row]);
    }
    for (const list of by.values()) list.sort((a, b) => (a.rank as number) - (b.rank as number));
    return by;
  }, [rows]);
  const count = rows.filter((r) => r.rank !== null).length;
  const known = useMemo(() => new Set(rows.map((r) => r.provinceCode.slice(0, 2))), [rows]);
  const of = Math.max(1, Math.round(count / 20));
  const first = [...groups.values()]
    .map((list) => ({
      name: list[0]?.province ?? "",
      k: list.filter((r) => (r.rank as number) <= of).length,
    }))
    .sort((a, b) => b.k - a.k)[0];
  const title = t("ranking.tilesTitle", { province: first?.name ?? "", k: first?.k ?? 0, of });
  const legend = [
    "ranking.band0",
    "ranking.band1",
    "ranking.band2",
    "ranking.band3",
    "ranking.band4",
  ] as const;
  return (
    <div className="es-body">
      <ChartFrame
        title={title}
        note={t("ranking.tilesNote")}
        source={`${table.recipe.code} ${table.recipe.hash.slice(0, 12)}, ${table.period}`}
        twin={{
          columns: [
            t("ranking.province"),
            t("ranking.units"),
            t("ranking.bestRank"),
            t("ranking.bestUnit"),
          ],
          rows: [...groups.values()]
            .map(
              (list) =>
                [
                  list[0]?.province ?? "",
                  list.length,
                  list[0]?.rank ?? null,
                  list[0]?.name ?? "",
                ] as const,
            )
            .sort((a, b) => (a[2] ?? 0) - (b[2] ?? 0)),
        }}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className="es-tiles" aria-label={title} tabIndex={0}>
          <svg
            viewBox={`0 0 ${TILE_COLUMNS * TILE} ${TILE_ROWS * TILE + 26}`}
            role="img"
            aria-label={title}
          >
            {Object.entries(TILES).map(([code, [column, row]]) => {
              const list = groups.get(code) ?? [];
              const first = list[0];
              return (
                <g key={code} transform={`translate(${column * TILE} ${row * TILE})`}>
                  <rect width={TILE - 6} height={TILE - 6} rx={4} fill="var(--es-sunk)" />
                  <text x={6} y={14} fontSize={11} fontWeight={600} fill="var(--es-ink)">
                    {short(first?.province ?? pick(areas.get(`${code}0000`)?.name))}
                  </text>
                  <text
                    x={TILE - 11}
                    y={TILE - 11}
                    fontSize={10}
                    textAnchor="end"
                    fill="var(--es-ink-2)"
                  >
                    {list.length || t(known.has(code) ? "ranking.tileOut" : "ranking.tileNone")}
                  </text>
                  {list.map((r, i) => (
                    // biome-ignore lint/a11y/noStaticElementInteractions: 1,300 stops would bury the page; the table opens the same panel by keyboard
                    <rect
                      key={r.code}
                      x={6 + (i % PER_ROW) * SQUARE}
                      y={20 + Math.floor(i / PER_ROW) * SQUARE}
                      width={SQUARE - 1}
                      height={SQUARE - 1}
                      fill={r.code === hub ? "var(--es-warn)" : "var(--es-accent)"}
                      fillOpacity={r.code === hub ? 1 : OPACITY[step(r.rank as number, count)]}
                      stroke={r.code === hub ? "var(--es-ink)" : "none"}
                      className="es-square"
                      onClick={() => open(r.code)}
                    >
                      <title>{`${r.name} · ${r.prefecture} · ${r.rank} · ${f.exact(r.score ?? 0, 1)}`}</title>
                    </rect>
                  ))}
                </g>
              );
            })}
            <g transform={`translate(0 ${TILE_ROWS * TILE + 6})`}>
              {legend.map((key, i) => (
                <g key={key} transform={`translate(${i * 128} 0)`}>
                  <rect
                    width={12}
                    height={12}
                    fill="var(--es-accent)"
                    fillOpacity={OPACITY[4 - i]}
                  />
                  <text x={18} y={10} fontSize={11} fill="var(--es-ink-2)">
                    {t(key)}
                  </text>
                </g>
              ))}
            </g>
          </svg>
        </section>
      </ChartFrame>
    </div>
  );
}
