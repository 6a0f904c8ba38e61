export type FactsOfDeal = Readonly<Record<string, number | string | undefined>>;

/** A deal of the past, with what was known of it and how it ended. */
export type PastDeal = {
  readonly facts: FactsOfDeal;
  readonly succeeded: boolean;
  /** Day number on which it was announced or made; needed to test on later deals only. */
  readonly day?: number;
};

/** How deals of one name ended: the share that succeeded, drawn towards that of all where they are few. */
export type TrackRecord = {
  readonly share: number;
  readonly succeeded: number;
  readonly n: number;
};

/** A record of few deals is drawn towards the base rate as if so many more had ended like all others. */
const PRIOR_DEALS = 5;

/** Without days, the records that a deal is held against come from so many other parts of the past. */
const PARTS = 5;

/**
 * How past deals ended by one of their names: the sector, the investor, the region.
 * @example
 * const past = [true, true, false].map((succeeded, i) => ({ facts: { firm: i < 2 ? "a" : "b" }, succeeded }));
 * const a = trackRecords(past, "firm").get("a");
 * expect([a?.succeeded, a?.n, a?.share.toFixed(2)]).toEqual([2, 2, "0.76"]);
 */
export function trackRecords(
  past: readonly PastDeal[],
  id: string,
): ReadonlyMap<string, TrackRecord> {
  const tally = newTally(id);
  for (const deal of past) tally.add(deal);
  return new Map([...tally.names()].map((name) => [name, tally.of(name) as TrackRecord]));
}

/**
 * The record that each past deal met, never with its own outcome in it: that of the deals of earlier days; where a day
 * is not known, that of the other parts of the past. What a record is worth can only be learned from such.
 * @example
 * const past = [true, false, true].map((succeeded, day) => ({ facts: { firm: "a" }, succeeded, day }));
 * expect(recordsBefore(past, "firm").map((r) => r && [r.succeeded, r.n])).toEqual([undefined, [1, 1], [1, 2]]);
 */
export function recordsBefore(
  past: readonly PastDeal[],
  id: string,
): readonly (TrackRecord | undefined)[] {
  const records: (TrackRecord | undefined)[] = past.map(() => undefined);
  const nameAt = (i: number) => past[i]?.facts[id];
  if (past.some(({ day }) => day === undefined)) {
    for (let part = 0; part < PARTS; part++) {
      const tally = newTally(id);
      for (const [i, deal] of past.entries()) if (i % PARTS !== part) tally.add(deal);
      for (let i = part; i < past.length; i += PARTS) records[i] = tally.of(nameAt(i));
    }
    return records;
  }
  const dayAt = (i: number) => past[i]?.day as number;
  const order = [...past.keys()].sort((a, b) => dayAt(a) - dayAt(b));
  const tally = newTally(id);
  for (let from = 0; from < order.length; ) {
    const day = dayAt(order[from] as number);
    let to = from;
    for (; to < order.length && dayAt(order[to] as number) === day; to++) {
      const i = order[to] as number;
      records[i] = tally.of(nameAt(i));
    }
    for (; from < to; from++) tally.add(past[order[from] as number] as PastDeal);
  }
  return records;
}

/** Counts outcomes by name, and in all. */
function newTally(id: string) {
  const counts = new Map<string, { succeeded: number; n: number }>();
  const all = { succeeded: 0, n: 0 };
  return {
    names: () => counts.keys(),
    add: ({ facts, succeeded }: PastDeal) => {
      const name = facts[id];
      const one = succeeded ? 1 : 0;
      all.n += 1;
      all.succeeded += one;
      if (typeof name !== "string" || name === "") return;
      const count = counts.get(name) ?? { succeeded: 0, n: 0 };
      counts.set(name, { succeeded: count.succeeded + one, n: count.n + 1 });
    },
    of: (name: number | string | undefined): TrackRecord | undefined => {
      const count = typeof name === "string" ? counts.get(name) : undefined;
      if (!count) return undefined;
      const drawn = (PRIOR_DEALS * all.succeeded) / all.n;
      return { ...count, share: (count.succeeded + drawn) / (count.n + PRIOR_DEALS) };
    },
  };
}
