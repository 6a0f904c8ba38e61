import type { FirmRulePreview } from "@essor/contract/measure-firms";

type Item = { readonly code: string; readonly name: string; readonly example: boolean };

/** Firms whose result another rule changes: how many, and the first of them by how much moves. */
export function movesOf<T extends Item>(
  before: readonly T[],
  after: readonly T[],
  result: (item: T) => string | number | null,
): Pick<FirmRulePreview, "compared" | "changed" | "items"> {
  const was = new Map(before.map((item) => [item.code, result(item)]));
  const moved = after.flatMap((item) => {
    const [from, to] = [was.get(item.code) ?? null, result(item)];
    const same =
      typeof from === "number" && typeof to === "number" ? Math.abs(from - to) < 0.05 : from === to;
    const { code, name, example } = item;
    return same ? [] : [{ code, name, example, before: from, after: to }];
  });
  const size = ({ before: a, after: b }: (typeof moved)[number]) =>
    typeof a === "number" && typeof b === "number" ? Math.abs(a - b) : Number.POSITIVE_INFINITY;
  return {
    compared: after.length,
    changed: moved.length,
    items: moved.sort((a, b) => size(b) - size(a) || (a.code < b.code ? -1 : 1)).slice(0, 200),
  };
}
