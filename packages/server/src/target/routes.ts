import {
  Chain,
  ChainWrite,
  Charter,
  CharterWrite,
  Gap,
  GapPatch,
  Sectors,
} from "@essor/contract/target";
import { SectorsWrite } from "@essor/contract/target-firms";
import { CHARTER_PARTS } from "@essor/core/target";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { catalogueRoutes } from "./catalogue-routes.ts";
import { checkSectors } from "./catalogues.ts";
import { graphOf, refreshGaps, shownChains, shownCharter } from "./chains.ts";
import { choiceRoutes } from "./choice-routes.ts";
import { entryRoutes } from "./entry-routes.ts";
import { firmRoutes } from "./firm-routes.ts";
import { ioRoutes } from "./io-routes.ts";
import {
  addChain,
  addGapEvent,
  findGap,
  listChains,
  listCharter,
  listGaps,
  nameProject,
  patchGap,
  readScheme,
  saveCharter,
} from "./queries.ts";
import { saveScheme } from "./queries-catalogues.ts";
import { shownSectors } from "./sectors.ts";
import { spaceRoutes } from "./space-routes.ts";
import { today } from "./today.ts";

/** Which industry or chain link to build next. */
export function targetRoutes(api: Api, deps: Deps): void {
  spaceRoutes(api, deps);
  entryRoutes(api, deps);
  ioRoutes(api, deps);
  chains(api, deps);
  gaps(api, deps);
  choiceRoutes(api, deps);
  firmRoutes(api, deps);
  catalogueRoutes(api, deps);
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/sectors",
      summary: "The hub's sectors, mapped to classes, with crowding",
      needs: "target.read",
      answer: Sectors,
    },
    async ({ tx }) => shownSectors(tx, today(deps)),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: "/api/v1/target/sectors",
      summary: "Save the hub's sectors as their next edition",
      needs: "target.write",
      body: SectorsWrite,
      answer: Sectors,
    },
    async ({ c, tx, seat, body }) => {
      const stored = await readScheme(tx);
      const edition = stored?.edition ?? 0;
      if (versionOf(c) !== edition) throw new Problem("stale-version");
      await checkSectors(tx, body);
      const scheme = (stored?.body as { scheme?: string } | undefined)?.scheme ?? "hub-sectors";
      await saveScheme(tx, {
        code: scheme,
        edition: edition + 1,
        body: { scheme, ...body },
        person: seat.asker.person,
      });
      return shownSectors(tx, today(deps));
    },
  );
}

function chains(api: Api, deps: Deps): void {
  const path = "/api/v1/target/chains";
  const CodeParam = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/) });
  const shown = async (tx: Tx, code: string) => {
    const chain = (await shownChains(tx, today(deps))).find(
      (c) => (c as { code: string }).code === code,
    );
    if (!chain) throw new Problem("not-found");
    return chain;
  };
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Chains with links, local firms, gaps and charter",
      needs: "target.read",
      answer: z.object({ items: z.array(Chain) }),
    },
    async ({ tx }) => ({ items: await shownChains(tx, today(deps)) }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{code}`,
      summary: "Save a chain as its next edition",
      needs: "target.write",
      params: CodeParam,
      body: ChainWrite,
      answer: Chain,
    },
    async ({ c, tx, seat, params, body }) => {
      const now = (await listChains(tx)).find((chain) => chain.code === params.code);
      if (now && versionOf(c) !== now.edition) throw new Problem("stale-version");
      graphOf({ code: params.code, edition: (now?.edition ?? 0) + 1, body: body.body });
      await addChain(tx, { ...body, code: params.code, person: seat.asker.person });
      await refreshGaps(tx);
      return shown(tx, params.code);
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{code}/charter/{part}`,
      summary: "Say who owns one of the eight ones, by when, and whether it stands",
      needs: "target.write",
      params: CodeParam.extend({ part: z.enum(CHARTER_PARTS) }),
      body: CharterWrite,
      answer: Charter,
    },
    async ({ c, tx, params, body }) => {
      await shown(tx, params.code);
      const version = versionOf(c);
      if (!(await saveCharter(tx, { ...body, chain: params.code, part: params.part, version })))
        throw new Problem("stale-version");
      return shownCharter(params.code, await listCharter(tx), today(deps));
    },
  );
}

function gaps(api: Api, deps: Deps): void {
  const path = "/api/v1/target/gaps";
  const IdParam = z.object({ id: z.coerce.number().int().positive() });
  const shown = async (tx: Tx) => {
    const names = new Map((await listChains(tx)).map((chain) => [chain.code, chain]));
    return (await listGaps(tx)).map((gap) => {
      const chain = names.get(gap.chain);
      return {
        ...gap,
        chainName: chain?.name ?? { en: gap.chain },
        linkName: chain?.body.links.find((link) => link.id === gap.link)?.name ?? gap.link,
      };
    });
  };
  const one = async (tx: Tx, id: number) => (await shown(tx)).find((gap) => gap.id === id);
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The gap board",
      needs: "target.read",
      answer: z.object({ items: z.array(Gap) }),
    },
    async ({ tx }) => {
      await refreshGaps(tx);
      return { items: await shown(tx) };
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{id}`,
      summary: "Target a gap, drop it, or open it again",
      needs: "target.write",
      params: IdParam,
      body: GapPatch,
      answer: Gap,
    },
    async ({ c, tx, seat, params, body }) => {
      const before = await findGap(tx, params.id);
      if (!before) throw new Problem("not-found");
      const status = body.status ?? before.status;
      const changed = await patchGap(tx, {
        id: params.id,
        version: versionOf(c),
        status,
        note: body.note ?? before.note,
        person: seat.asker.person,
      });
      if (!changed) throw new Problem("stale-version");
      if (status !== before.status) {
        const what = status === "open" ? "reopened" : status;
        await addGapEvent(tx, {
          gap: params.id,
          what,
          project: null,
          person: seat.asker.person,
          note: body.note ?? "",
        });
      }
      return one(tx, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{id}/projects/{project}`,
      summary: "Name a project that would fill the gap",
      needs: "target.write",
      params: IdParam.extend({ project: z.coerce.number().int().positive() }),
      answer: Gap,
    },
    async ({ tx, seat, params }) => {
      if (!(await findGap(tx, params.id))) throw new Problem("not-found");
      if (await nameProject(tx, params.id, params.project, seat.asker.person)) {
        await addGapEvent(tx, {
          gap: params.id,
          what: "project-named",
          project: params.project,
          person: seat.asker.person,
          note: "",
        });
      }
      await refreshGaps(tx);
      const gap = await one(tx, params.id);
      if (!gap?.projects.some((project) => project.id === params.project))
        throw new Problem("not-found", "There is no such project, or none that you may see");
      return gap;
    },
  );
}
