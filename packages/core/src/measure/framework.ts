import type { Issue } from "../vocabulary/issue.ts";
import type { AggregateMethod, FrameworkNode } from "./recipe.ts";
import { refuse } from "./strict-json.ts";

/** The framework as arrays: leaves first, then aggregates from the lowest level up; within a level by code. */
export type Framework = {
  readonly codes: readonly string[];
  /** How many of the nodes are indicators; they come first. */
  readonly leaves: number;
  readonly parent: Int32Array;
  /** 1 = indicator; an aggregate stands one above its highest child. */
  readonly level: Uint8Array;
  readonly top: number;
  readonly children: readonly Uint32Array[];
  readonly direction: Int8Array;
  readonly weight: Float64Array;
  readonly denominator: readonly (string | undefined)[];
  readonly aggregate: readonly (AggregateMethod | undefined)[];
  readonly position: ReadonlyMap<string, number>;
};

/**
 * Builds the tree, or names what is wrong with it: codes used twice, parents that are not there, cycles, leaves
 * outside the index, several tops, weights that are all zero.
 * @example
 * const issues: Issue[] = [];
 * const tree = frameworkOf([{ code: "x", parent: "I" }, { code: "I" }], issues);
 * expect(tree?.codes).toEqual(["x", "I"]);
 */
export function frameworkOf(
  nodes: readonly FrameworkNode[],
  issues: Issue[],
): Framework | undefined {
  const before = issues.length;
  const byCode = new Map<string, FrameworkNode>();
  nodes.forEach((node, i) => {
    if (byCode.has(node.code)) {
      refuse(issues, "duplicate-code", `framework[${i}].code`, `"${node.code}" stands twice`, {
        code: node.code,
      });
    }
    byCode.set(node.code, node);
  });
  const childrenOf = new Map<string, string[]>();
  nodes.forEach((node, i) => {
    if (node.parent === undefined) return;
    if (!byCode.has(node.parent)) {
      refuse(
        issues,
        "framework-orphan",
        `framework[${i}].parent`,
        `"${node.code}" names the parent "${node.parent}", which is not in the framework`,
        { code: node.code, parent: node.parent },
      );
      return;
    }
    const group = childrenOf.get(node.parent) ?? [];
    group.push(node.code);
    childrenOf.set(node.parent, group);
  });
  if (issues.length > before) return undefined;
  const levels = levelsOf(nodes, byCode, childrenOf, issues);
  if (levels === undefined) return undefined;
  const tops = nodes.filter((n) => n.parent === undefined);
  for (const node of tops.length > 1 ? tops : []) {
    const leaf = !childrenOf.has(node.code);
    refuse(
      issues,
      leaf ? "framework-orphan" : "framework-several-tops",
      `framework[${nodes.indexOf(node)}].parent`,
      leaf
        ? `Indicator "${node.code}" has no parent`
        : `"${node.code}" has no parent, and neither have others: an index has one top`,
      { code: node.code },
    );
  }
  if (tops.length === 1 && !childrenOf.has((tops[0] as FrameworkNode).code)) {
    refuse(
      issues,
      "framework-no-index",
      "framework",
      "A framework needs an aggregate above an indicator",
    );
  }
  checkNodes(nodes, childrenOf, issues);
  if (issues.length > before) return undefined;
  return asArrays(nodes, levels, childrenOf);
}

function levelsOf(
  nodes: readonly FrameworkNode[],
  byCode: ReadonlyMap<string, FrameworkNode>,
  childrenOf: ReadonlyMap<string, string[]>,
  issues: Issue[],
): Map<string, number> | undefined {
  for (const node of nodes) {
    const seen = new Set<string>();
    for (let at: FrameworkNode | undefined = node; at?.parent !== undefined; ) {
      if (seen.has(at.code)) {
        return refuse(
          issues,
          "framework-cycle",
          "framework",
          `The parents of "${node.code}" run in a circle: ${[...seen].join(" > ")}`,
          { code: node.code, circle: [...seen] },
        );
      }
      seen.add(at.code);
      at = byCode.get(at.parent);
    }
  }
  const levels = new Map<string, number>();
  const levelOf = (code: string): number => {
    const known = levels.get(code);
    if (known !== undefined) return known;
    const level = 1 + Math.max(0, ...(childrenOf.get(code) ?? []).map(levelOf));
    levels.set(code, level);
    return level;
  };
  for (const node of nodes) levelOf(node.code);
  return levels;
}

function checkNodes(
  nodes: readonly FrameworkNode[],
  childrenOf: ReadonlyMap<string, string[]>,
  issues: Issue[],
): void {
  const weight = new Map(nodes.map((n) => [n.code, n.weight ?? 1]));
  nodes.forEach((node, i) => {
    const children = childrenOf.get(node.code);
    const at = `framework[${i}]`;
    if (children === undefined && node.aggregate !== undefined) {
      refuse(issues, "aggregate-of-nothing", `${at}.aggregate`, `"${node.code}" has no children`, {
        code: node.code,
      });
    }
    if (children !== undefined && node.denominator !== undefined) {
      refuse(
        issues,
        "denominator-of-aggregate",
        `${at}.denominator`,
        `"${node.code}" is an aggregate; only indicators are divided`,
        { code: node.code },
      );
    }
    if (children !== undefined && node.direction === -1) {
      refuse(
        issues,
        "direction-of-aggregate",
        `${at}.direction`,
        `"${node.code}" is an aggregate; only indicators have a direction`,
        { code: node.code },
      );
    }
    if (children?.every((code) => weight.get(code) === 0)) {
      refuse(issues, "weights-zero", at, `All weights below "${node.code}" are 0`, {
        code: node.code,
      });
    }
  });
}

function asArrays(
  nodes: readonly FrameworkNode[],
  levels: ReadonlyMap<string, number>,
  childrenOf: ReadonlyMap<string, string[]>,
): Framework {
  const level = (code: string) => levels.get(code) as number;
  const sorted = [...nodes].sort(
    (a, b) => level(a.code) - level(b.code) || (a.code < b.code ? -1 : 1),
  );
  const position = new Map(sorted.map((n, i) => [n.code, i]));
  const at = (code: string) => position.get(code) as number;
  return {
    codes: sorted.map((n) => n.code),
    leaves: sorted.filter((n) => level(n.code) === 1).length,
    parent: Int32Array.from(sorted, (n) => (n.parent === undefined ? -1 : at(n.parent))),
    level: Uint8Array.from(sorted, (n) => level(n.code)),
    top: sorted.findIndex((n) => n.parent === undefined),
    children: sorted.map((n) => Uint32Array.from((childrenOf.get(n.code) ?? []).map(at)).sort()),
    direction: Int8Array.from(sorted, (n) => n.direction ?? 1),
    weight: Float64Array.from(sorted, (n) => n.weight ?? 1),
    denominator: sorted.map((n) => n.denominator),
    aggregate: sorted.map((n) => n.aggregate),
    position,
  };
}
