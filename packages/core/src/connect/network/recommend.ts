import { topHits } from "../search/score.ts";
import type { History } from "./participation.ts";

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

/** Found on projects before mid-2018 of Horizon 2020; the same for all askers. */
const RECOMMEND_SETTING = {
  /** Days after which a joint project says half. */
  halfDays: 1500,
  /** Partners of partners beside partners. */
  indirect: 2,
  /** Activity alone. */
  active: 0.003,
  /** A partner in the same country. */
  country: 0.2,
  /** How much a large project's ties are thinned: by the size to this power. */
  size: 0.2,
  /** How much a busy middle thins a path: by its ties to this power. */
  power: 0.6,
} as const;

/**
 * The likeliest next partners of an organisation: those it worked with (recent projects and small groups say more, after
 * Newman 2001), those that its partners work with (each path shared by
 * what passes through the middle, as in resource allocation, Zhou 2009), and a little for activity, for where nothing
 * else is known. An organisation without history gets the most active ones.
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
  const { indirect, active, country, power } = RECOMMEND_SETTING;
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
  const most = activity.most;
  const worked = new Set(own.ids);
  const home = self === undefined ? undefined : countries[self];
  for (let o = 0; o < scores.length; o++) {
    if (o === self || (onlyNew && worked.has(o))) {
      scores[o] = 0;
      continue;
    }
    const usual = (active * (activity.of[o] as number)) / most;
    scores[o] =
      ((scores[o] as number) + usual) *
      (home !== undefined && countries[o] === home ? 1 + country : 1);
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

type Ties = { readonly ids: Int32Array; readonly weights: Float64Array; readonly total: number };
type Activity = { readonly of: Float64Array; readonly most: number };
const NO_TIES: Ties = { ids: new Int32Array(0), weights: new Float64Array(0), total: 1 };
// Derived from the history and the day alone; kept so that asking for many organisations does not redo them.
const known = new WeakMap<
  History,
  { on: number; ties: Map<number, Ties>; activity: Activity | undefined }
>();

function memoryOf(history: History, on: number) {
  const memory = known.get(history);
  if (memory && memory.on === on) return memory;
  const fresh = { on, ties: new Map<number, Ties>(), activity: undefined as Activity | undefined };
  known.set(history, fresh);
  return fresh;
}

/** Strength of the ties of one organisation. */
function tiesOf(history: History, o: number, on: number): Ties {
  const { halfDays, size } = RECOMMEND_SETTING;
  const { ties } = memoryOf(history, on);
  const made = ties.get(o);
  if (made) return made;
  const found = new Map<number, number>();
  for (const p of history.memberOf[o] ?? []) {
    const members = history.projects[p] as readonly number[];
    if (members.length < 2) continue;
    const weight =
      2 ** (-(on - (history.starts[p] as number)) / halfDays) / (members.length - 1) ** size;
    for (const other of members)
      if (other !== o) found.set(other, (found.get(other) ?? 0) + weight);
  }
  const weights = Float64Array.from(found.values());
  const fresh = {
    ids: Int32Array.from(found.keys()),
    weights,
    total: weights.reduce((x, y) => x + y, 0) || 1,
  };
  ties.set(o, fresh);
  return fresh;
}

function activityOf(history: History, on: number): Activity {
  const memory = memoryOf(history, on);
  if (memory.activity) return memory.activity;
  const of = new Float64Array(history.organisations.length);
  history.projects.forEach((members, p) => {
    if (members.length < 2) return;
    const weight = 2 ** (-(on - (history.starts[p] as number)) / RECOMMEND_SETTING.halfDays);
    for (const o of members) of[o] = (of[o] as number) + weight;
  });
  memory.activity = { of, most: of.reduce((x, y) => Math.max(x, y), 0) || 1 };
  return memory.activity;
}
