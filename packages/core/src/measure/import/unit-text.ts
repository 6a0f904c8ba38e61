import { foldText } from "./fold-text.ts";
import { takeMagnitude } from "./number-text.ts";

/** A unit and the power of ten before it: 亿元 is CNY × 10^8. */
export type UnitText = { readonly unit: string; readonly exponent: number };

/** Names of one unit in three languages, in lower case. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  CNY: [
    "元",
    "人民币",
    "元人民币",
    "人民币元",
    "yuan",
    "yuans",
    "rmb",
    "cny",
    "¥",
    "yuan renminbi",
  ],
  USD: ["美元", "usd", "us dollar", "us dollars", "us$", "$", "dollars", "dollar", "dollars us"],
  EUR: ["欧元", "eur", "euro", "euros", "€"],
  persons: [
    "人",
    "名",
    "人次",
    "口",
    "person",
    "persons",
    "people",
    "inhabitants",
    "personnes",
    "habitants",
  ],
  households: ["户", "household", "households", "ménages", "ménage"],
  units: [
    "家",
    "个",
    "项",
    "件",
    "所",
    "座",
    "家企业",
    "unit",
    "units",
    "number",
    "unités",
    "nombre",
  ],
  years: ["年", "岁", "year", "years", "ans", "années"],
  "%": ["%", "percent", "per cent", "pour cent", "pct", "百分比"],
};

const CANONICAL = new Map(
  Object.entries(NAMES).flatMap(([unit, names]) => names.map((name) => [name, unit] as const)),
);

/**
 * Reads a unit with the power of ten before it, in Chinese, English or French. An unknown unit is kept as it stands.
 * @example
 * expect(parseUnitText("亿元")).toEqual({ unit: "CNY", exponent: 8 });
 * expect(parseUnitText("100 million yuan")).toEqual({ unit: "CNY", exponent: 8 });
 * expect(parseUnitText("milliers d’habitants")).toEqual({ unit: "persons", exponent: 3 });
 * expect(parseUnitText("吨标准煤")).toEqual({ unit: "吨标准煤", exponent: 0 });
 */
export function parseUnitText(text: string): UnitText {
  const folded = foldText(text);
  const count = /^(10[ ,]?000|1[ ,]?000|100|10)\s+(?=\S)/.exec(folded);
  const body = count ? folded.slice(count[0].length) : folded;
  const power = count ? (count[1] as string).replace(/\D/g, "").length - 1 : 0;
  const { exponent, rest } = takeMagnitude(body);
  const name = rest.replace(/^(of|de|d['’])\s*/i, "").trim();
  const known = CANONICAL.get(name.toLowerCase());
  if (known !== undefined) return { unit: known, exponent: power + (exponent ?? 0) };
  // 亿 alone is a power of ten without a unit; a word that only looks like one ("千瓦时") keeps its whole name.
  if (name === "" && exponent !== null) return { unit: "", exponent: power + exponent };
  return { unit: folded, exponent: 0 };
}

/**
 * The unit that a heading carries at its end, or undefined: 投资额（万元）, "GDP (100 million yuan)", "产值:亿元".
 * @example
 * expect(headingUnit("投资额（万元）")).toBe("万元");
 * expect(headingUnit("GDP, 100 million yuan")).toBe("100 million yuan");
 * expect(headingUnit("地区")).toBeUndefined();
 */
export function headingUnit(heading: string): string | undefined {
  const folded = foldText(heading);
  const found =
    /[([【]([^()[\]【】]{1,40})[)\]】]\s*$/.exec(folded)?.[1] ??
    /[:：,，]\s*([^:：,，]{1,40})$/.exec(folded)?.[1];
  if (found === undefined) return undefined;
  const unit = found.replace(/^(单位|unit|unité)\s*[:：]?\s*/i, "").trim();
  const { unit: read } = parseUnitText(unit);
  return read in NAMES ? unit : undefined;
}
