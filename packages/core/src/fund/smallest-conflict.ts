import { smallestHittingSet } from "./hitting-set.ts";

/** Rules of a conflict, by position; `smallest` says that no conflict has fewer. */
export type Conflict = { readonly members: readonly number[]; readonly smallest: boolean };

/**
 * A conflict with the fewest rules, among `count` rules that cannot all be kept. `isPossible` says whether some of them
 * can be kept together. Every set of rules whose removal makes the rest possible must share a rule with every conflict,
 * so a smallest hitting set of the removals found so far is a lower bound; once it is a conflict itself, none is smaller
 * (Ignatiev, Previti, Liffiton and Marques-Silva, Smallest MUS extraction, 2015). After `asksMax` questions the
 * irreducible conflict found first stands, and is said not to be proven smallest.
 * @example
 * const clashes = [[0, 1, 2], [2, 3]];
 * const isPossible = (kept) => !clashes.some((clash) => clash.every((rule) => kept.includes(rule)));
 * expect(smallestConflict(4, isPossible, { asksMax: 100 })).toEqual({ members: [2, 3], smallest: true });
 */
export function smallestConflict(
  count: number,
  isPossible: (kept: readonly number[]) => boolean,
  { asksMax }: { readonly asksMax: number },
): Conflict {
  let asks = 0;
  const ask = (kept: readonly number[]) => {
    asks += 1;
    return isPossible(kept);
  };
  const all = Array.from({ length: count }, (_, i) => i);
  const known = irreducible(all, ask);
  const removals: number[][] = [];
  while (asks < asksMax) {
    const bound = smallestHittingSet(removals);
    if (bound.length >= known.length) return { members: known, smallest: true };
    if (!ask(bound)) return { members: bound, smallest: true };
    const kept = new Set(grown(bound, all, ask));
    removals.push(all.filter((rule) => !kept.has(rule)));
  }
  return { members: known, smallest: false };
}

/** A conflict of which nothing can be left out; whole groups are tried first, as most rules have no part in it. */
function irreducible(all: readonly number[], isPossible: (kept: readonly number[]) => boolean) {
  let kept = [...all];
  for (let size = kept.length >> 1; size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (let from = 0; from < kept.length; ) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (isPossible(rest)) from += size;
      else kept = rest;
    }
  }
  return kept;
}

/** The rules with as many more as stay possible: halves are tried before their halves. */
function grown(
  core: readonly number[],
  all: readonly number[],
  isPossible: (kept: readonly number[]) => boolean,
): readonly number[] {
  let kept = core;
  const add = (more: readonly number[]): void => {
    if (more.length === 0) return;
    if (isPossible([...kept, ...more])) {
      kept = [...kept, ...more];
      return;
    }
    if (more.length === 1) return;
    const half = more.length >> 1;
    add(more.slice(0, half));
    add(more.slice(half));
  };
  add(all.filter((rule) => !core.includes(rule)));
  return kept;
}
