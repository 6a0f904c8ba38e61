import {
  type CAPACITY_STATES,
  CapacityQuery,
  Equipment,
  EquipmentWrite,
  Expert,
  ExpertWrite,
} from "@essor/contract/connect-capacity";
import { formatMinor, type Issue } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { findCapacity } from "./capacity-find.ts";
import { joined } from "./market.ts";
import { termIssues } from "./partner-rules.ts";
import { existing, IdParam } from "./profile-routes.ts";
import * as q from "./queries-capacity.ts";
import { minorOf, today } from "./shown.ts";

const PATH = "/api/v1/connect";
/** Below this an expert only shares everyday words with a need. */
const NEAR_MIN = 0.1;
type Query = z.infer<typeof CapacityQuery>;

/** Whom the institute's bodies send and what they lend: records of their own, found by what they can do. */
export function capacityRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/experts`,
      summary: "Experts of the institute; with a question those that answer it, best first",
      needs: "connect.read",
      query: CapacityQuery,
      answer: z.object({ items: z.array(Expert), total: z.number().int() }),
    },
    async ({ tx, query }) => {
      const day = today(deps.now());
      const items = (await q.listExperts(tx)).map((row) => expertShown(row, day));
      return answered(tx, items, { query, day, textOf: expertText });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/experts`,
      summary: "Enter an expert of a body; the name is told only with consent",
      needs: "connect.advise",
      body: ExpertWrite,
      status: 201,
      answer: Expert,
    },
    async ({ tx, body }) => {
      await refused(tx, body.partner, termIssues(body));
      return oneExpert(tx, await q.addExpert(tx, body), today(deps.now()));
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${PATH}/experts/{id}`,
      summary: "Correct an expert's record, renew or end the appointment",
      needs: "connect.advise",
      params: IdParam,
      body: ExpertWrite,
      answer: Expert,
    },
    async ({ c, tx, params: { id }, body }) => {
      const version = versionOf(c);
      const day = today(deps.now());
      await oneExpert(tx, id, day);
      await refused(tx, body.partner, termIssues(body));
      if (!(await q.setExpert(tx, { ...body, id, version }))) throw new Problem("stale-version");
      return oneExpert(tx, id, day);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/equipment`,
      summary: "Equipment of the institute; with a question what answers it, best first",
      needs: "connect.read",
      query: CapacityQuery,
      answer: z.object({ items: z.array(Equipment), total: z.number().int() }),
    },
    async ({ tx, query }) => {
      const day = today(deps.now());
      const items = (await q.listEquipment(tx)).map((row) => equipmentShown(row, day));
      return answered(tx, items, { query, day, textOf: equipmentText });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/equipment`,
      summary: "Enter a device of a body, with its capacity, price and terms",
      needs: "connect.advise",
      body: EquipmentWrite,
      status: 201,
      answer: Equipment,
    },
    async ({ tx, body }) => {
      await refused(tx, body.partner, equipmentIssues(body));
      return oneDevice(tx, await q.addEquipment(tx, deviceFields(body)), today(deps.now()));
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${PATH}/equipment/{id}`,
      summary: "Correct a device's record, or note that it is there no more",
      needs: "connect.advise",
      params: IdParam,
      body: EquipmentWrite,
      answer: Equipment,
    },
    async ({ c, tx, params: { id }, body }) => {
      const version = versionOf(c);
      const day = today(deps.now());
      await oneDevice(tx, id, day);
      await refused(tx, body.partner, equipmentIssues(body));
      if (!(await q.setEquipment(tx, { ...deviceFields(body), id, version })))
        throw new Problem("stale-version");
      return oneDevice(tx, id, day);
    },
  );
}

async function oneExpert(tx: Tx, id: number, day: string): Promise<Expert> {
  const [row] = await q.listExperts(tx, id);
  if (row === undefined) throw new Problem("not-found");
  return expertShown(row, day);
}

async function oneDevice(tx: Tx, id: number, day: string): Promise<Equipment> {
  const [row] = await q.listEquipment(tx, id);
  if (row === undefined) throw new Problem("not-found");
  return equipmentShown(row, day);
}

async function refused(tx: Tx, partner: number, issues: Issue[]): Promise<void> {
  if (!(await q.partnerStands(tx, partner)))
    issues.push({
      code: "no-such-partner",
      severity: "error",
      field: "partner",
      reason: "The register has no such body",
    });
  if (issues.length > 0) throw new Problem("capacity-refused", undefined, issues);
}

function equipmentIssues(body: z.infer<typeof EquipmentWrite>): Issue[] {
  if (body.capacity === null || body.capacityUnit.trim() !== "") return [];
  const reason = "A capacity is a number of something";
  return [{ code: "capacity-without-unit", severity: "error", field: "capacityUnit", reason }];
}

function deviceFields({ price, ...body }: z.infer<typeof EquipmentWrite>): q.EquipmentFields {
  return {
    ...body,
    currency: price?.currency ?? "CNY",
    priceMinor: minorOf(price, "price"),
  };
}

function stateOf(
  { endedOn, until }: { endedOn: string | null; until: string | null },
  day: string,
): (typeof CAPACITY_STATES)[number] {
  if (endedOn !== null && endedOn <= day) return "ended";
  return until !== null && until < day ? "lapsed" : "standing";
}

function expertShown(row: q.ExpertRow, day: string): Expert {
  return {
    ...row,
    availability: row.availability as Expert["availability"],
    state: stateOf({ endedOn: row.endedOn, until: row.appointedUntil }, day),
    score: null,
    shared: [],
  };
}

function equipmentShown({ priceMinor, currency, ...row }: q.EquipmentRow, day: string): Equipment {
  return {
    ...row,
    kind: row.kind as Equipment["kind"],
    price:
      priceMinor === null
        ? null
        : { amount: formatMinor({ minor: BigInt(priceMinor), currency }), currency },
    state: stateOf({ endedOn: row.endedOn, until: null }, day),
    score: null,
    shared: [],
  };
}

/** A name that the reader may not know finds nobody either. */
const expertText = (e: Expert, named: boolean): string =>
  [named ? e.name : "", e.title, ...e.fields, e.works].filter(Boolean).join("\n");
const equipmentText = (e: Equipment): string =>
  [e.name, e.model, e.booking].filter(Boolean).join("\n");

async function answered<T extends Expert | Equipment>(
  tx: Tx,
  all: readonly T[],
  {
    query,
    day,
    textOf,
  }: { query: Query; day: string; textOf: (item: T, named: boolean) => string },
): Promise<{ items: T[]; total: number }> {
  const items = all.filter(
    (e) =>
      (query.ended === "true" || e.state !== "ended") &&
      (query.partner === undefined || e.partner === query.partner),
  );
  const question = await questionOf(tx, query, day);
  if (question === "") return { items: items.slice(0, query.limit), total: items.length };
  const found = await findCapacity(
    // A need asks for what somebody can do; a name that shares a word with it says nothing.
    items.map((e) => ({ id: e.id, text: textOf(e, query.profile === undefined) })),
    question,
  );
  const least = query.profile === undefined ? 0 : NEAR_MIN;
  const hits = items
    .flatMap((e) => {
      const hit = found.get(e.id);
      return hit && hit.score >= least ? [{ ...e, score: hit.score, shared: [...hit.shared] }] : [];
    })
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || a.id - b.id);
  return { items: hits.slice(0, query.limit), total: hits.length };
}

async function questionOf(tx: Tx, { q: typed = "", profile }: Query, day: string): Promise<string> {
  if (profile === undefined) return typed.trim();
  const { title, body } = await existing(tx, profile, day);
  return `${joined(title)}\n${joined(body)}`;
}
