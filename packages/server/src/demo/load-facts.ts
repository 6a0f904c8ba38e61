import { parsePeriod } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { type Row, readData, readTable } from "../db/shipped-data.ts";
import {
  addBatch,
  addMilestone,
  addPublishedList,
  addPublishedRank,
  addSource,
  copyObservations,
  idsOf,
  type NewObservation,
} from "./queries.ts";

const READ_ON = "2026-11-01";
const STATUS: Readonly<Record<string, string>> = {
  reported: "A",
  preliminary: "P",
  revised_final: "R",
  target: "T",
  milestone_over: "B",
};

/**
 * When a statement became known: the month in the title of its source, at its end; else the day it was read.
 * Nothing finer is known, and a first figure must stand before its correction.
 */
export function knownAt(title: string): string {
  const match = /(20\d\d)-(\d\d)(?:-(\d\d))?/.exec(title);
  if (!match) return READ_ON;
  if (match[3]) return `${match[1]}-${match[2]}-${match[3]}`;
  const next = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0));
  return next.toISOString().slice(0, 10);
}

/** Published statements on Kunshan and its peers, each with its grade and source. */
export async function loadFacts(
  tx: Tx,
  hub: number,
  indicators: ReadonlyMap<string, number>,
  register: readonly Row[],
): Promise<void> {
  const areas = await idsOf(tx, "area");
  const byFact = new Map(
    register
      .filter((row) => row.fact !== "")
      .map((row) => [row.fact as string, row.code as string]),
  );
  const rows = readTable("kunshan-public-facts", "county_indicators.csv");
  const batch = await addBatch(tx, hub, "kunshan-public-facts", { rows: rows.length });
  const observations: NewObservation[] = [];
  for (const row of rows) {
    const area = areas.get(row.code as string);
    const indicator = indicators.get(byFact.get(row.indicator as string) ?? "");
    const period = parsePeriod(
      row.period === "annual" ? String(row.year) : `${row.year}-${row.period}`,
    );
    if (area === undefined || indicator === undefined || !period.ok) {
      throw new Error(
        `kunshan-public-facts: ${row.code} ${row.indicator} ${row.year} ${row.period} does not fit the register`,
      );
    }
    const source = await addSource(tx, hub, {
      title: row.source as string,
      address: row.address as string,
      readOn: READ_ON,
      grade: row.grade as string,
      licence: "fact with citation",
    });
    observations.push({
      indicator,
      period: period.value,
      area,
      activity: 0,
      knownAt: knownAt(row.source as string),
      value: Number(row.value),
      status: STATUS[row.status as string] ?? "A",
      source,
      batch,
    });
  }
  await copyObservations(tx, hub, observations);
  await loadLists(tx, hub, areas);
  await loadMilestones(tx, hub, indicators, areas);
}

async function loadLists(tx: Tx, hub: number, areas: ReadonlyMap<string, number>): Promise<void> {
  const lists = new Map<string, number>();
  for (const list of JSON.parse(readData("demo-hub", "published-lists.json"))) {
    lists.set(list.code, await addPublishedList(tx, hub, list));
  }
  const names: Readonly<Record<string, string>> = {
    "CCID top100": "ccid",
    "Zhongjun county competitiveness top100": "zhongjun",
  };
  const facts = readTable("kunshan-public-facts", "published_rankings.csv").map((row) => ({
    list: names[row.ranking as string],
    edition: row.edition,
    code: row.code,
    rank: row.rank,
    tied: String(row.ranking?.startsWith("Zhongjun") && row.rank === "1"),
    title: row.source,
    grade: row.grade,
    address: row.address,
  }));
  for (const row of [...facts, ...readTable("demo-hub", "published-ranks.csv")] as Row[]) {
    const [list, area, rank] = [
      lists.get(row.list as string),
      areas.get(row.code as string),
      Number(row.rank),
    ];
    // "top10" without a place is not a rank: it is left to the source page.
    if (list === undefined || area === undefined || !Number.isInteger(rank)) continue;
    const source = await addSource(tx, hub, {
      title: row.title as string,
      address: row.address ?? "",
      readOn: READ_ON,
      grade: row.grade as string,
    });
    await addPublishedRank(tx, hub, {
      list,
      edition: row.edition as string,
      area,
      rank,
      tied: row.tied === "true",
      source,
    });
  }
}

async function loadMilestones(
  tx: Tx,
  hub: number,
  indicators: ReadonlyMap<string, number>,
  areas: ReadonlyMap<string, number>,
): Promise<void> {
  for (const row of readTable("demo-hub", "milestones.csv")) {
    const period = parsePeriod(row.period as string);
    const [area, indicator] = [
      areas.get(row.code as string),
      indicators.get(row.indicator as string),
    ];
    if (!period.ok || area === undefined || indicator === undefined)
      throw new Error(`milestones.csv: ${row.code} ${row.indicator}`);
    const source = await addSource(tx, hub, {
      title: row.title as string,
      readOn: READ_ON,
      grade: row.grade as string,
    });
    await addMilestone(tx, hub, {
      area,
      indicator,
      level: Number(row.level),
      period: period.value,
      source,
    });
  }
}
