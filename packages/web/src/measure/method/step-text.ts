import type { Step } from "@essor/core/measure";
import type { Text } from "../../ui/text.ts";

/** What a step is called. */
export function stepName(step: Step, { t }: Pick<Text, "t">): string {
  return t(`method.step.${step.step}`);
}

/** Its settings as they stand in the recipe: `method=minMax, range=[1,100]`. */
export function stepDetail(step: Step): string {
  return Object.entries(step)
    .filter(([key]) => key !== "step")
    .map(([key, value]) => `${key}=${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(", ");
}
