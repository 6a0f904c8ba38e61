import {
  LinkWrite,
  Organisation,
  OrganisationQuery,
  OrganisationWrite,
  Resolved,
  ResolveWrite,
} from "@essor/contract/connect-organisations";
import { Queued } from "@essor/contract/measure";
import { alikeOrganisations, resolveName, typeahead } from "@essor/core/connect";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { others } from "./bridge.ts";
import { IdParam } from "./profile-routes.ts";
import { addLink, addOrganisation, listOrganisations } from "./queries-organisation.ts";
import { type Register, registerOf } from "./register.ts";

const CANDIDATES = 5;
/** Names resolved between two looks at who else waits. */
const STRETCH = 20;
/** A name this near to one of the register asks for a word before it is saved. */
const DECIDE_MIN = 0.9;

/** The register of organisations: searched as one types, asked by files and forms, filled from the product. */
export function organisationRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/connect/organisations";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Organisations of the register, found as one types in any script",
      needs: "connect.read",
      query: OrganisationQuery,
      answer: z.object({ items: z.array(Organisation), total: z.number().int() }),
    },
    async ({ tx, seat, query: { q = "", limit } }) => {
      const register = await registerOf(tx, seat.asker.hub);
      const total = register.records.length;
      if (q.trim() === "")
        return { items: await listOrganisations(tx, { ids: null, limit }), total };
      const ids = [...new Set(typeahead(await register.ahead(), q, { top: limit }))].map(Number);
      return { items: inOrder(await listOrganisations(tx, { ids, limit }), ids), total };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{id}`,
      summary: "An organisation; one that was merged answers with the one it was merged into",
      needs: "connect.read",
      params: IdParam,
      answer: Organisation,
    },
    async ({ tx, params }) => standing(tx, params.id),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Enter an organisation; one that is nearly the same asks for a word first",
      needs: "connect.resolve",
      body: OrganisationWrite,
      status: 201,
      answer: Organisation,
    },
    async ({ tx, seat, body: { although, ...body } }) => {
      const register = await registerOf(tx, seat.asker.hub);
      const alike = alikeOrganisations(register.known(), body).filter(
        (a) => a.likeness >= DECIDE_MIN,
      );
      if (alike.length > 0 && although.trim() === "")
        throw new Problem(
          "organisation-known",
          undefined,
          alike.slice(0, CANDIDATES).map(({ id, likeness, by }) => ({
            code: "organisation-known",
            severity: "error",
            field: id,
            reason: `${register.byId.get(id)?.name} is ${by === "name" ? `${Math.round(likeness * 100)}% alike` : `the same by ${by.toUpperCase()}`}`,
          })),
        );
      return standing(tx, await addOrganisation(tx, body));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/resolve`,
      summary:
        "Which organisations the names of a file or a form mean, across languages and scripts",
      needs: "connect.read",
      body: ResolveWrite,
      answer: Resolved,
    },
    async ({ tx, seat, body }) => {
      const register = await registerOf(tx, seat.asker.hub);
      const rows: Resolved["rows"] = [];
      for (const [i, row] of body.rows.entries()) {
        if (i % STRETCH === STRETCH - 1) await others();
        rows.push(await resolved(register, row));
      }
      return { rows };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/links`,
      summary: "Say which organisation a record means; the link follows later merges",
      needs: "connect.resolve",
      body: LinkWrite,
      answer: Organisation,
    },
    async ({ tx, body }) => {
      await standing(tx, body.organisation);
      await addLink(tx, body);
      return standing(tx, body.organisation);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/sweep`,
      summary: "Take in what the product shows and look through the whole register for doubles",
      needs: "connect.resolve",
      status: 202,
      answer: Queued,
    },
    async ({ tx, seat: { asker } }) => {
      const { hub, person } = asker;
      const job = await queueJob(tx, { hub, kind: "connect.sweep", payload: {}, person });
      setImmediate(deps.wake);
      return { job };
    },
  );
}

function inOrder(items: Organisation[], ids: readonly number[]): Organisation[] {
  const place = new Map(ids.map((id, i) => [id, i]));
  return items.sort((a, b) => (place.get(a.id) as number) - (place.get(b.id) as number));
}

/** The organisation as it stands today, whatever it was merged into since. */
export async function standing(tx: Tx, id: number): Promise<Organisation> {
  let [row] = await listOrganisations(tx, { ids: [id], limit: 1 });
  while (row?.mergedInto) [row] = await listOrganisations(tx, { ids: [row.mergedInto], limit: 1 });
  if (!row) throw new Problem("not-found");
  return row;
}

type Asked = { name: string; uscc: string; lei: string };

/** Identifiers decide; then names of one script, then names across scripts. Only what is beyond doubt is taken. */
async function resolved(register: Register, row: Asked): Promise<Resolved["rows"][number]> {
  const found = new Map<string, Resolved["rows"][number]["candidates"][number]>();
  const add = (
    id: string,
    more: { score: number; by: "uscc" | "lei" | "name" | "translation"; shared: string[] },
  ) => {
    const record = register.byId.get(id);
    if (record && !found.has(id)) found.set(id, { id: Number(id), name: record.name, ...more });
  };
  const alike = alikeOrganisations(register.known(), row);
  for (const { id, likeness, by } of alike.slice(0, CANDIDATES))
    add(id, { score: likeness, by, shared: by === "name" ? [] : [row[by]] });
  const [first, second] = alike;
  let taken =
    first &&
    (first.likeness === 1 || first.likeness >= DECIDE_MIN) &&
    (second?.likeness ?? 0) < first.likeness
      ? first.id
      : undefined;
  if (found.size < CANDIDATES) {
    const answers = resolveName(await register.directory(), row.name, { top: CANDIDATES });
    for (const { organisation, score, shared } of answers)
      add(organisation, { score, by: "translation", shared: [...new Set(shared)] });
    taken ??= answers.find((a) => a.accepted)?.organisation;
  }
  const candidates = [...found.values()].sort((a, b) => b.score - a.score).slice(0, CANDIDATES);
  return { name: row.name, organisation: taken === undefined ? null : Number(taken), candidates };
}
