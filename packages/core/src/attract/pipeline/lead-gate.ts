import type { Issue } from "../../vocabulary/issue.ts";

/** What a lead states. Amounts in millions of CNY; absent where the lead does not say. */
export type Lead = {
  readonly investor?: string;
  readonly project?: string;
  readonly process?: string;
  readonly totalInvestment?: number;
  readonly fixedInvestment?: number;
  readonly land?: number;
  readonly energy?: number;
  readonly environmentalCapacity?: string;
  readonly output?: number;
  readonly tax?: number;
  readonly sector: string;
  /** What excludes a lead: state-investment, housing, branch-outlet, in-talks-elsewhere. */
  readonly marks?: readonly string[];
};

export type GateRule = {
  readonly sector: string;
  readonly totalMin?: number;
  readonly fixedMin?: number;
};

export type LeadGate = {
  readonly required: readonly (keyof Lead)[];
  readonly rules: readonly GateRule[];
  readonly excluded: readonly string[];
};

/**
 * The gate of Xuancheng (2024): what a lead must state, and how large it must be by sector, in millions of CNY.
 * A template: a hub sets its own.
 */
export const XUANCHENG_2024: LeadGate = {
  required: [
    "investor",
    "project",
    "process",
    "totalInvestment",
    "land",
    "energy",
    "environmentalCapacity",
    "output",
    "tax",
  ],
  rules: [
    { sector: "manufacturing", totalMin: 100, fixedMin: 60 },
    { sector: "data-centre", fixedMin: 30 },
  ],
  excluded: ["state-investment", "housing", "branch-outlet", "in-talks-elsewhere"],
};

/**
 * Checks a lead against a gate: what is missing, what is too small, what excludes it. No issue means accepted.
 * @example
 * const lead = { investor: "A", project: "B", process: "C", land: 1, energy: 1, environmentalCapacity: "ok", output: 1, tax: 1, sector: "manufacturing" };
 * expect(checkLead({ ...lead, totalInvestment: 90, fixedInvestment: 60 }, XUANCHENG_2024).map((i) => i.code)).toEqual(["too-small"]);
 * expect(checkLead({ ...lead, totalInvestment: 100, fixedInvestment: 60 }, XUANCHENG_2024)).toEqual([]);
 */
export function checkLead(lead: Lead, gate: LeadGate): Issue[] {
  const issues: Issue[] = [];
  for (const field of gate.required) {
    const value = lead[field];
    const empty = typeof value === "number" ? !Number.isFinite(value) : (value ?? "") === "";
    if (empty)
      issues.push({
        code: "lead-incomplete",
        severity: "error",
        field,
        reason: `A lead must state ${field}`,
      });
  }
  for (const rule of gate.rules.filter((r) => r.sector === lead.sector)) {
    tooSmall("totalInvestment", rule.totalMin);
    tooSmall("fixedInvestment", rule.fixedMin);
  }
  for (const mark of lead.marks ?? []) {
    if (gate.excluded.includes(mark))
      issues.push({
        code: "lead-excluded",
        severity: "error",
        field: "marks",
        reason: `Excluded from the gate: ${mark}`,
        facts: { mark },
      });
  }
  return issues;

  function tooSmall(field: "totalInvestment" | "fixedInvestment", min: number | undefined): void {
    const value = lead[field];
    if (min === undefined) return;
    if (value === undefined) {
      if (!gate.required.includes(field))
        issues.push({
          code: "lead-incomplete",
          severity: "error",
          field,
          reason: `A lead of this sector must state ${field}`,
        });
    } else if (value < min)
      issues.push({
        code: "too-small",
        severity: "error",
        field,
        reason: `${field} must be at least ${min} million`,
        facts: { min, value },
      });
  }
}
