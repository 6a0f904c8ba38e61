import type { Issue } from "../../vocabulary/issue.ts";

export type FirmOutput = {
  readonly firm: string;
  readonly output: number;
  /** Share (0..1) of the firm's output that falls under a catalogue, e.g. `{ sei: 0.4, highTech: 0.5 }`. */
  readonly shares: Readonly<Record<string, number>>;
};

export type CatalogueShare = {
  readonly catalogue: string;
  readonly output: number;
  readonly share: number;
};

/**
 * Output under each catalogue from product lines: a firm with 40 % of strategic emerging products adds 40 % of its output.
 * Catalogues overlap, so there is no total over them; the overlap is at least what exceeds the whole.
 * @example
 * const made = catalogueShares([{ firm: "a", output: 100, shares: { sei: 0.4, highTech: 0.9 } }, { firm: "b", output: 100, shares: {} }]);
 * expect(made.shares).toEqual([{ catalogue: "highTech", output: 90, share: 0.45 }, { catalogue: "sei", output: 40, share: 0.2 }]);
 * expect(made.issues).toEqual([]);
 */
export function catalogueShares(firms: readonly FirmOutput[]): {
  shares: CatalogueShare[];
  total: number;
  issues: Issue[];
} {
  const issues: Issue[] = [];
  const sums = new Map<string, number>();
  let total = 0;
  firms.forEach(({ firm, output, shares }, i) => {
    if (!(output >= 0) || !Number.isFinite(output)) {
      issues.push({
        code: "output-invalid",
        severity: "error",
        row: i + 1,
        field: "output",
        reason: `${firm}: output must be a number of at least 0`,
      });
      return;
    }
    total += output;
    for (const [catalogue, share] of Object.entries(shares)) {
      if (!(share >= 0 && share <= 1)) {
        issues.push({
          code: "share-invalid",
          severity: "error",
          row: i + 1,
          field: catalogue,
          reason: `${firm}: a share lies between 0 and 1`,
        });
        continue;
      }
      sums.set(catalogue, (sums.get(catalogue) ?? 0) + output * share);
    }
  });
  const shares = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([catalogue, output]) => ({ catalogue, output, share: total === 0 ? 0 : output / total }));
  return { shares, total, issues };
}
