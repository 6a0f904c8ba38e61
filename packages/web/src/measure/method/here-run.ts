import type { RankingTable } from "@essor/contract/measure";
import type { SensitivityRun, UncertaintyRun } from "@essor/contract/measure-analysis";
import type { Here, Kept } from "./use-here.ts";

/** Runs of this browser have no number of the server's: they are not kept. */
export const HERE = 0;

function common({ asked }: Kept, table: RankingTable) {
  const { code, edition, hash } = table.recipe;
  return {
    id: HERE,
    code,
    edition,
    hash,
    period: table.period,
    asOf: table.asOf,
    seed: asked.seed,
    preset: null,
    createdAt: "",
  };
}

/** What this browser found, in the form of a kept run. */
export function asUncertaintyRun(here: Here, table: RankingTable): UncertaintyRun | null {
  const kept = here.kept.ranks;
  if (kept?.found.kind !== "ranks" || kept.asked.of.kind !== "ranks") return null;
  const { found } = kept;
  const names = new Map(table.units.map((u) => [u.code, u.name]));
  const { items, pairs, peers, ...rest } = found.summary;
  return {
    ...common(kept, table),
    ...rest,
    replications: kept.asked.of.replications,
    vary: found.vary,
    peers: [...peers],
    items: items.map((x) => ({ ...x, name: names.get(x.code) ?? { en: x.code } })),
    pairs: { codes: [...pairs.codes], wins: pairs.wins.map((row) => [...row]) },
  };
}

export function asSensitivityRun(here: Here, table: RankingTable): SensitivityRun | null {
  const kept = here.kept.outputs;
  if (kept?.found.kind !== "outputs" || kept.asked.of.kind !== "outputs") return null;
  const { found } = kept;
  const { lines, ...rest } = found.sensitivity;
  return {
    ...common(kept, table),
    ...rest,
    budget: kept.asked.of.budget,
    unit: kept.asked.of.unit,
    vary: found.vary,
    lines: lines.map((l) => ({
      ...l,
      firstInterval: l.firstInterval && [...l.firstInterval],
      totalInterval: l.totalInterval && [...l.totalInterval],
    })),
  };
}
