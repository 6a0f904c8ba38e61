/** One period of a capital account, in whole minor units of one currency. Amounts are positive in their own sense. */
export type CapitalAccountPeriod = {
  readonly navBeginning: bigint;
  readonly contributions: bigint;
  readonly distributions: bigint;
  readonly realised: bigint;
  readonly unrealised: bigint;
  readonly managementFees: bigint;
  readonly partnershipExpenses: bigint;
  readonly accruedCarryChange: bigint;
};

/**
 * The ending value of a capital account (the roll-forward identity of the ILPA reporting template):
 * beginning + contributions - distributions + realised + unrealised - fees - expenses - change of accrued carry.
 * @example
 * expect(rollForward({ navBeginning: 100n, contributions: 20n, distributions: 5n, realised: 3n, unrealised: -1n,
 *   managementFees: 2n, partnershipExpenses: 1n, accruedCarryChange: 4n })).toBe(110n);
 */
export function rollForward(period: CapitalAccountPeriod): bigint {
  return (
    period.navBeginning +
    period.contributions -
    period.distributions +
    period.realised +
    period.unrealised -
    period.managementFees -
    period.partnershipExpenses -
    period.accruedCarryChange
  );
}

/**
 * Several periods, or several partners, in one: the sum over each field. The roll-forward of the sum is the sum.
 * @example
 * const one = { navBeginning: 1n, contributions: 1n, distributions: 0n, realised: 0n, unrealised: 0n,
 *   managementFees: 0n, partnershipExpenses: 0n, accruedCarryChange: 0n };
 * expect(sumPartners([one, one]).navBeginning).toBe(2n);
 */
export function sumPartners(periods: readonly CapitalAccountPeriod[]): CapitalAccountPeriod {
  const sum = (field: keyof CapitalAccountPeriod) => periods.reduce((s, p) => s + p[field], 0n);
  return {
    navBeginning: sum("navBeginning"),
    contributions: sum("contributions"),
    distributions: sum("distributions"),
    realised: sum("realised"),
    unrealised: sum("unrealised"),
    managementFees: sum("managementFees"),
    partnershipExpenses: sum("partnershipExpenses"),
    accruedCarryChange: sum("accruedCarryChange"),
  };
}
