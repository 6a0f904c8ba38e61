/** How a rule is tested against facts. A fact is a number, a text, a list of texts or a yes/no, by name. */
export type RuleTest =
  /** fact <= limit, or fact <= limit x the fact named in `of`. */
  | {
      readonly kind: "at-most";
      readonly fact: string;
      readonly of?: string;
      readonly limit: number;
    }
  | {
      readonly kind: "at-least";
      readonly fact: string;
      readonly of?: string;
      readonly limit: number;
    }
  /** The fact (a text or a list) must name none of the values: a negative list. */
  | { readonly kind: "none-of"; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: "one-of"; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: "is"; readonly fact: string; readonly value: boolean };

/** One rule of law or of an agreement, as data: the law changes, the code does not. */
export type FundRule = {
  readonly id: string;
  /** Document and article, as they are cited. */
  readonly article: string;
  readonly text: string;
  /** What the rule means to the engine, in English. */
  readonly meaning: string;
  /** How well the text was seen: read in full, quoted, from a summary, or from memory. */
  readonly evidence: "full-article" | "quoted" | "summary" | "memory";
  readonly source: string;
  /** First and last day in force, YYYY-MM-DD; no last day means still in force. */
  readonly from: string;
  readonly to?: string;
  /** `forbid` stops an approval, `warn` is shown, `score` only counts in an evaluation. */
  readonly severity: "forbid" | "warn" | "score";
  readonly test: RuleTest;
};

export type FundRuleSet = {
  readonly id: string;
  readonly name: string;
  readonly level: "national" | "province" | "city" | "fund" | "sub-fund";
  readonly version: string;
  /** A template is a pattern to start from, not a statement of the law of that place. */
  readonly template: boolean;
  readonly rules: readonly FundRule[];
};
