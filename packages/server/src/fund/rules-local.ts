import type { FundRuleSet } from "@essor/core/codelist";

/** Industries of the structural adjustment catalogue that no government fund may enter; held against every deal. */
export const INDUSTRY_CLASSES: FundRuleSet = {
  id: "industry-classes",
  name: "政府投资基金不得投向限制类、淘汰类产业",
  level: "national",
  version: "2026-01-12",
  template: false,
  rules: [
    {
      id: "CN-2025-1753-classes",
      article: "发改财金规〔2025〕1753号（投向评价），产业结构调整指导目录",
      text: "不得投向限制类、淘汰类产业",
      meaning: "No money for restricted or obsolete industries",
      evidence: "summary",
      source: "NDRC",
      from: "2026-01-12",
      severity: "forbid",
      test: { kind: "is", fact: "restrictedOrObsolete", value: false },
    },
  ],
};

const GUIDE = {
  article: "江苏省战略性新兴产业母基金 设区市专项基金申报指南（2025年9月）",
  evidence: "summary" as const,
  source: "https://www.jseifof.com/c",
  from: "2025-09-01",
};

/** The guide for city special funds under Jiangsu's strategic-emerging parent fund (September 2025). */
export const JIANGSU_GUIDE: FundRuleSet = {
  id: "jiangsu-guide-2025",
  name: "江苏省战略性新兴产业母基金专项基金指南",
  level: "province",
  version: "2025-09",
  template: false,
  rules: [
    {
      ...GUIDE,
      id: "JS-2025-province-share",
      text: "省级出资不超过25%",
      meaning: "The province holds at most 25 per cent",
      severity: "forbid",
      test: { kind: "at-most", fact: "provinceCommitment", of: "commitments", limit: 0.25 },
    },
    {
      ...GUIDE,
      id: "JS-2025-government-share",
      text: "各级政府出资合计不超过50%",
      meaning: "Governments together hold at most 50 per cent",
      severity: "forbid",
      test: { kind: "at-most", fact: "governmentCommitment", of: "commitments", limit: 0.5 },
    },
    {
      ...GUIDE,
      id: "JS-2025-direct-share",
      text: "直投项目不超过已投资金的30%",
      meaning: "Direct deals are at most 30 per cent of the money invested",
      severity: "forbid",
      test: { kind: "at-most", fact: "directInvested", of: "invested", limit: 0.3 },
    },
    {
      ...GUIDE,
      id: "JS-2025-sub-fund-share",
      text: "对单支子基金出资不超过30%",
      meaning: "At most 30 per cent of one sub-fund",
      severity: "forbid",
      test: { kind: "at-most", fact: "parentCommitment", of: "subFundCommitments", limit: 0.3 },
    },
    {
      ...GUIDE,
      id: "JS-2025-single-deal",
      text: "单个直投项目不超过实缴规模的20%",
      meaning: "One direct deal takes at most 20 per cent of the paid-in money",
      severity: "forbid",
      test: { kind: "at-most", fact: "exposureToCompany", of: "paidIn", limit: 0.2 },
    },
    {
      ...GUIDE,
      id: "JS-2025-region",
      text: "直投江苏企业不低于直投金额的70%",
      meaning: "At least 70 per cent of direct deals are in the province's firms",
      severity: "warn",
      test: { kind: "at-least", fact: "directInRegion", of: "directDeals", limit: 0.7 },
    },
    {
      ...GUIDE,
      id: "JS-2025-field",
      text: "投向主投领域不低于60%",
      meaning: "At least 60 per cent in the main fields",
      severity: "warn",
      test: { kind: "at-least", fact: "directInField", of: "directDeals", limit: 0.6 },
    },
    {
      ...GUIDE,
      id: "JS-2025-term",
      text: "存续期5至15年",
      meaning: "A term of at most fifteen years",
      severity: "forbid",
      test: { kind: "at-most", fact: "termYears", limit: 15 },
    },
  ],
};
