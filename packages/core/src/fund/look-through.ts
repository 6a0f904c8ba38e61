import { addFractions, type Fraction, multiplyFractions, ONE, ZERO } from "../math/fraction.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** Who holds which share of whom: a parent fund of a sub-fund, a fund of a company. */
export type Holding = { readonly holder: string; readonly held: string; readonly share: Fraction };

export type LookThrough = {
  readonly held: string;
  /** Sum over all paths of the products of their shares. */
  readonly share: Fraction;
  readonly paths: readonly { readonly through: readonly string[]; readonly share: Fraction }[];
  /** Funds between the holder and what is held, on the longest path. */
  readonly layers: number;
};

/**
 * What a holder owns of everything beneath it. A ring of holdings has no answer and is refused with its members.
 * @example
 * const half = fraction(1n, 2n);
 * const result = lookThrough("parent", [{ holder: "parent", held: "a", share: half }, { holder: "parent", held: "b", share: half },
 *   { holder: "a", held: "firm", share: half }, { holder: "b", held: "firm", share: half }]);
 * const firm = result.ok && result.value.find(({ held }) => held === "firm");
 * expect([formatFraction(firm.share), firm.paths.length, firm.layers]).toEqual(["1/2", 2, 1]);
 */
export function lookThrough(
  holder: string,
  holdings: readonly Holding[],
): Result<LookThrough[], "holding-cycle"> {
  const below = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const list = below.get(holding.holder);
    if (list) list.push(holding);
    else below.set(holding.holder, [holding]);
  }
  const found = new Map<string, LookThrough>();
  const path: string[] = [holder];
  const walk = (at: string, share: Fraction): readonly string[] | undefined => {
    for (const { held, share: part } of below.get(at) ?? []) {
      const ring = path.indexOf(held);
      if (ring >= 0) return [...path.slice(ring), held];
      const product = multiplyFractions(share, part);
      const known = found.get(held) ?? { held, share: ZERO, paths: [], layers: 0 };
      const through = path.slice(1);
      found.set(held, {
        held,
        share: addFractions(known.share, product),
        paths: [...known.paths, { through, share: product }],
        layers: Math.max(known.layers, through.length),
      });
      path.push(held);
      const cycle = walk(held, product);
      path.pop();
      if (cycle) return cycle;
    }
    return undefined;
  };
  const cycle = walk(holder, ONE);
  return cycle ? fail("holding-cycle", { cycle }) : ok([...found.values()]);
}
