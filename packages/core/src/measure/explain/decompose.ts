import { type MeanKind, meanKind } from "../aggregation/means.ts";
import type { IndexModel } from "../index-model.ts";
import type { AggregateStep } from "../recipe.ts";
import { methodAt } from "../run.ts";

/** One row of one run: where a difference starts or ends. */
export type Standpoint = { readonly model: IndexModel; readonly row: number };

/** A difference of two scores, taken apart; the parts and the rest add up to it. */
export type Decomposition = {
  readonly change: number;
  /** By node: what its value (indicators) and its weight did. */
  readonly byValue: Float64Array;
  readonly byWeight: Float64Array;
  /** What no formula takes apart: methods that are not means, or that differ. */
  readonly rest: number;
};

/**
 * Takes the difference of a node's score between two standpoints with one framework apart, level by level. Every
 * quasi-arithmetic mean is exact: y = g(sum w f(x)), so dy = (dy/dF) sum (w' df + f' dw), with w' and f' the middle of
 * both sides. A member that one side lacks has weight 0 there.
 */
export function decompose(from: Standpoint, to: Standpoint, node: number): Decomposition {
  const { framework } = from.model;
  const parts = {
    byValue: new Float64Array(framework.codes.length),
    byWeight: new Float64Array(framework.codes.length),
    rest: 0,
  };
  const change = valueAt(to, node) - valueAt(from, node);
  descend(from, to, node, 1, parts);
  return { change, ...parts };
}

function valueAt({ model, row }: Standpoint, node: number): number {
  return (model.run.nodes[node] as Float64Array)[row] as number;
}

function kindAt({ model }: Standpoint, node: number): MeanKind | null {
  const aggregate = model.recipe.steps.find((s): s is AggregateStep => s.step === "aggregate");
  return meanKind(methodAt({ framework: model.framework, table: model.table }, aggregate, node));
}

type Parts = { byValue: Float64Array; byWeight: Float64Array; rest: number };

function descend(
  from: Standpoint,
  to: Standpoint,
  node: number,
  factor: number,
  parts: Parts,
): void {
  const { framework } = from.model;
  const [y0, y1] = [valueAt(from, node), valueAt(to, node)];
  if (node < framework.leaves) {
    parts.byValue[node] = (parts.byValue[node] as number) + factor * (y1 - y0);
    return;
  }
  const [a, b] = [kindAt(from, node), kindAt(to, node)];
  const same = a !== null && b !== null && a.mean === b.mean && exponent(a) === exponent(b);
  const members = same ? membersOf(from, to, node, a) : null;
  if (members === null || !same) {
    parts.rest += factor * (y1 - y0);
    return;
  }
  let sum0 = 0;
  let sum1 = 0;
  for (const m of members) {
    sum0 += m.w0 * m.f0;
    sum1 += m.w1 * m.f1;
  }
  const slope = ratio(y1 - y0, sum1 - sum0, 1 / derivative(a, y0));
  const centre = (sum0 + sum1) / 2;
  for (const m of members) {
    const weight = ((m.f0 + m.f1) / 2 - centre) * (m.w1 - m.w0);
    parts.byWeight[m.node] = (parts.byWeight[m.node] as number) + factor * slope * weight;
    if (m.x0 === m.x1) continue;
    const inner = ratio(m.f1 - m.f0, m.x1 - m.x0, derivative(a, m.x0));
    descend(from, to, m.node, factor * slope * ((m.w0 + m.w1) / 2) * inner, parts);
  }
}

type Member = {
  node: number;
  x0: number;
  x1: number;
  f0: number;
  f1: number;
  w0: number;
  w1: number;
};

function membersOf(
  from: Standpoint,
  to: Standpoint,
  node: number,
  kind: MeanKind,
): Member[] | null {
  const children = from.model.framework.children[node] as Uint32Array;
  const members: Member[] = [];
  for (const child of children) {
    let [x0, x1] = [valueAt(from, child), valueAt(to, child)];
    let w0 = Number.isNaN(x0) ? 0 : (from.model.run.weights[child] as number);
    let w1 = Number.isNaN(x1) ? 0 : (to.model.run.weights[child] as number);
    if (w0 === 0 && w1 === 0) continue;
    if (Number.isNaN(x0)) [x0, w0] = [x1, 0];
    if (Number.isNaN(x1)) [x1, w1] = [x0, 0];
    const [f0, f1] = [forward(kind, x0), forward(kind, x1)];
    if (!Number.isFinite(f0) || !Number.isFinite(f1)) return null;
    members.push({ node: child, x0, x1, f0, f1, w0, w1 });
  }
  const [s0, s1] = [members.reduce((s, m) => s + m.w0, 0), members.reduce((s, m) => s + m.w1, 0)];
  if (!(s0 > 0 && s1 > 0)) return null;
  return members.map((m) => ({ ...m, w0: m.w0 / s0, w1: m.w1 / s1 }));
}

function exponent(kind: MeanKind): number {
  return kind.mean === "power"
    ? kind.p
    : kind.mean === "harmonic"
      ? -1
      : kind.mean === "geometric"
        ? 0
        : 1;
}

function forward(kind: MeanKind, x: number): number {
  const p = exponent(kind);
  return p === 1 ? x : p === 0 ? Math.log(x) : x ** p;
}

function derivative(kind: MeanKind, x: number): number {
  const p = exponent(kind);
  return p === 1 ? 1 : p === 0 ? 1 / x : p * x ** (p - 1);
}

/** A quotient of differences, or its limit where both vanish. */
function ratio(above: number, below: number, limit: number): number {
  return below === 0 ? (Number.isFinite(limit) ? limit : 0) : above / below;
}
