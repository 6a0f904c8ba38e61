import { foldAccents } from "../search/stem-french.ts";
import { narrow } from "../search/tokens.ts";

/** One column of the records: each distinct value once, and which value each record has (-1: none). */
export type Column = {
  readonly name: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
  /** How many records have the value. */
  readonly uses: Uint32Array;
  /** Mostly digits: numbers, codes, dates. */
  readonly digits: boolean;
};

export type TextRecord = Readonly<Record<string, string>>;

/**
 * A value as it is compared: half-width, lower case, without accents, blanks single, the ends trimmed.
 * @example
 * expect(comparable("  Ａlé   B ")).toBe("ale b");
 */
export function comparable(text: string): string {
  return foldAccents(narrow(text).toLowerCase()).replace(/\s+/g, " ").trim();
}

/**
 * The columns of a table, ready to be compared. A column that merely repeats others is left out: of one whose words
 * stand, in nine of ten records, in two other columns or more, nothing new can be learned, and counting it twice would
 * make chance look like evidence. Columns without values are left out too.
 * @example
 * const records = [{ a: "x", b: "y", whole: "x y" }, { a: "u", b: "v", whole: "u v" }];
 * expect(columnsOf(records, ["a", "b", "whole"]).map((c) => c.name)).toEqual(["a", "b"]);
 */
export function columnsOf(records: readonly TextRecord[], names: readonly string[]): Column[] {
  const columns = names.map((name) => columnOf(records, name)).filter((c) => c.values.length > 0);
  const dropped = new Set<string>();
  for (const column of columns) {
    if (
      isRepetition(
        column,
        columns.filter((c) => c !== column && !dropped.has(c.name)),
      )
    )
      dropped.add(column.name);
  }
  return columns.filter((c) => !dropped.has(c.name));
}

function columnOf(records: readonly TextRecord[], name: string): Column {
  const known = new Map<string, number>();
  const values: string[] = [];
  const codes = new Int32Array(records.length).fill(-1);
  const uses: number[] = [];
  let digits = 0;
  let letters = 0;
  records.forEach((record, r) => {
    const value = comparable(record[name] ?? "");
    if (value === "") return;
    let code = known.get(value);
    if (code === undefined) {
      code = values.length;
      known.set(value, code);
      values.push(value);
      uses.push(0);
      for (const c of value)
        if (c >= "0" && c <= "9") digits++;
        else if (c !== " " && c !== "-") letters++;
    }
    codes[r] = code;
    uses[code] = (uses[code] as number) + 1;
  });
  return { name, values, codes, uses: Uint32Array.from(uses), digits: digits > letters };
}

/** Whether the words of a column stand in others that are each part of it. */
function isRepetition(column: Column, others: readonly Column[]): boolean {
  const { codes, values } = column;
  const step = Math.max(1, Math.floor(codes.length / 2000));
  const inside = others.filter((other) => {
    let both = 0;
    let within = 0;
    for (let r = 0; r < codes.length; r += step) {
      const mine = values[codes[r] as number];
      const theirs = other.values[other.codes[r] as number];
      if (mine === undefined || theirs === undefined || mine === theirs) continue;
      both++;
      if (` ${mine} `.includes(` ${theirs} `)) within++;
    }
    return both > 0.3 * (codes.length / step) && within > 0.85 * both;
  });
  return inside.length >= 2;
}
