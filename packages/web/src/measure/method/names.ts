import type { Indicator } from "@essor/contract/measure";
import type { Text } from "../../ui/text.ts";
import { nodeName } from "../ranking-rows.ts";

/** Name of a node of the framework: an indicator (with its activity), or a pillar. */
export function namer(
  { pick, say }: Pick<Text, "pick" | "say">,
  indicators: readonly Indicator[],
): (code: string) => string {
  const known = new Map(indicators.map((i) => [i.code, i]));
  return (code) => {
    const indicator = known.get(code);
    if (!indicator) return nodeName(code, say);
    const [, activity] = code.split("@");
    const name = pick(indicator.name);
    return activity ? `${name} · ${say(`section.${activity}`, activity)}` : name;
  };
}
