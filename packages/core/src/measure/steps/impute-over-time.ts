import type { Frame } from "../frame.ts";
import type { IndexTable } from "../index-table.ts";
import type { ImputeMethod, ImputeStep } from "../recipe.ts";

/** Fills each unit's gaps from its own other periods. */
export function imputeOverTime(
  frame: Frame,
  { method, maxSteps }: ImputeStep,
  table: IndexTable,
): readonly Float64Array[] {
  const { times } = table;
  if (times === null) return frame.columns;
  const periods = [...new Set(times)];
  const numeric = periods.every((p) => Number.isFinite(Number(p)));
  const at = Float64Array.from(frame.rows, (r) => {
    const time = times[r] as string;
    return numeric ? Number(time) : periods.indexOf(time);
  });
  const byUnit = new Map<string, number[]>();
  frame.rows.forEach((r, i) => {
    const unit = table.units[r] as string;
    const list = byUnit.get(unit);
    if (list) list.push(i);
    else byUnit.set(unit, [i]);
  });
  return frame.columns.map((column) => {
    if (!column.some(Number.isNaN)) return column;
    const filled = Float64Array.from(column);
    for (const rows of byUnit.values()) {
      const x = Float64Array.from(rows, (i) => at[i] as number);
      const y = Float64Array.from(rows, (i) => column[i] as number);
      const done = fillSeries(x, y, method, maxSteps ?? Number.POSITIVE_INFINITY);
      rows.forEach((i, k) => {
        filled[i] = done[k] as number;
      });
    }
    return filled;
  });
}

/** One series over time: `latest` carries forward, the others also fill the ends with the nearest value. */
export function fillSeries(
  at: Float64Array,
  values: Float64Array,
  method: ImputeMethod,
  maxSteps: number,
): Float64Array {
  const known = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
  const done = Float64Array.from(values);
  if (known.length === 0 || (method === "linear" && known.length < 2)) return done;
  let next = 0;
  for (let i = 0; i < values.length; i++) {
    while (next < known.length && (known[next] as number) < i) next++;
    if (!Number.isNaN(values[i])) continue;
    const before = known[next - 1];
    const after = known[next];
    if (method === "latest") {
      if (before !== undefined && gap(at, before, i) <= maxSteps)
        done[i] = values[before] as number;
      continue;
    }
    const near = before ?? (after as number);
    const far = after ?? near;
    if (Math.min(gap(at, near, i), gap(at, far, i)) > maxSteps) continue;
    const [a, b] = [values[near] as number, values[far] as number];
    const share = near === far ? 0 : gap(at, near, i) / gap(at, near, far);
    done[i] = method === "constant" ? a : a + share * (b - a);
  }
  return done;
}

function gap(at: Float64Array, a: number, b: number): number {
  return Math.abs((at[a] as number) - (at[b] as number));
}
