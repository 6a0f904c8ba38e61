export type Language = "zh-CN" | "en" | "fr";

/** What the printed report says; a gap is `{name}`. */
const TEXTS = {
  method: ["Method", "方法", "Méthode"],
  recipe: ["Recipe", "配方", "Recette"],
  edition: ["{code}, edition {edition}", "{code}，第{edition}版", "{code}, édition {edition}"],
  hash: [
    "Hash of the recipe (SHA-256)",
    "配方哈希值（SHA-256）",
    "Empreinte de la recette (SHA-256)",
  ],
  period: ["Period", "时期", "Période"],
  knownOn: ["Figures known on", "数据截至", "Chiffres connus le"],
  ranked: ["Units ranked", "排名单位数", "Unités classées"],
  unranked: ["Units not ranked", "未排名单位数", "Unités non classées"],
  seed: ["Seed and replications", "种子与次数", "Graine et répétitions"],
  seedOf: ["{seed}, {n} replications", "{seed}，{n}次", "{seed}, {n} répétitions"],
  varied: ["Varied", "变动内容", "Ce qui varie"],
  first: ["The first {n} units", "前{n}个单位", "Les {n} premières unités"],
  rank: ["Rank", "名次", "Rang"],
  unit: ["Unit", "单位", "Unité"],
  score: ["Score", "得分", "Score"],
  interval: ["Rank in 9 of 10 runs", "九成模拟中的名次", "Rang dans 9 cas sur 10"],
  intervals: ["Rank intervals", "名次区间", "Intervalles de rang"],
  intervalsNote: [
    "Bar: nine of ten runs. Point: the rank of the recipe as it is.",
    "条：九成模拟。点：现行配方的名次。",
    "Barre : neuf cas sur dix. Point : le rang de la recette telle quelle.",
  ],
  steps: ["Steps", "步骤", "Étapes"],
  weights: ["Weights", "权重", "Poids"],
  indicator: ["Indicator", "指标", "Indicateur"],
  share: ["Share of the index", "占指数", "Part de l’indice"],
  treated: ["Outliers altered", "异常值处理", "Valeurs extrêmes modifiées"],
  points: ["{n} pulled in", "缩尾{n}个", "{n} ramenées"],
  sources: ["Data sources", "数据来源", "Sources des données"],
  sourcesNote: [
    "As given for the figures of {unit} in this period.",
    "以{unit}该期数据的来源为准。",
    "Telles qu’indiquées pour les chiffres de {unit} de cette période.",
  ],
  source: ["Source", "来源", "Source"],
  eligibility: ["Entry rule", "准入条件", "Règle d’entrée"],
  denominate: ["Divide by the denominators", "除以分母", "Division par les dénominateurs"],
  screen: [
    "Leave out units with too few figures",
    "剔除数据过少的单位",
    "Écarter les unités trop incomplètes",
  ],
  impute: ["Fill missing figures", "填补缺失", "Imputer les manquants"],
  treat: ["Treat outliers", "处理异常值", "Traiter les valeurs extrêmes"],
  normalise: ["Bring to a common scale", "标准化", "Ramener à une échelle commune"],
  weight: ["Weights", "权重", "Poids"],
  aggregate: ["Aggregate", "合成", "Agréger"],
  rankStep: ["Rank", "排名", "Classer"],
  total: ["Total", "总量", "Total"],
  quality: ["Quality", "质量", "Qualité"],
  innovation: ["Innovation", "创新力", "Innovation"],
  again: [
    "Whoever has this recipe, the figures of that day and the seed gets the same numbers: essor measure build recipe.json --data table.csv",
    "凭此配方、当日数据与种子，任何人都能得到相同的数字：essor measure build recipe.json --data table.csv",
    "Avec cette recette, les chiffres de ce jour et la graine, on retrouve les mêmes nombres : essor measure build recipe.json --data table.csv",
  ],
} as const;
type Key = keyof typeof TEXTS;
const PLACE: Readonly<Record<Language, 0 | 1 | 2>> = { en: 0, "zh-CN": 1, fr: 2 };

export type Say = (key: Key, gaps?: Readonly<Record<string, string>>) => string;

export function speak(language: Language): Say {
  return (key, gaps = {}) =>
    TEXTS[key][PLACE[language]].replace(/\{(\w+)\}/g, (_, name: string) => gaps[name] ?? "");
}

/** A name that may be of a step or of a dimension; the code itself where it is neither. */
export function sayCode(say: Say, code: string): string {
  return Object.hasOwn(TEXTS, code) ? say(code as Key) : code;
}
