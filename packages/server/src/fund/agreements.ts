import type { AgreementTerms } from "@essor/contract/fund-structure";
import type { WaterfallTerms } from "@essor/core/fund";
import { type Fraction, fraction, parseFraction } from "@essor/core/math";
import type { Tx } from "../db/rights.ts";
import { type AgreementFound, listAgreements } from "./queries-structure.ts";

/** The version of the agreement that holds on a day: of those in force the one that came last. */
export async function agreementInForce(
  tx: Tx,
  fund: string,
  day: string,
): Promise<AgreementFound | undefined> {
  return inForce(await listAgreements(tx, fund), day);
}

export function inForce(
  agreements: readonly AgreementFound[],
  day: string,
): AgreementFound | undefined {
  return agreements.filter(({ fromDay }) => fromDay <= day).at(-1);
}

export function asFraction(text: string): Fraction {
  return parseFraction(text) ?? fraction(0n);
}

/** The waterfall of an agreement in the form that core works on. */
export function waterfallTerms({ waterfall: w }: AgreementTerms): WaterfallTerms {
  return {
    hurdle: asFraction(w.hurdle),
    compounding: w.compounding,
    carry: asFraction(w.carry),
    catchUp: asFraction(w.catchUp),
    dayCount: w.dayCount,
    escrowShare: asFraction(w.escrowShare),
    ...(w.upperTiers.length === 0
      ? {}
      : {
          upperTiers: w.upperTiers.map(({ hurdle, carry }) => ({
            hurdle: asFraction(hurdle),
            carry: asFraction(carry),
          })),
        }),
  };
}
