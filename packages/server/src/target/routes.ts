import { Day as DayText } from "@essor/contract/common";
import {
  ActivityMap,
  AreaSpace,
  Chain,
  ChainWrite,
  Charter,
  CharterWrite,
  Choice,
  ChoiceWrite,
  Gap,
  GapPatch,
  Sectors,
} from "@essor/contract/target";
import { CHARTER_PARTS, restrictionOf } from "@essor/core/target";
import { type Day, parseDay, parsePeriod } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { graphOf, refreshGaps, shownChains, shownCharter } from "./chains.ts";
import {
  addChain,
  addGapEvent,
  dropChoice,
  findGap,
  listChains,
  listCharter,
  listChoices,
  listGaps,
  listRestricted,
  nameProject,
  patchGap,
  saveCharter,
  saveChoice,
} from "./queries.ts";
import { activityNames } from "./queries-space.ts";
import { shownSectors } from "./sectors.ts";
import { activityMap, areaSpace, spaceOf } from "./space.ts";

const SpaceQuery = z.strictObject({
  area: z.string().max(20).optional(),
  level: z.enum(["province", "prefecture", "county"]).default("county"),
  period: z.string().max(20).optional(),
  asOf: DayText.optional(),
});

/** Which industry or chain link to build next. */
export function targetRoutes(api: Api, deps: Deps): void {
  spaces(api, deps);
  chains(api, deps);
  gaps(api, deps);
  choices(api, deps);
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
}

function today(deps: Deps): Day {
  return parseDay(deps.now().toISOString().slice(0, 10)) as Day;
}

function periodOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const period = parsePeriod(text);
  if (!period.ok) throw new Problem("bad-request", `period: ${text} is not a period`);
  return period.value;
}

function spaces(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/space",
      summary: "Specialisation, relatedness and complexity of an area",
      needs: "target.read",
      query: SpaceQuery,
      answer: AreaSpace,
    },
    async ({ tx, seat, query }) => {
      const found = await spaceOf(tx, {
        hub: seat.asker.hub,
        level: query.level,
        period: periodOf(query.period),
        asOf: query.asOf ?? null,
      });
      return areaSpace(tx, found, query.area, query.level);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/activities/{code}",
      summary: "One activity over all areas",
      needs: "target.read",
      params: z.object({ code: z.string().max(20) }),
      query: SpaceQuery.omit({ area: true }),
      answer: ActivityMap,
    },
    async ({ tx, seat, params, query }) => {
      const found = await spaceOf(tx, {
        hub: seat.asker.hub,
        level: query.level,
        period: periodOf(query.period),
        asOf: query.asOf ?? null,
      });
      return activityMap(tx, found, params.code);
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

function choices(api: Api, deps: Deps): void {
  const path = "/api/v1/target/choices";
  const catalogue = async (tx: Tx) =>
    (await listRestricted(tx)).map((row) => ({
      ...row,
      validFrom: parseDay(row.validFrom) as Day,
      validTo: row.validTo === null ? null : (parseDay(row.validTo) as Day),
    }));
  const shown = async (tx: Tx) => {
    const rows = await listChoices(tx);
    const [names, list] = [
      await activityNames(
        tx,
        rows.map((row) => row.activity),
      ),
      await catalogue(tx),
    ];
    return rows.map((row) => {
      const verdict = restrictionOf(row.activity, {
        day: today(deps),
        catalogue: list,
        overrides: [],
      });
      return {
        ...row,
        name: names.get(row.activity) ?? { en: row.activity },
        restricted:
          verdict.verdict === "blocked"
            ? `${verdict.entry.status}: ${verdict.entry.article}`
            : null,
      };
    });
  };
  const CodeParam = z.object({ activity: z.string().max(20) });
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The activities that the hub targets",
      needs: "target.read",
      answer: z.object({ items: z.array(Choice) }),
    },
    async ({ tx }) => ({ items: await shown(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{activity}`,
      summary: "Target an activity; a restricted one needs a name and a reason",
      needs: "target.write",
      params: CodeParam,
      body: ChoiceWrite,
      answer: Choice,
    },
    async ({ tx, seat, params, body }) => {
      if (!(await activityNames(tx, [params.activity])).has(params.activity))
        throw new Problem("not-found");
      const overrides = body.override ? [{ activity: params.activity, ...body.override }] : [];
      const verdict = restrictionOf(params.activity, {
        day: today(deps),
        catalogue: await catalogue(tx),
        overrides,
      });
      if (verdict.verdict === "blocked")
        throw new Problem(
          "restricted-activity",
          `${verdict.entry.code} is ${verdict.entry.status} (${verdict.entry.article})`,
        );
      await saveChoice(tx, {
        activity: params.activity,
        person: seat.asker.person,
        by: body.override?.by ?? null,
        reason: body.override?.reason ?? null,
      });
      return (await shown(tx)).find((choice) => choice.activity === params.activity);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{activity}`,
      summary: "No longer target an activity",
      needs: "target.write",
      params: CodeParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await dropChoice(tx, params.activity))) throw new Problem("not-found");
    },
  );
}
