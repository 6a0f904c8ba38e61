import type { Text } from "./text.ts";

/** Points of an index with their sign; what is too small for two digits says so by its size. */
export function pointsText({ f }: Pick<Text, "f">, points: number): string {
  const size = Math.abs(points);
  const digits = size === 0 || size >= 0.005 ? 2 : 4;
  return `${points < 0 ? "−" : "+"}${f.exact(size, digits)}`;
}
