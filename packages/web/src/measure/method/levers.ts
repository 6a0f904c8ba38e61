import type { RankingTable } from "@essor/contract/measure";
import type { Lever } from "@essor/core/measure";
import { pillarsOf } from "../engine.ts";

/** An indicator that may be moved, with the bounds that the reader set. */
export type LeverRow = {
  readonly code: string;
  readonly pillar: string;
  readonly on: boolean;
  readonly now: number | null;
  readonly direction: 1 | -1;
  /** How far it may go: what the reader typed, else the best value that any unit has. */
  readonly bound: number | null;
  readonly typed: boolean;
};

type Node = { readonly code: string; readonly direction?: 1 | -1 };

/** The address keeps what is off (`off=a,b`) and typed bounds (`bound=a:1,b:2`). */
export function leverRows(
  table: RankingTable,
  unit: string | undefined,
  { off, bound }: { off: string | undefined; bound: string | undefined },
): LeverRow[] {
  const out = new Set((off ?? "").split(",").filter(Boolean));
  const typed = parseBounds(bound);
  const i = table.units.findIndex((u) => u.code === unit);
  const nodes = (table.recipe.body.framework ?? []) as readonly Node[];
  return pillarsOf(table).flatMap((pillar) =>
    pillar.leaves.map((code) => {
      const j = table.indicators.findIndex((x) => x.code === code);
      const direction = nodes.find((n) => n.code === code)?.direction ?? 1;
      const seen = table.values.map((row) => row[j] ?? null).filter((v) => v !== null);
      const best = direction === 1 ? largest(seen) : -largest(seen.map((v) => -v));
      return {
        code,
        pillar: pillar.code,
        on: !out.has(code),
        now: table.values[i]?.[j] ?? null,
        direction,
        bound: typed.get(code) ?? (seen.length === 0 ? null : best),
        typed: typed.has(code),
      };
    }),
  );
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

export function leversOf(rows: readonly LeverRow[]): Lever[] {
  return rows
    .filter((r) => r.on)
    .map((r) => ({
      indicator: r.code,
      ...(r.bound === null ? {} : r.direction === 1 ? { max: r.bound } : { min: r.bound }),
    }));
}

/** `a:1,b:2` as a map; what is no number is left out. */
export function parseBounds(text: string | undefined): Map<string, number> {
  const pairs = (text ?? "").split(",").map((part) => part.split(":"));
  return new Map(
    pairs.flatMap(([code, value]) => {
      const number = Number(value);
      return code && value && Number.isFinite(number) ? [[code, number] as const] : [];
    }),
  );
}

export function formatBounds(bounds: ReadonlyMap<string, number>): string | undefined {
  const text = [...bounds].map(([code, value]) => `${code}:${value}`).join(",");
  return text === "" ? undefined : text;
}
