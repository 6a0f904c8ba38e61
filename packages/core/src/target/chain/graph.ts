import type { Issue } from "../../vocabulary/issue.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** A step of an industry chain (链环): what is made there, by classification codes. */
export type ChainLink = {
  readonly id: string;
  readonly name: string;
  readonly products: readonly string[];
  /** Activities (classification codes) that make up the link. */
  readonly activities: readonly string[];
};

/** One link supplies another. */
export type ChainSupply = { readonly from: string; readonly to: string };

/** A local firm stands on a link with a share of its output; product tells which one, where known. */
export type ChainFirm = {
  readonly organisation: string;
  readonly link: string;
  readonly product?: string;
  /** Part of the firm's output, over all its links at most 1. */
  readonly share: number;
  /** Output, jobs or capacity in the chain's unit, where known. */
  readonly capacity?: number;
};

/** A dated version of a chain. Editing makes a new version; old ones stay. */
export type ChainGraph = {
  readonly chain: string;
  readonly version: number;
  /** Day number from which it holds. */
  readonly validFrom: number;
  readonly links: readonly ChainLink[];
  readonly supplies: readonly ChainSupply[];
  readonly firms: readonly ChainFirm[];
};

export type ChainRefusal = Result<ChainGraph, "chain-refused"> & {
  readonly issues: readonly Issue[];
};

/**
 * Checks a chain: ids once, supplies and firms on links that exist, shares above 0, a firm's shares together at most 1.
 * @example
 * const bad = chainGraph({ chain: "display", version: 1, validFrom: 0, links: [], supplies: [{ from: "a", to: "b" }], firms: [] });
 * expect(bad.issues[0]).toMatchObject({ code: "unknown-link", row: 1, field: "supplies.from" });
 */
export function chainGraph(graph: ChainGraph): ChainRefusal {
  const issues: Issue[] = [];
  const report = (code: string, rest: Omit<Issue, "code" | "severity">) =>
    issues.push({ code, severity: "error", ...rest });
  const known = new Set<string>();
  graph.links.forEach((link, i) => {
    if (known.has(link.id))
      report("duplicate-link", {
        row: i + 1,
        field: "links.id",
        reason: `The link ${link.id} stands twice`,
      });
    known.add(link.id);
  });
  const onLink = (id: string, row: number, field: string) => {
    if (!known.has(id))
      report("unknown-link", { row, field, reason: `The chain has no link ${id}` });
  };
  graph.supplies.forEach((supply, i) => {
    onLink(supply.from, i + 1, "supplies.from");
    onLink(supply.to, i + 1, "supplies.to");
  });
  const shares = new Map<string, number>();
  graph.firms.forEach((firm, i) => {
    onLink(firm.link, i + 1, "firms.link");
    if (!(firm.share > 0 && firm.share <= 1)) {
      report("share-out-of-range", {
        row: i + 1,
        field: "firms.share",
        reason: `The share of ${firm.organisation} is not above 0 and at most 1`,
      });
      return;
    }
    const sum = (shares.get(firm.organisation) ?? 0) + firm.share;
    shares.set(firm.organisation, sum);
    if (sum > 1 + 1e-9)
      report("shares-exceed-one", {
        row: i + 1,
        field: "firms.share",
        reason: `The shares of ${firm.organisation} add up to ${sum}`,
      });
  });
  return issues.length === 0
    ? { ...ok(graph), issues }
    : { ...fail("chain-refused", { issues: issues.length }), issues };
}
