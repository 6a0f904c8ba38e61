import type { SolveLp, SolverAnswer, SolverStatus } from "@essor/core/fund";
import loadHighs from "highs";

const STATUS: Readonly<Record<string, SolverStatus>> = {
  Optimal: "optimal",
  Infeasible: "infeasible",
  "Primal infeasible or unbounded": "infeasible",
  Unbounded: "unbounded",
  "Time limit reached": "stopped",
};

/** The HiGHS solver (WebAssembly), as a function that core can call. Loaded once. */
export async function loadSolveLp(): Promise<SolveLp> {
  // The package's types describe its CommonJS form; its ES module is the loader itself.
  const load = loadHighs as unknown as (typeof loadHighs)["default"];
  const highs = await load();
  const run = (
    problem: string,
    { gap, timeLimitSeconds }: Parameters<SolveLp>[1],
  ): SolverAnswer => {
    const answer = highs.solve(problem, {
      mip_rel_gap: gap,
      output_flag: false,
      ...(timeLimitSeconds === undefined ? {} : { time_limit: timeLimitSeconds }),
    });
    const columns = answer.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
    return {
      status: STATUS[answer.Status] ?? "failed",
      objective: answer.ObjectiveValue,
      values: Object.fromEntries(
        Object.entries(columns).map(([name, { Primal }]) => [name, Primal ?? 0]),
      ),
    };
  };
  return (problem, options) => {
    const answer = run(problem, options);
    if (answer.status !== "stopped") return answer;
    if (!Number.isFinite(answer.objective) || Object.keys(answer.values).length === 0)
      return { ...answer, status: "failed" };
    // The solver does not say how far it was: the problem without whole numbers bounds what is possible.
    const bound = run(relaxed(problem), { gap: 0 });
    const gap = (bound.objective - answer.objective) / Math.max(1e-9, Math.abs(answer.objective));
    return { ...answer, ...(bound.status === "optimal" ? { gap: Math.max(0, gap) } : {}) };
  };
}

/** The same problem with choices that may be broken: 0 to 1 instead of 0 or 1. */
function relaxed(problem: string): string {
  const [before = "", after = ""] = problem.split("\nBinaries\n");
  const names = after.replace(/\nEnd\s*$/, "").match(/\S+/g) ?? [];
  return `${before}\n${names.map((name) => ` ${name} <= 1`).join("\n")}\nEnd\n`;
}
