import {
  CHINA_CALENDAR,
  convert,
  ENQUIRY_RULE,
  enquiryDue,
  rateOn,
  readStage,
  stageOrder,
  ZHEJIANG_NODES,
} from "@essor/core/attract";
import { formatDay, parseMoney } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { type Row, readData, readTable } from "../db/shipped-data.ts";
import {
  loadAmounts,
  loadCosts,
  loadDrives,
  loadEntries,
  loadExampleEnquiry,
  loadExamplePromise,
  loadMarks,
  loadPolicies,
  loadProjects,
  loadRates,
  loadSites,
  loadTasks,
  type NewAmount,
  type NewEntry,
  type NewProject,
} from "./queries-load.ts";
import { dateAt, dayNumber, momentIn } from "./zone.ts";

type Example = {
  key: string;
  name: string;
  district: string;
  sector: string;
  amount: string;
  currency: string;
  stages: [string, number][];
  nodes: [string, number][];
  promise?: boolean;
  lost?: string;
};
type Shipped = {
  key: string;
  name: string;
  sector: string;
  amount: string;
  currency: string;
  on: string;
  stage: string;
  grade: string;
  source: string;
  note: string;
};

/** Kunshan's published drives and projects with grade and source, and worked examples that are marked as such. */
export async function loadAttractDemo(tx: Tx, hub: number, now: Date): Promise<void> {
  const file = JSON.parse(readData("demo-hub", "attract.json"));
  const rates = usdRates();
  await loadRates(tx, hub, rates, "US Federal Reserve, monthly means");
  const home = homeAt(
    rates.map((r) => ({ from: "USD", to: "CNY", day: dayNumber(r.on), rate: r.rate })),
  );
  const rows = readTable("kunshan-public-facts", "kunshan_projects.csv");
  await loadDrives(tx, hub, [
    ...rows.filter((r) => r.kind?.startsWith("drive")).map(driveOf),
    ...file.progress.map(progressOf),
    periodOf(file.period),
  ]);
  const published = rows
    .filter((r) => r.kind === "project" || r.kind === "framework")
    .map((row, i) => publishedOf(row, i, home));
  const shipped = (file.projects as Shipped[]).map((p) => shippedOf(p, home));
  const examples = (file.examples as Example[]).map((e) => exampleOf(e, now, home));
  const all = [...published, ...shipped, ...examples];
  await loadProjects(
    tx,
    hub,
    all.map((p) => p.project),
  );
  await loadEntries(
    tx,
    hub,
    all.flatMap((p) => p.entries),
  );
  await loadAmounts(
    tx,
    hub,
    all.flatMap((p) => p.amounts),
  );
  await loadTasks(
    tx,
    hub,
    (file.examples as Example[]).flatMap((e) =>
      e.nodes.map(([node, days]) => ({
        key: e.key,
        node,
        title: ZHEJIANG_NODES.find((n) => n.code === node)?.zh ?? node,
        district: e.district,
        due: dayAt(now, days),
      })),
    ),
  );
  for (const e of (file.examples as Example[]).filter((x) => x.promise))
    await loadExamplePromise(tx, hub, e.key, dayAt(now, -10));
  for (const [hours, body] of [
    [-20, "示例咨询：4公顷工业用地与20兆伏安供电 · Worked example: 4 ha plot with 20 MVA"],
    [-120, "示例咨询：洁净厂房 · Worked example: clean-room building"],
  ] as const) {
    const receivedAt = new Date(now.getTime() + hours * 3_600_000);
    await loadExampleEnquiry(tx, hub, {
      body,
      district: "ketd",
      receivedAt,
      dueAt: dateAt(
        enquiryDue(momentIn(receivedAt, "Asia/Shanghai"), ENQUIRY_RULE, CHINA_CALENDAR),
        "Asia/Shanghai",
      ),
    });
  }
  await loadSites(tx, hub, file.sites);
  await loadCosts(tx, hub, file.costs);
  await loadPolicies(tx, hub, file.policies);
  await loadMarks(tx, hub);
}

type Loaded = { project: NewProject; entries: NewEntry[]; amounts: NewAmount[] };
type HomeAt = (minor: bigint, currency: string, on: string) => string | null;

/** Rates as units of CNY for one dollar; a mean is known at the end of its month. */
function usdRates(): { base: string; quote: string; on: string; rate: string }[] {
  return readTable("exchange-rates", "monthly.csv")
    .filter((r) => r.currency === "CNY" && (r.month ?? "") >= "2010")
    .map((r) => ({
      base: "USD",
      quote: "CNY",
      on: endOf(r.month as string),
      rate: r.rate as string,
    }));
}

function homeAt(rates: { from: string; to: string; day: number; rate: string }[]): HomeAt {
  return (minor, currency, on) => {
    const rate = rateOn(rates, { from: currency, to: "CNY", day: dayNumber(on) });
    return rate === undefined ? null : String(convert({ minor, currency }, "CNY", rate).minor);
  };
}

/** The last day of a published year or month: by then it was known, and nothing finer was published. */
function endOf(text: string): string {
  if (text.length === 10) return text;
  const [year, month = 12] = text.split("-").map(Number);
  return new Date(Date.UTC(year as number, month as number, 0)).toISOString().slice(0, 10);
}

function hundredMillions(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : String(Math.round(Number(text) * 1e10));
}

function driveOf(row: Row): object {
  const title = `${row.item}${row.scope === "昆山市" ? "" : ` · ${row.scope}`}`;
  return {
    title: { en: title, "zh-CN": title },
    held: row.event_date,
    scope: row.scope,
    word: row.stage,
    projects: Number(row.projects) || null,
    minor: hundredMillions(row.total_investment),
    currency: "CNY",
    plan: hundredMillions(row.annual_plan_100m_cny),
    output: hundredMillions(row.expected_annual_output_100m_cny),
    facts: row.note ? { note: row.note } : {},
    source: row.source,
    address: row.address,
    grade: row.grade,
  };
}

function progressOf(p: {
  title: object;
  year: number;
  month: number;
  grade: string;
  source: string;
}): object {
  return {
    title: p.title,
    held: `${p.year}-${String(p.month).padStart(2, "0")}`,
    scope: "昆山市",
    word: "progress",
    facts: p,
    source: p.source,
    grade: p.grade,
  };
}

function periodOf(p: { title: object; to: string; grade: string; source: string }): object {
  return {
    title: p.title,
    held: p.to,
    scope: "昆山市",
    word: "period",
    facts: p,
    source: p.source,
    grade: p.grade,
  };
}

function publishedOf(row: Row, i: number, home: HomeAt): Loaded {
  const word = row.stage ?? "";
  const reading = readStage(word);
  const stage = reading.ok && reading.value.stage ? stageOrder(reading.value.stage) : 0;
  const on = endOf(row.event_date as string);
  const currency = row.currency_unit === "100m USD" ? "USD" : "CNY";
  const minor = hundredMillions(row.total_investment);
  const note = [
    row.note,
    reading.ok ? "" : `Stage as published: "${word}".`,
    on === row.event_date ? "" : `Published for ${row.event_date}: its last day is taken.`,
  ]
    .filter(Boolean)
    .join(" ");
  const key = `published-${i}`;
  return {
    project: {
      ...BLANK,
      key,
      name: row.item as string,
      open: true,
      kind: row.kind === "framework" ? "framework" : "greenfield",
      sector: row.sector as string,
      areaCode: "320583",
      stage,
      since: on,
      currency,
      minor,
      homeMinor: minor === null ? null : home(BigInt(minor), currency, on),
      announcedOn: on,
      facts: row.expected_annual_output_100m_cny
        ? { expectedOutput100mCny: row.expected_annual_output_100m_cny }
        : {},
      title: row.source as string,
      address: row.address as string,
      grade: row.grade as string,
      note,
    },
    entries: [{ key, stage, on, reason: word }],
    amounts:
      minor === null
        ? []
        : [
            {
              key,
              kind: "signing",
              measure: "promised",
              minor,
              currency,
              on,
              occasion: row.source as string,
            },
          ],
  };
}

function shippedOf(p: Shipped, home: HomeAt): Loaded {
  const money = parseMoney(p.amount, p.currency);
  const stage = stageOrder(p.stage as never);
  const minor = money.ok ? String(money.value.minor) : null;
  return {
    project: {
      ...BLANK,
      key: p.key,
      name: p.name,
      open: true,
      sector: p.sector,
      areaCode: "320583",
      stage,
      since: p.on,
      currency: p.currency,
      minor,
      homeMinor: minor === null ? null : home(BigInt(minor), p.currency, p.on),
      announcedOn: p.on,
      title: p.source,
      grade: p.grade,
      note: p.note,
    },
    entries: [{ key: p.key, stage, on: p.on, reason: "reported" }],
    amounts:
      minor === null
        ? []
        : [
            {
              key: p.key,
              kind: "signing",
              measure: "promised",
              minor,
              currency: p.currency,
              on: p.on,
              occasion: p.source,
            },
          ],
  };
}

function exampleOf(e: Example, now: Date, home: HomeAt): Loaded {
  const entries = e.stages.map(([stage, days]) => ({
    key: e.key,
    stage: stageOrder(stage as never),
    on: dayAt(now, days),
    reason: "",
  }));
  const last = entries.at(-1) as NewEntry;
  const signed = entries.find((x) => x.stage >= 2)?.on ?? null;
  const minor = `${e.amount}00`;
  return {
    project: {
      ...BLANK,
      key: e.key,
      name: e.name,
      example: true,
      district: e.district,
      sector: e.sector,
      areaCode: "320583",
      stage: last.stage,
      status: e.lost ? "lost" : "active",
      reason: e.lost ?? "",
      since: last.on,
      currency: e.currency,
      minor,
      homeMinor: home(BigInt(minor), e.currency, last.on),
      announcedOn: signed,
      title: "Worked example",
      note: "Worked example: invented to show the page, not a fact.",
    },
    entries,
    amounts: [
      {
        key: e.key,
        kind: "signing",
        measure: "promised",
        minor,
        currency: e.currency,
        on: signed ?? last.on,
        occasion: "worked example",
      },
      ...(last.stage >= 3
        ? [
            {
              key: e.key,
              kind: "amount",
              measure: "utilised",
              minor: String((BigInt(minor) * 53n) / 100n),
              currency: e.currency,
              on: last.on,
              occasion: "worked example",
            },
          ]
        : []),
    ],
  };
}

const BLANK: NewProject = {
  key: "",
  name: "",
  party: null,
  district: "",
  open: false,
  example: false,
  kind: "greenfield",
  sector: "",
  areaCode: "",
  stage: 0,
  status: "active",
  reason: "",
  since: null,
  currency: "CNY",
  minor: null,
  homeMinor: null,
  announcedOn: null,
  lon: null,
  lat: null,
  facts: {},
  title: "",
  address: "",
  grade: null,
  note: "",
};

function dayAt(now: Date, days: number): string {
  return formatDay((momentIn(now, "Asia/Shanghai").day + days) as never);
}
