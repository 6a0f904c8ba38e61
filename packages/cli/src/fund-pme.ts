import { type DayCount, type PmePoint, pme, yearFraction } from "@essor/core/fund";
import { type Day, parseDay } from "@essor/core/vocabulary";
import { readJson, readTable } from "./files.ts";
import {
  answerCases,
  asArray,
  asNumber,
  asNumbers,
  asObject,
  asText,
  isJsonFile,
  type Json,
  onlyFile,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import { dayCountOption } from "./fund-daycount.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";

/** `essor fund pme` */
export const fundPme: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, {
    out: { type: "string" },
    index: { type: "string" },
    "day-count": { type: "string" },
  });
  const dayCount = dayCountOption(values["day-count"]);
  const file = onlyFile(positionals, "pme");
  if (!isJsonFile(file)) {
    return {
      out: values.out,
      outputs: resultOutputs(await fundsOfTable(file, values.index, dayCount)),
    };
  }
  const read = await readJson(file);
  const cases = Array.isArray(read)
    ? read.map((entry, i) => asObject(entry, `${file}[${i}]`))
    : modifiedCases(asObject(read, file));
  const answers = answerCases(cases, (entry) =>
    "pmePrices" in entry ? modified(entry, dayCount) : measures(pointsOf(entry, dayCount), entry),
  );
  return { out: values.out, outputs: resultOutputs(answers) };
};

/** The lists `periodic` and `dated` of price pairs, named by list and place; a file with `cases`; or one case. */
function modifiedCases(whole: Json): Json[] {
  if (Array.isArray(whole.cases)) return whole.cases.map((c, i) => asObject(c, `cases[${i}]`));
  const listed = ["periodic", "dated"].flatMap((list) =>
    Array.isArray(whole[list])
      ? asArray(whole[list], list).map((entry, i) => ({
          id: `${list}/${i}`,
          ...asObject(entry, `${list}[${i}]`),
        }))
      : [],
  );
  return listed.length > 0 ? listed : [whole];
}

function pointsOf(entry: Json, dayCount: DayCount): PmePoint[] {
  const contributions = asNumbers(entry.contributions, "contributions");
  const distributions = asNumbers(entry.distributions, "distributions");
  const index = asNumbers(entry.index, "index");
  const navList = [entry.navs, entry.nav].find(Array.isArray);
  const navs = navList ? asNumbers(navList, "navs") : undefined;
  const dates = Array.isArray(entry.dates) ? readDays(entry.dates) : undefined;
  for (const [field, list] of Object.entries({ distributions, index, navs, dates })) {
    if (list !== undefined && list.length !== contributions.length) {
      throw refuse("length-differs", field, `${field} must have as many entries as contributions`);
    }
  }
  if (contributions.length === 0) throw refuse("empty", "contributions", "There are no flows");
  const low = index.findIndex((level) => level <= 0);
  if (low >= 0) throw refuse("bad-index", `index[${low}]`, "An index level must be above zero");
  return contributions.map((contribution, i) => ({
    years: dates ? yearFraction(dates[0] as Day, dates[i] as Day, dayCount) : i,
    contribution,
    distribution: distributions[i] as number,
    index: index[i] as number,
    ...(navs ? { nav: navs[i] as number } : {}),
  }));
}

function readDays(dates: readonly unknown[]): Day[] {
  return dates.map((date, i) => {
    const day = parseDay(String(date));
    if (day === undefined) throw refuse("bad-date", `dates[${i}]`, `"${date}" is not a real date`);
    return day;
  });
}

function measures(points: readonly PmePoint[], entry: Json) {
  // A list of values, one a period: the last is what is left.
  const nav = asNumber(Array.isArray(entry.nav) ? entry.nav.at(-1) : entry.nav, "nav");
  const report = pme(points, { nav });
  const sum = (of: (point: PmePoint) => number) => points.reduce((s, p) => s + of(p), 0);
  const paidIn = sum(({ contribution }) => contribution);
  const distributed = sum(({ distribution }) => distribution);
  const per = (amount: number) => (paidIn > 0 ? amount / paidIn : null);
  const reasons = Object.fromEntries(
    Object.entries(report).flatMap(([name, m]) =>
      m.value === null ? [[name, m.undefinedBecause]] : [],
    ),
  );
  return {
    paidIn,
    distributed,
    dpi: per(distributed),
    rvpi: per(nav),
    tvpi: per(distributed + nav),
    irrAll: report.irr.all,
    irr: report.irr.value,
    ksPme: report.ksPme.value,
    lnPmeNav: report.lnPmeNav.value,
    lnPmeIrrAll: report.lnPmeIrr.all,
    lnPmeIrr: report.lnPmeIrr.value,
    pmePlusLambda: report.pmePlusLambda.value,
    pmePlusIrrAll: report.pmePlusIrr.all,
    pmePlusIrr: report.pmePlusIrr.value,
    directAlphaAll: report.directAlphaArithmetic.all,
    directAlphaArithmetic: report.directAlphaArithmetic.value,
    directAlphaLog: report.directAlphaLog.value,
    mPmeIrrAll: report.modifiedPmeIrr.all,
    mPmeIrr: report.modifiedPmeIrr.value,
    mPmeNav: report.modifiedPmeNav.value,
    reasons,
  };
}

/** Modified PME of a price pair: the fund holds units of the asset, so its NAV follows the asset's price. */
function modified(entry: Json, dayCount: DayCount) {
  const cashflows = asNumbers(entry.cashflows, "cashflows");
  const prices = asNumbers(entry.prices, "prices");
  const levels = asNumbers(entry.pmePrices, "pmePrices");
  const dates = Array.isArray(entry.dates) ? readDays(entry.dates) : undefined;
  if (prices.length !== levels.length || cashflows.length > prices.length) {
    throw refuse("length-differs", "prices", "prices and pmePrices must be as long as each other");
  }
  let value = 0;
  const points = prices.map((price, i): PmePoint => {
    const flow = cashflows[i] ?? 0;
    value = (i === 0 ? 0 : (value * price) / (prices[i - 1] as number)) - flow;
    return {
      years: dates ? yearFraction(dates[0] as Day, dates[i] as Day, dayCount) : i,
      contribution: Math.max(0, -flow),
      distribution: Math.max(0, flow),
      index: levels[i] as number,
      nav: value,
    };
  });
  const report = pme(points, { nav: value });
  const [pmeIrr, assetIrr] = [report.modifiedPmeIrr.value, report.irr.value];
  return {
    pmeIrrPct: pmeIrr === null ? null : pmeIrr * 100,
    assetIrrPct: assetIrr === null ? null : assetIrr * 100,
    pmeIrr,
    assetIrr,
  };
}

/** A table `fund,date,value,type`: flows (C) signed as the investor sees them, and values (V). The last value is left. */
async function fundsOfTable(file: string, indexFile: string | undefined, dayCount: DayCount) {
  const { rows } = await readTable(file);
  const levels = indexFile === undefined ? undefined : await readIndex(indexFile);
  const funds = new Map<string, Row[]>();
  for (const [i, row] of rows.entries()) {
    const day = parseDay(row.date ?? "");
    if (day === undefined) throw refuse("bad-date", `row ${i + 1}`, `"${row.date}" is not a date`);
    const read = {
      day,
      value: asNumber(row.value, `row ${i + 1}`),
      type: asText(row.type, "type"),
    };
    const list = funds.get(row.fund ?? "");
    if (list) list.push(read);
    else funds.set(row.fund ?? "", [read]);
  }
  const cases = [...funds].map(([id, list]): Json => ({ id, funds: [list] }));
  if (funds.size > 1) cases.push({ id: "Total", funds: [...funds.values()] });
  return answerCases(cases, (entry) => fromRows(entry.funds as Row[][], levels, dayCount));
}

type Row = { readonly day: Day; readonly value: number; readonly type: string };
type Level = { readonly day: Day; readonly level: number };

function fromRows(
  funds: readonly (readonly Row[])[],
  levels: readonly Level[] | undefined,
  dayCount: DayCount,
) {
  const flows = funds.flatMap((rows) => rows.filter(({ type }) => type === "C"));
  // Each fund's last value is what is left of it.
  const lasts = funds.map((rows) =>
    rows.filter(({ type }) => type === "V").reduce((a, b) => (b.day >= a.day ? b : a)),
  );
  const end = Math.max(...lasts.map(({ day }) => day), ...flows.map(({ day }) => day)) as Day;
  const nav = lasts.reduce((sum, { value }) => sum + value, 0);
  const days = [...new Set([...flows.map(({ day }) => day), end])].sort((a, b) => a - b);
  const start = days[0] as Day;
  const points = days.map((day): PmePoint => {
    // Flows of one day are netted: several funds together call only what they do not get back that day.
    const net = flows.reduce((sum, flow) => sum + (flow.day === day ? flow.value : 0), 0);
    return {
      years: yearFraction(start, day, dayCount),
      contribution: Math.max(0, -net),
      distribution: Math.max(0, net),
      index: levels ? levelAt(levels, day) : 1,
    };
  });
  const all = measures(points, { nav });
  if (levels) return all;
  const { dpi, rvpi, tvpi, irr, irrAll, paidIn, distributed } = all;
  return { paidIn, distributed, dpi, rvpi, tvpi, irr, irrAll };
}

async function readIndex(file: string): Promise<Level[]> {
  const { columns, rows } = await readTable(file);
  const [dateColumn = "date", levelColumn = "level"] = columns;
  return rows
    .map((row, i) => {
      const day = parseDay(row[dateColumn] ?? "");
      if (day === undefined) throw refuse("bad-date", dateColumn, `Row ${i + 1} has no real date`);
      return { day, level: asNumber(row[levelColumn], levelColumn) };
    })
    .sort((a, b) => a.day - b.day);
}

/** The last level known on a day. */
function levelAt(levels: readonly Level[], day: Day): number {
  const known = levels.filter((level) => level.day <= day).at(-1);
  if (!known) throw refuse("index-too-short", "index", "The index starts after the first flow");
  return known.level;
}
