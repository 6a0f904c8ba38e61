import type { SolveLp, SolverStatus } from "@essor/core/fund";
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
  return (problem, { gap, timeLimitSeconds }) => {
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
}
