import { NumberInput, Slider } from "@mantine/core";
import { useState } from "react";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { Flaw } from "./draft-build.ts";
import { NodeFields } from "./node-fields.tsx";
import { TreeAdd } from "./tree-add.tsx";
import { inTreeOrder, type Tree, weightOf, withNode } from "./tree-edit.ts";

type Props = {
  readonly nodes: Tree;
  readonly name: (code: string) => string;
  readonly flaws: readonly Flaw[];
  readonly put: (nodes: Tree) => void;
};

/**
 * The framework with a weight a node, by slider or by number; the share is that within its group. Behind the three
 * points each node can be moved, turned round, divided or taken out; below, indicators of the register and groups come in.
 */
export function RecipeTree({ nodes, name, flaws, put }: Props) {
  const { t, f } = useText();
  const [open, setOpen] = useState<string | null>(null);
  const groups = new Map<string, number>();
  for (const n of nodes) {
    if (n.parent !== undefined) groups.set(n.parent, (groups.get(n.parent) ?? 0) + weightOf(n));
  }
  return (
    <Section title={t("method.framework")} note={t("method.weightsNote")}>
      {inTreeOrder(nodes).map(({ node, level, group }) => {
        const sum = groups.get(node.parent ?? "") ?? 0;
        const weight = node.weight ?? 1;
        const place = nodes.indexOf(node);
        const flaw = flaws.find((x) => x.field === `framework[${place}].weight`);
        const label = t("ranking.weightOf", { name: name(node.code) });
        const set = (value: number | string) => put(withNode(nodes, node.code, { weight: value }));
        const opened = open === node.code;
        return (
          <div
            key={node.code}
            className="es-node"
            data-level={Math.min(level, 3)}
            data-group={group || undefined}
          >
            <span>
              {name(node.code)}
              {node.direction === -1 && (
                <span className="es-dim" title={t("method.way.-1")}>
                  {" "}
                  ↓
                </span>
              )}
              {node.denominator !== undefined && (
                <span className="es-dim es-small"> / {name(node.denominator)}</span>
              )}
            </span>
            <Slider
              className="es-node-slider"
              size="sm"
              min={0}
              max={Math.max(5, Math.ceil(weightOf(node)))}
              step={0.25}
              label={null}
              value={weightOf(node)}
              thumbLabel={label}
              onChange={set}
            />
            <NumberInput
              size="xs"
              aria-label={label}
              step={0.25}
              value={weight}
              error={flaw !== undefined}
              onChange={set}
            />
            <span className="es-num">{sum > 0 ? f.percent(weightOf(node) / sum) : "–"}</span>
            <button
              type="button"
              className="es-tool"
              aria-expanded={opened}
              aria-label={t("method.editNode", { name: name(node.code) })}
              onClick={() => setOpen(opened ? null : node.code)}
            >
              ⋯
            </button>
            {flaw && (
              <span className="es-node-error" role="alert">
                {t("method.badWeight")}
              </span>
            )}
            {opened && <NodeFields nodes={nodes} node={node} group={group} name={name} put={put} />}
          </div>
        );
      })}
      <TreeAdd nodes={nodes} name={name} put={put} />
    </Section>
  );
}
