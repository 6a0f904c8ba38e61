import { civil, type Day, dayOf, formatDay, parseDay } from "../../vocabulary/day.ts";
import { stageOrder } from "./stage.ts";
import type { Stage } from "./stage-list.ts";

/** What is known of a project when it asks to enter a stage; days as ISO texts, absent where unknown. */
export type ProjectFacts = {
  readonly agreementDate?: string;
  readonly plannedStart?: string;
  readonly actualStart?: string;
  readonly constructionEvidence?: string;
  readonly productionDate?: string;
  readonly capacityDate?: string;
  readonly investor?: string;
};

export type EntryVerdict = {
  /** Where the project stands after the request. */
  readonly stage: Stage;
  readonly entered: boolean;
  /** What keeps it out, as stable codes. */
  readonly missing: readonly string[];
};

/**
 * Whether a project may enter a stage. "Signed" needs a dated agreement and a planned start within 12 months of it;
 * each later stage needs the date of its own event, and all before it. What is not met keeps the project where it is,
 * but a project that asks for "signed" or more has at least been in talks.
 * @example
 * expect(enterStage("signed", "in-talks", { agreementDate: "2024-03-01", plannedStart: "2025-03-01" }).entered).toBe(true);
 * expect(enterStage("signed", "in-talks", { agreementDate: "2024-03-01", plannedStart: "2025-03-02" })).toEqual(
 *   { stage: "in-talks", entered: false, missing: ["planned-start-within-12-months"] });
 */
export function enterStage(wanted: Stage, present: Stage, facts: ProjectFacts): EntryVerdict {
  const missing = stageOrder(wanted) <= stageOrder(present) ? [] : missingFor(wanted, facts);
  if (missing.length === 0) return { stage: wanted, entered: true, missing };
  const floor =
    stageOrder(present) < stageOrder("in-talks") && facts.investor ? "in-talks" : present;
  return { stage: floor, entered: false, missing };
}

function missingFor(wanted: Stage, facts: ProjectFacts): string[] {
  const upTo = stageOrder(wanted);
  const missing: string[] = [];
  const need = (stage: Stage, met: boolean, code: string) => {
    if (upTo >= stageOrder(stage) && !met) missing.push(code);
  };
  const agreed = dayIn(facts.agreementDate);
  need("in-talks", facts.investor !== undefined || agreed !== undefined, "investor");
  need("signed", agreed !== undefined, "agreement-date");
  if (upTo === stageOrder("signed")) {
    need(
      "signed",
      agreed === undefined || startsInTime(agreed, facts),
      "planned-start-within-12-months",
    );
  }
  need("started", dayIn(facts.actualStart) !== undefined, "actual-start");
  need("under-construction", facts.constructionEvidence !== undefined, "construction-evidence");
  need("in-production", dayIn(facts.productionDate) !== undefined, "production-date");
  need("at-capacity", dayIn(facts.capacityDate) !== undefined, "capacity-date");
  return missing;
}

function startsInTime(agreed: Day, facts: ProjectFacts): boolean {
  const start = dayIn(facts.plannedStart) ?? dayIn(facts.actualStart);
  if (start === undefined) return false;
  const { year, month, date } = civil(agreed);
  return start <= dayOf(year + 1, month, date);
}

function dayIn(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : parseDay(text);
}

/**
 * The last day on which a project signed on a day may start and still count as signed.
 * @example
 * expect(latestStart("2024-03-01")).toBe("2025-03-01");
 */
export function latestStart(agreementDate: string): string | undefined {
  const agreed = parseDay(agreementDate);
  if (agreed === undefined) return undefined;
  const { year, month, date } = civil(agreed);
  return formatDay(dayOf(year + 1, month, date));
}
