import { JudgeWrite, Matches, type MatchRow, PARTS } from "@essor/contract/connect";
import { may } from "@essor/contract/rights";
import {
  EQUAL_WEIGHTS,
  JUDGEMENTS_MIN,
  learnWeights,
  type Match,
  type MatchWeights,
  matchNeed,
  type PartScores,
} from "@essor/core/connect";
import type { Day } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { lastKept } from "../db/last-kept.ts";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { dayNumber, marketOf, recordOf } from "./market.ts";
import { existing, IdParam } from "./profile-routes.ts";
import { listProfiles, type ProfileDbRow } from "./queries.ts";
import { type JudgedRow, judge, listJudgements } from "./queries-register.ts";
import { workedWith } from "./relations.ts";
import { profileShown, today } from "./shown.ts";

const TOP = 20;
const KEPT_MAX = 500;

/** Matches as computed, by profile, its text's version, the market and the weights; they hold no names. */
const kept = lastKept<readonly Match[]>(KEPT_MAX);

function matchesOf(key: string, make: () => readonly Match[]): readonly Match[] {
  return kept.get(key) ?? kept.put(key, make());
}

/** The other side of the market for a profile, each with the parts of its score and its reasons. */
export function matchRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/connect/profiles/{id}/matches";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "What matches a profile, with reasons read from the parts of the score",
      needs: "connect.read",
      params: IdParam,
      answer: Matches,
    },
    async ({ tx, seat, params }) => {
      const day = today(deps.now());
      const row = await existing(tx, params.id, day);
      return matched(tx, seat, row, day);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{other}/judge`,
      summary: "An adviser's word on a match: a label that the weights are learned from",
      needs: "connect.advise",
      params: IdParam.extend({ other: z.coerce.number().int().positive().max(9e15) }),
      body: JudgeWrite,
      answer: Matches,
    },
    async ({ tx, seat, params, body }) => {
      const day = today(deps.now());
      const row = await existing(tx, params.id, day);
      const other = await existing(tx, params.other, day);
      const shown = (await matched(tx, seat, row, day)).items.find(
        (m) => m.profile.id === params.other,
      );
      if (!shown) throw new Problem("not-found");
      const [need, offer] = row.side === "need" ? [row, other] : [other, row];
      await judge(tx, {
        need: need.id,
        offer: offer.id,
        needVersion: need.contentVersion,
        offerVersion: offer.contentVersion,
        score: shown.score,
        parts: shown.parts,
        reasons: shown.reasons,
        place: shown.rank,
        ...body,
        person: seat.asker.person,
        now: deps.now(),
      });
      return matched(tx, seat, row, day);
    },
  );
}

async function matched(tx: Tx, seat: Seat, row: ProfileDbRow, day: string): Promise<Matches> {
  const market = await marketOf(tx, seat.asker.hub);
  const judged = await listJudgements(tx);
  const { weights, learned } = weightsOf(judged);
  const otherSide = row.side === "need" ? "offer" : "need";
  const worked = await workedWith(tx, row.id);
  const key = `${seat.asker.hub} ${row.id} ${row.contentVersion} ${market.stamp} ${day} ${learned ? judged.length : 0} ${worked.stamp}`;
  const matches = matchesOf(key, () => {
    const own = recordOf({ ...row, updatedOn: row.updatedAt.toISOString().slice(0, 10) });
    const side = market.sides[otherSide];
    const offers = side.offers.map((offer) => {
      const owner = worked.ownerOf(offer.id);
      return owner === undefined ? offer : { ...offer, owner };
    });
    return matchNeed(
      worked.owner === undefined ? own : { ...own, owner: worked.owner },
      { ...side, offers },
      { top: TOP, weights, today: dayNumber(day) as Day, relations: worked.relations },
    );
  });
  const rows = await listProfiles(tx, {
    side: null,
    type: null,
    state: null,
    mine: null,
    source: null,
    ids: matches.map((m) => Number(m.offer)),
    today: day,
    limit: TOP,
    offset: 0,
  });
  const byId = new Map(rows.map((r) => [r.id, r]));
  const labels = new Map(
    judged.map((j) => [row.side === "need" ? `${j.need} ${j.offer}` : `${j.offer} ${j.need}`, j]),
  );
  const items = matches.flatMap((match): MatchRow[] => {
    const other = byId.get(Number(match.offer));
    if (!other) return [];
    const label = labels.get(`${row.id} ${other.id}`);
    return [
      {
        rank: 0,
        score: match.score,
        parts: Object.fromEntries(
          PARTS.map((part) => [part, match.parts[part] ?? null]),
        ) as MatchRow["parts"],
        reasons: match.reasons.map((reason) => ({
          ...reason,
          // Both are known to the reader: what they did together is told, not who they are.
          ...(reason.part === "relations" ? worked.reasonOf(match.offer) : {}),
          gain: reason.gain ?? null,
        })),
        profile: profileShown(other, seat.asker.person, day),
        judged: label?.accepted ?? null,
        judgedReason: label?.reason ?? "",
      },
    ];
  });
  return {
    items: items.map((item, i) => ({ ...item, rank: i + 1 })),
    weights: weights as Matches["weights"],
    learned,
    judgements: may(seat.asker.role, "connect.advise") ? judged.length : 0,
    judgementsNeeded: JUDGEMENTS_MIN,
    accepted: acceptedShare(judged),
  };
}

/** Of the judged matches that stood among the first ten: the share accepted. */
export function acceptedShare(judged: readonly JudgedRow[]): number | null {
  const shown = judged.filter((j) => j.place === null || j.place <= 10);
  return shown.length === 0 ? null : shown.filter((j) => j.accepted).length / shown.length;
}

/** Equal weights until enough has been judged; then those that the judgements teach. */
export function weightsOf(judged: readonly JudgedRow[]): {
  weights: MatchWeights;
  learned: boolean;
} {
  const learned = learnWeights(
    judged.map(({ parts, accepted }) => ({
      accepted,
      parts: Object.fromEntries(
        PARTS.map((part) => [part, parts[part] ?? undefined]),
      ) as PartScores,
    })),
  );
  return learned.ok
    ? { weights: learned.value, learned: true }
    : { weights: EQUAL_WEIGHTS, learned: false };
}
