import type { LoopThing, IndexMove as ShownMove } from "@essor/contract/hub";
import type { Tx } from "../db/rights.ts";
import type { IndexMove, SlicePart, ThingKind, ThingName, ThingShare } from "../http/parts.ts";
import type { Seat } from "../http/seat.ts";

/**
 * Gives the things behind figures their names, as far as the reader may see them; what they may not see stays a sum
 * without a name. Each name is asked for once.
 */
export function namer(tx: Tx, { seat, parts }: { seat: Seat; parts: readonly SlicePart[] }) {
  const known = new Map<string, ThingName | undefined>();
  const learn = async (things: readonly ThingShare[]) => {
    for (const { named } of parts) {
      if (named === undefined) continue;
      const ids = things
        .filter((t) => t.kind === named.kind && !known.has(`${t.kind}/${t.id}`))
        .map((t) => t.id);
      if (ids.length === 0) continue;
      for (const id of ids) known.set(`${named.kind}/${id}`, undefined);
      for (const found of await named.find(tx, { seat, ids }))
        known.set(`${named.kind}/${found.id}`, found);
    }
  };
  const things = async (given: readonly ThingShare[]): Promise<LoopThing[]> => {
    await learn(given);
    return given.flatMap((t): LoopThing[] => {
      const name = known.get(`${t.kind}/${t.id}`);
      return name === undefined ? [] : [{ ...t, title: name.title as never, path: name.path }];
    });
  };
  return {
    things,
    find: async (kind: ThingKind, id: number) =>
      (await things([{ kind, id, value: 0, points: null }]))[0],
    move: async (move: IndexMove): Promise<ShownMove> => {
      const shown = [];
      for (const { things: given, traced, ...part } of move.parts) {
        const seen = await things(given);
        const points = seen.reduce((sum, t) => sum + (t.points ?? 0), 0);
        const unseen = traced ? part.points - points : 0;
        shown.push({ ...part, things: seen, unseen: Math.abs(unseen) < 1e-9 ? 0 : unseen });
      }
      return { ...move, parts: shown };
    },
  };
}
