import {
  Alike,
  CompanyDetail,
  CompanyRow,
  CompanyWrite,
  ContactWrite,
  MergeWrite,
  RegisterEntry,
  RelationWrite,
} from "@essor/contract/attract-company";
import { foldName } from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { alikeCompanies, likenessOf } from "./company-alike.ts";
import { companyDetail, existingCompany } from "./company-detail.ts";
import { lookUpRegister, REGISTER_SOURCE } from "./company-register.ts";
import { IdParam } from "./project-routes.ts";
import * as q from "./queries-company.ts";

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
      const row = await existingCompany(tx, params.id);
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
      const row = await existingCompany(tx, params.id);
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
      const row = await existingCompany(tx, params.id);
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
      const [winner, loser] = [
        await existingCompany(tx, params.id),
        await existingCompany(tx, body.loser),
      ];
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
      const [a, b] = [await existingCompany(tx, params.id), await existingCompany(tx, body.other)];
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
      summary:
        "The firm in the open register of legal entities, its parents as far up as they are known, and its group",
      needs: "attract.read",
      params: IdParam,
      answer: z.object({
        source: z.string(),
        self: z.array(RegisterEntry),
        chain: z.array(RegisterEntry),
        group: z.array(RegisterEntry),
        /** The register names owners in a circle: there is no ultimate parent. */
        circular: z.boolean(),
        /** The group has more entities than are listed. */
        more: z.boolean(),
      }),
    },
    async ({ tx, params }) => {
      const { self, chain, group, circular, more } = lookUpRegister(
        await existingCompany(tx, params.id),
      );
      const known = new Map(
        (
          await q.companiesByLei(
            tx,
            [...self, ...chain, ...group].map(({ lei }) => lei),
          )
        ).map(({ id, lei }) => [lei, id]),
      );
      const shown = (entry: (typeof self)[number]) => ({
        ...entry,
        company: known.get(entry.lei) ?? null,
      });
      return {
        source: REGISTER_SOURCE.title,
        self: self.map(shown),
        chain: chain.map(shown),
        group: group.map(shown),
        circular,
        more,
      };
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
      const row = await existingCompany(tx, params.id);
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
