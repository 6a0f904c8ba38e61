import { createHash } from "node:crypto";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { asAsker, asSystem, type Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { type ReadyBytes, readyBytes } from "../http/ready-bytes.ts";
import type { Deps } from "../http/seat.ts";
import type { Outside } from "./outside.ts";
import { areaNames, openHubs, ownHub, readPublicPage, yearlyFacts } from "./queries.ts";
import { rankedUnits } from "./scenarios.ts";
import { shownTargets } from "./targets.ts";

/** One answer, ready to be handed out. */
export type Sheet = ReadyBytes & { readonly etag: string };
type SheetName = "data" | "ranking" | "figures";
type Published = Readonly<Record<SheetName, Sheet>>;
type Kept = {
  readonly at: number;
  page: Published | undefined;
  /** The page that is being made anew, if one is: readers at the same time wait for one and not each for their own. */
  coming: Promise<Published> | undefined;
};
type PublicShape = {
  licence: string;
  ranking: { code: string; name: Record<string, string>; rank: number; score: number }[];
  figures: {
    indicator: string;
    area: string;
    areaName: Record<string, string>;
    period: string;
    value: number;
    unit: string;
    multiplier: number;
    status: string;
    source: Record<string, string>;
  }[];
};

/** How long a page may be handed out before it is made anew, and how long while that is under way. */
const FRESH_MS = 60_000;
const STALE_MS = 120_000;
const kept = new WeakMap<Deps, Map<string, Kept>>();

/**
 * What anyone may see of an open hub, ready as bytes with their ETags. Made with the rights of a visitor who is nobody.
 * A page that has just grown old is handed out once more while the next is made, so that no reader waits for it.
 */
export function published(
  deps: Deps,
  code: string,
  outside: Outside,
): Published | Promise<Published> {
  const pages = kept.get(deps) ?? new Map<string, Kept>();
  kept.set(deps, pages);
  const now = deps.now().getTime();
  const known = pages.get(code);
  const age = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - known.at);
  if (known?.page && age < FRESH_MS) return known.page;
  const usable = age < STALE_MS ? known?.page : undefined;
  if (known?.coming) return usable ?? known.coming;
  const entry: Kept = { at: known?.at ?? 0, page: usable, coming: undefined };
  pages.set(code, entry);
  const coming = make(deps, code, outside).then(
    (page) => {
      if (pages.get(code) === entry) pages.set(code, { at: now, page, coming: undefined });
      return page;
    },
    (error: unknown) => {
      if (pages.get(code) === entry) pages.delete(code);
      throw error;
    },
  );
  entry.coming = coming;
  if (usable === undefined) return coming;
  // Nobody waits for this one: what went wrong is said to the next reader, who does.
  coming.catch(() => {});
  return usable;
}

async function make(deps: Deps, code: string, outside: Outside): Promise<Published> {
  const [hub] = await asSystem(deps.pool, (tx) => openHubs(tx, code));
  if (hub === undefined) throw new Problem("not-found");
  const nobody = { hub: hub.id, person: 0, role: "viewer", districts: [], chains: [], funds: [] };
  const data = (await asAsker(deps.pool, nobody, (tx) =>
    gather(tx, { now: deps.now(), outside }),
  )) as PublicShape;
  return {
    data: sheetOf("application/json", JSON.stringify(data)),
    ranking: sheetOf("text/csv; charset=utf-8", rankingCsv(data)),
    figures: sheetOf("text/csv; charset=utf-8", figuresCsv(data)),
  };
}

function sheetOf(type: string, text: string): Sheet {
  const body = Buffer.from(text);
  return {
    ...readyBytes(type, body),
    etag: `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`,
  };
}

/** Forgets what was kept, so that a page that was closed is closed at once. */
export function forget(deps: Deps): void {
  kept.delete(deps);
}

async function gather(tx: Tx, { now, outside }: { now: Date; outside: Outside }): Promise<object> {
  const hub = await ownHub(tx);
  const page = await readPublicPage(tx);
  const table = page?.recipe
    ? await outside.tableOf(tx, { recipe: page.recipe, period: undefined, asOf: null, now })
    : undefined;
  const ranking = table === undefined ? [] : rankedUnits(table);
  const areas = [...(hub.areaCode === null ? [] : [hub.areaCode]), ...hub.peers];
  const names = await areaNames(tx, areas);
  const facts = await yearlyFacts(tx, { areas, indicators: null, asOf: null });
  const targets = (
    (await shownTargets(tx, null)) as {
      id: number;
      version: number;
      history: { grade: string }[];
    }[]
  ).filter((t) => t.history.every((h) => h.grade !== "V"));
  return {
    hub: { code: hub.code, name: hub.name, area: hub.areaCode ?? "" },
    licence: page?.licence ?? "",
    recipe:
      table === undefined
        ? null
        : {
            code: table.recipe.code,
            name: table.recipe.name,
            hash: table.recipe.hash,
            period: table.period,
            of: ranking.length,
          },
    ranking,
    // What was computed from the hub's own registers stays inside: a sum of one project would say what that project got.
    figures: facts
      .filter((f) => f.source.grade !== "V")
      .map(({ indicatorName, period, ...f }) => ({
        ...f,
        name: indicatorName,
        areaName: names.find((n) => n.code === f.area)?.name ?? f.areaName,
        period: formatPeriod(period as Period),
      })),
    targets: targets.map(({ id: _, version: __, ...target }) => target),
  };
}

/** The ranking as CSV, with where it comes from in every row. */
function rankingCsv({ licence, ranking }: PublicShape): string {
  return csv(
    ["rank", "code", "name", "name_zh", "score", "licence"],
    ranking.map((r) => [r.rank, r.code, r.name.en, r.name["zh-CN"], r.score, licence]),
  );
}

/** The figures as CSV, each with its source. */
function figuresCsv({ licence, figures }: PublicShape): string {
  return csv(
    [
      "indicator",
      "area",
      "area_name",
      "period",
      "value",
      "unit",
      "multiplier",
      "status",
      "source",
      "address",
      "grade",
      "licence",
    ],
    figures.map((f) => [
      f.indicator,
      f.area,
      f.areaName["zh-CN"] ?? f.areaName.en,
      f.period,
      f.value,
      f.unit,
      f.multiplier,
      f.status,
      f.source.title,
      f.source.address,
      f.source.grade,
      licence,
    ]),
  );
}

function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  const cell = (value: string | number | undefined) => {
    const text = value === undefined ? "" : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\n")}\n`;
}
