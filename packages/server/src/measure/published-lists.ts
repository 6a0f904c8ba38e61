import { streakOf } from "@essor/core/measure";
import type { Tx } from "../db/rights.ts";
import {
  type ListRow,
  listPublishedLists,
  listPublishedRanks,
  type RankRow,
} from "./queries-recipes.ts";

/** The lists that others publish, their ranks, and how long a place has been first without a gap. */
export async function publishedLists(tx: Tx): Promise<object[]> {
  const [lists, ranks] = [await listPublishedLists(tx), await listPublishedRanks(tx)];
  return lists.map((list) => {
    const own = ranks
      .filter((rank) => rank.listId === list.id)
      .map(({ listId: _, ...rank }) => rank);
    const { id: _, ...shown } = list;
    return { ...shown, ranks: own, streaks: streaks(list, own) };
  });
}

function streaks(list: ListRow, ranks: readonly Omit<RankRow, "listId">[]): object[] {
  const changes = (list.methodChanges as { edition: string }[]).map((change) =>
    Number(change.edition),
  );
  const until = Math.max(...ranks.map((rank) => Number(rank.edition)));
  const places = new Map(ranks.map((rank) => [rank.area, rank.areaName]));
  return [...places].flatMap(([area, areaName]) => {
    const editions = ranks
      .filter((rank) => rank.area === area)
      .map((rank) => ({ edition: Number(rank.edition), rank: rank.rank }));
    const { length, from, methodChanges } = streakOf(editions, {
      rank: 1,
      until,
      methodChanges: changes,
    });
    if (from === null) return [];
    return [
      {
        area,
        areaName,
        rank: 1,
        from: String(from),
        to: String(until),
        editions: length,
        methodChanges: methodChanges.map(String),
      },
    ];
  });
}
