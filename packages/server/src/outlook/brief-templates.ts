import type { BriefLocale } from "@essor/core/outlook";

/** One section of the brief in three languages. It stands in the report only where the store has all of its figures. */
export type Section = { readonly id: string; readonly text: Readonly<Record<BriefLocale, string>> };

export const SECTIONS: readonly Section[] = [
  {
    id: "title",
    text: {
      en: "# {{figure:hub}}: where it stands and where it is going\nAs of {{figure:day}}. Every number leads to its value, its source or the run that computed it.",
      "zh-CN":
        "# {{figure:hub}}：现状与走向\n截至{{figure:day}}。每个数字都通向它的数值、来源或计算过程。",
      fr: "# {{figure:hub}} : où en est-on, où va-t-on\nAu {{figure:day}}. Chaque nombre mène à sa valeur, à sa source ou au calcul qui l’a produit.",
    },
  },
  {
    id: "rank",
    text: {
      en: "## Standing\nIn the index {{figure:index}} for {{figure:index.period}} the hub ranks {{figure:rank}} of {{figure:rank.of}}. If the weights are shaken, nine in ten rankings put it between {{figure:rank.low}} and {{figure:rank.high}}.",
      "zh-CN":
        "## 位次\n在{{figure:index}}（{{figure:index.period}}）中，位列第{{figure:rank}}，共{{figure:rank.of}}个。权重变动时，绝大多数排名介于第{{figure:rank.low}}与第{{figure:rank.high}}之间。",
      fr: "## Position\nDans l’indice {{figure:index}} pour {{figure:index.period}}, le territoire est au rang {{figure:rank}} sur {{figure:rank.of}}. Si les poids varient, neuf classements sur dix le placent entre {{figure:rank.low}} et {{figure:rank.high}}.",
    },
  },
  {
    id: "goal",
    text: {
      en: "## The goal\n{{figure:goal.name}} is to reach {{figure:goal.value}} by {{figure:goal.year}}. The newest figure is {{figure:goal.last}} for {{figure:goal.lastYear}}, so growth of {{figure:goal.growth}} a year is needed.",
      "zh-CN":
        "## 目标\n{{figure:goal.name}}到{{figure:goal.year}}年要达到{{figure:goal.value}}。最新数为{{figure:goal.lastYear}}年的{{figure:goal.last}}，因此每年需增长{{figure:goal.growth}}。",
      fr: "## L’objectif\n{{figure:goal.name}} doit atteindre {{figure:goal.value}} en {{figure:goal.year}}. Le dernier chiffre est {{figure:goal.last}} pour {{figure:goal.lastYear}} ; il faut donc croître de {{figure:goal.growth}} par an.",
    },
  },
  {
    id: "chance",
    text: {
      en: "- If growth goes on as it was, the probability of getting there is {{figure:goal.probability}}.",
      "zh-CN": "- 若增长延续以往，达成目标的概率为{{figure:goal.probability}}。",
      fr: "- Si la croissance se poursuit comme avant, la probabilité d’y arriver est de {{figure:goal.probability}}.",
    },
  },
  {
    id: "forecast",
    text: {
      en: "## What the pipeline brings\nFrom {{figure:forecast.projects}} projects, by {{figure:forecast.year}} the pipeline brings {{figure:forecast.median}} of {{figure:forecast.measure}}; with nine chances in ten between {{figure:forecast.low}} and {{figure:forecast.high}}.",
      "zh-CN":
        "## 在手项目的贡献\n{{figure:forecast.projects}}个项目到{{figure:forecast.year}}年预计带来{{figure:forecast.measure}}{{figure:forecast.median}}，区间为{{figure:forecast.low}}至{{figure:forecast.high}}。",
      fr: "## Ce qu’apporte le portefeuille\nDe {{figure:forecast.projects}} projets, le portefeuille apporte {{figure:forecast.median}} ({{figure:forecast.measure}}) d’ici {{figure:forecast.year}} ; neuf chances sur dix entre {{figure:forecast.low}} et {{figure:forecast.high}}.",
    },
  },
  {
    id: "backtest",
    text: {
      en: "## How far to trust it\nTested on {{figure:backtest.cases}} facilities that the model had not seen, its probabilities have a Brier score of {{figure:backtest.model}}; the base rate by segment has {{figure:backtest.base}}.",
      "zh-CN":
        "## 可信程度\n用模型未见过的{{figure:backtest.cases}}个项目检验，其概率的布里尔分数为{{figure:backtest.model}}，按类别的基准比率为{{figure:backtest.base}}。",
      fr: "## Quelle confiance\nSur {{figure:backtest.cases}} installations que le modèle n’avait pas vues, ses probabilités ont un score de Brier de {{figure:backtest.model}} ; le taux de base par segment obtient {{figure:backtest.base}}.",
    },
  },
];

const TOKEN = /\{\{figure:([A-Za-z0-9_.:-]+)\}\}/g;

/** The ids that a section names. */
export function figuresIn(section: Section): string[] {
  return [...new Set([...section.text.en.matchAll(TOKEN)].map((m) => m[1] as string))];
}
