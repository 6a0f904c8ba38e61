import type { FirmShares } from "@essor/contract/measure-firms";
import type { Tx } from "../../db/rights.ts";
import { Problem } from "../../http/problem.ts";
import type { TakenFigure, TakenIndicator } from "../../http/take-in.ts";
import { takeIn } from "../take-in.ts";

const name = (en: string, zh: string, fr: string) => ({ en, "zh-CN": zh, fr });
const base = { direction: 1, decimals: 0 } as const;
const money = { ...base, unit: "CNY", nature: "total", priceBasis: "nominal" } as const;
const percent = { ...base, unit: "%", nature: "ratio", priceBasis: "none", decimals: 1 } as const;
/** The two outputs are of one family and count different things: the register refuses their sum. */
const INDICATORS = [
  {
    ...money,
    code: "sei_output",
    name: name(
      "Strategic emerging output",
      "战略性新兴产业产值",
      "Production émergente stratégique",
    ),
    family: "catalogue-output",
    counts: "products of the catalogue of strategic emerging industries",
  },
  {
    ...money,
    code: "high_tech_output",
    name: name("High-tech output", "高新技术产业产值", "Production de haute technologie"),
    family: "catalogue-output",
    counts: "products of the high-tech catalogue",
  },
  {
    ...percent,
    code: "sei_share",
    name: name(
      "Share of strategic emerging output",
      "战新产值占比",
      "Part de la production émergente",
    ),
    family: "catalogue-share",
    counts: "products of the catalogue of strategic emerging industries",
  },
  {
    ...percent,
    code: "high_tech_share",
    name: name("Share of high-tech output", "高新产值占比", "Part de la haute technologie"),
    family: "catalogue-share",
    counts: "products of the high-tech catalogue",
  },
];

/** Puts the shares of a year into the register of figures, each with its formula and what went into it. */
export async function publishShares(
  tx: Tx,
  made: FirmShares,
  area: string | null,
): Promise<{ figures: number; changed: number }> {
  if (made.example || made.total === 0 || made.year === null)
    throw new Problem("wrong-state", "There is no output of real firms to publish");
  if (area === null) throw new Problem("wrong-state", "The hub has no area of its own");
  const period = String(made.year);
  const figureOf = (code: string) => `${code}~${period}~${area}~_T`;
  const figures = made.shares.flatMap(({ catalogue, output, share }): TakenFigure[] => {
    const code = catalogue === "sei" ? "sei" : "high_tech";
    const at = { area, activity: "_T", period };
    const inputs = { firms: made.firms, total: made.total };
    return [
      {
        ...at,
        indicator: `${code}_output`,
        value: output,
        trace: { formula: "catalogue-output", inputs: [{ name: "firms", value: inputs.firms }] },
      },
      {
        ...at,
        indicator: `${code}_share`,
        value: (share ?? 0) * 100,
        trace: {
          formula: "share-of-output",
          inputs: [
            { name: "listed-output", value: output, figure: figureOf(`${code}_output`) },
            { name: "all-output", value: inputs.total },
          ],
        },
      },
    ];
  });
  return takeIn(tx, {
    source: { title: `Computed from the product lines of ${made.firms} firms`, grade: "V" },
    indicators: INDICATORS as unknown as TakenIndicator[],
    figures,
  });
}
