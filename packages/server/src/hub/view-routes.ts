import { DefaultView, SavedView, SavedViewPatch, SavedViewWrite } from "@essor/contract/me";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import {
  addView,
  changeView,
  clearDefault,
  listViews,
  removeView,
  setDefault,
  type ViewRow,
} from "./view-queries.ts";

const path = "/api/v1/me/views";
const IdParam = z.object({ id: z.coerce.number().int() });

/** Pages as their readers arranged them: one's own, and those that colleagues share. */
export function viewRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Saved views: mine, and those shared with the hub",
      needs: "signed-in",
      answer: z.object({ items: z.array(SavedView) }),
    },
    async ({ tx }) => ({ items: await listViews(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Save a page as it is arranged",
      needs: "signed-in",
      body: SavedViewWrite,
      answer: SavedView,
      status: 201,
    },
    async ({ tx, body }) => {
      const id = await addView(tx, body);
      if (body.isDefault) await setDefault(tx, body.page, id);
      return theView(tx, id);
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/default`,
      summary: "Choose the view with which a page opens for me",
      needs: "signed-in",
      body: DefaultView,
      status: 204,
    },
    async ({ tx, body }) => {
      if (body.view === null) return clearDefault(tx, body.page);
      if ((await theView(tx, body.view)).page !== body.page) throw new Problem("not-found");
      return setDefault(tx, body.page, body.view);
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{id}`,
      summary: "Rename, share or rearrange my view",
      needs: "signed-in",
      params: IdParam,
      body: SavedViewPatch,
      answer: SavedView,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      const view = await theView(tx, params.id);
      if (!view.mine) throw new Problem("forbidden", "Only its owner changes a view");
      const changed = await changeView(tx, {
        id: params.id,
        version,
        name: body.name ?? null,
        query: body.query ?? null,
        shared: body.shared ?? null,
      });
      if (!changed) throw new Problem("stale-version");
      return theView(tx, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Remove a view: mine, or as administrator a shared one",
      needs: "signed-in",
      params: IdParam,
      status: 204,
    },
    async ({ tx, params }) => {
      const view = await theView(tx, params.id);
      if (!(await removeView(tx, view.id)))
        throw new Problem("forbidden", "Only its owner or an administrator removes a shared view");
    },
  );
}

async function theView(tx: Tx, id: number): Promise<ViewRow> {
  const [view] = await listViews(tx, id);
  if (view === undefined) throw new Problem("not-found");
  return view;
}
