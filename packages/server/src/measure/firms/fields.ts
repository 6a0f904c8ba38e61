import type { FIRM_TABLES } from "@essor/contract/measure-firms";
import { foldText } from "@essor/core/measure";

export type Table = (typeof FIRM_TABLES)[number];

/** A column of an import table: what its headings may be, and what its cells take. */
export type Field = {
  readonly name: string;
  readonly kind: "text" | "number" | "year" | "day" | "yes-no" | "choice";
  /** The first is the one of the template. */
  readonly headings: readonly string[];
  readonly needed?: boolean;
  /** Part of what makes a row unique. */
  readonly key?: boolean;
  readonly shape?: RegExp;
  readonly units?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly words?: Readonly<Record<string, readonly string[]>>;
};

const YUAN = ["元", "CNY", "RMB", "¥", "yuan", "yuans"];
const code: Field = {
  name: "code",
  kind: "text",
  headings: ["code", "firm code", "uscc", "企业代码", "统一社会信用代码", "code de l'entreprise"],
  needed: true,
  key: true,
};
const year: Field = {
  name: "year",
  kind: "year",
  headings: ["year", "年份", "年度", "année", "annee"],
  needed: true,
  key: true,
};
const money = (name: string, ...headings: string[]): Field => ({
  name,
  kind: "number",
  headings,
  units: YUAN,
});

/** The three tables of the register, column by column. */
export const FIELDS: Readonly<Record<Table, readonly Field[]>> = {
  firms: [
    code,
    { name: "name", kind: "text", headings: ["name", "企业名称", "单位名称", "nom"], needed: true },
    { name: "district", kind: "text", headings: ["district", "区镇", "板块", "secteur"] },
    {
      name: "stage",
      kind: "choice",
      headings: ["stage", "发展阶段", "stade"],
      words: {
        "start-up": ["start-up", "startup", "初创期", "初创", "démarrage", "demarrage"],
        growth: ["growth", "成长期", "成长", "croissance"],
        stable: ["stable", "稳定期", "稳定", "mature"],
      },
    },
    {
      name: "producingSince",
      kind: "day",
      headings: ["producing since", "投产日期", "投产时间", "en production depuis"],
    },
    { name: "exempt", kind: "yes-no", headings: ["exempt", "不参评", "exempté", "exempte"] },
    { ...year, needed: false },
    { ...money("output", "output", "产值", "总产值", "production"), min: 0 },
    { ...money("sales", "sales", "销售收入", "营业收入", "ventes"), min: 0 },
    money("tax", "tax", "税收", "实缴税金", "impôts"),
    {
      name: "land",
      kind: "number",
      headings: ["land", "用地面积", "占地面积", "terrain"],
      units: ["亩", "mu"],
      min: Number.MIN_VALUE,
    },
    {
      name: "energy",
      kind: "number",
      headings: ["energy", "综合能耗", "能耗", "énergie", "energie"],
      units: ["吨标准煤", "吨标煤", "tce", "t"],
      min: 0,
    },
  ],
  products: [
    code,
    year,
    {
      name: "product",
      kind: "text",
      headings: ["product", "产品", "产品名称", "produit"],
      needed: true,
      key: true,
    },
    {
      name: "activity",
      kind: "text",
      headings: ["activity", "行业代码", "gb/t 4754", "activité"],
      shape: /^[A-Z]?\d{2,4}$/,
    },
    { ...money("output", "output", "产值", "产品产值", "production"), needed: true, min: 0 },
    {
      name: "sei",
      kind: "text",
      headings: ["sei class", "sei", "战新代码", "战略性新兴产业代码", "classe iés"],
      shape: /^[1-9](\.[0-9]){0,2}$/,
    },
    {
      name: "highTech",
      kind: "yes-no",
      headings: ["high-tech", "high tech", "高新技术产品", "高新", "haute technologie"],
    },
  ],
  scores: [
    code,
    year,
    {
      name: "indicator",
      kind: "text",
      headings: ["indicator", "指标", "指标代码", "indicateur"],
      needed: true,
      key: true,
      shape: /^[a-z][a-z0-9-]{0,60}$/,
    },
    {
      name: "score",
      kind: "number",
      headings: ["score", "得分", "得分率", "note"],
      needed: true,
      min: 0,
      max: 1,
    },
  ],
};

/** The field that a heading means, with what stands in brackets behind it left out. */
export function fieldOf(table: Table, heading: string): string | null {
  const plain = foldText(heading)
    .toLowerCase()
    .replace(/\s*[(（[].*$/, "")
    .trim();
  return FIELDS[table].find((f) => f.headings.includes(plain))?.name ?? null;
}
