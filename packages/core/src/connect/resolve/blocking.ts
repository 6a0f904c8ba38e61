import type { Column } from "./columns.ts";
import { PairSet } from "./pair-set.ts";

export type BlockingOptions = {
  /** No more candidates than this; keys with few records come first. */
  readonly candidatesMax: number;
  /** Where given, records below it are one file and those from it on another; only pairs across count. */
  readonly split: number | undefined;
};

/** Records of a key beyond which it says too little. */
const ONE_KEY_MAX = 30;
const TWO_KEY_MAX = 120;

/**
 * Pairs of records worth comparing: those that share a rare value, or two values, or parts of values (beginning,
 * consonants, year, day and month). Answered as `i * n + j` with i < j, ascending.
 * @example
 * const columns = columnsOf([{ a: "x1", b: "y" }, { a: "x1", b: "z" }, { a: "q", b: "y" }], ["a", "b"]);
 * expect([...candidatePairs(columns, 3, { candidatesMax: 100, split: undefined })]).toEqual([1, 2]);
 */
export function candidatePairs(
  columns: readonly Column[],
  n: number,
  options: BlockingOptions,
): Float64Array {
  const keys = [
    ...columns.map((c) => ({ column: c, codes: c.codes, whole: true })),
    ...columns.flatMap(partKeys),
  ];
  const found = new PairSet(options.candidatesMax);
  const room = { order: new Float64Array(n), codes: new Int32Array(n) };
  for (const limit of [8, ONE_KEY_MAX]) {
    for (const { codes, whole } of keys)
      if (whole)
        addBlocks(found, codes, room, { ...options, from: limit === 8 ? 2 : 9, to: limit });
  }
  for (const [from, to] of [
    [2, 6],
    [7, 20],
    [21, 60],
    [61, TWO_KEY_MAX],
  ] as const) {
    for (let a = 0; a < keys.length; a++) {
      for (let b = a + 1; b < keys.length; b++) {
        const first = keys[a] as (typeof keys)[number];
        const second = keys[b] as (typeof keys)[number];
        if (first.column === second.column && (first.whole || second.whole)) continue;
        if (found.full) return found.drain();
        joinCodes(first.codes, second.codes, room.codes);
        addBlocks(found, room.codes, room, { ...options, from, to });
      }
    }
  }
  return found.drain();
}

type PartKey = { readonly column: Column; readonly codes: Int32Array; readonly whole: boolean };

/** Parts of a column's values by which records may still meet when the whole values differ. */
function partKeys(column: Column): PartKey[] {
  const key = (part: (value: string) => string): PartKey => {
    const known = new Map<string, number>();
    const codeOf = column.values.map((value) => {
      const text = part(value);
      if (text === "") return -1;
      const code = known.get(text) ?? known.size;
      known.set(text, code);
      return code;
    });
    return {
      column,
      codes: column.codes.map((c) => (c < 0 ? -1 : (codeOf[c] as number))),
      whole: false,
    };
  };
  if (column.digits) {
    return [
      key((v) => (v.length >= 4 ? v.slice(0, 4) : "")),
      key((v) => (v.length >= 7 ? v.slice(4) : "")),
    ];
  }
  return [key((v) => v.replace(/[^a-z\p{Script=Han}]/gu, "").slice(0, 3)), key(consonants)];
}

function consonants(value: string): string {
  const letters = value.replace(/[^\p{L}]/gu, "");
  if (letters.length < 4) return "";
  return (
    (letters[0] as string) +
    letters
      .slice(1)
      .replace(/[aeiouyhw]/g, "")
      .replace(/(.)\1/g, "$1")
      .slice(0, 3)
  );
}

/** Where codes are joined and sorted, made once: hundreds of keys are gone through. */
type Room = { readonly order: Float64Array; readonly codes: Int32Array };

function joinCodes(a: Int32Array, b: Int32Array, codes: Int32Array): void {
  for (let r = 0; r < a.length; r++) {
    const x = a[r] as number;
    const y = b[r] as number;
    // A hash may join two keys by chance; that only adds a candidate.
    codes[r] =
      x < 0 || y < 0 ? -1 : (Math.imul(x, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b)) >>> 1;
  }
}

type Bounds = BlockingOptions & { readonly from: number; readonly to: number };

function addBlocks(
  found: PairSet,
  codes: Int32Array,
  { order }: Room,
  { from, to, split }: Bounds,
): void {
  const n = codes.length;
  let size = 0;
  for (let r = 0; r < n; r++) {
    const code = codes[r] as number;
    if (code >= 0) order[size++] = code * 2097152 + r;
  }
  const sorted = order.subarray(0, size).sort();
  let start = 0;
  while (start < size) {
    const code = Math.floor((sorted[start] as number) / 2097152);
    let end = start + 1;
    while (end < size && Math.floor((sorted[end] as number) / 2097152) === code) end++;
    const length = end - start;
    if (length >= from && length <= to) {
      for (let x = start; x < end; x++) {
        const i = (sorted[x] as number) % 2097152;
        for (let y = x + 1; y < end; y++) {
          const j = (sorted[y] as number) % 2097152;
          if (split !== undefined && i < split === j < split) continue;
          found.add(i * n + j);
        }
      }
    }
    start = end;
  }
}
