import { rawColumn } from "../frame.ts";
import type { IndexModel } from "../index-model.ts";
import { type PrincipalComponents, principalComponents } from "../weights/principal-component.ts";
import { completeRows } from "../weights/weigh-level.ts";
import { type CorrelationKind, correlationOf } from "./correlation-matrix.ts";
import { cronbachAlpha, flaggedPairs, type PairFlag } from "./cronbach.ts";

export type CorrelationLine = {
  readonly a: string;
  readonly b: string;
  readonly r: number | null;
  readonly p: number | null;
};

/** Children of each aggregate of a level with each other. */
export function correlationsWithin(
  model: IndexModel,
  level: number,
  kind: CorrelationKind,
): CorrelationLine[] {
  return groupsAt(model, level).flatMap(({ codes, columns }) =>
    columns.flatMap((a, i) =>
      columns.map((b, j) =>
        line(codes[i] as string, codes[j] as string, correlationOf(a, b, kind)),
      ),
    ),
  );
}

/** Nodes of one level with nodes of another, or each with its own parent. */
export function correlationsBetween(
  model: IndexModel,
  {
    from,
    to,
    withParent = false,
    kind = "pearson",
  }: {
    readonly from: number;
    readonly to: number;
    readonly withParent?: boolean;
    readonly kind?: CorrelationKind;
  },
): CorrelationLine[] {
  const { framework, run } = model;
  const nodes = [...framework.codes.keys()];
  const lines: CorrelationLine[] = [];
  for (const a of nodes.filter((n) => framework.level[n] === to)) {
    for (const b of nodes.filter((n) => framework.level[n] === from)) {
      if (withParent && framework.parent[b] !== a) continue;
      const r = correlationOf(run.nodes[a] as Float64Array, run.nodes[b] as Float64Array, kind);
      lines.push(line(framework.codes[a] as string, framework.codes[b] as string, r));
    }
  }
  return lines;
}

function line(a: string, b: string, c: { r: number; p: number | null } | null): CorrelationLine {
  return { a, b, r: a === b && c ? 1 : (c?.r ?? null), p: c?.p ?? null };
}

function groupsAt({ framework, run }: IndexModel, level: number) {
  return [...framework.codes.keys()]
    .filter((node) => framework.level[node] === level)
    .map((node) => {
      const children = [...(framework.children[node] as Uint32Array)];
      return {
        code: framework.codes[node] as string,
        codes: children.map((c) => framework.codes[c] as string),
        columns: children.map((c) => run.nodes[c] as Float64Array),
      };
    });
}

/** Cronbach's alpha of the children of each aggregate of a level. */
export function consistency(
  model: IndexModel,
  level: number,
): { readonly code: string; readonly alpha: number | null }[] {
  return groupsAt(model, level).map(({ code, columns }) => ({
    code,
    alpha: cronbachAlpha(columns),
  }));
}

/** Pairs of children that say the same (positive threshold) or pull apart (negative threshold). */
export function pairFlags(model: IndexModel, level: number, threshold: number): PairFlag[] {
  return groupsAt(model, level).flatMap(({ code, codes, columns }) =>
    flaggedPairs(code, codes, columns, threshold),
  );
}

/** Principal components of the children of each aggregate of a level; null where a child does not vary. */
export function componentsOf(
  model: IndexModel,
  level: number,
): {
  readonly code: string;
  readonly children: readonly string[];
  readonly components: PrincipalComponents | null;
}[] {
  return groupsAt(model, level).map(({ code, codes, columns }) => ({
    code,
    children: codes,
    components: principalComponents(completeRows(columns)),
  }));
}

/** Raw indicators that go with a possible denominator: a sign that they measure size. */
export function denominatorCorrelations(
  model: IndexModel,
  threshold: number,
): { readonly indicator: string; readonly denominator: string; readonly r: number }[] {
  const { framework, run, table } = model;
  const raw = (run.trace[0] as (typeof run.trace)[number]).frame;
  const names = [
    ...new Set(framework.denominator.filter((d): d is string => d !== undefined)),
  ].sort();
  return raw.columns.flatMap((column, j) =>
    names.flatMap((denominator) => {
      const r = correlationOf(column, rawColumn(raw, denominator, table), "pearson")?.r;
      return r !== undefined && Math.abs(r) > threshold
        ? [{ indicator: framework.codes[j] as string, denominator, r }]
        : [];
    }),
  );
}

/** Share of the indicators below each aggregate that a unit has, on the raw data. */
export function availabilityByGroup(model: IndexModel): {
  readonly unit: string;
  readonly time: string | null;
  readonly shares: Readonly<Record<string, number>>;
}[] {
  const { framework, run, table } = model;
  const raw = (run.trace[0] as (typeof run.trace)[number]).frame;
  const below: number[][] = [...framework.codes.keys()].map((n) =>
    n < framework.leaves ? [n] : [],
  );
  for (let n = framework.leaves; n < framework.codes.length; n++) {
    for (const c of framework.children[n] as Uint32Array) below[n]?.push(...(below[c] as number[]));
  }
  return Array.from(raw.rows, (r, i) => ({
    unit: table.units[r] as string,
    time: table.times?.[r] ?? null,
    shares: Object.fromEntries(
      framework.codes.slice(framework.leaves).map((code, k) => {
        const leaves = below[framework.leaves + k] as number[];
        const known = leaves.filter((j) => !Number.isNaN(raw.columns[j]?.[i])).length;
        return [code, known / leaves.length];
      }),
    ),
  }));
}
