import { seededRng } from "../math/rng.ts";
import { ok, type Result } from "../vocabulary/result.ts";
import { calibrateScreening, type ScreeningCalibration } from "./screening-calibration.ts";
import { fitScreening, type ScreeningFact, screenByPast } from "./screening-fit.ts";
import type { PastDeal } from "./track-record.ts";

/** Which deals are judged by which: each part by all others, or the later ones by the earlier ones. */
export type ProofSplit =
  | { readonly kind: "parts"; readonly parts: number; readonly seed: number }
  | { readonly kind: "later"; readonly share: number };

/** How good chances are that were said before the outcome was looked at. */
export type ScreeningProof = {
  /** Deals judged, and those of them of which nothing was known: these got the base rate. */
  readonly n: number;
  readonly unknown: number;
  /** Mean squared distance between the chance said and what happened, and the same for saying the base rate always. */
  readonly brier: number;
  readonly brierBase: number;
  /** Mean distance between the chance said and the share that succeeded, over bins of equal size. */
  readonly calibrationError: number;
  /** By the chance said: base rate, rank accuracy and bins. */
  readonly calibration: ScreeningCalibration;
  /** Rank accuracy of the same facts with equal weights: what the weights are worth. */
  readonly rankAccuracyPlain: number;
};

type Judged = {
  readonly chance: number;
  readonly plain: number;
  readonly base: number;
  readonly known: boolean;
  readonly succeeded: boolean;
};

/**
 * Tests a screening score that is learned from the past on deals that it did not learn from.
 * @example
 * const past = Array.from({ length: 200 }, (_, i) => ({ facts: { growth: (i * 37) % 100 }, succeeded: (i * 37) % 100 > (i * 61) % 100 }));
 * const proof = proveScreening(past, { facts: [{ id: "growth", kind: "number" }], bins: 4, split: { kind: "parts", parts: 5, seed: 1 } });
 * expect(proof.ok && proof.value.brier < proof.value.brierBase && proof.value.calibration.rankAccuracy > 0.7).toBe(true);
 */
export function proveScreening(
  past: readonly PastDeal[],
  {
    facts,
    bins,
    split,
  }: {
    readonly facts: readonly ScreeningFact[];
    readonly bins: number;
    readonly split: ProofSplit;
  },
): Result<ScreeningProof, "too-few" | "one-outcome" | "no-criteria"> {
  const judged: Judged[] = [];
  for (const { learned, held } of splitsOf(past, split)) {
    const fitted = fitScreening(learned, { facts });
    if (!fitted.ok) return fitted;
    const equal = {
      ...fitted.value,
      criteria: fitted.value.criteria.map((c) => ({ ...c, weight: 1 })),
    };
    for (const { facts: known, succeeded } of held) {
      const said = screenByPast(fitted.value, known);
      const plain = screenByPast(equal, known);
      const base = fitted.value.baseRate;
      judged.push({
        chance: said.ok ? said.value.chance : base,
        plain: plain.ok ? plain.value.screening.score : 0.5,
        base,
        known: said.ok,
        succeeded,
      });
    }
  }
  const calibration = calibrateScreening(
    judged.map(({ chance, succeeded }) => ({ score: chance, succeeded })),
    { bins },
  );
  if (!calibration.ok) return calibration;
  const plain = calibrateScreening(
    judged.map(({ plain: score, succeeded }) => ({ score, succeeded })),
    { bins: 1 },
  );
  if (!plain.ok) return plain;
  const n = judged.length;
  return ok({
    n,
    unknown: judged.filter(({ known }) => !known).length,
    brier: meanSquare(judged, ({ chance }) => chance),
    brierBase: meanSquare(judged, ({ base }) => base),
    calibrationError: calibration.value.bins.reduce(
      (sum, bin) => sum + (bin.n / n) * Math.abs(bin.meanScore - bin.successRate),
      0,
    ),
    calibration: calibration.value,
    rankAccuracyPlain: plain.value.rankAccuracy,
  });
}

function meanSquare(judged: readonly Judged[], said: (one: Judged) => number): number {
  return (
    judged.reduce((sum, one) => sum + (said(one) - (one.succeeded ? 1 : 0)) ** 2, 0) / judged.length
  );
}

type Split = { readonly learned: readonly PastDeal[]; readonly held: readonly PastDeal[] };

function splitsOf(past: readonly PastDeal[], split: ProofSplit): Split[] {
  if (split.kind === "later") {
    const dated = past.filter(({ day }) => day !== undefined);
    const sorted = dated.sort((a, b) => (a.day as number) - (b.day as number));
    const cut = Math.round((1 - split.share) * sorted.length);
    return [{ learned: sorted.slice(0, cut), held: sorted.slice(cut) }];
  }
  const rng = seededRng(split.seed);
  const part = past.map(() => Math.floor(rng() * split.parts));
  return Array.from({ length: split.parts }, (_, k) => ({
    learned: past.filter((_, i) => part[i] !== k),
    held: past.filter((_, i) => part[i] === k),
  }));
}
