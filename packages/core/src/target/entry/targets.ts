import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { presenceOf } from "../space/presence.ts";
import { driversOf, type EntryDriver } from "./drivers.ts";
import { type EntryBasis, entryFeatures } from "./features.ts";
import { type EntryModel, entryForecast, entryProbabilities } from "./model.ts";

/** Why an activity stands on the list. */
export type TargetReasons = {
  /** Present activities nearest to it, with their proximity. */
  readonly nearPresent: readonly { readonly activity: string; readonly proximity: number }[];
  /** Regions with the most alike portfolio (Jaccard) that have it. */
  readonly alikeRegions: readonly { readonly region: string; readonly likeness: number }[];
  /** What the log-odds are made of against the average candidate: all kinds, the weightiest first; they sum to the whole. */
  readonly drivers: readonly { readonly driver: EntryDriver; readonly logOdds: number }[];
};

/** One activity the region might enter. */
export type Target = {
  readonly activity: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly rca: number;
  readonly density: number;
  readonly pci: number | null;
  /** Complexity outlook gain; null where no ECI exists. */
  readonly cog: number | null;
  readonly reasons: TargetReasons;
};

export type TargetOptions = {
  readonly model: EntryModel;
  readonly top: number;
  readonly reasonsMax?: number;
};

/**
 * The activities a region is likeliest to enter within the model's horizon, with intervals and reasons. Association, not
 * proof that building works: base rates are low, so even the first is seldom sure.
 * @example
 * const table = { regions: ["A"], activities: ["111"], values: Float64Array.of(1) };
 * expect(targetsOf.length).toBe(3);
 */
export function targetsOf(
  basis: EntryBasis,
  region: string,
  { model, top, reasonsMax = 3 }: TargetOptions,
): Result<Target[], "unknown-region"> {
  const { table, space } = basis;
  const row = table.regions.indexOf(region);
  if (row < 0) return fail("unknown-region", { region });
  const P = table.activities.length;
  const cells = openCells(basis, { row, from: model.rule.from });
  const features = entryFeatures(basis, cells);
  const probabilities = entryProbabilities(model, features);
  const order = Uint32Array.from(cells, (_, i) => i)
    .sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number) || a - b)
    .subarray(0, top);
  const likeness = likenessOf(basis, row);
  const width = model.features.length;
  return ok(
    Array.from(order, (i): Target => {
      const cell = cells[i] as number;
      const column = cell - row * P;
      const forecast = entryForecast(model, features.subarray(i * width, (i + 1) * width));
      return {
        activity: table.activities[column] as string,
        probability: forecast.probability,
        low: forecast.low,
        high: forecast.high,
        rca: space.rca[cell] as number,
        density: space.density[cell] as number,
        pci: space.pci[column] ?? null,
        cog: space.outlookDefined ? (space.cog[cell] as number) : null,
        reasons: {
          nearPresent: nearPresent(basis, { row, column, max: reasonsMax }),
          alikeRegions: alikeRegions(basis, { row, column, likeness, max: reasonsMax }),
          drivers: driversOf(forecast.contributions),
        },
      };
    }),
  );
}

function openCells(
  { table, space }: EntryBasis,
  { row, from }: { row: number; from: number },
): Uint32Array {
  const P = table.activities.length;
  const all = Uint32Array.from({ length: P }, (_, p) => row * P + p);
  if (from === 1) return all.filter((cell) => space.presence[cell] === 0);
  const taken = presenceOf(table, { test: "rca", threshold: from });
  return all.filter((cell) => taken[cell] === 0);
}

/** Jaccard likeness of every region's portfolio with this one's. */
function likenessOf({ space }: EntryBasis, row: number): Float64Array {
  const { lists, presence } = space;
  const P = lists.activityCount;
  const mine = presence.subarray(row * P, (row + 1) * P);
  return Float64Array.from({ length: lists.regionCount }, (_, r) => {
    let shared = 0;
    for (let k = lists.offsets[r] as number; k < (lists.offsets[r + 1] as number); k++) {
      shared += mine[lists.members[k] as number] as number;
    }
    const union = (lists.diversity[r] as number) + (lists.diversity[row] as number) - shared;
    return r === row || union === 0 ? 0 : shared / union;
  });
}

type Cell = { readonly row: number; readonly column: number; readonly max: number };

function nearPresent({ space, table }: EntryBasis, { row, column, max }: Cell) {
  const { lists, proximity } = space;
  const P = lists.activityCount;
  return [...lists.members.subarray(lists.offsets[row], lists.offsets[row + 1])]
    .filter((q) => q !== column && (proximity[column * P + q] as number) > 0)
    .sort(
      (a, b) =>
        (proximity[column * P + b] as number) - (proximity[column * P + a] as number) || a - b,
    )
    .slice(0, max)
    .map((q) => ({
      activity: table.activities[q] as string,
      proximity: proximity[column * P + q] as number,
    }));
}

function alikeRegions(
  { space, table }: EntryBasis,
  { column, likeness, max }: Cell & { likeness: Float64Array },
) {
  const P = space.lists.activityCount;
  const best: number[] = [];
  for (let r = 0; r < likeness.length; r++) {
    const mine = likeness[r] as number;
    if (space.presence[r * P + column] === 0 || mine === 0) continue;
    let at = best.length;
    while (at > 0 && (likeness[best[at - 1] as number] as number) < mine) at--;
    if (at >= max) continue;
    best.splice(at, 0, r);
    if (best.length > max) best.pop();
  }
  return best.map((r) => ({ region: table.regions[r] as string, likeness: likeness[r] as number }));
}
