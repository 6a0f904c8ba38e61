import type { FundRuleSet } from "./fund-rule.ts";

/** Local patterns. Each is a template: the fund's own agreement decides, and each limit is there to be replaced. */
export const QUANZHOU_2023: FundRuleSet = {
  id: "quanzhou-2023",
  name: "泉州市产业股权投资基金管理规定",
  level: "city",
  version: "2023-09-11",
  template: true,
  rules: [
    {
      id: "LOCAL-QUANZHOU-share",
      article: "泉州市产业股权投资基金管理规定",
      text: "参股比例原则上不超过子基金认缴20%(天使30%)",
      meaning: "The parent fund holds at most 20 per cent of a sub-fund",
      evidence: "quoted",
      source: "Quanzhou municipal government",
      from: "2023-09-11",
      severity: "warn",
      test: { kind: "at-most", fact: "parentCommitment", of: "subFundCommitments", limit: 0.2 },
    },
    {
      id: "LOCAL-QUANZHOU-reinvestment",
      article: "泉州市产业股权投资基金管理规定",
      text: "返投:天使1倍、创投1倍、产业1.5倍",
      meaning:
        "Recognised local investment of at least 1.5 times the parent's paid-in money (industry funds)",
      evidence: "quoted",
      source: "Quanzhou municipal government",
      from: "2023-09-11",
      severity: "warn",
      test: { kind: "at-least", fact: "reinvestmentRecognised", of: "parentPaidIn", limit: 1.5 },
    },
    {
      id: "LOCAL-QUANZHOU-field",
      article: "泉州市产业股权投资基金管理规定",
      text: "主投领域不低于60%",
      meaning: "At least 60 per cent in the main fields",
      evidence: "quoted",
      source: "Quanzhou municipal government",
      from: "2023-09-11",
      severity: "warn",
      test: { kind: "at-least", fact: "investedInAgreedFields", of: "commitments", limit: 0.6 },
    },
    {
      id: "LOCAL-QUANZHOU-first-close",
      article: "泉州市产业股权投资基金管理规定",
      text: "首期到位不低于20%",
      meaning: "At least 20 per cent paid in at the first closing",
      evidence: "quoted",
      source: "Quanzhou municipal government",
      from: "2023-09-11",
      severity: "forbid",
      test: { kind: "at-least", fact: "paidInAtFirstClose", of: "commitments", limit: 0.2 },
    },
    {
      id: "LOCAL-QUANZHOU-term",
      article: "泉州市产业股权投资基金管理规定",
      text: "存续期不超过10年",
      meaning: "A term of at most ten years",
      evidence: "quoted",
      source: "Quanzhou municipal government",
      from: "2023-09-11",
      severity: "forbid",
      test: { kind: "at-most", fact: "termYears", limit: 10 },
    },
    {
      id: "LOCAL-QUANZHOU-direct",
      article: "泉州市产业股权投资基金管理规定",
      text: "直投不超过企业总股本30%",
      meaning: "A direct stake of at most 30 per cent of a company",
      evidence: "quoted",
      source: "Quanzhou municipal government",
      from: "2023-09-11",
      severity: "forbid",
      test: { kind: "at-most", fact: "stakeInCompany", limit: 0.3 },
    },
  ],
};

/** A pattern for provincial parent funds in Jiangsu; limits are placeholders to be set from the fund's own documents. */
export const JIANGSU: FundRuleSet = {
  id: "jiangsu",
  name: "江苏省政府投资基金 (模板)",
  level: "province",
  version: "template-1",
  template: true,
  rules: [
    {
      id: "LOCAL-JIANGSU-share",
      article: "模板:按基金管理办法填写",
      text: "对单支子基金出资比例上限,由本基金管理办法规定",
      meaning: "Cap on the share of one sub-fund; to be set from the fund's own measures",
      evidence: "memory",
      source: "template",
      from: "2024-01-01",
      severity: "warn",
      test: { kind: "at-most", fact: "parentCommitment", of: "subFundCommitments", limit: 0.3 },
    },
    {
      id: "LOCAL-JIANGSU-early",
      article: "模板:按基金管理办法填写",
      text: "投早投小比例,由本基金管理办法规定",
      meaning: "Floor for early and small companies; to be set from the fund's own measures",
      evidence: "memory",
      source: "template",
      from: "2024-01-01",
      severity: "score",
      test: { kind: "at-least", fact: "investedEarly", of: "invested", limit: 0.2 },
    },
  ],
};

const SUZHOU = {
  article: "苏州市天使投资引导基金管理办法（2021年9月）",
  evidence: "quoted" as const,
  source: "https://yfs8.com/news/565549.html",
  from: "2021-09-10",
};

/**
 * The measures of Suzhou's angel guidance fund, as the press quoted them on the day of their publication. Kunshan is a
 * county-level city of Suzhou; measures of its own angel fund could not be found in public.
 */
export const SUZHOU_ANGEL_2021: FundRuleSet = {
  id: "suzhou-angel-2021",
  name: "苏州市天使投资引导基金管理办法",
  level: "city",
  version: "2021-09",
  template: false,
  rules: [
    {
      ...SUZHOU,
      id: "SUZHOU-ANGEL-share",
      text: "天使基金在单个子基金中的累计出资比例原则上不超过该子基金认缴出资总额的40%",
      meaning: "The angel fund holds at most 40 per cent of one sub-fund",
      severity: "warn",
      test: { kind: "at-most", fact: "parentCommitment", of: "subFundCommitments", limit: 0.4 },
    },
    {
      ...SUZHOU,
      id: "SUZHOU-ANGEL-government-share",
      text: "苏州各级政府投资基金合计出资比例不超过该子基金认缴出资总额的50%",
      meaning: "Governments of Suzhou together hold at most 50 per cent of a sub-fund",
      severity: "forbid",
      test: { kind: "at-most", fact: "governmentCommitment", of: "commitments", limit: 0.5 },
    },
    {
      ...SUZHOU,
      id: "SUZHOU-ANGEL-early",
      text: "投资于种子期、初创期企业的金额不低于子基金总规模的50%",
      meaning: "At least half of the sub-fund goes to seed and start-up companies",
      severity: "warn",
      test: { kind: "at-least", fact: "investedEarly", of: "commitments", limit: 0.5 },
    },
  ],
};

/** A pattern for a city's angel fund: high share, one-times recognition, full loss on one project tolerated. */
export const KUNSHAN_ANGEL: FundRuleSet = {
  id: "kunshan-angel",
  name: "昆山天使投资基金 (模板)",
  level: "city",
  version: "template-1",
  template: true,
  rules: [
    {
      id: "LOCAL-KUNSHAN-ANGEL-share",
      article: "模板:按基金管理办法填写",
      text: "对单支天使子基金出资比例上限,由本基金管理办法规定",
      meaning: "Cap on the share of one angel sub-fund; to be set from the fund's own measures",
      evidence: "memory",
      source: "template",
      from: "2021-01-01",
      severity: "warn",
      test: { kind: "at-most", fact: "parentCommitment", of: "subFundCommitments", limit: 0.4 },
    },
    {
      id: "LOCAL-KUNSHAN-ANGEL-early",
      article: "模板:按基金管理办法填写",
      text: "投资种子期、初创期企业比例,由本基金管理办法规定",
      meaning: "Floor for seed and start-up companies; to be set from the fund's own measures",
      evidence: "memory",
      source: "template",
      from: "2021-01-01",
      severity: "warn",
      test: { kind: "at-least", fact: "investedEarly", of: "invested", limit: 0.6 },
    },
  ],
};

/** No rules at all: a hub outside China, or one that writes its own. */
export const NO_RULES: FundRuleSet = {
  id: "none",
  name: "No rules",
  level: "fund",
  version: "1",
  template: false,
  rules: [],
};
