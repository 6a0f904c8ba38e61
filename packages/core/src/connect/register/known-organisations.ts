import { comparable } from "../resolve/columns.ts";
import { nameLikeness } from "../resolve/name-pair.ts";
import { nameParts, type RegisterRecord, type RegisterWords } from "./register-record.ts";

/** A register ready to say, before a record is saved, what it may already be. */
export type KnownOrganisations = RegisterWords & {
  readonly records: readonly RegisterRecord[];
  readonly identifiers: ReadonlyMap<string, readonly number[]>;
  readonly brands: ReadonlyMap<string, readonly number[]>;
};

export type Likeness = {
  readonly id: string;
  /** 1 where an identifier is equal, else how alike the names are. */
  readonly likeness: number;
  readonly by: "uscc" | "lei" | "name";
};

/** From this likeness on a record is shown as perhaps known. */
export const KNOWN_MIN = 0.7;
const CUT_LIKENESS = 0.75;
/** Names compared at most; those that share the rarest key come first. */
const COMPARED_MAX = 300;

/**
 * Makes a register ready for the check on save: by identifier, and by the beginnings of the short name in any script.
 * @example
 * const known = knownOrganisations([{ id: "1", name: "昆山国显光电有限公司" }], { places: new Set(["昆山"]), forms: new Map() });
 * expect(alikeOrganisations(known, { name: "国显光电有限公司" })[0]).toMatchObject({ id: "1", by: "name" });
 */
export function knownOrganisations(
  records: readonly RegisterRecord[],
  words: RegisterWords,
): KnownOrganisations {
  const identifiers = new Map<string, number[]>();
  const brands = new Map<string, number[]>();
  records.forEach((record, r) => {
    for (const code of [record.uscc, record.lei])
      if (code) push(identifiers, code.toUpperCase(), r);
    for (const name of [record.name, ...(record.names ?? [])])
      for (const key of brandKeys(name, words)) push(brands, key, r);
  });
  return { ...words, records, identifiers, brands };
}

function push(map: Map<string, number[]>, key: string, r: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [r]);
  else if (list.at(-1) !== r) list.push(r);
}

/** Keys under which alike names meet: the short name, its beginning, and its first two words. */
function brandKeys(name: string, words: RegisterWords): Set<string> {
  const { brand, industry } = nameParts(name, words);
  const plain = brand.replaceAll(" ", "");
  const keys = new Set([
    `=${comparable(name)}`,
    plain,
    brand.split(" ").slice(0, 2).sort().join(" "),
  ]);
  if (/\p{Script=Han}/u.test(plain)) {
    keys.add(`${plain}${industry}`.slice(0, 4));
    keys.add(plain.slice(0, 2));
  } else if (plain.length > 5) keys.add(plain.slice(0, 6));
  keys.delete("");
  return keys;
}

/**
 * What in the register a record may already be, likest first; nothing below KNOWN_MIN.
 * @example
 * const known = knownOrganisations([{ id: "1", name: "Siemens AG", lei: "W38RGI023J3WT1HWRP32" }], { places: new Set(), forms: new Map([["ag", "jsc"]]) });
 * expect(alikeOrganisations(known, { name: "Siemens Healthineers", lei: "W38RGI023J3WT1HWRP32" })[0]?.by).toBe("lei");
 * expect(alikeOrganisations(known, { name: "Bosch" })).toEqual([]);
 */
export function alikeOrganisations(
  { records, identifiers, brands, places, forms }: KnownOrganisations,
  { name, uscc = "", lei = "" }: Pick<RegisterRecord, "name" | "uscc" | "lei">,
): Likeness[] {
  const found = new Map<number, Likeness>();
  for (const [by, code] of [
    ["uscc", uscc],
    ["lei", lei],
  ] as const) {
    if (code === "") continue;
    for (const r of identifiers.get(code.toUpperCase()) ?? [])
      if (!found.has(r)) found.set(r, { id: (records[r] as RegisterRecord).id, likeness: 1, by });
  }
  const near = new Set<number>();
  const lists = [...brandKeys(name, { places, forms })]
    .map((key) => brands.get(key) ?? [])
    .sort((x, y) => x.length - y.length);
  for (const list of lists) for (const r of list) if (near.size < COMPARED_MAX) near.add(r);
  for (const r of near) {
    if (found.has(r)) continue;
    const record = records[r] as RegisterRecord;
    const likeness = Math.max(
      ...[record.name, ...(record.names ?? [])].map((other) =>
        alike(name, other, { places, forms }),
      ),
    );
    if (likeness >= KNOWN_MIN) found.set(r, { id: record.id, likeness, by: "name" });
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

/** Chinese names by their parts: an equal short name, less where trade or place differ; others word by word. */
function alike(a: string, b: string, words: RegisterWords): number {
  if (!/\p{Script=Han}/u.test(a) || !/\p{Script=Han}/u.test(b))
    return nameLikeness(a, b, words.forms);
  const [x, y] = [nameParts(a, words), nameParts(b, words)];
  // 纬创 for 纬创资通: a short name cut shorter.
  if (x.brand !== y.brand && (x.brand.startsWith(y.brand) || y.brand.startsWith(x.brand)))
    return CUT_LIKENESS;
  if (x.brand !== y.brand)
    return nameLikeness(x.brand + x.industry, y.brand + y.industry, words.forms) * 0.9;
  const differing = (["industry", "place", "form"] as const).filter(
    (part) => x[part] !== "" && y[part] !== "" && x[part] !== y[part],
  ).length;
  return 1 - 0.15 * differing;
}
