import type { Tx } from "../db/rights.ts";
import { listPublishedLists, listPublishedRanks, type RankRow } from "./queries-recipes.ts";

/** The lists that others publish, their ranks, and how long a place has held the same rank without a gap. */
export async function publishedLists(tx: Tx): Promise<object[]> {
  const [lists, ranks] = [await listPublishedLists(tx), await listPublishedRanks(tx)];
  return lists.map(({ id, ...list }) => {
    const own = ranks.filter((rank) => rank.listId === id).map(({ listId: _, ...rank }) => rank);
    return { ...list, ranks: own, streaks: streaks(own) };
  });
}

type Rank = Omit<RankRow, "listId">;

/** Runs of consecutive yearly editions in which a place was first. A missing edition ends a run: it is not known. */
function streaks(ranks: readonly Rank[]): object[] {
  const firsts = new Map<string, Rank[]>();
  for (const rank of ranks) {
    if (rank.rank === 1) firsts.set(rank.area, [...(firsts.get(rank.area) ?? []), rank]);
  }
  return [...firsts.values()].flatMap((own) => {
    const years = own
      .map((rank) => Number(rank.edition))
      .filter(Number.isInteger)
      .sort((a, b) => a - b);
    const to = years.at(-1);
    const any = own[0];
    if (to === undefined || !any) return [];
    let from = to;
    while (years.includes(from - 1)) from -= 1;
    return [
      {
        area: any.area,
        areaName: any.areaName,
        rank: 1,
        from: String(from),
        to: String(to),
        editions: to - from + 1,
      },
    ];
  });
}
