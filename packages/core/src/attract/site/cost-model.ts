import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** One kind of cost of a location. Amounts a year in units of one currency; income (a lawful incentive) is negative. */
export type CostLine = {
  readonly name: string;
  readonly amount: number;
  /** First and last year in which it falls, 0 being now. One-off costs have both the same. */
  readonly from: number;
  readonly to: number;
  /** Growth a year, e.g. 0.03. */
  readonly growth: number;
  /** How far off it may be to either side, e.g. 0.2. */
  readonly spread: number;
};

export type CostResult = {
  readonly present: number;
  readonly lines: readonly { readonly name: string; readonly present: number }[];
  /** What the whole becomes with one line at the low and at the high end of its spread, widest first. */
  readonly tornado: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
  }[];
};

/**
 * Net present cost over a number of years. Year 0 is not discounted.
 * @example
 * const result = presentCost([{ name: "rent", amount: 110, from: 0, to: 1, growth: 0, spread: 0.1 }], { years: 2, rate: 0.1 });
 * expect(result.ok && result.value.present).toBeCloseTo(210, 9);
 */
export function presentCost(
  lines: readonly CostLine[],
  { years, rate }: { years: number; rate: number },
): Result<CostResult, "wrong-rate" | "wrong-line"> {
  if (!(rate > -1) || !Number.isFinite(rate) || !(years >= 1))
    return fail("wrong-rate", { rate, years });
  const wrong = lines.find(
    (l) =>
      ![l.amount, l.from, l.to, l.growth, l.spread].every(Number.isFinite) ||
      l.to < l.from ||
      l.from < 0,
  );
  if (wrong) return fail("wrong-line", { name: wrong.name });
  const priced = lines.map((line) => {
    let present = 0;
    for (let year = line.from; year <= Math.min(line.to, years - 1); year++)
      present += (line.amount * (1 + line.growth) ** (year - line.from)) / (1 + rate) ** year;
    return { name: line.name, present, spread: line.spread };
  });
  const present = priced.reduce((a, l) => a + l.present, 0);
  const tornado = priced
    .map((l) => ({
      name: l.name,
      low: present - Math.abs(l.present) * l.spread,
      high: present + Math.abs(l.present) * l.spread,
    }))
    .sort((a, b) => b.high - b.low - (a.high - a.low));
  return ok({
    present,
    lines: priced.map(({ name, present: p }) => ({ name, present: p })),
    tornado,
  });
}
