import { topHits } from "../search/score.ts";
import { type Fields, fieldsOf, sharesByField } from "./fields.ts";
import type { History } from "./participation.ts";
import { fading, NO_TIES, type Ties, tiesFrom } from "./ties.ts";

/** A partner proposed, with what speaks for it. */
export type Recommendation = {
  readonly organisation: string;
  readonly score: number;
  /** Joint projects so far. */
  readonly together: number;
  /** Partners in common, at most three, those that say most first. */
  readonly via: readonly string[];
};

export type RecommendOptions = {
  readonly top: number;
  /** The day on which is asked: older projects say less. */
  readonly on: number;
  /** Leave out those that worked together already. */
  readonly onlyNew?: boolean;
};

/**
 * Found on Horizon 2020 by asking on three earlier days (mid-2016, the end of 2016, mid-2017), each with the year after
 * it, all before the days of the test; the same for all askers.
 */
const RECOMMEND_SETTING = {
  /** Partners of partners beside partners. */
  indirect: 2,
  /** Activity alone. */
  active: 0.01,
  /** A partner in the same country. */
  country: 0.2,
  /** How much a busy middle thins a path: by its ties to this power. */
  power: 0.6,
  /** Nearness by field beside ties and paths. */
  fields: 0.7,
} as const;

/**
 * The likeliest next partners of an organisation: those it worked with (recent projects, small groups and whoever leads
 * say more, after Newman 2001), those that its partners work with (each path shared by what passes through the middle,
 * as in resource allocation, Zhou 2009), those of its fields, as these show in who works with whom (see fieldsOf), and a
 * little for activity, for where nothing else is known. An organisation without history gets the most active ones.
 * @example
 * const rows = [["p", "a"], ["p", "b"], ["q", "b"], ["q", "c"]].map(([project, organisation]) => ({ project: project!, organisation: organisation!, start: 1 }));
 * const history = historyBefore(rows, 10);
 * expect(recommendPartners(history, "a", { top: 2, on: 10 }).map((r) => r.organisation).sort()).toEqual(["b", "c"]);
 */
export function recommendPartners(
  history: History,
  organisation: string,
  { top, on, onlyNew = false }: RecommendOptions,
): Recommendation[] {
  const { organisations, numbers, memberOf, countries } = history;
  const { indirect, active, country, power, fields } = RECOMMEND_SETTING;
  const self = numbers.get(organisation);
  const activity = activityOf(history, on);
  const own: Ties = self === undefined ? NO_TIES : tiesOf(history, self, on);
  const scores = new Float64Array(organisations.length);
  for (let k = 0; k < own.ids.length; k++) {
    const partner = own.ids[k] as number;
    const share = (own.weights[k] as number) / own.total;
    scores[partner] = (scores[partner] as number) + share;
    const beyond = tiesOf(history, partner, on);
    const gain = (indirect * share) / beyond.total ** power;
    for (let x = 0; x < beyond.ids.length; x++) {
      const other = beyond.ids[x] as number;
      scores[other] = (scores[other] as number) + gain * (beyond.weights[x] as number);
    }
  }
  const home = self === undefined ? undefined : countries[self];
  let sum = 0;
  for (let o = 0; o < scores.length; o++) {
    const usual = (active * (activity.of[o] as number)) / activity.most;
    const near = home !== undefined && countries[o] === home ? 1 + country : 1;
    scores[o] = ((scores[o] as number) + usual) * near;
    sum += scores[o] as number;
  }
  // Both parts are shares of one, so that they weigh alike for the busy and the new.
  const alike = self === undefined ? undefined : sharesByField(fieldsFor(history, on), self);
  const worked = new Set(own.ids);
  for (let o = 0; o < scores.length; o++) {
    const byField = fields * (alike?.[o] ?? 0);
    scores[o] =
      o === self || (onlyNew && worked.has(o)) ? 0 : (scores[o] as number) / (sum || 1) + byField;
  }
  const mine = new Set(self === undefined ? [] : memberOf[self]);
  return topHits(scores, top).map(({ document: o, score }) => ({
    organisation: organisations[o] as string,
    score,
    together: (memberOf[o] ?? []).filter((p) => mine.has(p)).length,
    via: between(history, own, { other: o, on }).map((partner) => organisations[partner] as string),
  }));
}

/** The partners that both know, at most three, by the product of the two ties. */
function between(
  history: History,
  own: Ties,
  { other, on }: { other: number; on: number },
): number[] {
  const theirs = tiesOf(history, other, on);
  const strength = new Map(Array.from(theirs.ids, (id, k) => [id, theirs.weights[k] as number]));
  return Array.from(
    own.ids,
    (id, k) => [id, (own.weights[k] as number) * (strength.get(id) ?? 0)] as const,
  )
    .filter(([, product]) => product > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 3)
    .map(([id]) => id);
}

type Activity = { readonly of: Float64Array; readonly most: number };
type Memory = {
  readonly on: number;
  readonly ties: Map<number, Ties>;
  activity: Activity | undefined;
  fields: Fields | undefined;
};
// Derived from the history and the day alone; kept so that asking for many organisations does not redo them.
const known = new WeakMap<History, Memory>();

function memoryOf(history: History, on: number): Memory {
  const memory = known.get(history);
  if (memory && memory.on === on) return memory;
  const fresh = { on, ties: new Map<number, Ties>(), activity: undefined, fields: undefined };
  known.set(history, fresh);
  return fresh;
}

function tiesOf(history: History, o: number, on: number): Ties {
  const { ties } = memoryOf(history, on);
  const made = ties.get(o);
  if (made) return made;
  const fresh = tiesFrom(history, o, on);
  ties.set(o, fresh);
  return fresh;
}

function fieldsFor(history: History, on: number): Fields {
  const memory = memoryOf(history, on);
  memory.fields ??= fieldsOf(history, on);
  return memory.fields;
}

function activityOf(history: History, on: number): Activity {
  const memory = memoryOf(history, on);
  if (memory.activity) return memory.activity;
  const of = new Float64Array(history.organisations.length);
  history.projects.forEach((members, p) => {
    if (members.length < 2) return;
    const weight = fading(on - (history.starts[p] as number));
    for (const o of members) of[o] = (of[o] as number) + weight;
  });
  memory.activity = { of, most: of.reduce((x, y) => Math.max(x, y), 0) || 1 };
  return memory.activity;
}
