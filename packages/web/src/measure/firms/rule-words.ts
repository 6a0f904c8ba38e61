export type { FirmRule, FirmRulePreview, FirmRuleWrite } from "@essor/contract/measure-firms";

/** The stages and measures of the rules, in the order in which they are shown. */
export const FIRM_STAGES = ["start-up", "growth", "stable"] as const;
export const RESOURCE_MEASURES = ["tax-per-mu", "sales-per-mu", "tax-per-energy"] as const;
