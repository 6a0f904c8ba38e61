import type { ActivityMap } from "@essor/contract/target";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { areasQuery } from "../api/measure.ts";
import { useMe } from "../api/session.ts";
import { ChartFrame } from "../chart/chart.tsx";
import { TILE_COLUMNS, TILE_ROWS, TILES } from "../chart/tile-layout.ts";
import { useText } from "../ui/text.ts";

type Area = ActivityMap["areas"][number];
const TILE = 104;
const PER_ROW = 14;
const SQUARE = 6.4;
/** Depth by location quotient: 2 or more, 1.5, 1, 0.5, less. */
const STEPS = [
  { from: 2, opacity: 1 },
  { from: 1.5, opacity: 0.72 },
  { from: 1, opacity: 0.48 },
  { from: 0.5, opacity: 0.24 },
  { from: 0, opacity: 0.1 },
] as const;

/** Every place as a small square in its province's tile, the most specialised first: a schematic map without boundaries. */
export function SpecialisationMap({ map }: { map: ActivityMap }) {
  const { t, pick, f } = useText();
  const hub = useMe()?.hub.areaCode;
  const provinces = useQuery(areasQuery({ level: "province" }));
  const nameOf = new Map(provinces.data?.map((p) => [p.code.slice(0, 2), pick(p.name)]));
  const groups = useMemo(() => {
    const by = new Map<string, Area[]>();
    for (const area of map.areas) {
      const key = area.code.slice(0, 2);
      const list = by.get(key);
      if (list) list.push(area);
      else by.set(key, [area]);
    }
    for (const list of by.values()) list.sort((a, b) => (b.rca ?? 0) - (a.rca ?? 0));
    return by;
  }, [map]);
  const strong = (list: readonly Area[]) => list.filter((a) => (a.rca ?? 0) >= 1).length;
  const first = [...groups.entries()]
    .map(([code, list]) => ({ code, share: strong(list) / list.length }))
    .sort((a, b) => b.share - a.share)[0];
  // A map of tiles says something only where places bear codes of provinces that have a tile.
  if (![...groups.keys()].some((code) => code in TILES)) return null;
  const title = t("target.mapTitle", {
    province: first ? (nameOf.get(first.code) ?? first.code) : "",
    share: f.percent(first?.share ?? 0),
  });
  return (
    <ChartFrame
      title={title}
      source={t("target.source")}
      twin={{
        columns: [t("target.province"), t("target.places"), t("target.mapStrong")],
        rows: [...groups.entries()].map(([code, list]) => [
          nameOf.get(code) ?? code,
          list.length,
          strong(list),
        ]),
      }}
    >
      <svg
        viewBox={`0 0 ${TILE_COLUMNS * TILE} ${TILE_ROWS * TILE + 26}`}
        role="img"
        aria-label={title}
        className="tg-map"
      >
        {Object.entries(TILES).map(([code, [column, row]]) => (
          <Tile
            key={code}
            at={[column * TILE, row * TILE]}
            name={nameOf.get(code) ?? code}
            list={groups.get(code) ?? []}
            hub={hub ?? undefined}
          />
        ))}
        {STEPS.map((step, i) => (
          <g key={step.from} transform={`translate(${i * 120} ${TILE_ROWS * TILE + 6})`}>
            <rect width={12} height={12} fill="var(--es-accent)" fillOpacity={step.opacity} />
            <text x={18} y={11} fontSize={11} fill="var(--es-ink-2)">
              {step.from === 0
                ? t("target.mapLess")
                : t("target.mapFrom", { n: f.exact(step.from) })}
            </text>
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}

type TileProps = {
  readonly at: readonly [number, number];
  readonly name: string;
  readonly list: readonly Area[];
  readonly hub: string | undefined;
};

function Tile({ at, name, list, hub }: TileProps) {
  const { pick, f, t } = useText();
  return (
    <g transform={`translate(${at[0]} ${at[1]})`}>
      <rect width={TILE - 6} height={TILE - 6} rx={4} fill="var(--es-sunk)" />
      <text x={6} y={14} fontSize={11} fontWeight={600} fill="var(--es-ink)">
        {name.length > 14 ? `${name.slice(0, 13)}…` : name}
      </text>
      {list.length === 0 && (
        <text x={6} y={32} fontSize={10} fill="var(--es-ink-2)">
          {t("target.mapNone")}
        </text>
      )}
      {list.slice(0, PER_ROW * 11).map((area, i) => (
        <rect
          key={area.code}
          x={6 + (i % PER_ROW) * SQUARE}
          y={20 + Math.floor(i / PER_ROW) * SQUARE}
          width={SQUARE - 1}
          height={SQUARE - 1}
          fill={area.code === hub ? "var(--es-warn)" : "var(--es-accent)"}
          fillOpacity={
            area.code === hub ? 1 : STEPS.find((s) => (area.rca ?? 0) >= s.from)?.opacity
          }
        >
          <title>{`${pick(area.name)} · ${f.exact(area.rca ?? 0, 2)}`}</title>
        </rect>
      ))}
    </g>
  );
}
