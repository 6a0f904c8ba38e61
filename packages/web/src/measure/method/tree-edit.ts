/** A node of the framework as the editor holds it; what it does not show stays as it is. */
export type Node = {
  readonly code: string;
  readonly name?: string;
  readonly parent?: string;
  readonly weight?: number;
  readonly direction?: 1 | -1;
  readonly denominator?: string;
  readonly aggregate?: { readonly method: string } & Readonly<Record<string, unknown>>;
};
export type Tree = readonly Node[];

/** Nodes from the top down, each followed by what is below it; the top itself is left out. */
export function inTreeOrder(nodes: Tree): { node: Node; level: number; group: boolean }[] {
  const root = nodes.find((n) => n.parent === undefined);
  const below = (code: string, level: number): { node: Node; level: number; group: boolean }[] =>
    nodes
      .filter((n) => n.parent === code)
      .flatMap((node) => [
        { node, level, group: isGroup(nodes, node.code) },
        ...below(node.code, level + 1),
      ]);
  return root ? below(root.code, 0) : [];
}

const MADE_HERE = /^group-\d+$/;

/** A node that may have children: the top, one that has some, or a new one that was made as a group. */
export function isGroup(nodes: Tree, code: string): boolean {
  const node = nodes.find((n) => n.code === code);
  return node?.parent === undefined || MADE_HERE.test(code) || nodes.some((n) => n.parent === code);
}

/** The groups that a node may stand in: not itself and nothing below it. */
export function placesFor(nodes: Tree, code: string): Node[] {
  const inside = new Set([code, ...belowOf(nodes, code)]);
  return nodes.filter((n) => isGroup(nodes, n.code) && !inside.has(n.code));
}

function belowOf(nodes: Tree, code: string): string[] {
  return nodes.filter((n) => n.parent === code).flatMap((n) => [n.code, ...belowOf(nodes, n.code)]);
}

export function withIndicator(
  nodes: Tree,
  { code, parent, direction }: { code: string; parent: string; direction: 1 | -1 },
): Tree {
  if (nodes.some((n) => n.code === code)) return nodes;
  return [...nodes, { code, parent, ...(direction === -1 ? { direction } : {}), weight: 1 }];
}

/** A new group under a name; its code is free in the framework. */
export function withGroup(nodes: Tree, { name, parent }: { name: string; parent: string }): Tree {
  let n = 1;
  while (nodes.some((x) => x.code === `group-${n}`)) n++;
  return [...nodes, { code: `group-${n}`, name, parent, weight: 1 }];
}

/** Without a node and everything below it. */
export function without(nodes: Tree, code: string): Tree {
  const gone = new Set([code, ...belowOf(nodes, code)]);
  return nodes.filter((n) => !gone.has(n.code));
}

/** With some fields of a node changed; undefined takes a field away. */
export function withNode(
  nodes: Tree,
  code: string,
  change: Readonly<Record<string, unknown>>,
): Tree {
  return nodes.map((n) => {
    if (n.code !== code) return n;
    const next = Object.entries({ ...n, ...change }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(next) as Node;
  });
}

/** A weight as a number that is not negative, whatever stands in the field. */
export function weightOf({ weight = 1 }: Node): number {
  return typeof weight === "number" && Number.isFinite(weight) ? Math.max(0, weight) : 0;
}
