import type { Indicator } from "@essor/contract/measure";
import type { Text } from "../../ui/text.ts";
import { nodeName } from "../ranking-rows.ts";

type Named = { readonly code: string; readonly name?: string };

/** Name of a node of the framework: an indicator (with its activity), a group by its own name, or a pillar. */
export function namer(
  { pick, say }: Pick<Text, "pick" | "say">,
  indicators: readonly Indicator[],
  framework?: unknown,
): (code: string) => string {
  const known = new Map(indicators.map((i) => [i.code, i]));
  const own = new Map(
    (Array.isArray(framework) ? (framework as readonly Named[]) : []).map((n) => [n.code, n.name]),
  );
  return (code) => {
    const indicator = known.get(code);
    if (!indicator) return own.get(code) || nodeName(code, say);
    const [, activity] = code.split("@");
    const name = pick(indicator.name);
    return activity ? `${name} · ${say(`section.${activity}`, activity)}` : name;
  };
}
