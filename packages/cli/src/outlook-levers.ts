import type { Lever } from "@essor/core/outlook";
import { Refused } from "./refused.ts";

/** Levers of a JSON list; whether they fit the recipe is for the engine to say. */
export function leversOf(json: unknown, field: string): Lever[] {
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  return list.map((entry, i) => {
    const lever = entry as Record<string, unknown> | null;
    const input =
      lever?.kind === "input" &&
      typeof lever.unit === "string" &&
      typeof lever.indicator === "string" &&
      ["add", "multiply", "set"].includes(lever.change as string) &&
      Number.isFinite(lever.amount);
    const weight =
      lever?.kind === "weight" && typeof lever.code === "string" && Number.isFinite(lever.weight);
    if (!input && !weight) {
      const reason = `Lever ${i + 1} needs kind input (unit, indicator, change, amount) or kind weight (code, weight)`;
      throw new Refused([{ code: "lever-unfit", severity: "error", row: i + 1, field, reason }]);
    }
    return lever as unknown as Lever;
  });
}
