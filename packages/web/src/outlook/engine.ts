import type { RankingTable } from "@essor/contract/measure";
import { type IndexTable, parseRecipe, type Recipe, readIndexTable } from "@essor/core/measure";
import {
  evaluateScenario,
  type Lever,
  type Scenario,
  type ScenarioBaseline,
  scenarioBaseline,
} from "@essor/core/outlook";

type Read = { readonly recipe: Recipe; readonly table: IndexTable };
const reads = new WeakMap<RankingTable, Read | null>();

/** The table as the engine reads it; read once. */
export function engineTable(shown: RankingTable): Read | null {
  const known = reads.get(shown);
  if (known !== undefined) return known;
  const recipe = parseRecipe(shown.recipe.body);
  const { unit, name, groups = [] } = recipe.ok ? recipe.value : { unit: "code", name: null };
  const rows = shown.units.map((u, i) => ({
    ...Object.fromEntries(
      shown.indicators.map((indicator, j) => [indicator.code, shown.values[i]?.[j] ?? null]),
    ),
    ...Object.fromEntries(groups.map((g) => [g, g === "province" ? u.province : u.prefecture])),
    [unit]: u.code,
    ...(name ? { [name]: u.name.en } : {}),
  }));
  const table = recipe.ok ? readIndexTable(recipe.value, rows) : null;
  const read = recipe.ok && table?.ok ? { recipe: recipe.value, table: table.value } : null;
  reads.set(shown, read);
  return read;
}

/** Draws behind the rank interval while a lever is being moved: enough for its ends, quick enough to follow the hand. */
export const DRAWS = 40;
export const WEIGHT_NOISE = 0.25;
const OPTIONS = { weightNoise: WEIGHT_NOISE, draws: DRAWS, seed: 1 } as const;

const baselines = new WeakMap<Read, ScenarioBaseline>();

/** How things stand before any lever; drawn once a table. */
function baselineOf(read: Read): ScenarioBaseline | undefined {
  const known = baselines.get(read);
  if (known) return known;
  const made = scenarioBaseline(read.recipe, read.table, OPTIONS);
  if (made.ok) baselines.set(read, made.value);
  return made.ok ? made.value : undefined;
}

/** A scenario in the browser; its time stands in the performance record. */
export function scenarioOf(
  shown: RankingTable,
  unit: string,
  levers: readonly Lever[],
): Scenario | null {
  const read = engineTable(shown);
  if (read === null) return null;
  const baseline = baselineOf(read);
  const start = performance.now();
  const made = evaluateScenario(read.recipe, read.table, {
    ...OPTIONS,
    unit,
    levers,
    ...(baseline === undefined ? {} : { baseline }),
  });
  performance.measure("essor-scenario", { start, end: performance.now() });
  return made.ok ? made.value : null;
}

/** Indicators that stand in the framework as leaves, and the pillars above them. */
export function partsOf(shown: RankingTable): {
  leaves: string[];
  pillars: { code: string; weight: number }[];
} {
  const framework = engineTable(shown)?.recipe.framework ?? [];
  const parents = new Set(framework.map((n) => n.parent));
  const root = framework.find((n) => n.parent === undefined)?.code;
  return {
    leaves: framework.filter((n) => !parents.has(n.code)).map((n) => n.code),
    pillars: framework
      .filter((n) => n.parent === root && n.parent !== undefined)
      .map((n) => ({ code: n.code, weight: n.weight ?? 1 })),
  };
}

/** Levers of the address: `x:1.1` multiplies an input by 1.1, `w.total:2` sets a weight, `p.320281:1.1` lets a peer grow. */
export function leversOf(
  text: string | undefined,
  { unit, leaves }: { unit: string; leaves: readonly string[] },
): Lever[] {
  return (text ?? "").split(",").flatMap((part): Lever[] => {
    const at = part.lastIndexOf(":");
    const [key, amount] = [part.slice(0, at), Number(part.slice(at + 1))];
    if (at < 1 || !Number.isFinite(amount)) return [];
    if (key.startsWith("w.")) return [{ kind: "weight", code: key.slice(2), weight: amount }];
    if (key.startsWith("p."))
      return leaves.map((indicator) => ({
        kind: "input",
        unit: key.slice(2),
        indicator,
        change: "multiply",
        amount,
      }));
    return [{ kind: "input", unit, indicator: key, change: "multiply", amount }];
  });
}
