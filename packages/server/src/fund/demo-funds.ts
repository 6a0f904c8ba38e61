/** A worked example of a family of funds, labelled so wherever it is shown. Amounts in millions of yuan. */
export const LABEL = {
  en: "Worked example – not a real fund",
  "zh-CN": "示例——并非真实基金",
  fr: "Exemple – fonds fictif",
};

const NATIONAL = ["state-council-2025-1", "ndrc-2025-1752", "ndrc-2025-1753", "cn-national-base"];

type Three = { en: string; "zh-CN": string; fr: string };
const three = (en: string, zh: string, fr: string): Three => ({ en, "zh-CN": zh, fr });

export const PARTIES: readonly { code: string; kind: string; name: Three }[] = [
  {
    code: "ex-city",
    kind: "government",
    name: three("Example city finance bureau", "示例市财政局", "Direction des finances (exemple)"),
  },
  {
    code: "ex-province",
    kind: "government",
    name: three("Example provincial fund", "示例省级基金", "Fonds provincial (exemple)"),
  },
  { code: "ex-bank", kind: "partner", name: three("Example bank", "示例银行", "Banque (exemple)") },
  {
    code: "ex-insurer",
    kind: "partner",
    name: three("Example insurer", "示例保险公司", "Assureur (exemple)"),
  },
  {
    code: "ex-industry",
    kind: "partner",
    name: three("Example industrial group", "示例产业集团", "Groupe industriel (exemple)"),
  },
  {
    code: "ex-manager",
    kind: "manager",
    name: three("Example fund manager", "示例基金管理人", "Société de gestion (exemple)"),
  },
];

export type ExampleFund = {
  code: string;
  parent: string | null;
  kind: "parent" | "sub";
  name: Three;
  sizeMillions: number;
  feeBasis: string;
  ruleSets: string[];
  facts: Record<string, number | boolean>;
  partners: readonly [party: string, source: string, millions: number, role: "lp" | "gp"][];
};

const CLEAN = {
  registrationRequired: false,
  guaranteesReturn: false,
  countyFundWithoutApprovalFromAbove: false,
};

/** 2 bn of government money in a family that brings together 10 bn from outside: 5.0 times, counted once. */
export const FUNDS: readonly ExampleFund[] = [
  {
    code: "example-parent",
    parent: null,
    kind: "parent",
    sizeMillions: 4000,
    feeBasis: "paid-in",
    name: three("Example parent fund", "示例产业母基金", "Fonds mère (exemple)"),
    ruleSets: [...NATIONAL, "jiangsu-guide-2025"],
    facts: CLEAN,
    partners: [
      ["ex-city", "government", 1600, "lp"],
      ["ex-province", "province", 400, "lp"],
      ["ex-bank", "social", 1000, "lp"],
      ["ex-insurer", "social", 960, "lp"],
      ["ex-manager", "social", 40, "gp"],
    ],
  },
  {
    code: "example-display",
    parent: "example-parent",
    kind: "sub",
    sizeMillions: 4000,
    feeBasis: "invested",
    name: three(
      "Example display and chips fund",
      "示例光电与芯片子基金",
      "Fonds écrans et puces (exemple)",
    ),
    ruleSets: NATIONAL,
    facts: CLEAN,
    partners: [
      ["example-parent", "fund", 1200, "lp"],
      ["ex-industry", "social", 1760, "lp"],
      ["ex-insurer", "social", 1000, "lp"],
      ["ex-manager", "social", 40, "gp"],
    ],
  },
  {
    code: "example-energy",
    parent: "example-parent",
    kind: "sub",
    sizeMillions: 3000,
    feeBasis: "committed",
    name: three(
      "Example new energy fund",
      "示例新能源子基金",
      "Fonds énergies nouvelles (exemple)",
    ),
    ruleSets: NATIONAL,
    facts: { ...CLEAN, reinvestmentRatio: 1.2 },
    partners: [
      ["example-parent", "fund", 900, "lp"],
      ["ex-industry", "social", 1070, "lp"],
      ["ex-bank", "social", 1000, "lp"],
      ["ex-manager", "social", 30, "gp"],
    ],
  },
  {
    code: "example-biomed",
    parent: "example-parent",
    kind: "sub",
    sizeMillions: 1571,
    feeBasis: "paid-in",
    name: three("Example biomedicine fund", "示例生物医药子基金", "Fonds biomédecine (exemple)"),
    ruleSets: NATIONAL,
    facts: CLEAN,
    partners: [
      ["example-parent", "fund", 471, "lp"],
      ["ex-insurer", "social", 1084, "lp"],
      ["ex-manager", "social", 16, "gp"],
    ],
  },
];

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
    project: "EX-P1",
    gap: "display/glass-substrate",
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
    project: "EX-P2",
    gap: "display/driver-chips",
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
    project: "EX-P3",
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
    project: "EX-P4",
    gap: "chips/advanced-packaging",
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
    gap: "display/emitters",
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
    project: "EX-P5",
    gap: "energy/solid-electrolyte",
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
    project: "EX-P6",
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
    project: "EX-P7",
    gap: "biomed/vectors",
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
    project: "EX-P8",
    gap: "ai/compute",
    investedOn: "2025-06-10",
    outputMillions: 80,
    screening: good,
  },
];

export type ExampleStep =
  | {
      on: string;
      do: "call";
      fund: string;
      title: string;
      millions: number;
      fee?: number;
      state?: "draft" | "sent";
    }
  | { on: string; do: "distribute"; fund: string; title: string; capital: number; gain: number }
  | { on: string; do: "invest"; deal: string }
  | { on: string; do: "pay-sub"; sub: string; millions: number }
  | { on: string; do: "exit"; fund: string; held: string; cost: number; cash: number }
  | {
      on: string;
      do: "value";
      fund: string;
      held: string;
      millions: number;
      method: string;
      waits?: true;
    };

export const STEPS: readonly ExampleStep[] = [
  {
    on: "2024-04-02",
    do: "call",
    fund: "example-parent",
    title: "Call 1",
    millions: 1200,
    fee: 20,
  },
  {
    on: "2024-05-10",
    do: "call",
    fund: "example-display",
    title: "Call 1",
    millions: 1200,
    fee: 24,
  },
  { on: "2024-05-10", do: "pay-sub", sub: "example-display", millions: 367.2 },
  { on: "2024-06-20", do: "call", fund: "example-energy", title: "Call 1", millions: 900, fee: 60 },
  { on: "2024-06-20", do: "pay-sub", sub: "example-energy", millions: 288 },
  { on: "2024-07-15", do: "invest", deal: "ex-glass" },
  { on: "2024-10-10", do: "invest", deal: "ex-battery" },
  { on: "2025-02-20", do: "invest", deal: "ex-driver" },
  {
    on: "2025-03-03",
    do: "call",
    fund: "example-parent",
    title: "Call 2",
    millions: 1000,
    fee: 22,
  },
  {
    on: "2025-04-10",
    do: "call",
    fund: "example-display",
    title: "Call 2",
    millions: 1000,
    fee: 26,
  },
  { on: "2025-04-10", do: "pay-sub", sub: "example-display", millions: 307.8 },
  {
    on: "2025-05-15",
    do: "call",
    fund: "example-biomed",
    title: "Call 1",
    millions: 628.4,
    fee: 12,
  },
  { on: "2025-05-15", do: "pay-sub", sub: "example-biomed", millions: 192 },
  { on: "2025-06-10", do: "invest", deal: "ex-compute" },
  { on: "2025-07-22", do: "invest", deal: "ex-vector" },
  { on: "2025-08-18", do: "invest", deal: "ex-vision" },
  { on: "2025-09-05", do: "call", fund: "example-energy", title: "Call 2", millions: 600, fee: 60 },
  { on: "2025-09-05", do: "pay-sub", sub: "example-energy", millions: 198 },
  { on: "2025-11-12", do: "invest", deal: "ex-hydrogen" },
  {
    on: "2025-12-31",
    do: "value",
    fund: "example-display",
    held: "ex-driver",
    millions: 680,
    method: "recent-round",
  },
  {
    on: "2025-12-31",
    do: "value",
    fund: "example-energy",
    held: "ex-battery",
    millions: 420,
    method: "multiples",
  },
  { on: "2026-02-10", do: "exit", fund: "example-display", held: "ex-glass", cost: 200, cash: 320 },
  {
    on: "2026-03-05",
    do: "distribute",
    fund: "example-display",
    title: "Distribution 1",
    capital: 200,
    gain: 100,
  },
  {
    on: "2026-03-06",
    do: "exit",
    fund: "example-parent",
    held: "example-display",
    cost: 60,
    cash: 90,
  },
  { on: "2026-03-16", do: "call", fund: "example-parent", title: "Call 3", millions: 600, fee: 24 },
  {
    on: "2026-04-10",
    do: "distribute",
    fund: "example-parent",
    title: "Distribution 1",
    capital: 60,
    gain: 20,
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-display",
    held: "ex-vision",
    millions: 330,
    method: "recent-round",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-energy",
    held: "ex-hydrogen",
    millions: 250,
    method: "discounted-cash-flow",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-biomed",
    held: "ex-vector",
    millions: 300,
    method: "recent-round",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-parent",
    held: "example-display",
    millions: 742,
    method: "multiples",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-parent",
    held: "example-energy",
    millions: 470,
    method: "multiples",
  },
  {
    on: "2026-06-30",
    do: "value",
    fund: "example-parent",
    held: "ex-compute",
    millions: 265,
    method: "cost",
  },
  {
    on: "2026-09-30",
    do: "value",
    fund: "example-display",
    held: "ex-glass",
    millions: 310,
    method: "multiples",
    waits: true,
  },
  {
    on: "2026-11-02",
    do: "call",
    fund: "example-biomed",
    title: "Call 2",
    millions: 150,
    state: "sent",
  },
  {
    on: "2026-11-20",
    do: "call",
    fund: "example-energy",
    title: "Call 3",
    millions: 200,
    state: "draft",
  },
];

/** Inputs and evidence of the example's evaluation for 2025, some of it still open. */
export const EVALUATION = {
  fund: "example-display",
  year: 2025,
  inputs: {
    POLICY_01: 0.85,
    POLICY_02_01: 5,
    POLICY_02_02: true,
    POLICY_03_02: true,
    POLICY_03_03: true,
    POLICY_05: 0.6,
    LAYOUT_01: true,
    EXEC_02_02: true,
    EXEC_02_03: true,
    EXEC_02_04: 2,
  },
  evidence: [
    ["POLICY_01", "Portfolio by activity, 31 December 2025", true],
    ["POLICY_02_01", "Patent register extract", true],
    ["POLICY_03_02", "Fund agreement, clause 4", true],
    ["POLICY_05", "Ownership of portfolio firms", false],
    ["EXEC_01_01", "Bank statement of the custodian", true],
  ] as readonly (readonly [string, string, boolean])[],
};
