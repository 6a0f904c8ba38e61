import type { Tx } from "../../db/rights.ts";
import type { Row } from "../../db/shipped-data.ts";
import { addDemoSource, markExamples, noteRule } from "./queries-demo.ts";
import { putFirms, putLines, putReturns, putRule, putScores } from "./queries-write.ts";

const YEAR = 2025;
const STAGES = ["start-up", "growth", "stable"] as const;

/**
 * Firms that were named in public as firms of the place, with where they were named and no figures; beside them a
 * worked example of invented firms, marked as such, on which shares, grades and points can be seen.
 */
export async function loadFirmsDemo(
  tx: Tx,
  hub: number,
  { named }: { named: readonly Row[] },
): Promise<void> {
  for (const [i, row] of named.entries()) {
    const source = await addDemoSource(tx, hub, {
      title: `${row.firm_as_named}: named as a firm of Kunshan (${row.sector_as_described})`,
      issuer: row.source ?? "",
      address: row.address ?? "",
      grade: row.grade ?? "S",
    });
    const code = `named-${String(i + 1).padStart(2, "0")}`;
    await putFirms(tx, [{ code, name: row.firm_as_named }], source);
  }
  await loadExample(tx, hub);
}

async function loadExample(tx: Tx, hub: number): Promise<void> {
  const source = await addDemoSource(tx, hub, {
    title: "Worked example: invented firms, only to show how the rules work",
    issuer: "Essor",
    address: "",
    grade: "V",
  });
  const firms = Array.from({ length: 40 }, (_, i) => exampleFirm(i));
  await putFirms(
    tx,
    firms.map(({ firm }) => firm),
    source,
  );
  await markExamples(tx, hub, "example-");
  await putReturns(
    tx,
    firms.map(({ own }) => own),
    source,
  );
  await putLines(
    tx,
    firms.flatMap(({ lines }) => lines),
    source,
  );
  await putScores(
    tx,
    firms.flatMap(({ scores }) => scores),
    source,
  );
  await putRule(tx, { kind: "grade", ...GRADE_RULE, source: await addDemoSource(tx, hub, HUAIAN) });
  await putRule(tx, { kind: "points", ...POINTS_RULE, source });
  await noteRule(tx, hub, { kind: "points", note: POINTS_NOTE });
}

/** Figures of an invented firm: plain arithmetic, so that anyone can work them out again. */
function exampleFirm(i: number) {
  const code = `example-${String(i + 1).padStart(2, "0")}`;
  const wave = (step: number, of: number) => ((i + 1) * step) % of;
  const land = 12 + wave(7, 60);
  const output = (80 + wave(37, 400)) * 1_000_000;
  const sales = output * (0.9 + wave(3, 10) / 100);
  const tax = sales * (0.02 + wave(11, 60) / 1000);
  const at = { firm: code, year: YEAR };
  const sei = (wave(13, 10) * output) / 10;
  const highTech = wave(17, 3) === 0 ? sei / 2 : 0;
  const line = (product: string, made: number, more: object) =>
    made > 0 ? [{ ...at, product, output: made, ...more }] : [];
  const began = i < 3 ? `2024-0${i + 4}-01` : `${2005 + wave(5, 17)}-06-01`;
  return {
    firm: {
      code,
      name: `示例企业 Example firm ${String(i + 1).padStart(2, "0")}`,
      district: i % 2 === 0 ? "ketd" : "khtd",
      stage: i < 3 ? "start-up" : STAGES[wave(5, 3)],
      producingSince: began,
      exempt: i === 39,
    },
    own: { ...at, output, sales, tax, land, energy: 100 + wave(29, 900) },
    lines: [
      ...line("other products", output - sei, { sei: null, highTech: false }),
      ...line("emerging products", sei - highTech, {
        sei: ["1.2", "2.1", "3.4", "4.1"][i % 4],
        highTech: false,
      }),
      ...line("emerging products, also high-tech", highTech, { sei: "1.2", highTech: true }),
    ],
    scores: POINTS_RULE.body.indicators.map(({ code: indicator }, k) => ({
      ...at,
      indicator,
      score: ((i + 2) * (k + 3) * 7) % 101 > 100 ? 1 : (((i + 2) * (k + 3) * 7) % 101) / 100,
    })),
  };
}

const HUAIAN = {
  title: "Rating of firms by output per mu, Huai'an, Jiangsu, 2024",
  issuer: "Huai'an",
  address: "",
  grade: "S",
};
const GRADE_RULE = {
  name: {
    en: "By output per mu, as in Huai'an 2024",
    "zh-CN": "亩均效益评价（淮安2024年办法）",
    fr: "Selon la production par mu, comme à Huai'an en 2024",
  },
  validFrom: "2024-01-01",
  body: {
    weights: { "tax-per-mu": 45, "sales-per-mu": 35, "tax-per-energy": 20 },
    benchmarks: { "tax-per-mu": null, "sales-per-mu": null, "tax-per-energy": null },
    capMultiple: null,
  },
};

const indicator = (
  code: string,
  name: { en: string; "zh-CN": string; fr: string },
  weights: readonly [number, number, number],
) => ({
  code,
  name,
  weights: { "start-up": weights[0], growth: weights[1], stable: weights[2] },
});
const POINTS_NOTE = {
  en: "Worked example: the weights are invented. Enter those of your province.",
  "zh-CN": "示例：权重为虚构。请录入本省的权重。",
  fr: "Exemple : les poids sont inventés. Saisissez ceux de votre province.",
};
const POINTS_RULE = {
  name: {
    en: "Innovation points, worked example",
    "zh-CN": "创新积分（示例）",
    fr: "Points d'innovation, exemple",
  },
  validFrom: "2024-01-01",
  body: {
    indicators: [
      indicator(
        "rd-share",
        { en: "R&D share of sales", "zh-CN": "研发费用占比", fr: "Part de la R-D" },
        [30, 22, 15],
      ),
      indicator(
        "rd-staff",
        { en: "Share of R&D staff", "zh-CN": "研发人员占比", fr: "Part du personnel de R-D" },
        [20, 13, 8],
      ),
      indicator(
        "patents",
        { en: "Invention patents", "zh-CN": "发明专利", fr: "Brevets d'invention" },
        [15, 15, 12],
      ),
      indicator(
        "new-sales",
        {
          en: "Sales of high-tech products",
          "zh-CN": "高新技术产品收入",
          fr: "Ventes de haute technologie",
        },
        [5, 15, 25],
      ),
      indicator(
        "growth",
        { en: "Growth of sales", "zh-CN": "营业收入增长率", fr: "Croissance des ventes" },
        [10, 15, 10],
      ),
      indicator(
        "margin",
        {
          en: "Profit on net assets",
          "zh-CN": "净资产利润率",
          fr: "Rentabilité des fonds propres",
        },
        [5, 10, 20],
      ),
      indicator(
        "venture",
        { en: "Venture capital raised", "zh-CN": "获得风险投资", fr: "Capital-risque levé" },
        [10, 5, 2],
      ),
      indicator(
        "platforms",
        {
          en: "Research platforms and projects",
          "zh-CN": "研发平台与项目",
          fr: "Plateformes et projets",
        },
        [5, 5, 8],
      ),
    ],
  },
};
