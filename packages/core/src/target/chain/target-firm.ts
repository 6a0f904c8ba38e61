import { assert } from "../../vocabulary/assert.ts";
import type { Day } from "../../vocabulary/day.ts";

/** One thing known about a candidate firm, with the day it was seen and where. */
export type FirmEvidence = {
  readonly id: string;
  readonly kind:
    | "expansion"
    | "capacity"
    | "customer-nearby"
    | "supplier-nearby"
    | "fit"
    | "finance"
    | "warning";
  readonly seen: Day;
  readonly source: string;
  /** How strongly it speaks, -1 to 1. */
  readonly strength: number;
};

export type FirmScoreRules = {
  /** Points at full strength for each kind. */
  readonly points: Readonly<Record<FirmEvidence["kind"], number>>;
  /** Days after which a piece counts half. */
  readonly halfLifeDays: number;
  readonly asOf: Day;
};

/** Points of one piece; the score is the sum of all parts. */
export type ScorePart = { readonly evidence: FirmEvidence; readonly points: number };
export type FirmScore = {
  readonly organisation: string;
  readonly score: number;
  readonly parts: readonly ScorePart[];
};

/**
 * A firm's score as a plain sum over dated evidence: hiding one piece changes the score by exactly its stated part. Points
 * are whole hundredths, so the sum is exact. Evidence from after `asOf` does not count yet.
 * @example
 * const points = { expansion: 30, capacity: 20, "customer-nearby": 20, "supplier-nearby": 10, fit: 15, finance: 5, warning: 40 };
 * const news = { id: "n1", kind: "expansion" as const, seen: 100, source: "press", strength: 1 };
 * expect(firmScore("A", [news], { points, halfLifeDays: 365, asOf: 465 }).score).toBe(15);
 */
export function firmScore(
  organisation: string,
  evidence: readonly FirmEvidence[],
  { points, halfLifeDays, asOf }: FirmScoreRules,
): FirmScore {
  assert(halfLifeDays > 0, "The half-life is positive");
  const parts = evidence
    .filter((piece) => piece.seen <= asOf)
    .map((piece) => {
      const age = asOf - piece.seen;
      const hundredths = Math.round(
        100 * points[piece.kind] * piece.strength * 0.5 ** (age / halfLifeDays),
      );
      return { evidence: piece, hundredths };
    });
  return {
    organisation,
    score: parts.reduce((sum, part) => sum + part.hundredths, 0) / 100,
    parts: parts
      .sort((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths))
      .map(({ evidence: piece, hundredths }) => ({ evidence: piece, points: hundredths / 100 })),
  };
}
