import { leiFault, usccFault } from "../../vocabulary/organisation-code.ts";
import { foldText, isMissingText } from "./fold-text.ts";
import { parseNumberText } from "./number-text.ts";
import { parsePeriodText } from "./period-text.ts";
import { parseStatusText } from "./status-text.ts";
import { headingUnit } from "./unit-text.ts";

/** A column as it was found: its heading and a few of its cells. */
export type FoundColumn = { readonly heading: string; readonly samples: readonly string[] };

/** What the hub knows: its indicators by code with their names, and whether a text names an area. */
export type KnownNames = {
  readonly indicators: readonly { readonly code: string; readonly names: readonly string[] }[];
  readonly isAreaCode: (text: string) => boolean;
  readonly isAreaName: (text: string) => boolean;
};

export type SuggestedColumn = {
  readonly role: string;
  readonly indicator?: string;
  readonly activity?: string;
  readonly period?: string;
  readonly unit?: string;
  readonly because: "heading" | "content";
};

/** Headings of each role in three languages, folded to lower case without spaces, underscores and units. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  area: [
    "area",
    "areacode",
    "code",
    "region",
    "regioncode",
    "refarea",
    "geo",
    "adcode",
    "行政区划代码",
    "区划代码",
    "地区代码",
    "代码",
    "codedezone",
    "coderégion",
    "codegéographique",
    "zone",
  ],
  "area-name": [
    "areaname",
    "name",
    "regionname",
    "county",
    "city",
    "地区",
    "区域",
    "县市",
    "城市",
    "县区",
    "县市区",
    "区县",
    "名称",
    "地区名称",
    "nom",
    "ville",
    "région",
    "territoire",
    "commune",
  ],
  period: [
    "period",
    "timeperiod",
    "time",
    "year",
    "date",
    "month",
    "quarter",
    "年份",
    "年度",
    "年",
    "时间",
    "期间",
    "月份",
    "季度",
    "日期",
    "统计期",
    "période",
    "année",
    "an",
    "mois",
    "trimestre",
  ],
  indicator: [
    "indicator",
    "indicatorcode",
    "series",
    "variable",
    "指标",
    "指标代码",
    "指标名称",
    "项目",
    "indicateur",
    "codeindicateur",
  ],
  activity: [
    "activity",
    "industry",
    "sector",
    "nace",
    "行业",
    "产业",
    "行业代码",
    "行业门类",
    "activité",
    "secteur",
    "branche",
  ],
  value: [
    "value",
    "obsvalue",
    "figure",
    "amount",
    "数值",
    "值",
    "数据",
    "指标值",
    "数额",
    "valeur",
    "montant",
    "chiffre",
  ],
  status: ["status", "obsstatus", "状态", "数据状态", "性质", "statut", "état"],
  unit: ["unit", "unitmeasure", "unitofmeasure", "单位", "计量单位", "unité"],
  multiplier: ["unitmult", "multiplier", "倍数"],
  "known-at": [
    "knownat",
    "knownon",
    "published",
    "publishedon",
    "releasedate",
    "发布日期",
    "公布日期",
    "发布时间",
    "datedepublication",
    "publiéle",
  ],
  "source-title": ["source", "sourcetitle", "来源", "数据来源", "资料来源", "出处"],
  "source-issuer": ["issuer", "sourceissuer", "publisher", "发布单位", "发布机构", "émetteur"],
  "source-address": ["address", "url", "link", "sourceaddress", "网址", "链接", "lien"],
  "source-read-on": ["readon", "sourcereadon", "accessed", "查阅日期", "consultéle"],
  "source-licence": ["licence", "license", "sourcelicence", "许可", "许可证"],
  grade: ["grade", "sourcegrade", "等级", "来源等级", "niveau"],
  "organisation-code": ["uscc", "lei", "统一社会信用代码", "社会信用代码", "信用代码"],
};

const ROLE_OF = new Map(
  Object.entries(HEADINGS).flatMap(([role, names]) => names.map((name) => [name, role] as const)),
);

function key(heading: string): string {
  return foldText(heading)
    .toLowerCase()
    .replace(/[([【][^()[\]【】]*[)\]】]\s*$/, "")
    .replace(/[\s_\-.:：]/g, "");
}

/**
 * What each column probably means, by its heading and then by what stands in it; undefined where nothing speaks for
 * anything. A suggestion is only shown: a person confirms it.
 * @example
 * const known = { indicators: [{ code: "gdp", names: ["地区生产总值"] }], isAreaCode: (t: string) => t === "320583", isAreaName: () => false };
 * expect(suggestColumns([{ heading: "代码", samples: ["320583"] }, { heading: "地区生产总值（亿元）", samples: ["5140.6"] }], known)).toEqual([
 *   { role: "area", because: "heading" },
 *   { role: "indicator-value", indicator: "gdp", unit: "亿元", because: "heading" },
 * ]);
 */
export function suggestColumns(
  columns: readonly FoundColumn[],
  known: KnownNames,
): (SuggestedColumn | undefined)[] {
  const indicatorOf = new Map(
    known.indicators.flatMap(({ code, names }) =>
      [code, ...names].map((name) => [key(name), code] as const),
    ),
  );
  const taken = new Set<string>();
  const once = (suggestion: SuggestedColumn | undefined): SuggestedColumn | undefined => {
    if (suggestion === undefined || suggestion.role === "indicator-value") return suggestion;
    if (taken.has(suggestion.role)) return undefined;
    taken.add(suggestion.role);
    return suggestion;
  };
  const byHeading = columns.map((column) => once(fromHeading(column, indicatorOf)));
  return columns.map((column, i) => byHeading[i] ?? once(fromContent(column, known, taken)));
}

function fromHeading(
  { heading, samples }: FoundColumn,
  indicatorOf: ReadonlyMap<string, string>,
): SuggestedColumn | undefined {
  const name = key(heading);
  const unit = headingUnit(heading);
  const withUnit = unit === undefined ? {} : { unit };
  const indicator = indicatorOf.get(name);
  if (indicator !== undefined)
    return { role: "indicator-value", indicator, ...withUnit, because: "heading" };
  const role = ROLE_OF.get(name);
  if (role === "value") return { role, ...withUnit, because: "heading" };
  // "Code" and "name" say little alone: numbers under a name heading are no names.
  if (role === "area-name" && samples.some((text) => /^[\d.,]+$/.test(text))) return undefined;
  if (role !== undefined) return { role, because: "heading" };
  const period = parsePeriodText(heading, { frequency: "A" });
  if (period.ok && period.value.note === null && looksNumeric(samples)) {
    return { role: "indicator-value", period: foldText(heading), because: "heading" };
  }
  if (/^[A-T]$/.test(heading) && looksNumeric(samples)) {
    return { role: "indicator-value", activity: heading, because: "heading" };
  }
  return undefined;
}

function fromContent(
  { samples }: FoundColumn,
  known: KnownNames,
  taken: ReadonlySet<string>,
): SuggestedColumn | undefined {
  const filled = samples.map(foldText).filter((text) => !isMissingText(text));
  const all = (test: (text: string) => boolean) => filled.length > 0 && filled.every(test);
  const as = (role: string): SuggestedColumn => ({ role, because: "content" });
  if (all((text) => text.length === 18 && usccFault(text) === undefined))
    return as("organisation-code");
  if (all((text) => text.length === 20 && leiFault(text) === undefined))
    return as("organisation-code");
  if (!taken.has("area") && all(known.isAreaCode)) return as("area");
  if (!taken.has("area-name") && all(known.isAreaName)) return as("area-name");
  if (
    !taken.has("period") &&
    all((t) => parsePeriodText(t, { frequency: "A" }).ok && !/^\d{5,}$/.test(t))
  )
    return as("period");
  if (!taken.has("status") && all((text) => text.length > 1 && parseStatusText(text) !== undefined))
    return as("status");
  return undefined;
}

function looksNumeric(samples: readonly string[]): boolean {
  const filled = samples.filter((text) => !isMissingText(text));
  return (
    filled.length > 0 &&
    filled.every(
      (text) =>
        parseNumberText(text, { decimal: "." }).ok || parseNumberText(text, { decimal: "," }).ok,
    )
  );
}
