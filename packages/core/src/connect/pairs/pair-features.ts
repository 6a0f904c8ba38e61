import { comparable } from "../resolve/columns.ts";
import { jaroWinkler } from "../resolve/text-distance.ts";

export type PairRecord = Readonly<Record<string, string>>;

/** How rare each word is in a table: its information in nats. */
export type WordRarity = ReadonlyMap<string, number>;

const WORD =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[.\-/](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;
/** A model number or code: letters with digits, or three digits and more. */
const CODE = /^(?=.*\d)(?=.*\p{L})[\p{L}\p{N}.\-/]{3,}$|^\d{3,}$/u;

const wordsOf = (text: string): string[] => comparable(text).match(WORD) ?? [];
const plain = (word: string): string => word.replace(/[.\-/]/g, "");

/**
 * How rare the words of a table are; a word unknown to it counts as rarest.
 * @example
 * const rarity = rarityOf([{ a: "red pen" }, { a: "red ink" }]);
 * expect(rarity.get("red")).toBeLessThan(rarity.get("pen")!);
 */
export function rarityOf(records: readonly PairRecord[]): WordRarity {
  const holding = new Map<string, number>();
  for (const record of records) {
    const seen = new Set(Object.values(record).flatMap((text) => wordsOf(text).map(plain)));
    for (const word of seen) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const n = records.length;
  return new Map(
    [...holding].map(([word, count]) => [word, Math.log(1 + (n - count + 0.5) / (count + 0.5))]),
  );
}

/** One value as it is compared. */
type Bag = {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly grams: ReadonlySet<string>;
  readonly number: number | undefined;
  readonly numbers: ReadonlySet<string>;
};

function bagOf(value: string): Bag {
  const words = wordsOf(value);
  const text = words.join(" ");
  const joined = ` ${text} `;
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= Math.min(joined.length, 400); i++) grams.add(joined.slice(i, i + 3));
  const number = /^\s*[^\p{L}\d]*[\d,]+(\.\d+)?\s*$/u.test(value)
    ? Number(value.replace(/[^\d.]/g, ""))
    : undefined;
  return {
    text: text.slice(0, 200),
    words: new Set(words.map(plain)),
    codes: new Set(words.filter((w) => CODE.test(w)).map(plain)),
    numbers: new Set(words.filter((w) => /^\d+([.]\d+)?$/.test(w))),
    grams,
    number: number !== undefined && Number.isFinite(number) ? number : undefined,
  };
}

const MISSING = -1;
const A_PAIR = 18;

/**
 * How two records compare, as numbers: for each field and for all fields together shared words by rarity, shared parts
 * of words, codes and numbers, likeness of the text, distance of amounts. -1 stands for a missing value.
 * @example
 * const rarity = rarityOf([{ name: "canon eos 5d" }, { name: "canon powershot" }]);
 * const same = pairFeatures({ name: "canon eos 5d" }, { name: "Canon EOS-5D" }, { fields: ["name"], rarity });
 * expect(same.length).toBe(featureCount(["name"]));
 * expect(same.every((x) => x >= -1 && Number.isFinite(x))).toBe(true);
 */
export function pairFeatures(
  a: PairRecord,
  b: PairRecord,
  { fields, rarity }: { readonly fields: readonly string[]; readonly rarity: WordRarity },
): Float64Array {
  const row = new Float64Array(featureCount(fields));
  const whole = (record: PairRecord) => fields.map((f) => record[f] ?? "").join(" ");
  const values = [
    ...fields.map((f) => [a[f] ?? "", b[f] ?? ""] as const),
    [whole(a), whole(b)] as const,
    // The first field is the name: in one source it may hold what the other says elsewhere.
    [a[fields[0] as string] ?? "", whole(b)] as const,
    [whole(a), b[fields[0] as string] ?? ""] as const,
  ];
  values.forEach(([x, y], v) => {
    compare(bagOf(x), bagOf(y), rarity, row.subarray(v * A_PAIR, (v + 1) * A_PAIR));
  });
  return row;
}

/**
 * How many numbers a comparison has.
 * @example
 * expect(featureCount(["a", "b"])).toBe(90);
 */
export function featureCount(fields: readonly string[]): number {
  return (fields.length + 3) * A_PAIR;
}

function compare(a: Bag, b: Bag, rarity: WordRarity, row: Float64Array): void {
  row.fill(MISSING);
  if (a.words.size === 0 || b.words.size === 0) return;
  const unknown = rarity.size > 0 ? Math.log(1 + 2 * rarity.size) : 1;
  const worth = (word: string) => rarity.get(word) ?? unknown;
  const sum = (words: Iterable<string>) => {
    let total = 0;
    for (const word of words) total += worth(word);
    return total;
  };
  const shared = [...a.words].filter((w) => b.words.has(w));
  const [sa, sb, both] = [sum(a.words), sum(b.words), sum(shared)];
  row[0] = both / (sa + sb - both);
  row[1] = both / Math.min(sa, sb);
  row[2] = soft(a, b, worth);
  row[3] = jaccard(a.grams, b.grams);
  row[4] = jaroWinkler(a.text, b.text);
  row[5] = a.codes.size > 0 && b.codes.size > 0 ? jaccard(a.codes, b.codes) : MISSING;
  row[6] = Math.max(0, ...[...a.codes].filter((w) => holds(b, w)).map(worth));
  row[7] =
    Math.max(0, ...[...a.codes].filter((w) => !holds(b, w)).map(worth)) *
    (b.codes.size > 0 ? 1 : 0.5);
  row[8] =
    Math.max(0, ...[...b.codes].filter((w) => !holds(a, w)).map(worth)) *
    (a.codes.size > 0 ? 1 : 0.5);
  row[9] = a.numbers.size > 0 && b.numbers.size > 0 ? jaccard(a.numbers, b.numbers) : MISSING;
  row[10] =
    a.number !== undefined && b.number !== undefined
      ? Math.abs(a.number - b.number) / Math.max(1e-9, a.number, b.number)
      : MISSING;
  row[11] = Math.min(a.words.size, b.words.size) / Math.max(a.words.size, b.words.size);
  row[12] = Math.max(0, ...shared.map(worth));
  const [onlyA, onlyB] = [a, b].map((bag, i) => {
    const other = i === 0 ? b : a;
    return [...bag.words].filter((w) => !other.words.has(w)).map(worth);
  }) as [number[], number[]];
  row[13] = Math.max(0, ...onlyA);
  row[14] = Math.max(0, ...onlyB);
  row[15] = onlyA.reduce((x, y) => x + y, 0) / unknown;
  row[16] = onlyB.reduce((x, y) => x + y, 0) / unknown;
  row[17] =
    [...a.numbers].filter((n) => !b.numbers.has(n)).length +
    [...b.numbers].filter((n) => !a.numbers.has(n)).length;
}

/** A code stands in the other text as a word or as a part of one: sgh-a707 in a707. */
function holds(bag: Bag, code: string): boolean {
  if (bag.words.has(code)) return true;
  for (const other of bag.codes)
    if (other.length >= 4 && code.length >= 4 && (other.includes(code) || code.includes(other)))
      return true;
  return false;
}

/** Shared words, where nearly equal ones count nearly fully; by rarity, over the shorter text. */
function soft(a: Bag, b: Bag, worth: (word: string) => number): number {
  const [short, long] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let met = 0;
  let all = 0;
  let n = 0;
  for (const word of short.words) {
    if (n++ >= 30) break;
    const weight = worth(word);
    all += weight;
    if (long.words.has(word)) {
      met += weight;
      continue;
    }
    let best = 0;
    for (const other of long.words) {
      if (other[0] !== word[0] || word.length < 3) continue;
      best = Math.max(best, jaroWinkler(word, other));
    }
    if (best > 0.88) met += best * weight;
  }
  return all > 0 ? met / all : 0;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const x of a) if (b.has(x)) both++;
  const all = a.size + b.size - both;
  return all > 0 ? both / all : 0;
}
