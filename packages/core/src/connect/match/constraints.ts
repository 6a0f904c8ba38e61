import type { MatchRecord, Range } from "./record.ts";

/** How an offer meets what a need demands: refused with the reason, or the share of the demands that it meets. */
export type ConstraintFit =
  | { readonly refused: "expired" | "region" | "trl" | "volume" }
  | {
      readonly refused: undefined;
      readonly fit: number | undefined;
      readonly met: readonly string[];
    };

/**
 * Checks the hard demands of a need: readiness, volume, region and time. A demand that the offer is silent on is
 * neither refused nor met: it counts half. Without any demand the fit is undefined.
 * @example
 * const offer = { id: "o", text: "", trl: { min: 4, max: 6 } };
 * expect(constraintFit({ id: "n", text: "", trl: { min: 7 } }, offer, {})).toEqual({ refused: "trl" });
 * expect(constraintFit({ id: "n", text: "", trl: { min: 5 } }, offer, {})).toEqual({ refused: undefined, fit: 1, met: ["trl"] });
 */
export function constraintFit(
  need: MatchRecord,
  offer: MatchRecord,
  { today }: { readonly today?: number },
): ConstraintFit {
  if (
    today !== undefined &&
    [need, offer].some((r) => r.expires !== undefined && r.expires < today)
  ) {
    return { refused: "expired" };
  }
  let asked = 0;
  let sum = 0;
  const met: string[] = [];
  for (const kind of ["trl", "volume"] as const) {
    const wanted = need[kind];
    if (wanted === undefined) continue;
    asked += 1;
    const given = offer[kind];
    if (given === undefined) sum += 0.5;
    else if (!overlap(wanted, given)) return { refused: kind };
    else {
      sum += 1;
      met.push(kind);
    }
  }
  if (need.regions !== undefined && need.regions.length > 0) {
    asked += 1;
    if (offer.regions === undefined || offer.regions.length === 0) sum += 0.5;
    else if (
      !need.regions.some((a) => offer.regions?.some((b) => a.startsWith(b) || b.startsWith(a)))
    ) {
      return { refused: "region" };
    } else {
      sum += 1;
      met.push("region");
    }
  }
  return { refused: undefined, fit: asked === 0 ? undefined : sum / asked, met };
}

function overlap(a: Range, b: Range): boolean {
  const low = Math.max(a.min ?? Number.NEGATIVE_INFINITY, b.min ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(a.max ?? Number.POSITIVE_INFINITY, b.max ?? Number.POSITIVE_INFINITY);
  return low <= high;
}
