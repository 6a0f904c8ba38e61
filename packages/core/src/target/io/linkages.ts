import type { Coefficients } from "./leontief.ts";
import { sums } from "./table.ts";

/** Linkages of each sector; `backward` looks to suppliers (columns), `forward` to customers (rows). */
export type Linkages = {
  /** Column sums of A, row sums of B. */
  readonly directBackward: Float64Array;
  readonly directForward: Float64Array;
  /** Column sums of L (also the output multiplier and downstreamness), row sums of G (also upstreamness). */
  readonly totalBackward: Float64Array;
  readonly totalForward: Float64Array;
  /** Rasmussen: n × total over the sum of all; above 1 means above average. */
  readonly powerOfDispersion: Float64Array;
  readonly sensitivityOfDispersion: Float64Array;
  /** The same from row sums of L, as older books have it. */
  readonly sensitivityLeontief: Float64Array;
  /** Coefficients of variation of L's columns and rows: low means spread over many sectors. Sample deviation. */
  readonly powerVariation: Float64Array;
  readonly sensitivityVariation: Float64Array;
  readonly keySector: readonly ("key" | "backward" | "forward" | "weak")[];
};

/**
 * Direct and total linkages, Rasmussen's indices, their variation, and the four classes of key-sector analysis. Forward
 * from Ghosh (Antràs and Chor's upstreamness is the same sum).
 * @example
 * const one = { size: 1, A: Float64Array.of(0.2), L: Float64Array.of(1.25), B: Float64Array.of(0.2), G: Float64Array.of(1.25) };
 * expect(linkagesOf(one).totalBackward[0]).toBe(1.25);
 */
export function linkagesOf({ size: n, A, L, B, G }: Coefficients): Linkages {
  const totalBackward = sums(L, { n, by: "column" });
  const totalForward = sums(G, { n, by: "row" });
  const rowsOfL = sums(L, { n, by: "row" });
  const power = relative(totalBackward);
  const sensitivity = relative(totalForward);
  return {
    directBackward: sums(A, { n, by: "column" }),
    directForward: sums(B, { n, by: "row" }),
    totalBackward,
    totalForward,
    powerOfDispersion: power,
    sensitivityOfDispersion: sensitivity,
    sensitivityLeontief: relative(rowsOfL),
    powerVariation: variation(L, { n, along: "column", totals: totalBackward }),
    sensitivityVariation: variation(L, { n, along: "row", totals: rowsOfL }),
    keySector: Array.from(power, (b, i) => {
      const f = sensitivity[i] as number;
      return b > 1 ? (f > 1 ? "key" : "backward") : f > 1 ? "forward" : "weak";
    }),
  };
}

function relative(totals: Float64Array): Float64Array {
  const all = totals.reduce((a, b) => a + b, 0);
  return totals.map((t) => (t * totals.length) / all);
}

type Along = {
  readonly n: number;
  readonly along: "row" | "column";
  readonly totals: Float64Array;
};

/** Sample deviation over mean; 0 for a single sector. */
function variation(L: Float64Array, { n, along, totals }: Along): Float64Array {
  return totals.map((total, k) => {
    if (n < 2) return 0;
    const mean = total / n;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const cell = L[along === "column" ? i * n + k : k * n + i] as number;
      squares += (cell - mean) ** 2;
    }
    return Math.sqrt(squares / (n - 1)) / mean;
  });
}
