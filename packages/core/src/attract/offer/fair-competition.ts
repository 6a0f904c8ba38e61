import { fail, ok, type Result } from "../../vocabulary/result.ts";
import type { CompetitionRuleSet } from "../codelist/fair-competition-rules.ts";

/** What is put to an investor. `selective` is true where it is for this firm and not for all who meet published terms. */
export type Offer = {
  readonly kind: string;
  readonly text: string;
  readonly selective: boolean;
  /** The law, administrative regulation or State Council approval it rests on. */
  readonly legalBasis?: string;
  /** The day of the offer, as a day number. */
  readonly day: number;
};

export type OfferFinding = {
  readonly rule: string;
  readonly article: string;
  readonly text: string;
  readonly meaning: string;
  readonly by: "kind" | "words";
};

export type OfferVerdict = {
  /** `stopped`: may not be made. `review`: the words are suspect, a person decides. `clear`: nothing found, which is no clearance in law. */
  readonly outcome: "stopped" | "review" | "clear" | "no-rule-in-force";
  readonly ruleSet: string;
  readonly findings: readonly OfferFinding[];
};

/**
 * Checks an offer against a rule set as of the day of the offer, and names the article. What its kind says stops it;
 * what only its words or guidance say sends it to a person. A legal basis turns a stop into a review: somebody has to read it.
 * @example
 * const offer = { kind: "tax-refund", text: "refund of local tax share", selective: true, day: dayOf(2025, 1, 1) };
 * const verdict = checkOffer(offer, FAIR_COMPETITION_2024);
 * expect([verdict.outcome, verdict.findings[0]?.article]).toEqual(["stopped", "第十条第（一）项"]);
 * expect(checkOffer({ ...offer, day: dayOf(2021, 11, 9) }, FAIR_COMPETITION_2024).outcome).toBe("no-rule-in-force");
 */
export function checkOffer(offer: Offer, ruleSet: CompetitionRuleSet): OfferVerdict {
  if (offer.day < ruleSet.from)
    return { outcome: "no-rule-in-force", ruleSet: ruleSet.id, findings: [] };
  let broken = false;
  const findings = ruleSet.rules.flatMap((rule): OfferFinding[] => {
    const byKind = rule.kinds.includes(offer.kind) && (rule.when === "always" || offer.selective);
    const byWords = rule.words.some((words) => words.test(offer.text));
    if (!byKind && !byWords) return [];
    if (byKind && !rule.guidance) broken = true;
    return [
      {
        rule: rule.id,
        article: rule.article,
        text: rule.text,
        meaning: rule.meaning,
        by: byKind ? "kind" : "words",
      },
    ];
  });
  const stopped = broken && !offer.legalBasis?.trim();
  return {
    outcome: stopped ? "stopped" : findings.length > 0 ? "review" : "clear",
    ruleSet: ruleSet.id,
    findings,
  };
}

export type OfferReview = {
  readonly author: string;
  readonly reviewer: string;
  readonly decision: "release" | "refuse";
  readonly reason: string;
};

/**
 * A second person's decision on an offer. A stopped offer cannot be released; the author cannot review; a decision
 * needs a reason.
 * @example
 * const clear = { outcome: "clear", ruleSet: "r", findings: [] } as const;
 * expect(reviewOffer(clear, { author: "a", reviewer: "a", decision: "release", reason: "ok" })).toMatchObject({ code: "same-person" });
 */
export function reviewOffer(
  verdict: OfferVerdict,
  review: OfferReview,
): Result<"released" | "refused", "same-person" | "offer-stopped" | "reason-needed"> {
  if (review.author === review.reviewer) return fail("same-person");
  if (review.reason.trim() === "") return fail("reason-needed");
  if (review.decision === "refuse") return ok("refused");
  if (verdict.outcome === "stopped")
    return fail("offer-stopped", {
      articles: verdict.findings.map((f) => `${f.rule} ${f.article}`),
    });
  return ok("released");
}
