import { fail, type Result } from "../../vocabulary/result.ts";
import { type CostLine, type CostResult, presentCost } from "./cost-model.ts";

export const COST_ITEMS = ["land", "building", "power", "labour", "tax", "logistics"] as const;
export type CostItem = (typeof COST_ITEMS)[number];

/** What the investor's project uses: bought once (land, building), or used every year. */
export type CostNeeds = {
  readonly [K in CostItem]?: number | undefined;
};

/** What one unit costs in a place; `growth` a year where it is known. null is missing. */
export type UnitCost = { readonly value: number; readonly growth?: number | null };
export type PlaceCosts = { readonly [K in CostItem]?: UnitCost | null };

export type LocationCost = CostResult & {
  /** Items that the project needs and of which the place says no price: the sum leaves them out. */
  readonly missing: readonly CostItem[];
  /** Whether the sum may be held against another place's: nothing is missing. */
  readonly whole: boolean;
};

/** Bought in the first year; everything else falls every year. */
const ONCE: readonly CostItem[] = ["land", "building"];
const SPREAD = 0.1;

/**
 * Net present cost of a project in a place: quantities of the project times unit costs of the place, over some years.
 * What the place does not price is named as missing and neither guessed nor counted as nothing. Tax is a rate on the
 * yearly profit given as need.
 * @example
 * const cost = locationCost({ land: 4, labour: 100 }, { land: { value: 500 }, labour: null }, { years: 10, rate: 0.08 });
 * expect(cost.ok && [cost.value.present, cost.value.missing, cost.value.whole]).toEqual([2000, ["labour"], false]);
 */
export function locationCost(
  needs: CostNeeds,
  costs: PlaceCosts,
  { years, rate, growth = 0 }: { years: number; rate: number; growth?: number },
): Result<LocationCost, "wrong-rate" | "wrong-line" | "wrong-need"> {
  const lines: CostLine[] = [];
  const missing: CostItem[] = [];
  for (const item of COST_ITEMS) {
    const need = needs[item];
    if (need === undefined || need === 0) continue;
    if (!Number.isFinite(need) || need < 0) return fail("wrong-need", { item, need });
    const cost = costs[item];
    if (cost === undefined || cost === null) {
      missing.push(item);
      continue;
    }
    lines.push({
      name: item,
      amount: need * cost.value,
      from: 0,
      to: ONCE.includes(item) ? 0 : years - 1,
      growth: cost.growth ?? growth,
      spread: SPREAD,
    });
  }
  const sum = presentCost(lines, { years, rate });
  return sum.ok ? { ok: true, value: { ...sum.value, missing, whole: missing.length === 0 } } : sum;
}
