import type { DictionaryEntry } from "@essor/contract/attract-views";
import type { Text3 } from "@essor/contract/common";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { homeOf } from "./project-routes.ts";
import { hubSettings } from "./queries.ts";
import { newestFigures } from "./queries-desk.ts";
import { findSite, newestCosts, type SiteDbRow } from "./queries-places.ts";

const COST_NAMES: Readonly<Record<string, Text3>> = {
  land: {
    en: "Industrial land, per hectare",
    "zh-CN": "工业用地价格（每公顷）",
    fr: "Terrain industriel, par hectare",
  },
  building: {
    en: "Standard workshop, per m²",
    "zh-CN": "标准厂房（每平方米）",
    fr: "Atelier standard, par m²",
  },
  power: {
    en: "Industrial power, per kWh",
    "zh-CN": "工业电价（每千瓦时）",
    fr: "Électricité industrielle, par kWh",
  },
  labour: {
    en: "Labour, per worker and year",
    "zh-CN": "用工成本（每人每年）",
    fr: "Travail, par ouvrier et par an",
  },
  tax: {
    en: "Tax rate on profits",
    "zh-CN": "企业所得税税率",
    fr: "Taux d’imposition des bénéfices",
  },
  logistics: {
    en: "Transport to the port, per tonne",
    "zh-CN": "至港口运费（每吨）",
    fr: "Transport au port, par tonne",
  },
};

const SITE_NAMES = [
  ["areaHa", "ha", { en: "Plot area", "zh-CN": "地块面积", fr: "Surface du terrain" }],
  ["floorM2", "m²", { en: "Floor space", "zh-CN": "建筑面积", fr: "Surface de plancher" }],
  [
    "powerMva",
    "MVA",
    { en: "Power at the plot", "zh-CN": "可用电力容量", fr: "Puissance disponible" },
  ],
  [
    "motorwayKm",
    "km",
    { en: "Distance to a motorway", "zh-CN": "距高速公路", fr: "Distance à l’autoroute" },
  ],
  ["portKm", "km", { en: "Distance to a port", "zh-CN": "距海港", fr: "Distance au port" }],
  [
    "availableFrom",
    "",
    { en: "Available from", "zh-CN": "可交付日期", fr: "Disponible à partir du" },
  ],
  ["use", "", { en: "Permitted use", "zh-CN": "规划用途", fr: "Usage autorisé" }],
] as const satisfies readonly (readonly [keyof SiteDbRow, string, Text3])[];

/** Everything that can be answered of a place: figures, unit costs, and the facts of a plot where one is proposed. */
export async function dictionaryOf(tx: Tx, site: number | null): Promise<DictionaryEntry[]> {
  const { areaCode } = await hubSettings(tx);
  const { currency } = await homeOf(tx);
  const figures = areaCode === null ? [] : await newestFigures(tx, [areaCode]);
  const costs = areaCode === null ? [] : await newestCosts(tx, [areaCode]);
  return [
    ...figures.map((f) => ({
      code: f.indicator,
      name: f.indicatorName as Text3,
      value: valueText(f.value as number, f.multiplier),
      unit: f.unit,
      source: f.sourceTitle,
      address: f.sourceAddress,
      day: formatPeriod(f.period as Period),
      grade: f.grade,
      example: false,
    })),
    ...costs.map((c) => ({
      code: `cost.${c.item}`,
      name: COST_NAMES[c.item] as Text3,
      value: c.item === "tax" ? String(Math.round(c.value * 1e4) / 100) : String(c.value),
      unit: c.item === "tax" ? "%" : (c.currency ?? currency),
      source: c.source,
      address: c.address,
      day: String(c.year),
      grade: c.grade,
      example: c.example,
    })),
    ...(site === null ? [] : siteEntries(await findSite(tx, site))),
  ];
}

function siteEntries(site: SiteDbRow | undefined): DictionaryEntry[] {
  if (site === undefined) return [];
  const entry = (code: string, unit: string, name: Text3, value: string): DictionaryEntry => ({
    code: `site.${code}`,
    name,
    value,
    unit,
    source: site.sourceTitle || (site.example ? "Worked example" : ""),
    address: site.sourceAddress,
    day: site.readOn ?? "",
    grade: "S",
    example: site.example,
  });
  const { en, "zh-CN": zh } = site.name as Text3;
  return [
    entry(
      "name",
      "",
      { en: "Proposed plot", "zh-CN": "推荐地块", fr: "Terrain proposé" },
      zh && zh !== en ? `${zh} · ${en}` : en,
    ),
    ...SITE_NAMES.flatMap(([field, unit, name]) =>
      site[field] === null ? [] : [entry(field, unit, name, String(site[field]))],
    ),
  ];
}

/** The figure in base units, without binary dust. */
function valueText(value: number, multiplier: number): string {
  return multiplier === 0 ? String(value) : String(Number(`${value}e${multiplier}`));
}
