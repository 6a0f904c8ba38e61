import {
  ProfileDetail,
  ProfilePatch,
  ProfileQuery,
  ProfileRow,
  ProfileWrite,
  Similar,
} from "@essor/contract/connect";
import { may } from "@essor/contract/rights";
import { DUPLICATE_MIN, needFacts, triageNeed } from "@essor/core/connect";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { hiddenWords } from "./hidden-words.ts";
import { found, joined, type Market, marketOf, similarTo } from "./market.ts";
import { missingParts, publicTexts } from "./profile-rules.ts";
import {
  actsOf,
  addAct,
  addProfile,
  countProfiles,
  findProfile,
  listProfiles,
  type ProfileDbRow,
  setContent,
  setOwner,
  threadOn,
} from "./queries.ts";
import { profileShown, today } from "./shown.ts";

export const IdParam = z.object({ id: z.coerce.number().int().positive().max(9e15) });
/** Below the likeness that asks for a decision, what is somewhat alike is still shown. */
const SHOWN_LIKENESS = 0.5;
const FOUND_MAX = 400;

/** Needs and offers: found, read and written. */
export function profileRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/connect/profiles";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary:
        "Needs and offers that the reader may see; owners only where the reader may know them",
      needs: "connect.read",
      query: ProfileQuery,
      answer: z.object({ items: z.array(ProfileRow), total: z.number().int() }),
    },
    async ({ tx, seat, query }) => {
      const day = today(deps.now());
      const { hub, person } = seat.asker;
      const ranked = query.q?.trim()
        ? found(await marketOf(tx, hub), query.q.trim(), FOUND_MAX).map((f) => f.id)
        : null;
      const ask = {
        side: query.side ?? null,
        type: query.type ?? null,
        state: query.state ?? null,
        mine: query.mine === "true" ? person : null,
        source: query.source ?? null,
        ids: ranked,
        today: day,
        limit: ranked ? FOUND_MAX : query.limit,
        offset: ranked ? 0 : query.offset,
      };
      let rows = await listProfiles(tx, ask);
      if (ranked) {
        const place = new Map(ranked.map((id, i) => [id, i]));
        rows.sort((a, b) => (place.get(a.id) as number) - (place.get(b.id) as number));
        const total = rows.length;
        rows = rows.slice(query.offset, query.offset + query.limit);
        return { items: rows.map((row) => profileShown(row, person, day)), total };
      }
      return {
        items: rows.map((row) => profileShown(row, person, day)),
        total: await countProfiles(tx, ask),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/similar`,
      summary: "Live profiles that say nearly the same: looked up before a new one is written",
      needs: "connect.read",
      body: ProfileWrite.pick({ side: true, title: true, body: true }),
      answer: z.object({ items: z.array(Similar) }),
    },
    async ({ tx, seat, body }) => ({
      items: await similarShown(tx, await marketOf(tx, seat.asker.hub), {
        side: body.side,
        text: `${joined(body.title)}\n${joined(body.body)}`,
        day: today(deps.now()),
      }),
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{id}`,
      summary: "A need or an offer, with what the reader may do next",
      needs: "connect.read",
      params: IdParam,
      answer: ProfileDetail,
    },
    async ({ tx, seat, params }) => detailOf(tx, seat, params.id, today(deps.now())),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Write down a need or an offer: a draft that nobody else sees",
      needs: "connect.write",
      body: ProfileWrite,
      status: 201,
      answer: ProfileDetail,
    },
    async ({ tx, seat, body }) => {
      const id = await addProfile(tx, body.side, body.type);
      await setOwner(tx, { id, organisation: body.organisation, brands: body.brands });
      await setContent(tx, { ...body, id, version: 1, now: deps.now() });
      await addAct(tx, id, "written", seat.asker.person);
      return detailOf(tx, seat, id, today(deps.now()));
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{id}`,
      summary: "Change a need or an offer; what was under review or live becomes a draft again",
      needs: "connect.write",
      params: IdParam,
      body: ProfilePatch,
      answer: ProfileDetail,
    },
    async ({ c, tx, seat, params, body }) => {
      const day = today(deps.now());
      const version = versionOf(c);
      const row = await existing(tx, params.id, day);
      if (!maySteer(row, seat)) throw new Problem("forbidden");
      const saved = await setContent(tx, {
        id: row.id,
        version,
        type: body.type ?? row.type,
        title: body.title ?? row.title,
        body: body.body ?? row.body,
        targets: body.targets ?? row.targets,
        tags: body.tags ?? row.tags,
        constraints: body.constraints ?? row.constraints,
        now: deps.now(),
      });
      if (!saved) throw new Problem("stale-version");
      if (body.organisation !== undefined || body.brands !== undefined) {
        await setOwner(tx, {
          id: row.id,
          organisation: body.organisation ?? (row.owner as string),
          brands: body.brands ?? row.brands ?? [],
        });
      }
      await addAct(tx, row.id, "changed", seat.asker.person);
      return detailOf(tx, seat, row.id, day);
    },
  );
}

/** The profile, or the same answer for one that is not there and one that the reader may not see. */
export async function existing(tx: Tx, id: number, day: string): Promise<ProfileDbRow> {
  const row = await findProfile(tx, id, day);
  if (row === undefined) throw new Problem("not-found");
  return row;
}

/** The owner and the adviser may change a profile; those of public sources stand as they are. */
export function maySteer(row: ProfileDbRow, seat: Seat): boolean {
  if (row.sourceTitle !== "") return false;
  return row.ownerPerson === seat.asker.person || may(seat.asker.role, "connect.advise");
}

/** The names that the text of a profile must not hold. */
export function namesOf(row: ProfileDbRow): string[] {
  return row.owner === null ? [] : [row.owner, ...(row.brands ?? [])];
}

export const textOf = (row: ProfileDbRow): string => `${joined(row.title)}\n${joined(row.body)}`;

function triageOf(row: ProfileDbRow): ProfileDetail["triageProposal"] {
  const targets = row.targets.filter((target) => target.value !== null).length;
  const { verdict, reasons } = triageNeed(
    needFacts({ text: textOf(row), targets, tags: row.tags }),
  );
  return { verdict, reasons: [...reasons] };
}

async function similarShown(
  tx: Tx,
  market: Market,
  ask: { side: "need" | "offer"; text: string; day: string; without?: number },
): Promise<Similar[]> {
  const near = similarTo(market, ask.side, ask.text, {
    least: SHOWN_LIKENESS,
    without: ask.without,
  }).slice(0, 5);
  if (near.length === 0) return [];
  const rows = await listProfiles(tx, {
    side: null,
    type: null,
    state: null,
    mine: null,
    source: null,
    ids: near.map((n) => n.id),
    today: ask.day,
    limit: 5,
    offset: 0,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return near.flatMap(({ id, likeness }) => {
    const row = byId.get(id);
    return row ? [{ id, title: row.title, likeness, live: likeness >= DUPLICATE_MIN }] : [];
  });
}

export async function detailOf(
  tx: Tx,
  seat: Seat,
  id: number,
  day: string,
): Promise<ProfileDetail> {
  const row = await existing(tx, id, day);
  const steer = maySteer(row, seat);
  const adviser = may(seat.asker.role, "connect.advise");
  const shown = profileShown(row, seat.asker.person, day);
  const thread = await threadOn(tx, id);
  const open = shown.state === "draft" || shown.state === "withdrawn";
  return {
    profile: shown,
    body: row.body,
    targets: row.targets,
    constraints: row.constraints,
    checklist: steer ? row.checklist : {},
    reviewNote: steer ? row.reviewNote : "",
    brands: steer ? (row.brands ?? []) : [],
    hiddenWords: steer ? hiddenWords(publicTexts(row), namesOf(row)) : [],
    missing: steer ? missingParts(row) : [],
    triageProposal: steer && row.side === "need" ? triageOf(row) : null,
    similar:
      steer && shown.state !== "live"
        ? await similarShown(tx, await marketOf(tx, seat.asker.hub), {
            side: row.side,
            text: textOf(row),
            day,
            without: id,
          })
        : [],
    may: {
      edit: steer,
      submit: steer && open,
      review: adviser && (shown.state === "internal-review" || shown.state === "external-review"),
      publish: adviser && shown.state === "external-review",
      renew: steer && (shown.state === "live" || shown.state === "expired"),
      withdraw: steer && shown.state !== "withdrawn",
      interest: may(seat.asker.role, "connect.write") && shown.state === "live" && !shown.mine,
      judge: adviser,
    },
    thread,
    acts: steer ? await actsOf(tx, id) : [],
  };
}
