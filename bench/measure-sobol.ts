/** How far are Sobol' indices from the exact ones at 600 runs? `npx tsx bench/measure-sobol.ts` */
import { planUncertainty, sensitivity, weightSetsFromTable } from "@essor/core/measure";
import { asemExample, exampleVary, must } from "../tools/asem.ts";
import { hasReference, referencePath } from "../tools/reference.ts";
import { readReferenceCsv } from "../tools/reference-csv.ts";

const at = (...parts: string[]) => readReferenceCsv(referencePath("index", "asem", ...parts));

const SEEDS = 200;

if (hasReference("index")) {
  const { recipe, table } = asemExample([0, 100]);
  const vary = exampleVary(recipe);
  const sets = must(weightSetsFromTable(at("uncertainty", "weight_sets.csv")));
  const plan = must(planUncertainty(recipe, table, vary, sets));
  const exact = at("uncertainty", "exact_sensitivity_full_factorial.csv");
  const squares = { first: 0, total: 0 };
  const worst = { first: 0, total: 0 };
  const byInput = exact.map(() => ({ first: 0, total: 0 }));
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { lines } = sensitivity(plan, { budget: 600, seed, resamples: 0 });
    lines.forEach((line, i) => {
      for (const [key, column] of [
        ["first", "Si_exact"],
        ["total", "STi_exact"],
      ] as const) {
        const gap = (line[key] as number) - Number(exact[i]?.[column]);
        squares[key] += gap * gap;
        worst[key] = Math.max(worst[key], Math.abs(gap));
        (byInput[i] as (typeof byInput)[number])[key] += gap * gap;
      }
    });
  }
  const root = (sum: number, n: number) => Math.sqrt(sum / n).toFixed(4);
  console.log(`600 runs, ${SEEDS} seeds, four inputs`);
  console.log(
    `first order: RMSE ${root(squares.first, 4 * SEEDS)} (asked 0.07), worst ${worst.first.toFixed(3)}`,
  );
  console.log(
    `total:       RMSE ${root(squares.total, 4 * SEEDS)} (asked 0.05), worst ${worst.total.toFixed(3)}`,
  );
  byInput.forEach((s, i) => {
    console.log(
      `  ${exact[i]?.Variable}: first ${root(s.first, SEEDS)}, total ${root(s.total, SEEDS)}`,
    );
  });
}
