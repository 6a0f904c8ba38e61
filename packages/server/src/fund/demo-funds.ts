/** A worked example of a family of funds, labelled so wherever it is shown. Amounts in millions of yuan. */
export const LABEL = {
  en: "Worked example – not a real fund",
  "zh-CN": "示例——并非真实基金",
  fr: "Exemple – fonds fictif",
};

const NATIONAL = ["state-council-2025-1", "ndrc-2025-1752", "ndrc-2025-1753", "cn-national-base"];

export type Three = { en: string; "zh-CN": string; fr: string };
export const three = (en: string, zh: string, fr: string): Three => ({ en, "zh-CN": zh, fr });

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
