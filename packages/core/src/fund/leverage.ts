/** Money that came into a fund: from whom, and whether that is itself a fund of the same structure. */
export type FundSource = {
  readonly fund: string;
  readonly from: string;
  readonly minor: bigint;
  readonly kind: "government" | "social" | "fund";
};

export type Leverage = {
  /** Government money that entered the structure from outside. */
  readonly government: bigint;
  /** Other money that entered it, each once however many layers it passes through. */
  readonly social: bigint;
  /** Money that funds of the structure put into one another: counted nowhere. */
  readonly internal: bigint;
  /** Social over government money; null where there is no government money. */
  readonly ratio: number | null;
  /** What adding up each fund's own outside money over its parent's would claim. */
  readonly ratioCountedTwice: number | null;
};

/**
 * The leverage of government money through layers of funds, counted once: only money from outside the structure counts.
 * @example
 * const result = leverage([
 *   { fund: "parent", from: "city", minor: 100n, kind: "government" }, { fund: "parent", from: "bank", minor: 100n, kind: "social" },
 *   { fund: "sub", from: "parent", minor: 200n, kind: "fund" }, { fund: "sub", from: "insurer", minor: 200n, kind: "social" }]);
 * expect([result.ratio, result.ratioCountedTwice]).toEqual([3, 4]);
 */
export function leverage(sources: readonly FundSource[]): Leverage {
  const sum = (of: (source: FundSource) => boolean) =>
    sources.reduce((total, source) => (of(source) ? total + source.minor : total), 0n);
  const funds = new Set(sources.map(({ fund }) => fund));
  const isInternal = (source: FundSource) => funds.has(source.from);
  const internal = sum(isInternal);
  const government = sum((s) => !isInternal(s) && s.kind === "government");
  const social = sum((s) => !isInternal(s) && s.kind !== "government");
  const per = (amount: bigint) =>
    government > 0n ? Number((amount * 1_000_000n) / government) / 1e6 : null;
  // The common mistake: the parent's social money is claimed again as it passes into sub-funds.
  const passedOn = sources.reduce((total, source) => {
    if (!isInternal(source)) return total;
    const into = sources.filter(({ fund }) => fund === source.from);
    const whole = into.reduce((s, { minor }) => s + minor, 0n);
    const own = into.reduce((s, { minor, kind }) => (kind === "government" ? s : s + minor), 0n);
    return whole === 0n ? total : total + (source.minor * own) / whole;
  }, 0n);
  return {
    government,
    social,
    internal,
    ratio: per(social),
    ratioCountedTwice: per(social + passedOn),
  };
}
