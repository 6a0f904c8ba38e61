import { parsePeriod } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { type Row, readTable } from "../db/shipped-data.ts";
import {
  addBatch,
  addIndicators,
  addSource,
  copyObservations,
  idsOf,
  type NewObservation,
} from "./queries.ts";

const READ_ON = "2026-11-01";

type NewSeries = {
  readonly indicator: Readonly<Record<string, unknown>> & { readonly code: string };
  readonly area: string;
  readonly source: { readonly title: string; readonly address: string; readonly licence: string };
  readonly points: readonly { readonly period: string; readonly value: number }[];
};

const plain = { definition: {}, multiplier: 0, direction: 1, family: null, counts: null };

/** Monthly series that a city watches beside its own: the dollar and the market abroad. */
export function loadWatchedSeries(tx: Tx, hub: number): Promise<void> {
  return loadSeries(tx, hub, "watched-series", [
    {
      indicator: {
        ...plain,
        code: "usd_cny",
        name: { en: "Yuan for a dollar", "zh-CN": "美元兑人民币汇率", fr: "Yuans pour un dollar" },
        unit: "CNY per USD",
        nature: "ratio",
        priceBasis: "nominal",
        decimals: 4,
      },
      area: "CN",
      source: {
        title: "US Federal Reserve, exchange rates, monthly averages",
        address: "https://github.com/datasets/exchange-rates",
        licence: "ODC-PDDL",
      },
      points: readTable("exchange-rates", "monthly.csv")
        .filter((r) => r.currency === "CNY" && (r.month ?? "") >= "2015")
        .map((r) => ({ period: (r.month as string).slice(0, 7), value: Number(r.rate) })),
    },
    {
      indicator: {
        ...plain,
        code: "sp500_level",
        name: {
          en: "S&P 500, monthly average",
          "zh-CN": "标普500指数月均值",
          fr: "S&P 500, moyenne mensuelle",
        },
        unit: "points",
        nature: "score",
        priceBasis: "nominal",
        decimals: 0,
      },
      area: "US",
      source: {
        title: "Robert Shiller, Yale: S&P 500, monthly averages",
        address: "https://github.com/datasets/s-and-p-500",
        licence: "ODC-PDDL",
      },
      points: readTable("market-index", "sp500-monthly.csv").map((r) => ({
        period: (r.month as string).slice(0, 7),
        value: Number(r.level),
      })),
    },
  ]);
}

/** What was invested in each quarter in the United States: the twenty-four quarters of the Clean Investment Monitor. */
export function loadUsQuarters(tx: Tx, hub: number): Promise<void> {
  const rows = readTable(
    "us-clean-investment-monitor",
    "quarterly_state_investment_2018_2023.csv.gz",
  );
  const named = {
    Manufacturing: ["us_investment_manufacturing", "in factories", "制造业", "dans les usines"],
    "Energy and Industry": [
      "us_investment_energy",
      "in energy and industry",
      "能源与工业",
      "dans l’énergie et l’industrie",
    ],
    Retail: ["us_investment_retail", "by buyers", "终端购置", "par les acheteurs"],
  } as const;
  return loadSeries(
    tx,
    hub,
    "us-quarters",
    Object.entries(named).map(([segment, [code, en, zh, fr]]) => ({
      indicator: {
        ...plain,
        code,
        name: {
          en: `Clean investment ${en}`,
          "zh-CN": `清洁投资：${zh}`,
          fr: `Investissement propre ${fr}`,
        },
        unit: "USD",
        multiplier: 6,
        nature: "total",
        priceBasis: "real",
        decimals: 0,
      },
      area: "US",
      source: {
        title: "Clean Investment Monitor, Rhodium Group / MIT-CEEPR",
        address: "https://github.com/theomoers/clean-energy-investment",
        licence: "CC BY 4.0",
      },
      points: totals(rows.filter((r) => r.segment === segment)),
    })),
  );
}

function totals(rows: readonly Row[]): { period: string; value: number }[] {
  const sums = new Map<string, number>();
  for (const r of rows)
    sums.set(r.quarter as string, (sums.get(r.quarter as string) ?? 0) + Number(r.musd_2023));
  return [...sums].map(([period, value]) => ({ period, value }));
}

async function loadSeries(
  tx: Tx,
  hub: number,
  file: string,
  series: readonly NewSeries[],
): Promise<void> {
  const indicators = await addIndicators(
    tx,
    hub,
    series.map((s) => s.indicator),
  );
  const areas = await idsOf(tx, "area");
  const batch = await addBatch(tx, hub, file, {
    rows: series.reduce((n, s) => n + s.points.length, 0),
  });
  const observations: NewObservation[] = [];
  for (const s of series) {
    const source = await addSource(tx, hub, { ...s.source, readOn: READ_ON, grade: "S" });
    for (const { period: text, value } of s.points) {
      const period = parsePeriod(text);
      if (!period.ok) throw new Error(`${file}: "${text}" is no period`);
      observations.push({
        indicator: indicators.get(s.indicator.code) as number,
        period: period.value,
        area: areas.get(s.area) as number,
        activity: 0,
        knownAt: READ_ON,
        value,
        status: "A",
        source,
        batch,
      });
    }
  }
  await copyObservations(tx, hub, observations);
}
