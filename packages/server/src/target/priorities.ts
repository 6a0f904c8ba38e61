import {
  activitiesOfLink,
  type ChainGap,
  type ChainLink,
  crowdingOf,
  gapPriorities,
  type SupplyGap,
  supplyGapsOf,
  type Target,
  targetsOf,
} from "@essor/core/target";
import { type Day, formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { graphOf } from "./chains.ts";
import { foreseeing, namesFor, shownReasons } from "./entry.ts";
import { type IoView, ioView } from "./io.ts";
import { listChains, listGaps, listPeerTargets } from "./queries.ts";
import { listFirms } from "./queries-firms.ts";
import { findIoTable } from "./queries-io.ts";
import { activityNames, hubArea } from "./queries-space.ts";
import { restrictedCatalogue, restrictionText } from "./restrictions.ts";
import { spaceOf } from "./space.ts";

type Ask = {
  readonly hub: number;
  readonly basis: string | undefined;
  readonly level: string;
  readonly today: Day;
};

/**
 * Gaps that are open or targeted, each with density, entry probability and output gain of its link: the join on which
 * targets are chosen. What is unknown stays null and takes no part in the score.
 */
export async function priorities(tx: Tx, ask: Ask): Promise<object> {
  const { area, peers } = await hubArea(tx);
  const found = await spaceOf(tx, { ...ask, period: undefined, asOf: null });
  const { space } = found;
  const P = space.table.activities.length;
  const row = space.table.regions.indexOf(area ?? "");
  const seen = await foreseeing(tx, ask);
  const foretold =
    seen && area
      ? targetsOf(seen.entry, area, { model: seen.model, top: P, reasonsMax: 5 })
      : undefined;
  const targets = new Map((foretold?.ok ? foretold.value : []).map((t) => [t.activity, t]));
  const stored = await findIoTable(tx, undefined);
  // An example of another country says nothing about this place.
  const io = stored && !stored.example && row >= 0 ? await gains(tx, ask) : undefined;
  const catalogue = await restrictedCatalogue(tx);
  const firms = await listFirms(tx);
  const declared = await listPeerTargets(tx);
  const board = (await listGaps(tx)).filter(
    (gap) => gap.status === "open" || gap.status === "targeted",
  );
  const lines = (await listChains(tx)).flatMap((chain) => {
    const graph = graphOf(chain);
    return board
      .filter((gap) => gap.chain === chain.code)
      .flatMap((gap) => {
        const link = graph.links.find((one) => one.id === gap.link);
        if (!link) return [];
        const activities = activitiesOfLink(link, space.table.activities);
        return [
          {
            chain,
            gap,
            link,
            activities,
            feeds: graph.supplies.filter((s) => s.from === link.id).map((s) => s.to),
          },
        ];
      });
  });
  const best = (activities: readonly string[]): Target | undefined =>
    activities
      .flatMap((code) => targets.get(code) ?? [])
      .sort((a, b) => b.probability - a.probability)[0];
  const cell = (code: string) => row * P + space.table.activities.indexOf(code);
  const density = (activities: readonly string[]): number | null => {
    if (row < 0 || activities.length === 0) return null;
    return Math.max(...activities.map((code) => space.density[cell(code)] as number));
  };
  const gaps = io ? supplyGapsOf(io.table, io.coefficients) : [];
  const side = (value: (line: (typeof lines)[number]) => number | null) =>
    new Map(
      lines.flatMap((line): [string, number][] => {
        const known = value(line);
        return known === null ? [] : [[`${line.gap.chain}/${line.link.id}`, known]];
      }),
    );
  const sides = {
    density: side((line) => density(line.activities)),
    probability: side((line) => best(line.activities)?.probability ?? null),
    outputGain: side((line) => (io ? gainOf(io, gaps, line.link) : null)),
  };
  const joined = gapPriorities(
    lines.map(
      ({ gap, link, feeds }): ChainGap => ({
        link: `${gap.chain}/${link.id}`,
        reasons: gap.reasons as ChainGap["reasons"],
        firms: [],
        missingProducts: [],
        importShare: null,
        locationQuotient: null,
        feeds,
      }),
    ),
    sides,
  );
  const lineOf = new Map(lines.map((line) => [`${line.gap.chain}/${line.link.id}`, line]));
  const shown = joined.flatMap((join) => {
    const line = lineOf.get(join.link);
    return line ? [{ join, line, target: best(line.activities) }] : [];
  });
  const names = await namesFor(
    tx,
    shown.flatMap(({ target }) => target ?? []),
  );
  const activities = await activityNames(tx, [
    ...new Set(lines.flatMap((line) => line.activities)),
  ]);
  const compared = peers.filter((peer) => declared.some((d) => d.area === peer));
  const peerName = new Map(declared.map((d) => [d.area, d.areaName]));
  const crowd = new Map(
    crowdingOf([...new Set(lines.flatMap((line) => line.chain.sector ?? []))], {
      area: area ?? "",
      peers: compared,
      declared: declared.map((d) => ({ area: d.area, link: d.sector })),
    }).map((one) => [one.link, one]),
  );
  return {
    basis: found.basis.code,
    basisName: found.basis.name,
    at: formatPeriod(found.period as Period),
    run: seen?.run.id ?? null,
    table: io ? io.row.code : null,
    tableUnit: io ? io.row.unit : null,
    items: shown.map(({ join, line, target }) => ({
      gap: line.gap.id,
      chain: line.chain.code,
      chainName: line.chain.name,
      link: line.link.id,
      linkName: line.link.name,
      status: line.gap.status,
      reasons: join.reasons,
      feeds: join.feeds,
      score: join.score,
      density: join.density,
      probability: target?.probability ?? null,
      low: target?.low ?? null,
      high: target?.high ?? null,
      present: row >= 0 && line.activities.some((code) => space.presence[cell(code)] === 1),
      outputGain: join.outputGain,
      activities: line.activities.map((code) => ({
        code,
        name: activities.get(code) ?? { en: code },
      })),
      coarse: coarseOf(line.link, line.activities),
      ...(target
        ? withoutDrivers(shownReasons(target.reasons, names))
        : { nearPresent: [], alike: [] }),
      restricted:
        line.link.activities
          .map((code) => restrictionText(code, { day: ask.today, catalogue }))
          .find((text) => text !== null) ?? null,
      peers:
        crowd
          .get(line.chain.sector ?? "")
          ?.peers.map((peer) => peerName.get(peer) ?? { en: peer }) ?? [],
      peerCount: crowd.get(line.chain.sector ?? "")?.peerCount ?? 0,
      firms: firms.filter((firm) => firm.chain === line.chain.code && firm.link === line.link.id)
        .length,
      projects: line.gap.projects.length,
    })),
  };
}

/** Classes of a link that the figures do not know, so that a class above stands for them. */
function coarseOf(link: ChainLink, read: readonly string[]): string[] {
  return link.activities.filter(
    (code) => !read.some((a) => a.startsWith(code)) && read.some((a) => code.startsWith(a)),
  );
}

const withoutDrivers = ({ nearPresent, alike }: ReturnType<typeof shownReasons>) => ({
  nearPresent,
  alike,
});

/** The hub's own table cut to the hub, if its sectors say which activities they hold. */
async function gains(tx: Tx, ask: Ask): Promise<IoView | undefined> {
  try {
    return await ioView(tx, {
      hub: ask.hub,
      code: undefined,
      area: "",
      basis: ask.basis,
      method: "flq",
      delta: 0.25,
    });
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Output the area would gain if what it buys of the link's sectors were made there. */
function gainOf(view: IoView, gaps: readonly SupplyGap[], link: ChainLink): number | null {
  const of = view.row.body.sectors.flatMap((sector, i) =>
    sector.activities.some((held) =>
      link.activities.some((code) => code.startsWith(held) || held.startsWith(code)),
    )
      ? [gaps[i]?.outputGain ?? null]
      : [],
  );
  const known = of.filter((gain) => gain !== null);
  return known.length === 0 ? null : Math.max(...known);
}
