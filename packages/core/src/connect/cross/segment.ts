import type { Dictionary } from "./dictionary.ts";

/** A word of a Chinese run and where it stands; `known` where the dictionary has it. */
export type Segment = { readonly word: string; readonly start: number; readonly known: boolean };

/**
 * Cuts a run of Chinese characters into the fewest words of the dictionary; between equals the one whose words are
 * longest (largest sum of squared lengths), then the one with the longer words at the end, as Chinese heads stand last.
 * @example
 * const dictionary = parseDictionary("固态\t\tgu tai\tsolid state\n电池\t\tdian chi\tbattery");
 * expect(segment("固态电池", dictionary).map((s) => s.word)).toEqual(["固态", "电池"]);
 */
export function segment(
  run: string,
  { glosses, longest }: Pick<Dictionary, "glosses" | "longest">,
): Segment[] {
  const n = run.length;
  const cost = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(n + 1);
  cost[0] = 0;
  for (let end = 1; end <= n; end++) {
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const length = end - start;
      const known = glosses.has(run.slice(start, end));
      if (!known && length > 1) continue;
      const price = (cost[start] as number) + 1 - (length * length) / 10_000;
      if (price <= (cost[end] as number)) {
        cost[end] = price;
        from[end] = start;
      }
    }
  }
  const segments: Segment[] = [];
  for (let end = n; end > 0; end = from[end] as number) {
    const start = from[end] as number;
    const word = run.slice(start, end);
    segments.push({ word, start, known: glosses.has(word) });
  }
  return segments.reverse();
}
