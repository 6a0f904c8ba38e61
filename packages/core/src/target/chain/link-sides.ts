import type { ChainLink } from "./graph.ts";

/** The activity of a basis that holds a class: the class itself or the nearest above it, by leading characters. */
export function classInBasis(code: string, known: ReadonlySet<string>): string | null {
  for (let length = code.length; length > 0; length--) {
    const above = code.slice(0, length);
    if (known.has(above)) return above;
  }
  return null;
}

/**
 * Which activities of a space stand for a link: each class of the link, or the nearest above it that the space has; if it has
 * only finer ones, all of those. Empty where the space knows none of them.
 * @example
 * const link = { id: "panel", name: "Panel", products: [], activities: ["C3974", "X1"] };
 * expect(activitiesOfLink(link, ["C", "C39", "D"])).toEqual(["C39"]);
 * expect(activitiesOfLink(link, ["C39741", "C39742"])).toEqual(["C39741", "C39742"]);
 */
export function activitiesOfLink(
  link: ChainLink,
  activities: readonly string[],
): readonly string[] {
  const known = new Set(activities);
  const found = link.activities.flatMap((code) => {
    const above = classInBasis(code, known);
    if (above !== null) return [above];
    return activities.filter((activity) => activity.startsWith(code));
  });
  return [...new Set(found)];
}
