import type { Column } from "./columns.ts";
import { editDistance, jaroWinkler } from "./text-distance.ts";

/** How two values agree, best first. `missing` says nothing for or against. */
export const LEVELS = ["missing", "same", "close", "alike", "elsewhere", "different"] as const;
export type Level = (typeof LEVELS)[number];
export const MISSING = 0;
export const SAME = 1;
export const CLOSE = 2;
export const ALIKE = 3;
export const ELSEWHERE = 4;
export const DIFFERENT = 5;
export const LEVEL_COUNT = 6;

/**
 * The level of two different values: close is one slip, alike two slips, the same words in another order, an initial
 * for a name, or a common beginning.
 * @example
 * expect(LEVELS[levelOfValues("meier", "meyer", false)]).toBe("close");
 * expect(LEVELS[levelOfValues("j", "john", false)]).toBe("alike");
 * expect(LEVELS[levelOfValues("john", "mary", false)]).toBe("different");
 */
export function levelOfValues(a: string, b: string, digits: boolean): number {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 3 && editDistance(a, b, 1) <= 1) return CLOSE;
  if (digits) return longer >= 5 && editDistance(a, b, 2) <= 2 ? ALIKE : DIFFERENT;
  const likeness = jaroWinkler(a, b);
  if (likeness >= 0.93) return CLOSE;
  if (likeness >= 0.85) return ALIKE;
  if (shorter === 1) return a[0] === b[0] ? ALIKE : DIFFERENT;
  if (longer >= 6 && editDistance(a, b, 2) <= 2) return ALIKE;
  if (shorter >= 4 && sameWords(a, b)) return ALIKE;
  return DIFFERENT;
}

function sameWords(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (!long.includes(" ")) return false;
  if (a.length === b.length) return a.split(" ").sort().join(" ") === b.split(" ").sort().join(" ");
  return ` ${long} `.includes(` ${short} `);
}

/**
 * The levels of two records in every column, as one number in base 6, the first column lowest. A value that differs
 * but stands in another column of the other record is `elsewhere`: fields get swapped.
 * @example
 * const columns = columnsOf([{ a: "ann", b: "lee" }, { a: "lee", b: "ann" }], ["a", "b"]);
 * expect(levelsIn(patternOf(columns, 0, 1), 2).map((l) => LEVELS[l])).toEqual(["elsewhere", "elsewhere"]);
 */
export function patternOf(columns: readonly Column[], i: number, j: number): number {
  let pattern = 0;
  let base = 1;
  for (const column of columns) {
    const a = column.codes[i] as number;
    const b = column.codes[j] as number;
    let level = MISSING;
    if (a >= 0 && b >= 0) {
      if (a === b) level = SAME;
      else {
        const mine = column.values[a] as string;
        const theirs = column.values[b] as string;
        level = levelOfValues(mine, theirs, column.digits);
        if (level === DIFFERENT && (stands(columns, mine, j) || stands(columns, theirs, i)))
          level = ELSEWHERE;
      }
    }
    pattern += level * base;
    base *= LEVEL_COUNT;
  }
  return pattern;
}

function stands(columns: readonly Column[], value: string, record: number): boolean {
  if (value.length < 3) return false;
  for (const { codes, values } of columns) {
    const code = codes[record] as number;
    if (code >= 0 && values[code] === value) return true;
  }
  return false;
}

/**
 * The levels that a pattern holds, one a column.
 * @example
 * expect(levelsIn(1 + 6 * 5, 3)).toEqual([1, 5, 0]);
 */
export function levelsIn(pattern: number, columns: number): number[] {
  const levels: number[] = [];
  let rest = pattern;
  for (let k = 0; k < columns; k++) {
    levels.push(rest % LEVEL_COUNT);
    rest = Math.floor(rest / LEVEL_COUNT);
  }
  return levels;
}
