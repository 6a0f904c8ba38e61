import { foldText } from "./fold-text.ts";

/** How sure a figure is, as the product's observations say it. */
export type StatusWord =
  | "final"
  | "preliminary"
  | "revised"
  | "forecast"
  | "target"
  | "bound"
  | "estimated"
  | "missing";

const WORDS: Readonly<Record<StatusWord, readonly string[]>> = {
  final: [
    "final",
    "a",
    "actual",
    "normal",
    "definitive",
    "définitif",
    "définitive",
    "最终",
    "最终数",
    "正式",
    "核定",
    "实际",
    "终值",
  ],
  preliminary: [
    "preliminary",
    "p",
    "provisional",
    "provisoire",
    "prov",
    "初步",
    "初步数",
    "初步核算",
    "初步核算数",
    "快报",
    "快报数",
    "暂定",
  ],
  revised: ["revised", "r", "révisé", "révisée", "rev", "修订", "修订数", "修正", "调整", "修正数"],
  forecast: [
    "forecast",
    "f",
    "projection",
    "projected",
    "prévision",
    "prévu",
    "预测",
    "预测数",
    "预计",
  ],
  target: ["target", "t", "goal", "objectif", "cible", "目标", "目标值", "计划", "规划目标"],
  bound: [
    "bound",
    "b",
    "at least",
    "more than",
    "lower bound",
    "borne",
    "au moins",
    "超过",
    "以上",
    "突破",
    "下限",
  ],
  estimated: [
    "estimated",
    "e",
    "estimate",
    "estimation",
    "estimé",
    "estimée",
    "估计",
    "估算",
    "推算",
    "估计数",
  ],
  missing: ["missing", "m", "manquant", "manquante", "缺失", "缺", "缺测"],
};

const BY_WORD = new Map(
  (Object.entries(WORDS) as [StatusWord, readonly string[]][]).flatMap(([status, words]) =>
    words.map((word) => [word, status] as const),
  ),
);

/**
 * Reads a status in three languages or as a letter of SDMX's code list; undefined where it is none.
 * @example
 * expect(parseStatusText("初步核算数")).toBe("preliminary");
 * expect(parseStatusText("(révisé)")).toBe("revised");
 * expect(parseStatusText("perhaps")).toBeUndefined();
 */
export function parseStatusText(text: string): StatusWord | undefined {
  return BY_WORD.get(
    foldText(text)
      .replace(/^[([]|[)\]]$/g, "")
      .toLowerCase(),
  );
}
