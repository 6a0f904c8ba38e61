import type { PublishedList } from "@essor/contract/measure";

type Rank = PublishedList["ranks"][number];

/** Editions with a rank or a change of method, newest first. */
export function editionsOf(list: PublishedList): string[] {
  const all = new Set([
    ...list.ranks.map((r) => r.edition),
    ...list.methodChanges.map((m) => m.edition),
  ]);
  return [...all].sort().reverse();
}

/** The newest edition in which anybody's rank is known. */
export function latestOf(list: PublishedList): string {
  return (
    list.ranks
      .map((r) => r.edition)
      .sort()
      .at(-1) ?? ""
  );
}

export function rankOf(list: PublishedList, area: string, edition: string): Rank | undefined {
  return list.ranks.find((r) => r.area === area && r.edition === edition);
}

/** Places on the lists: the hub first, then by their best rank. */
export function areasOf(
  lists: readonly PublishedList[],
  hub: string | undefined,
): { area: string; name: Rank["areaName"] }[] {
  const best = new Map<string, { name: Rank["areaName"]; rank: number }>();
  for (const { area, areaName, rank } of lists.flatMap((l) => l.ranks)) {
    const known = best.get(area);
    if (!known || rank < known.rank) best.set(area, { name: areaName, rank });
  }
  return [...best]
    .sort(
      ([a, x], [b, y]) =>
        Number(b === hub) - Number(a === hub) || x.rank - y.rank || (a < b ? -1 : 1),
    )
    .map(([area, { name }]) => ({ area, name }));
}
