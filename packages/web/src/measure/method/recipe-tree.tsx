import { NumberInput, Slider } from "@mantine/core";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { Flaw } from "./draft-build.ts";

export type Node = {
  readonly code: string;
  readonly parent?: string;
  readonly weight?: number;
};
type Props = {
  readonly nodes: readonly Node[];
  readonly name: (code: string) => string;
  readonly flaws: readonly Flaw[];
  readonly put: (code: string, weight: number | string) => void;
};

/** Nodes from the top down, each followed by what is below it. */
export function inTreeOrder(nodes: readonly Node[]): { node: Node; level: number }[] {
  const root = nodes.find((n) => n.parent === undefined);
  const below = (code: string, level: number): { node: Node; level: number }[] =>
    nodes
      .filter((n) => n.parent === code)
      .flatMap((node) => [{ node, level }, ...below(node.code, level + 1)]);
  return root ? below(root.code, 0) : [];
}

/** The framework with a weight a node, by slider or by number; the share is that within its group. */
export function RecipeTree({ nodes, name, flaws, put }: Props) {
  const { t, f } = useText();
  const groups = new Map<string, number>();
  for (const n of nodes) {
    if (n.parent !== undefined) groups.set(n.parent, (groups.get(n.parent) ?? 0) + weightOf(n));
  }
  return (
    <Section title={t("ranking.weights")} note={t("method.weightsNote")}>
      {inTreeOrder(nodes).map(({ node, level }) => {
        const sum = groups.get(node.parent ?? "") ?? 0;
        const weight = node.weight ?? 1;
        const place = nodes.indexOf(node);
        const flaw = flaws.find((x) => x.field === `framework[${place}].weight`);
        const label = t("ranking.weightOf", { name: name(node.code) });
        return (
          <div key={node.code} className="es-node" data-level={Math.min(level, 1)}>
            <span>{name(node.code)}</span>
            <Slider
              className="es-node-slider"
              size="sm"
              min={0}
              max={Math.max(5, Math.ceil(weightOf(node)))}
              step={0.25}
              label={null}
              value={weightOf(node)}
              thumbLabel={label}
              onChange={(value) => put(node.code, value)}
            />
            <NumberInput
              size="xs"
              aria-label={label}
              step={0.25}
              value={weight}
              error={flaw !== undefined}
              onChange={(value) => put(node.code, value)}
            />
            <span className="es-num">{sum > 0 ? f.percent(weightOf(node) / sum) : "–"}</span>
            {flaw && (
              <span className="es-node-error" role="alert">
                {t("method.badWeight")}
              </span>
            )}
          </div>
        );
      })}
    </Section>
  );
}

/** A weight as a number that is not negative, whatever stands in the field. */
function weightOf({ weight = 1 }: Node): number {
  return typeof weight === "number" && Number.isFinite(weight) ? Math.max(0, weight) : 0;
}
