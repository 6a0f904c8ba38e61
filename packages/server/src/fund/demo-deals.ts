import { type Three, three } from "./demo-funds.ts";

export type ExampleDeal = {
  key: string;
  fund: string;
  company: Three;
  name: Three;
  millions: number;
  stake: number;
  stage: "screening" | "due-diligence" | "committee" | "invested";
  class?: string;
  instruments?: string[];
  inRegion: boolean;
  mainField: boolean;
  activity: string;
  project?: string;
  gap?: string;
  investedOn?: string;
  outputMillions?: number;
  screening: Record<string, number>;
};

const good = {
  growth: 0.42,
  "research-share": 0.11,
  "gap-fit": 8,
  team: 7,
  "local-supply": 0.3,
  "price-to-peers": 0.9,
};
const fair = { growth: 0.2, "research-share": 0.07, "gap-fit": 6, team: 6, "price-to-peers": 1.2 };

export const DEALS: readonly ExampleDeal[] = [
  {
    key: "ex-glass",
    fund: "example-display",
    company: three("Example glass substrate maker", "示例玻璃基板企业", "Verrier (exemple)"),
    name: three("Glass substrate line", "玻璃基板产线", "Ligne de substrats de verre"),
    millions: 400,
    stake: 0.18,
    stage: "invested",
    inRegion: true,
    mainField: true,
    activity: "C3974",
    project: "A",
    gap: "new-display/substrate",
    investedOn: "2024-07-15",
    outputMillions: 620,
    screening: good,
  },
  {
    key: "ex-driver",
    fund: "example-display",
    company: three(
      "Example driver chip designer",
      "示例驱动芯片企业",
      "Concepteur de pilotes (exemple)",
    ),
    name: three("Micro-LED driver chips", "Micro-LED 驱动芯片", "Pilotes micro-LED"),
    millions: 500,
    stake: 0.22,
    stage: "invested",
    inRegion: true,
    mainField: true,
    activity: "C3973",
    gap: "new-display/driver-ic",
    investedOn: "2025-02-20",
    outputMillions: 310,
    screening: good,
  },
  {
    key: "ex-vision",
    fund: "example-display",
    company: three(
      "Example vision module maker",
      "示例视觉模组企业",
      "Modules de vision (exemple)",
    ),
    name: three("AI vision modules", "AI 视觉模组", "Modules de vision IA"),
    millions: 300,
    stake: 0.15,
    stage: "invested",
    inRegion: false,
    mainField: true,
    activity: "C3990",
    project: "B",
    investedOn: "2025-08-18",
    screening: fair,
  },
  {
    key: "ex-packaging",
    fund: "example-display",
    company: three("Example packaging house", "示例先进封装企业", "Encapsulation (exemple)"),
    name: three("Advanced packaging line", "先进封装产线", "Ligne d’encapsulation avancée"),
    millions: 450,
    stake: 0.2,
    stage: "committee",
    inRegion: true,
    mainField: true,
    activity: "C3973",
    gap: "new-display/driver-ic",
    screening: good,
  },
  {
    key: "ex-oled",
    fund: "example-display",
    company: three("Example OLED materials firm", "示例 OLED 材料企业", "Matériaux OLED (exemple)"),
    name: three("OLED emitter materials", "OLED 发光材料", "Matériaux émissifs OLED"),
    millions: 200,
    stake: 0.12,
    stage: "screening",
    class: "encouraged",
    inRegion: true,
    mainField: true,
    activity: "C3985",
    gap: "new-display/materials",
    screening: { growth: 0.35, "research-share": 0.14, "gap-fit": 9 },
  },
  {
    key: "ex-listed",
    fund: "example-display",
    company: three("Example listed company", "示例上市公司", "Société cotée (exemple)"),
    name: three("Stake bought on the exchange", "二级市场持股", "Participation achetée en bourse"),
    millions: 150,
    stake: 0.02,
    stage: "due-diligence",
    instruments: ["listed-shares"],
    inRegion: false,
    mainField: false,
    activity: "C3900",
    screening: fair,
  },
  {
    key: "ex-battery",
    fund: "example-energy",
    company: three("Example battery maker", "示例动力电池企业", "Fabricant de batteries (exemple)"),
    name: three("Solid-state battery pilot", "固态电池中试线", "Pilote de batteries solides"),
    millions: 350,
    stake: 0.16,
    stage: "invested",
    inRegion: true,
    mainField: true,
    activity: "C3841",
    project: "C",
    gap: "new-energy/electrolyte",
    investedOn: "2024-10-10",
    outputMillions: 150,
    screening: good,
  },
  {
    key: "ex-hydrogen",
    fund: "example-energy",
    company: three("Example electrolyser maker", "示例电解槽企业", "Électrolyseurs (exemple)"),
    name: three("Electrolyser stacks", "电解槽电堆", "Piles d’électrolyseurs"),
    millions: 280,
    stake: 0.14,
    stage: "invested",
    inRegion: false,
    mainField: true,
    activity: "C3463",
    investedOn: "2025-11-12",
    screening: fair,
  },
  {
    key: "ex-coke",
    fund: "example-energy",
    company: three("Example coking plant", "示例焦化企业", "Cokerie (exemple)"),
    name: three("Coke oven refit", "焦炉改造", "Rénovation de four à coke"),
    millions: 90,
    stake: 0.1,
    stage: "due-diligence",
    class: "restricted",
    inRegion: true,
    mainField: false,
    activity: "C2521",
    screening: fair,
  },
  {
    key: "ex-vector",
    fund: "example-biomed",
    company: three("Example vector producer", "示例病毒载体企业", "Vecteurs viraux (exemple)"),
    name: three("Viral vector plant", "病毒载体工厂", "Usine de vecteurs viraux"),
    millions: 260,
    stake: 0.2,
    stage: "invested",
    inRegion: true,
    mainField: true,
    activity: "C2761",
    project: "D",
    investedOn: "2025-07-22",
    outputMillions: 95,
    screening: good,
  },
  {
    key: "ex-compute",
    fund: "example-parent",
    company: three("Example computing centre", "示例智算中心", "Centre de calcul (exemple)"),
    name: three("Shared computing centre", "公共智算中心", "Centre de calcul partagé"),
    millions: 250,
    stake: 0.25,
    stage: "invested",
    inRegion: true,
    mainField: true,
    activity: "I6450",
    investedOn: "2025-06-10",
    outputMillions: 80,
    screening: good,
  },
];
