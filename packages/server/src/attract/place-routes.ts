import { Comparison, Site, SiteQuery } from "@essor/contract/attract";
import { PlaceCosts, PlaceCostWrite, SiteWrite } from "@essor/contract/attract-views";
import { distanceKm, filterSites } from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { comparisonOf } from "./place-comparison.ts";
import { homeOf, IdParam } from "./project-routes.ts";
import { hubSettings } from "./queries.ts";
import {
  addSite,
  areaNames,
  changeSite,
  findSite,
  listSites,
  newestCosts,
  type SiteDbRow,
  saveCost,
} from "./queries-places.ts";
import { dayNumber, todayIn } from "./zone.ts";

/** Sites and buildings, what places cost, and the comparison that an investor weighs. */
export function placeRoutes(api: Api, deps: Deps): void {
  siteRoutes(api, deps);
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/comparison",
      summary: "Raw values of the hub and its peers, with source and year",
      needs: "hub.read",
      answer: Comparison,
    },
    async ({ tx }) => comparisonOf(tx),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/place-costs",
      summary:
        "Unit costs of the hub and its peers, with source and year; what is not known is not there",
      needs: "hub.read",
      answer: PlaceCosts,
    },
    async ({ tx }) => placeCosts(tx),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: "/api/v1/attract/place-costs",
      summary: "Record what something costs in a place in a year",
      needs: "attract.write",
      body: PlaceCostWrite,
      answer: PlaceCosts,
    },
    async ({ tx, body }) => {
      const { currency } = await homeOf(tx);
      await saveCost(tx, {
        ...body,
        unit: COST_UNITS[body.item],
        currency: body.item === "tax" ? null : currency,
      });
      return placeCosts(tx);
    },
  );
}

/** The unit in which each item is priced: fixed, so that places can be held against each other. */
const COST_UNITS = {
  land: "per ha",
  building: "per m2",
  power: "per kWh",
  labour: "per worker and year",
  tax: "share of profit",
  logistics: "per tonne",
} as const;

export async function placeCosts(tx: Tx): Promise<z.infer<typeof PlaceCosts>> {
  const { areaCode, peers } = await hubSettings(tx);
  const codes = [...(areaCode === null ? [] : [areaCode]), ...peers];
  return {
    currency: (await homeOf(tx)).currency,
    places: (await areaNames(tx, codes)) as never,
    costs: await newestCosts(tx, codes),
  };
}

function siteRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/attract/sites";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Sites against hard constraints",
      needs: "attract.read",
      query: SiteQuery,
      answer: z.object({ items: z.array(Site) }),
    },
    async ({ tx, query }) => sitesFor(await listSites(tx), query),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Add a plot, a building or a floor",
      needs: "attract.write",
      body: SiteWrite,
      status: 201,
      answer: Site,
    },
    async ({ tx, body }) => {
      const id = await addSite(tx, body, todayIn(deps.now(), (await homeOf(tx)).zone));
      return oneSite(tx, id);
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{id}`,
      summary: "Change a plot, a building or a floor, or take it off the list",
      needs: "attract.write",
      params: IdParam,
      body: SiteWrite,
      answer: Site,
    },
    async ({ c, tx, params, body }) => {
      const before = await findSite(tx, params.id);
      if (before === undefined) throw new Problem("not-found");
      const today = todayIn(deps.now(), (await homeOf(tx)).zone);
      if (!(await changeSite(tx, { id: params.id, version: versionOf(c), today, site: body })))
        throw new Problem("stale-version");
      return oneSite(tx, params.id);
    },
  );
}

async function oneSite(tx: Tx, id: number): Promise<z.infer<typeof Site>> {
  const site = await findSite(tx, id);
  if (site === undefined) throw new Problem("not-found");
  return sitesFor([site], {}).items[0] as z.infer<typeof Site>;
}

/** Every site with what it meets and what it fails; those off the list are left out of a search. */
function sitesFor(
  all: readonly SiteDbRow[],
  query: z.infer<typeof SiteQuery>,
): { items: z.infer<typeof Site>[] } {
  const { availableBy, use, kind, nearLon, nearLat, withinKm, ...numbers } = query;
  const near =
    nearLon !== undefined && nearLat !== undefined ? { lon: nearLon, lat: nearLat } : undefined;
  const sites = all
    .filter((site) => all.length === 1 || !site.withdrawn)
    .filter((site) => kind === undefined || site.kind === kind)
    .map(({ readOn: _, ...site }) => ({
      ...site,
      distanceKm:
        near && site.lon !== null && site.lat !== null
          ? Math.round(distanceKm(near, { lon: site.lon, lat: site.lat }) * 10) / 10
          : null,
    }));
  const fits = filterSites(
    sites.map(
      (site) =>
        Object.fromEntries(
          Object.entries({
            ...site,
            id: String(site.id),
            availableFrom: site.availableFrom === null ? null : dayNumber(site.availableFrom),
          }).filter(([, v]) => v !== null),
        ) as never,
    ),
    {
      ...numbers,
      ...(availableBy ? { availableBy: dayNumber(availableBy) } : {}),
      ...(use ? { uses: [use] } : {}),
      ...(near && withinKm !== undefined ? { distanceKmMax: withinKm } : {}),
    } as never,
  );
  return {
    items: sites.map((site, i) => ({ ...site, ...fits[i], id: site.id })) as z.infer<typeof Site>[],
  };
}
