/** Needs and offers that open data itself judges: how well does the matcher find them? `npx tsx bench/connect-judged.ts [--judge]`: with --judge the judgements are derived anew from the shipped data. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { matchNeed, prepareOffers } from "@essor/core/connect";
import MiniSearch from "minisearch";
import { ndcg10, type Row, shippedTable, show } from "./connect-sets.ts";

type Text = { readonly id: string; readonly title?: string; readonly text: string };
type Judged = {
  readonly need: string;
  readonly offer: string;
  readonly gain: number;
  readonly because: string;
};
type JudgedSet = {
  readonly needs: readonly Text[];
  readonly offers: readonly Text[];
  readonly judged: readonly Judged[];
};

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../data/connect-judged");
const TEXT_MIN = 60;

/** A title without its year, month, round: what the rounds of one programme have in common. */
export function seriesOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/\b(19|20)\d\d([-/]\d+)?\b/g, " ")
    .replace(
      /\b(round|phase|strand|stage|cycle|call|wave|cohort|batch)\s*(\d+|[ivx]+|one|two|three|four|five|six)\b/g,
      " ",
    )
    .replace(
      /\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|winter|pre-announcement)\b/g,
      " ",
    )
    .replace(/[^a-z]+/g, " ")
    .trim();
}

/** The part of an EU topic's number that names its destination: HORIZON-CL6-2026-01-CIRCBIO-05 gives HORIZON CL6 CIRCBIO. */
export function destinationOf(topic: string): string | undefined {
  const [programme, cluster, ...rest] = topic.split("-");
  const named = rest.filter((part) => /[A-Z]/.test(part) && !/^\d/.test(part));
  return programme === "HORIZON" && cluster && named.length > 0
    ? [programme, cluster, named[0]].join(" ")
    : undefined;
}

/** The same challenge or programme as two public bodies announce it: KTN's announcements are the needs, UKRI's the offers of money. */
function ukSet(): JudgedSet {
  const rows = shippedTable("uk-innovation-challenges", "challenges.csv.gz").filter(
    (row) => (row.summary ?? "").length >= TEXT_MIN,
  );
  const of = (source: string) => rows.filter((row) => row.source === source);
  const [ktn, ukri] = [of("ktn"), of("ukri")];
  // A text that both print word for word needs no matcher.
  const printed = new Set(ukri.map((row) => row.summary));
  const needs = ktn.filter((row) => !printed.has(row.summary));
  const judged = needs.flatMap((need) => {
    const series = seriesOf(need.title ?? "");
    return ukri
      .filter((offer) => series !== "" && seriesOf(offer.title ?? "") === series)
      .map((offer) => ({
        need: need.id ?? "",
        offer: offer.id ?? "",
        gain: 1,
        because: "same programme by title",
      }));
  });
  const asText = ({ id = "", summary = "" }: Row): Text => ({ id, text: summary });
  return withJudged({ needs: needs.map(asText), offers: ukri.map(asText), judged });
}

/** Topics of one destination of Horizon Europe, of this and of the next year. */
function euSet(): JudgedSet {
  const rows = shippedTable("eu-funding-calls", "calls_2026.csv.gz").filter(
    (row) => (row.description ?? "").length >= TEXT_MIN,
  );
  const known = rows.flatMap((row) => {
    const destination = destinationOf(row.topic_id ?? "");
    return destination === undefined ? [] : [{ ...row, destination } as Row];
  });
  const [asked, answering] = [2026, 2027].map((year) =>
    known.filter((row) => row.topic_id?.includes(`-${year}-`)),
  ) as [Row[], Row[]];
  const judged = asked.flatMap((need) =>
    answering
      .filter((offer) => offer.destination === need.destination)
      .map((offer) => ({
        need: need.topic_id ?? "",
        offer: offer.topic_id ?? "",
        gain: 1,
        because: `same destination ${need.destination}`,
      })),
  );
  const asText = ({ topic_id = "", title = "", description = "" }: Row): Text => ({
    id: topic_id,
    title,
    text: description,
  });
  return withJudged({ needs: asked.map(asText), offers: answering.map(asText), judged });
}

/** Only needs of which at least one judgement is known can be asked. */
function withJudged({ needs, offers, judged }: JudgedSet): JudgedSet {
  const known = new Set(judged.map((j) => j.need));
  return { needs: needs.filter((need) => known.has(need.id)), offers, judged };
}

export const judgedSets = (): Readonly<Record<"uk" | "eu", JudgedSet>> => ({
  uk: ukSet(),
  eu: euSet(),
});

/** The judgements as they lie in the repository. */
export function judgementLines(): string {
  const lines = Object.entries(judgedSets()).flatMap(([set, { judged }]) =>
    judged.map(({ need, offer, gain, because }) => [set, need, offer, gain, because].join(",")),
  );
  return `set,need,offer,gain,because\n${lines.join("\n")}\n`;
}

type Ranked = (need: Text) => readonly string[];

function measured({ needs, judged }: JudgedSet, rank: Ranked): { ndcg: number; precision: number } {
  const gains = new Map<string, Map<string, number>>();
  for (const { need, offer, gain } of judged)
    gains.set(need, (gains.get(need) ?? new Map<string, number>()).set(offer, gain));
  let [ndcg, precision] = [0, 0];
  for (const need of needs) {
    const own = gains.get(need.id) as Map<string, number>;
    const ten = rank(need).slice(0, 10);
    ndcg += ndcg10(ten, own);
    precision += ten.filter((id) => own.has(id)).length / Math.min(10, own.size);
  }
  return { ndcg: ndcg / needs.length, precision: precision / needs.length };
}

const NAMES = { uk: "UK challenges, two publishers", eu: "EU topics, one destination" } as const;

/** Prints both sets beside MiniSearch, which reads the same texts. */
export function showJudged(): void {
  for (const [name, set] of Object.entries(judgedSets()) as ["uk" | "eu", JudgedSet][]) {
    const offers = prepareOffers(set.offers, {});
    const ours = measured(set, (need) =>
      matchNeed(need, offers, { top: 10, reasons: false }).map((m) => m.offer),
    );
    const mini = new MiniSearch<Text>({ fields: ["title", "text"] });
    mini.addAll(set.offers);
    const theirs = measured(set, (need) =>
      mini.search(`${need.title ?? ""} ${need.text}`).map((hit) => String(hit.id)),
    );
    process.stdout.write(
      `  ${set.needs.length} needs, ${set.offers.length} offers, ${set.judged.length} judgements\n`,
    );
    const round = (x: number) => x.toFixed(3).replace(/^0/, "");
    show(NAMES[name], "nDCG@10", ours.ndcg, {
      goal: Number(theirs.ndcg.toFixed(3)),
      baseline: `${round(theirs.ndcg)} MiniSearch`,
    });
    show(NAMES[name], "found within ten", ours.precision, {
      goal: Number(theirs.precision.toFixed(3)),
      baseline: `${round(theirs.precision)} MiniSearch`,
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--judge")) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path.join(FOLDER, "judgements.csv"), judgementLines());
  }
  showJudged();
}
