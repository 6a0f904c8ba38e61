import {
  Alike,
  CompanyDetail,
  CompanyRow,
  type CompanyTimelineLine,
  CompanyWrite,
  ContactWrite,
  MergeWrite,
  RegisterEntry,
  RelationWrite,
} from "@essor/contract/attract-company";
import { codeWarnings, foldName } from "@essor/core/attract";
import { formatMinor } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { alikeCompanies, likenessOf, shownCompany } from "./company-alike.ts";
import { lookUpRegister, REGISTER_SOURCE } from "./company-register.ts";
import { homeOf, IdParam } from "./project-routes.ts";
import { findProject } from "./queries.ts";
import * as q from "./queries-company.ts";
import { tasksOf } from "./queries-project.ts";
import { projectShown, taskShown } from "./shown.ts";
import { todayIn } from "./zone.ts";

const PATH = "/api/v1/attract/companies";

/** Firms behind the projects: who they are, who else is the same, whom they belong to, and all that happened with them. */
export function companyRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Firms by name",
      needs: "attract.read",
      query: z.strictObject({
        q: z.string().max(80).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        cursor: z.string().max(600).optional(),
      }),
      answer: z.object({ items: z.array(CompanyRow), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const items = await q.listCompanies(tx, {
        text: query.q?.trim() || null,
        after: cursorOf(query.cursor),
        limit: query.limit,
      });
      const last = items.at(-1);
      return {
        items,
        nextCursor:
          items.length === query.limit && last
            ? Buffer.from(JSON.stringify([last.name, last.id])).toString("base64url")
            : null,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/alike`,
      summary: "Firms that may be the same, with the reasons",
      needs: "attract.read",
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
      answer: z.object({ items: z.array(Alike) }),
    },
    async ({ tx, query }) => ({ items: await alikeCompanies(tx, null, query.limit) }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}`,
      summary:
        "One firm with its projects, people, group and history; a merged firm answers with the one it became",
      needs: "attract.read",
      params: IdParam,
      answer: CompanyDetail,
    },
    async ({ tx, params }) => companyDetail(tx, params.id, deps.now()),
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${PATH}/{id}`,
      summary: "Change what is known of a firm",
      needs: "attract.write",
      params: IdParam,
      body: CompanyWrite,
      answer: CompanyDetail,
    },
    async ({ c, tx, params, body }) => {
      const row = await existing(tx, params.id);
      if (
        !(await q.changeCompany(tx, {
          id: row.id,
          version: versionOf(c),
          folded: foldName(body.name),
          ...body,
        }))
      )
        throw new Problem("stale-version");
      return companyDetail(tx, row.id, deps.now());
    },
  );
  people(api, deps);
  merging(api, deps);
  register(api, deps);
}

function people(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/contacts`,
      summary: "Add a person at a firm",
      needs: "attract.write",
      params: IdParam,
      body: ContactWrite,
      answer: CompanyDetail,
    },
    async ({ tx, seat, params, body }) => {
      const row = await existing(tx, params.id);
      await q.addContact(tx, { ...body, company: row.id, person: seat.asker.person });
      return companyDetail(tx, row.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: "/api/v1/attract/contacts/{id}",
      summary: "Change a person's entry, or note that he has left",
      needs: "attract.write",
      params: IdParam,
      body: ContactWrite,
      answer: CompanyDetail,
    },
    async ({ c, tx, params, body }) => {
      const company = await q.changeContact(tx, { ...body, id: params.id, version: versionOf(c) });
      if (company === undefined) throw new Problem("stale-version");
      return companyDetail(tx, company, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/relations`,
      summary: "Note a parent, a branch, a partner of a joint venture",
      needs: "attract.write",
      params: IdParam,
      body: RelationWrite,
      answer: CompanyDetail,
    },
    async ({ tx, seat, params, body }) => {
      const row = await existing(tx, params.id);
      await q.addRelation(tx, {
        ...body,
        company: row.id,
        title: body.sourceTitle,
        address: "",
        grade: null,
        person: seat.asker.person,
      });
      return companyDetail(tx, row.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: "/api/v1/attract/relations/{id}",
      summary: "Take a relation back",
      needs: "attract.write",
      params: IdParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await q.dropRelation(tx, params.id))) throw new Problem("not-found");
    },
  );
}

function merging(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/merge`,
      summary: "Merge another entry of the same firm into this one; it can be taken back",
      needs: "attract.write",
      params: IdParam,
      body: MergeWrite,
      answer: CompanyDetail,
    },
    async ({ tx, params, body }) => {
      const [winner, loser] = [await existing(tx, params.id), await existing(tx, body.loser)];
      const reasons = likenessOf(winner, loser)?.reasons.map(({ code }) => code) ?? ["by-hand"];
      const merged = await q.mergeCompanies(tx, {
        winner: winner.id,
        loser: loser.id,
        reasons,
        note: body.note,
        choices: body.choices,
      });
      if (merged === null)
        throw new Problem(
          "forbidden",
          "Both firms must be yours to merge, and neither merged already",
        );
      return companyDetail(tx, winner.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/merges/{id}/undo",
      summary: "Take a merge back; what was linked since stays where it is and is counted",
      needs: "attract.write",
      params: IdParam,
      answer: z.object({
        loser: z.number().int(),
        back: z.number().int(),
        stays: z.number().int(),
      }),
    },
    async ({ tx, params }) => {
      const undone = await q.undoMerge(tx, params.id);
      if (undone === null)
        throw new Problem(
          "wrong-state",
          "This merge is undone already, or the firm was merged further",
        );
      return undone;
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/apart`,
      summary: "Say that two entries are different firms; they are not proposed again",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({ other: z.number().int() }),
      status: 204,
    },
    async ({ tx, seat, params, body }) => {
      const [a, b] = [await existing(tx, params.id), await existing(tx, body.other)];
      if (a.id === b.id) throw new Problem("bad-request", "A firm is not different from itself");
      await q.keepApart(tx, { a: a.id, b: b.id, person: seat.asker.person });
    },
  );
}

function register(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}/register`,
      summary: "The firm in the open register of legal entities, its parent and its sisters",
      needs: "attract.read",
      params: IdParam,
      answer: z.object({
        source: z.string(),
        self: z.array(RegisterEntry),
        group: z.array(RegisterEntry),
      }),
    },
    async ({ tx, params }) => {
      const { self, group } = lookUpRegister(await existing(tx, params.id));
      const known = new Map(
        (
          await q.companiesByLei(
            tx,
            [...self, ...group].map(({ lei }) => lei),
          )
        ).map(({ id, lei }) => [lei, id]),
      );
      const shown = (entry: (typeof self)[number]) => ({
        ...entry,
        company: known.get(entry.lei) ?? null,
      });
      return { source: REGISTER_SOURCE.title, self: self.map(shown), group: group.map(shown) };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/register`,
      summary: "Take the codes and the parent of a register's entry over",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({ lei: z.string().max(20) }),
      answer: CompanyDetail,
    },
    async ({ c, tx, seat, params, body }) => {
      const row = await existing(tx, params.id);
      const entry = lookUpRegister({ name: "", lei: body.lei, uscc: null }).self[0];
      if (entry === undefined) throw new Problem("not-found", "The register has no such entry");
      const { name, country, website, address, industry, note } = row;
      const changed = await q.changeCompany(tx, {
        id: row.id,
        version: versionOf(c),
        name,
        folded: row.folded,
        uscc: row.uscc ?? entry.uscc,
        lei: entry.lei,
        country: country ?? "",
        website: website ?? "",
        address: address || entry.address,
        industry,
        note,
      });
      if (!changed) throw new Problem("stale-version");
      if (entry.parentName !== "")
        await q.addRelation(tx, {
          company: row.id,
          kind: "parent",
          other: null,
          otherName: entry.parentName,
          otherLei: entry.parentLei,
          share: null,
          ...REGISTER_SOURCE,
          person: seat.asker.person,
        });
      return companyDetail(tx, row.id, deps.now());
    },
  );
}

/** The firm, or the one into which it was merged; the same answer for one that is not there and one that the reader may not see. */
async function existing(tx: Tx, id: number): Promise<q.CompanyDbRow> {
  let row = await q.findCompany(tx, id);
  for (let steps = 0; row !== undefined && row.mergedInto !== null && steps < 20; steps++)
    row = await q.findCompany(tx, row.mergedInto);
  if (row === undefined) throw new Problem("not-found");
  return row;
}

async function companyDetail(tx: Tx, id: number, now: Date): Promise<CompanyDetail> {
  const row = await existing(tx, id);
  const home = await homeOf(tx);
  const ids = await q.projectIdsOf(tx, row.id);
  const projects = [];
  const tasks = [];
  for (const project of ids.slice(0, 50)) {
    const found = await findProject(tx, project);
    if (found === undefined) continue;
    projects.push(projectShown(found, home.currency));
    tasks.push(
      ...(await tasksOf(tx, project)).map((task) => taskShown(task, todayIn(now, home.zone))),
    );
  }
  const { address, industry, note } = row;
  return {
    company: shownCompany(row),
    address,
    industry,
    note,
    mergedFrom: row.id === id ? null : id,
    warnings: codeWarnings({
      ...(row.uscc === null ? {} : { uscc: row.uscc }),
      ...(row.lei === null ? {} : { lei: row.lei }),
    }),
    projects,
    contacts: await q.contactsOf(tx, row.id),
    relations: await q.relationsOf(tx, row.id),
    documents: await q.storedDocuments(tx, { company: row.id }),
    tasks,
    alike: await alikeCompanies(tx, row.id, 10),
    merges: await q.mergesOf(tx, row.id),
    timeline: (await q.companyTimeline(tx, row.id, ids)).map(withAmount),
  };
}

/** Money of a line in decimals: it is kept in minor units. */
function withAmount(line: CompanyTimelineLine): CompanyTimelineLine {
  if (line.kind !== "money" && line.kind !== "award") return line;
  const text = line.text.replace(
    /(\d+) ([A-Z]{3})(?= |$)/,
    (_, minor: string, currency: string) =>
      `${formatMinor({ minor: BigInt(minor), currency })} ${currency}`,
  );
  return { ...line, text };
}

function cursorOf(text: string | undefined): { name: string; id: number } | null {
  if (text === undefined) return null;
  try {
    const [name, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as [
      string,
      number,
    ];
    if (typeof name === "string" && Number.isSafeInteger(id)) return { name, id };
  } catch {
    // falls through to the refusal
  }
  throw new Problem("bad-cursor");
}
