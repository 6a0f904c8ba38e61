export type ProductLine = {
  readonly firm: string;
  readonly output: number;
  /** The catalogues that list the product: none, one or several. */
  readonly catalogues: readonly string[];
};

export type LineShares = {
  readonly total: number;
  readonly shares: readonly {
    readonly catalogue: string;
    readonly output: number;
    /** Of all output; null where nothing was made. */
    readonly share: number | null;
  }[];
  /** What stands under two catalogues at once: the reason why their shares are never added. */
  readonly overlaps: readonly {
    readonly catalogues: readonly [string, string];
    readonly output: number;
    readonly share: number | null;
  }[];
  /** What stands under at least one catalogue. */
  readonly either: number;
  readonly firms: ReadonlyMap<
    string,
    { readonly output: number; readonly by: ReadonlyMap<string, number> }
  >;
};

/**
 * Output under each catalogue, from product lines: a firm adds what its listed products make and nothing more, so a
 * firm with 40 % of listed products adds 40 % of its output. A line under two catalogues counts under both, and once
 * in the overlap. `among` names the catalogues, so that one without a line is shown as zero.
 * @example
 * const made = lineShares([{ firm: "a", output: 60, catalogues: [] }, { firm: "a", output: 40, catalogues: ["sei", "high-tech"] }], ["high-tech", "sei"]);
 * expect(made.shares.map((s) => s.share)).toEqual([0.4, 0.4]);
 * expect([made.overlaps[0]?.output, made.either, made.total]).toEqual([40, 40, 100]);
 */
export function lineShares(lines: readonly ProductLine[], among: readonly string[]): LineShares {
  const sums = new Map(among.map((catalogue) => [catalogue, 0]));
  const pairs = new Map<string, { catalogues: [string, string]; output: number }>();
  among.forEach((a, i) => {
    for (const b of among.slice(i + 1)) pairs.set(`${a} ${b}`, { catalogues: [a, b], output: 0 });
  });
  const firms = new Map<string, { output: number; by: Map<string, number> }>();
  let total = 0;
  let either = 0;
  for (const { firm, output, catalogues } of lines) {
    const own = firms.get(firm) ?? { output: 0, by: new Map<string, number>() };
    firms.set(firm, own);
    own.output += output;
    total += output;
    const listed = among.filter((catalogue) => catalogues.includes(catalogue));
    if (listed.length > 0) either += output;
    listed.forEach((a, i) => {
      sums.set(a, (sums.get(a) ?? 0) + output);
      own.by.set(a, (own.by.get(a) ?? 0) + output);
      for (const b of listed.slice(i + 1)) {
        const pair = pairs.get(`${a} ${b}`);
        if (pair) pair.output += output;
      }
    });
  }
  const shareOf = (output: number) => (total === 0 ? null : output / total);
  return {
    total,
    shares: [...sums].map(([catalogue, output]) => ({ catalogue, output, share: shareOf(output) })),
    overlaps: [...pairs.values()].map((pair) => ({ ...pair, share: shareOf(pair.output) })),
    either,
    firms,
  };
}
