import type { BriefFigure, BriefLocale } from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { shownBacktest } from "./backtest.ts";
import type { Outside } from "./outside.ts";
import { ownHub } from "./queries.ts";
import { listForecasts } from "./queries-forecast.ts";
import { rankedUnits, scenarioOf } from "./scenarios.ts";
import { shownTargets } from "./targets.ts";

type Named = Readonly<Record<string, string | undefined>> & { readonly en: string };
export type Ask = {
  locale: BriefLocale;
  asOf: string | null;
  now: Date;
  outside: Outside;
  recipe: string | undefined;
  /** Kept between the languages of one brief: they say the same. */
  memo?: Map<string, unknown>;
};

async function once<T>(memo: Ask["memo"], key: string, work: () => T | Promise<T>): Promise<T> {
  if (memo?.has(key)) return memo.get(key) as T;
  const made = await work();
  memo?.set(key, made);
  return made;
}

/** All figures that a brief may name, each with the address of its value. */
export async function figuresOf(tx: Tx, ask: Ask): Promise<BriefFigure[]> {
  const { locale } = ask;
  const hub = await ownHub(tx);
  const pick = (name: Named) => name[locale] ?? name.en;
  const word = (id: string, value: string | null, door: string): BriefFigure => ({
    id,
    value,
    decimals: 0,
    format: "text",
    unit: "",
    door,
  });
  const number = (
    id: string,
    value: number | null,
    door: string,
    more: Partial<BriefFigure> = {},
  ): BriefFigure => ({
    id,
    value,
    decimals: 0,
    format: "number",
    unit: "",
    door,
    ...more,
  });
  return [
    word("hub", pick(hub.name as Named), "/"),
    word("day", ask.asOf ?? ask.now.toISOString().slice(0, 10), "/"),
    ...(await rankFigures(tx, ask, { area: hub.areaCode, pick, word, number })),
    ...(await goalFigures(tx, ask, { area: hub.areaCode, pick, word, number })),
    ...(await forecastFigures(tx, ask, { word, number })),
    ...(await backtestFigures(number)),
  ];
}

type Make = {
  readonly area: string | null;
  readonly pick: (name: Named) => string;
  readonly word: (id: string, value: string | null, door: string) => BriefFigure;
  readonly number: (
    id: string,
    value: number | null,
    door: string,
    more?: Partial<BriefFigure>,
  ) => BriefFigure;
};

async function rankFigures(
  tx: Tx,
  ask: Ask,
  { area, pick, word, number }: Make,
): Promise<BriefFigure[]> {
  if (ask.recipe === undefined || area === null) return [];
  const { recipe } = ask;
  const table = await once(ask.memo, "table", () =>
    ask.outside.tableOf(tx, { recipe, period: undefined, asOf: ask.asOf, now: ask.now }),
  );
  if (table === undefined) return [];
  const ranked = await once(ask.memo, "ranked", () => rankedUnits(table));
  const own = ranked.find((r) => r.code === area);
  if (own === undefined) return [];
  const stand = await once(
    ask.memo,
    "stand",
    () =>
      scenarioOf(table, { unit: area, levers: [], seed: 1, draws: 200, weightNoise: 0.25 }).before,
  );
  const door = `/measure?recipe=${table.recipe.code}&unit=${area}`;
  return [
    word("index", pick(table.recipe.name as Named), door),
    number("index.period", Number(table.period) || null, door, { format: "year" }),
    number("rank", own.rank, door),
    number("rank.of", ranked.length, door),
    number(
      "rank.low",
      stand.interval === null ? null : Math.round(stand.interval[0]),
      "/outlook/scenarios",
    ),
    number(
      "rank.high",
      stand.interval === null ? null : Math.round(stand.interval[1]),
      "/outlook/scenarios",
    ),
  ];
}

export type TargetShown = {
  indicator: string;
  indicatorName: Named;
  area: string;
  year: number;
  value: number;
  unit: string;
  multiplier: number;
  growthRequired: number | null;
  probability: number | null;
  history: { year: number; value: number; figure: string }[];
  fan: { year: number; middle: number; low: number | null; high: number | null }[];
  path: { year: number; required: number }[];
  source: { title: string };
};

/** The hub's own goal that lies farthest ahead. */
export async function farthestGoal(
  tx: Tx,
  { asOf, now, area }: Pick<Ask, "asOf" | "now"> & { area: string | null },
): Promise<TargetShown | undefined> {
  return ((await shownTargets(tx, asOf)) as TargetShown[])
    .filter((t) => t.area === area && t.growthRequired !== null && t.year >= now.getUTCFullYear())
    .sort((a, b) => b.year - a.year)[0];
}

async function goalFigures(
  tx: Tx,
  ask: Ask,
  { area, pick, word, number }: Make,
): Promise<BriefFigure[]> {
  const goal = await farthestGoal(tx, { ...ask, area });
  const last = goal?.history.at(-1);
  if (goal === undefined || last === undefined) return [];
  const money = (value: number) =>
    moneyOf(value, { multiplier: goal.multiplier, unit: goal.unit, locale: ask.locale });
  const door = "/outlook";
  return [
    word("goal.name", pick(goal.indicatorName), door),
    number("goal.value", money(goal.value).value, door, money(goal.value)),
    number("goal.year", goal.year, door, { format: "year" }),
    number(
      "goal.last",
      money(last.value).value,
      `/measure/figures?indicator=${goal.indicator}&figure=${last.figure}`,
      money(last.value),
    ),
    number("goal.lastYear", last.year, `/measure/figures?indicator=${goal.indicator}`, {
      format: "year",
    }),
    number("goal.growth", goal.growthRequired, door, { format: "percent", decimals: 2 }),
    number("goal.probability", goal.probability, door, { format: "percent", decimals: 0 }),
  ];
}

const MEASURES: Readonly<Record<"output" | "investment", Readonly<Record<BriefLocale, string>>>> = {
  output: { en: "yearly output", "zh-CN": "年产值", fr: "production annuelle" },
  investment: {
    en: "investment in operation",
    "zh-CN": "投产投资额",
    fr: "investissement en service",
  },
};

async function forecastFigures(
  tx: Tx,
  ask: Ask,
  { word, number }: Pick<Make, "word" | "number">,
): Promise<BriefFigure[]> {
  const [newest] = await listForecasts(tx, 1);
  const line = newest?.years.filter((y) => y.group === "pipeline").at(-1);
  if (newest === undefined || line === undefined) return [];
  const door = `/outlook/forecast?forecast=${newest.id}`;
  const money = (value: number) =>
    moneyOf(value, { multiplier: 0, unit: newest.currency, locale: ask.locale });
  return [
    number("forecast.projects", newest.counts.counted ?? null, door),
    word("forecast.measure", MEASURES[newest.measure][ask.locale], door),
    number("forecast.year", line.year, door, { format: "year" }),
    number("forecast.median", money(line.median).value, door, money(line.median)),
    number("forecast.low", money(line.q5).value, door, money(line.q5)),
    number("forecast.high", money(line.q95).value, door, money(line.q95)),
  ];
}

async function backtestFigures(number: Make["number"]): Promise<BriefFigure[]> {
  const { splits } = (await shownBacktest()) as {
    splits: { tested: number; produces: { brierModel: number; brierBase: number }[] }[];
  };
  const [split] = splits;
  const door = "/outlook/forecast#backtest";
  return [
    number("backtest.cases", split?.tested ?? null, door),
    number("backtest.model", split?.produces[0]?.brierModel ?? null, door, { decimals: 3 }),
    number("backtest.base", split?.produces[0]?.brierBase ?? null, door, { decimals: 3 }),
  ];
}

/** Money in the unit of the language: 亿 in Chinese, billions elsewhere; other units as they are. */
export function moneyOf(
  value: number,
  { multiplier, unit, locale }: { multiplier: number; unit: string; locale: BriefLocale },
): { value: number; decimals: number; unit: string } {
  if (!/^[A-Z]{3}$/.test(unit)) return { value, decimals: value % 1 === 0 ? 0 : 1, unit: "" };
  const whole = value * 10 ** multiplier;
  if (locale === "zh-CN")
    return { value: whole / 1e8, decimals: 2, unit: unit === "CNY" ? "亿元" : `亿 ${unit}` };
  return {
    value: whole / 1e9,
    decimals: Math.abs(whole) < 1e9 ? 3 : 1,
    unit: locale === "fr" ? `Md ${unit}` : `bn ${unit}`,
  };
}
