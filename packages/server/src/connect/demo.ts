import type { Tx } from "../db/rights.ts";
import { readData, readTable } from "../db/shipped-data.ts";
import { loadEventDemo, loadRegisterDemo } from "./demo-register.ts";
import { daysAfter, LIFE_DAYS } from "./profile-rules.ts";
import {
  loadFirms,
  loadOwners,
  loadPartners,
  loadProfiles,
  loadYardsticks,
  type NewProfile,
} from "./queries-load.ts";

type Example = {
  key: string;
  side: string;
  type: string;
  owner: "enterprise" | "second" | "adviser";
  organisation: string;
  brands: string[];
  triage?: string;
  title: object;
  body: object;
  targets: object[];
  tags: string[];
  constraints: object;
};

const OWNERS = {
  enterprise: "enterprise@demo.essor",
  second: "enterprise2@demo.essor",
  adviser: "matchmaker@demo.essor",
} as const;
const UK_NEEDS = 400;
const UK_SOURCE = "UK innovation challenges (UKRI, Innovate UK; Open Government Licence)";
const EU_SOURCE = "EU Funding and Tenders portal, calls of August 2026";

/** Open calls of public bodies with their source, and worked examples that are marked as such. */
export async function loadConnectDemo(tx: Tx, hub: number, now: Date): Promise<void> {
  const file = JSON.parse(readData("demo-hub", "connect.json"));
  const day = now.toISOString().slice(0, 10);
  const examples = file.examples as Example[];
  await loadProfiles(tx, hub, [
    ...ukNeeds(day),
    ...euNeeds(day),
    ...examples.map(
      (e): NewProfile => ({ ...open(day), ...e, triage: e.triage ?? null, example: true }),
    ),
  ]);
  await loadOwners(
    tx,
    hub,
    examples.map(({ key, owner, organisation, brands }) => ({
      key,
      email: OWNERS[owner],
      organisation,
      brands,
    })),
  );
  await loadPartners(tx, hub, file.partners);
  await loadYardsticks(tx, hub, [...file.yardsticks, ...publishedRates()]);
  await loadFirms(
    tx,
    hub,
    readTable("kunshan-public-facts", "kunshan_firms_named.csv").map((row) => ({
      name: row.firm_as_named,
      does: row.sector_as_described,
      title: row.source,
      address: row.address ?? "",
      grade: row.grade,
    })),
  );
  await loadRegisterDemo(tx, hub);
  await loadEventDemo(tx, hub, now);
}

function open(day: string) {
  return {
    targets: [],
    tags: [],
    constraints: {},
    triage: null,
    expiresOn: daysAfter(day, LIFE_DAYS),
    publishedOn: day,
    updatedAt: `${day}T00:00:00Z`,
    sourceTitle: "",
    sourceAddress: "",
    sourceGrade: null,
    sourceCloses: null,
    example: false,
  };
}

/** The latest of the UK challenges that say enough to be matched. */
function ukNeeds(day: string): NewProfile[] {
  return readTable("uk-innovation-challenges", "challenges.csv.gz")
    .filter((row) => (row.summary ?? "").length > 120)
    .sort((a, b) => ((a.closes ?? "") < (b.closes ?? "") ? 1 : -1))
    .slice(0, UK_NEEDS)
    .map((row) => ({
      ...open(day),
      key: `uk-${row.id}`,
      side: "need",
      type: /fund|grant|invest/i.test(row.title ?? "") ? "research" : "technology",
      title: { en: row.title },
      body: { en: row.summary },
      tags: (row.topics ?? "").split("|").filter(Boolean).slice(0, 6),
      updatedAt: `${row.opens || row.closes || day}T00:00:00Z`,
      sourceTitle: UK_SOURCE,
      sourceAddress: row.url ?? "",
      sourceGrade: "M",
      sourceCloses: row.closes || null,
    }));
}

function euNeeds(day: string): NewProfile[] {
  return readTable("eu-funding-calls", "calls_2026.csv.gz").map((row) => ({
    ...open(day),
    key: `eu-${row.topic_id}`,
    side: "need",
    type: "research",
    title: { en: row.title },
    body: { en: row.description },
    tags: [row.programme, row.cluster].filter((tag): tag is string => Boolean(tag)),
    updatedAt: "2026-08-01T00:00:00Z",
    sourceTitle: EU_SOURCE,
    sourceAddress: row.url ?? "",
    sourceGrade: "M",
    sourceCloses: row.deadline || null,
  }));
}

const TOWN_HEADS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  "contract value, 100m CNY": [
    "town-heads-1-contract",
    "Suzhou technology town heads: contract value",
    "苏州科技镇长团：合同金额",
    "Chefs de bourg technologiques de Suzhou : montant des contrats",
  ],
  "received, 100m CNY": [
    "town-heads-2-paid",
    "Suzhou technology town heads: money paid",
    "苏州科技镇长团：实际到账",
    "Chefs de bourg technologiques de Suzhou : sommes versées",
  ],
  "needs matched after refinement, %": [
    "jiangsu-1-ready",
    "Jiangsu challenge season: matched after refinement",
    "江苏创新挑战季：凝练后对接",
    "Saison de défis du Jiangsu : appariés après reformulation",
  ],
  "needs sent to second diagnosis, %": [
    "jiangsu-2-re-diagnose",
    "Jiangsu challenge season: second diagnosis",
    "江苏创新挑战季：二次诊断",
    "Saison de défis du Jiangsu : second diagnostic",
  ],
  "needs judged long-term, %": [
    "jiangsu-3-long-term",
    "Jiangsu challenge season: judged long-term",
    "江苏创新挑战季：长期攻关",
    "Saison de défis du Jiangsu : jugés à long terme",
  ],
};

/** The published rates that the funnel is set beside, each with its grade and source. */
function publishedRates(): object[] {
  return readTable("kunshan-public-facts", "cooperation_funnel_rates.csv").flatMap((row) => {
    const known = TOWN_HEADS[row.measure as string];
    if (!known) return [];
    const [code, en, zh, fr] = known;
    return [
      {
        code,
        programme: { en, "zh-CN": zh, fr },
        period: row.period,
        value: Number(row.value),
        unit: row.measure?.split(", ")[1] ?? "",
        title: row.source,
        address: row.address ?? "",
        grade: row.grade,
      },
    ];
  });
}
