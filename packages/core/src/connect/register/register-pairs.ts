import type { Bridge } from "../cross/library.ts";
import { LEVELS } from "../resolve/compare.ts";
import { buildNameDirectory, resolveName } from "../resolve/name-directory.ts";
import type { Evidence } from "../resolve/pair-probability.ts";
import { resolveRecords } from "../resolve/resolve-records.ts";
import { alikeOrganisations, KNOWN_MIN, knownOrganisations } from "./known-organisations.ts";
import {
  REGISTER_FIELDS,
  type RegisterRecord,
  type RegisterWords,
  registerRow,
} from "./register-record.ts";

/** Two records that may be one organisation, with what speaks for and against. */
export type RegisterPair = {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  /** `related`: of one house, but another place, trade or branch; a subsidiary is no duplicate. */
  readonly proposal: "same" | "related";
};

export type RegisterOptions = RegisterWords & {
  readonly bridge?: Bridge | undefined;
  /** Pairs below are not worth a look. */
  readonly min?: number;
};

const SHOWN_MIN = 0.05;

/**
 * Pairs of a register that may be one organisation, surest first. Weights are learned from the register itself
 * (see resolveRecords). An equal identifier decides; two different ones of one kind speak against. Equal short names
 * with another place or trade are proposed as related. Between scripts, a name that resolves without doubt in the
 * directory of the other script is a pair too.
 * @example
 * const words = { places: new Set(["昆山", "苏州"]), forms: new Map() };
 * const records = ["昆山国显光电有限公司", "国显光电（昆山）有限公司", "苏州某某精密机械有限公司", "沪士电子股份有限公司"].map((name, i) => ({ id: String(i), name }));
 * const [first] = registerPairs(records, words);
 * expect([first?.a, first?.b, first?.proposal]).toEqual(["0", "1", "same"]);
 */
export function registerPairs(
  records: readonly RegisterRecord[],
  { places, forms, bridge, min = SHOWN_MIN }: RegisterOptions,
): RegisterPair[] {
  const rows = records.map((record) => registerRow(record, { places, forms }));
  const { pairs, explain } = resolveRecords(rows, { fields: REGISTER_FIELDS });
  const found = pairs
    .map(({ a, b, probability }): RegisterPair => {
      const evidence = explain(a, b).filter((e) => e.level !== "missing");
      const [mine, theirs] = [rows[a] as Row, rows[b] as Row];
      const known = identified(mine, theirs);
      return {
        a: (records[a] as RegisterRecord).id,
        b: (records[b] as RegisterRecord).id,
        probability:
          known === undefined
            ? probability
            : known
              ? Math.max(0.999, probability)
              : Math.min(0.02, probability),
        evidence,
        proposal: known !== true && apart(mine, theirs) ? "related" : "same",
      };
    })
    .filter((pair) => pair.probability >= min || pair.proposal === "related");
  const all = new Map(found.map((pair) => [keyOf(pair), pair]));
  const more = [
    ...byName(records, rows, { places, forms }),
    ...(bridge ? acrossScripts(records, bridge) : []),
  ];
  for (const pair of more) {
    const known = all.get(keyOf(pair));
    if (!known) all.set(keyOf(pair), pair);
    else if (known.probability < pair.probability)
      all.set(keyOf(pair), {
        ...known,
        probability: pair.probability,
        evidence: [...pair.evidence, ...known.evidence],
      });
  }
  return [...all.values()].sort(
    (x, y) => y.probability - x.probability || (keyOf(x) < keyOf(y) ? -1 : 1),
  );
}

type Row = Readonly<Record<string, string>>;
const keyOf = ({ a, b }: { a: string; b: string }) => `${a} ${b}`;

/** Whether identifiers decide: equal ones for, two different ones of a kind against. */
function identified(a: Row, b: Row): boolean | undefined {
  let against = false;
  for (const field of ["uscc", "lei"] as const) {
    if (!a[field] || !b[field]) continue;
    if (a[field] === b[field]) return true;
    against = true;
  }
  return against ? false : undefined;
}

/** One short name, but another place or another trade. */
function apart(a: Row, b: Row): boolean {
  if (a.brand !== b.brand) return false;
  return (["place", "industry"] as const).some(
    (field) => a[field] && b[field] && !touches(a[field] as string, b[field] as string),
  );
}

const touches = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/** Names alike enough to be worth a look, whatever the other columns say: in a small register these teach too little. */
function byName(
  records: readonly RegisterRecord[],
  rows: readonly Row[],
  words: RegisterWords,
): RegisterPair[] {
  const known = knownOrganisations(records, words);
  const order = new Map(records.map((r, i) => [r.id, i]));
  return records.flatMap((record, a) =>
    alikeOrganisations(known, { name: record.name }).flatMap(({ id, likeness }): RegisterPair[] => {
      const b = order.get(id) as number;
      const [mine, theirs] = [rows[a] as Row, rows[b] as Row];
      if (b <= a || identified(mine, theirs) === false) return [];
      const probability = chanceOf(likeness);
      const level =
        likeness === 1
          ? ("same" as const)
          : likeness > 0.9
            ? ("close" as const)
            : ("alike" as const);
      return [
        {
          a: record.id,
          b: id,
          probability,
          evidence: [{ column: "name", level, bits: Math.log2(probability / (1 - probability)) }],
          proposal: apart(mine, theirs) ? "related" : "same",
        },
      ];
    }),
  );
}

/** How sure a likeness of names makes: one half where it begins to be shown, never certain. */
const chanceOf = (likeness: number): number =>
  Math.min(0.95, 0.5 + (0.45 * (likeness - KNOWN_MIN)) / (1 - KNOWN_MIN));

function acrossScripts(records: readonly RegisterRecord[], bridge: Bridge): RegisterPair[] {
  const han = records.filter((r) => /\p{Script=Han}/u.test(r.name));
  const latin = records.filter((r) => !/\p{Script=Han}/u.test(r.name));
  if (han.length === 0 || latin.length === 0) return [];
  const directory = buildNameDirectory(latin, { bridge });
  const order = new Map(records.map((r, i) => [r.id, i]));
  return han.flatMap((record) => {
    const [best] = resolveName(directory, record.name, { top: 1 });
    if (!best?.accepted) return [];
    const [a, b] = [record.id, best.organisation].sort(
      (x, y) => (order.get(x) as number) - (order.get(y) as number),
    ) as [string, string];
    const level = LEVELS[3];
    return [
      {
        a,
        b,
        probability: Math.min(0.95, best.score),
        evidence: [
          {
            column: "translation",
            level,
            bits: Math.log2(best.score / (1 - Math.min(0.99, best.score))),
          },
        ],
        proposal: "same" as const,
      },
    ];
  });
}
