import { IMPUTED, LOGGED, unitAt, WINSORISED } from "./frame.ts";
import type { IndexModel } from "./index-model.ts";

/** What a value is: seen, filled in, reined in, on a log scale, made of others, or not there. */
export type How = "observed" | "imputed" | "winsorised" | "logged" | "aggregated" | "missing";

export type IndexCell = {
  readonly unit: string;
  readonly time: string | null;
  readonly code: string;
  /** The step after which the value stands; `raw` before the first. */
  readonly step: string;
  readonly value: number | null;
  readonly how: How;
};

/** The strongest thing that happened to an indicator's value. */
export function howOf(value: number, bits: number): How {
  if (!Number.isFinite(value)) return "missing";
  if (bits & WINSORISED) return "winsorised";
  if (bits & IMPUTED) return "imputed";
  return bits & LOGGED ? "logged" : "observed";
}

/** Every indicator after every step, then every aggregate. Units that left are absent from the steps after. */
export function cellsOf({ framework, table, run }: IndexModel): IndexCell[] {
  const cells: IndexCell[] = [];
  const put = (frame: typeof run.frame, row: number, rest: Omit<IndexCell, "unit" | "time">) =>
    cells.push({
      unit: unitAt(frame, row, table),
      time: table.times?.[frame.rows[row] as number] ?? null,
      ...rest,
    });
  for (const { step, frame } of run.trace) {
    frame.columns.forEach((column, j) => {
      const code = framework.codes[j] as string;
      column.forEach((x, i) => {
        const how = howOf(x, frame.how[j]?.[i] ?? 0);
        put(frame, i, { code, step, value: Number.isFinite(x) ? x : null, how });
      });
    });
  }
  for (let node = framework.leaves; node < framework.codes.length; node++) {
    const code = framework.codes[node] as string;
    run.nodes[node]?.forEach((x, i) => {
      const missing = !Number.isFinite(x);
      const value = missing ? null : x;
      put(run.frame, i, {
        code,
        step: "aggregate",
        value,
        how: missing ? "missing" : "aggregated",
      });
    });
  }
  return cells;
}
