import type { Recipe } from "../recipe.ts";
import type { VaryInput } from "./vary.ts";

export type VaryPreset = "weights" | "choices" | "all";

const NORMALISE = [
  { method: "minMax", range: [1, 100] },
  { method: "percentileRank" },
  { method: "rank" },
];
const MEANS = ["arithmetic", "geometric"];

/** What a careful reader would doubt in a recipe: weights by a quarter, the scale, the mean, the treatment. */
export function presetVary(preset: VaryPreset, recipe: Recipe): unknown {
  const parents = new Set(recipe.framework.map((n) => n.parent));
  const target = recipe.framework.find((n) => n.parent === undefined)?.code ?? "";
  const depth = (code: string): number => {
    const below = recipe.framework.filter((n) => n.parent === code);
    return below.length === 0 ? 1 : 1 + Math.max(...below.map((n) => depth(n.code)));
  };
  const levels = Array.from({ length: Math.max(1, depth(target) - 1) }, (_, i) => i + 1);
  const has = (step: string) => recipe.steps.some((s) => s.step === step);
  const weights: VaryInput[] = [{ name: "weights", noise: { levels, relative: 0.25 } }];
  const choices: VaryInput[] = [
    ...(has("normalise")
      ? [{ name: "scale", step: "normalise", oneOf: NORMALISE } as VaryInput]
      : []),
    ...(has("aggregate") && parents.size > 0
      ? [{ name: "mean", step: "aggregate", key: "method", oneOf: MEANS } as VaryInput]
      : []),
    ...(has("treat")
      ? [
          {
            name: "winsorised",
            step: "treat",
            key: "winsoriseMax",
            between: [1, 20],
            whole: true,
          } as VaryInput,
        ]
      : []),
  ];
  const vary =
    preset === "weights" ? weights : preset === "choices" ? choices : [...weights, ...choices];
  return { target, vary };
}
