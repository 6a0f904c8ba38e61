import type { Area, RankingTable } from "@essor/contract/measure";
import type { Ranked } from "./engine.ts";

/** One unit as the ranking page shows it. */
export type RankingRow = Ranked & {
  readonly index: number;
  readonly name: string;
  readonly province: string;
  readonly provinceCode: string;
  readonly prefecture: string;
  /** Places won since the earlier period; null where it was not ranked then. */
  readonly change: number | null;
};

type Inputs = {
  readonly table: RankingTable;
  readonly ranked: readonly Ranked[];
  readonly before: readonly Ranked[] | null;
  readonly areas: ReadonlyMap<string, Area>;
  readonly pick: (text: Area["name"] | undefined) => string;
};

/** The ranking with the names of places and the change of rank. */
export function rankingRows({ table, ranked, before, areas, pick }: Inputs): RankingRow[] {
  const earlier = new Map(before?.map((r) => [r.code, r.rank]));
  return table.units.map((unit, index) => {
    const row = ranked[index] as Ranked;
    const then = earlier.get(unit.code) ?? null;
    return {
      ...row,
      index,
      name: pick(unit.name),
      province: pick(areas.get(unit.province)?.name) || unit.province,
      provinceCode: unit.province,
      prefecture: pick(areas.get(unit.prefecture)?.name) || unit.prefecture,
      change: row.rank === null || then === null ? null : then - row.rank,
    };
  });
}

/** Name of a pillar: its own where it has one, else that of its code. */
export function nodeName(code: string, say: (key: string, fallback: string) => string): string {
  return say(`pillar.${code}`, code);
}

/** The same of a pillar that may have a name of its own. */
export function pillarName(
  { code, name }: { readonly code: string; readonly name?: string },
  say: (key: string, fallback: string) => string,
): string {
  return name ?? nodeName(code, say);
}
