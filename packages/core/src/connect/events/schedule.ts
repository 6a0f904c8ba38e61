/** Two people who want to meet; a wish of both sides weighs more. */
export type MeetingWish = { readonly a: string; readonly b: string; readonly weight: number };

export type ScheduleOptions = {
  readonly slots: number;
  readonly tables: number;
  /** Slots in which a person cannot come, by person. */
  readonly away?: ReadonlyMap<string, ReadonlySet<number>>;
};

export type Meeting = {
  readonly slot: number;
  readonly table: number;
  readonly a: string;
  readonly b: string;
};

export type Schedule = {
  readonly meetings: readonly Meeting[];
  readonly unmet: readonly MeetingWish[];
  /** Sum of the weights that were met, and what no schedule can exceed. */
  readonly value: number;
  readonly bound: number;
  /** (bound - value) / bound: proven, 0 is optimal. */
  readonly gap: number;
  /** Meetings of the person who got least and most, among those with a wish; and Jain's index (1 is equal). */
  readonly fairness: { readonly least: number; readonly most: number; readonly jain: number };
};

type Side = { readonly people: string[]; readonly index: Map<string, number> };

/**
 * A clash-free schedule: nobody twice in a slot, no table twice, each wish at most once. Wishes are placed by weight,
 * at equal weight those of the people with the fewest meetings first; a wish without a common free slot swaps others
 * along an alternating chain of two slots (König), and then slots are levelled to the tables. The bound is the smaller
 * of the places (slots × tables) filled with the heaviest wishes and half the sum over people of their heaviest wishes
 * that fit into their slots.
 * @example
 * const wishes = [{ a: "x", b: "y", weight: 1 }, { a: "x", b: "z", weight: 1 }];
 * const { meetings, gap } = scheduleMeetings(wishes, { slots: 2, tables: 1 });
 * expect(meetings.length).toBe(2);
 * expect(gap).toBe(0);
 */
export function scheduleMeetings(
  wishes: readonly MeetingWish[],
  options: ScheduleOptions,
): Schedule {
  const list = distinct(wishes);
  const side = peopleOf(list);
  const { slots, tables, away } = options;
  const free = side.people.map((p) =>
    Array.from({ length: slots }, (_, s) => !(away?.get(p)?.has(s) ?? false)),
  );
  const busy = side.people.map(() => new Int32Array(slots).fill(-1));
  const load = new Int32Array(slots);
  const count = new Int32Array(side.people.length);
  const placed = new Int32Array(list.length).fill(-1);
  const ends = list.map(
    (w) => [side.index.get(w.a) as number, side.index.get(w.b) as number] as const,
  );
  const put = (w: number, s: number): void => {
    const [x, y] = ends[w] as readonly [number, number];
    placed[w] = s;
    (busy[x] as Int32Array)[s] = w;
    (busy[y] as Int32Array)[s] = w;
    load[s] = (load[s] as number) + 1;
    count[x] = (count[x] as number) + 1;
    count[y] = (count[y] as number) + 1;
  };
  const can = (w: number, s: number): boolean => {
    const [x, y] = ends[w] as readonly [number, number];
    return [x, y].every((p) => free[p]?.[s] === true && busy[p]?.[s] === -1);
  };
  const waiting = new Set(list.keys());
  while (waiting.size > 0) {
    const w = nextWish(waiting, { list, ends, count });
    waiting.delete(w);
    let best = -1;
    for (let s = 0; s < slots; s++) {
      if (
        can(w, s) &&
        (load[s] as number) < tables &&
        (best < 0 || (load[s] as number) < (load[best] as number))
      )
        best = s;
    }
    if (best >= 0) put(w, best);
    else {
      const swapped = swapAlong(w, { ends, busy, free, load, tables, slots, placed });
      if (swapped >= 0) put(w, swapped);
    }
  }
  return report(list, placed, { side, slots, tables, count, free });
}

function distinct(wishes: readonly MeetingWish[]): MeetingWish[] {
  const seen = new Map<string, MeetingWish>();
  for (const wish of wishes) {
    if (wish.a === wish.b || !(wish.weight > 0)) continue;
    const key = wish.a < wish.b ? `${wish.a}\n${wish.b}` : `${wish.b}\n${wish.a}`;
    const known = seen.get(key);
    seen.set(key, known ? { ...known, weight: Math.max(known.weight, wish.weight) } : wish);
  }
  return [...seen.values()].sort((x, y) => y.weight - x.weight);
}

function peopleOf(list: readonly MeetingWish[]): Side {
  const people = [...new Set(list.flatMap((w) => [w.a, w.b]))];
  return { people, index: new Map(people.map((p, i) => [p, i])) };
}

type Order = {
  readonly list: readonly MeetingWish[];
  readonly ends: readonly (readonly [number, number])[];
  readonly count: Int32Array;
};

/** The heaviest wish; at equal weight that of the two people with the fewest meetings so far. */
function nextWish(waiting: ReadonlySet<number>, { list, ends, count }: Order): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let weight = -1;
  for (const w of waiting) {
    const mine = (list[w] as MeetingWish).weight;
    if (best >= 0 && mine < weight) break;
    const [x, y] = ends[w] as readonly [number, number];
    const low =
      Math.min(count[x] as number, count[y] as number) * 1000 +
      Math.max(count[x] as number, count[y] as number);
    if (low < least) {
      best = w;
      least = low;
      weight = mine;
    }
  }
  return best;
}

type Board = {
  readonly ends: readonly (readonly [number, number])[];
  readonly busy: readonly Int32Array[];
  readonly free: readonly (readonly boolean[])[];
  readonly load: Int32Array;
  readonly placed: Int32Array;
  readonly slots: number;
  readonly tables: number;
};

/**
 * Frees a slot for both people: x is free in s, y in t; along the chain of meetings from y that alternate s, t, all
 * change slot. Works where the chain does not end at x and nobody on it is away. Answers the slot, or -1.
 */
function swapAlong(w: number, board: Board): number {
  const { ends, busy, free, load, slots, tables } = board;
  const [x, y] = ends[w] as readonly [number, number];
  for (let s = 0; s < slots; s++) {
    if (!free[x]?.[s] || busy[x]?.[s] !== -1 || !free[y]?.[s]) continue;
    for (let t = 0; t < slots; t++) {
      if (t === s || !free[y]?.[t] || busy[y]?.[t] !== -1) continue;
      const chain = chainFrom(y, s, t, board);
      if (!chain || chain.includes(x)) continue;
      const { meetings } = chain;
      let shift = 0;
      for (const m of meetings) shift += board.placed[m] === s ? 1 : -1;
      if ((load[s] as number) - shift + 1 > tables || (load[t] as number) + shift > tables)
        continue;
      const from = meetings.map((m) => board.placed[m] as number);
      meetings.forEach((m, i) => {
        for (const p of ends[m] as readonly [number, number]) {
          const row = busy[p] as Int32Array;
          if (row[from[i] as number] === m) row[from[i] as number] = -1;
        }
      });
      meetings.forEach((m, i) => {
        const to = from[i] === s ? t : s;
        board.placed[m] = to;
        for (const p of ends[m] as readonly [number, number]) (busy[p] as Int32Array)[to] = m;
      });
      load[s] = (load[s] as number) - shift;
      load[t] = (load[t] as number) + shift;
      return s;
    }
  }
  return -1;
}

function chainFrom(
  start: number,
  s: number,
  t: number,
  { ends, busy, free }: Board,
): { meetings: number[]; includes: (p: number) => boolean } | undefined {
  const meetings: number[] = [];
  const people = new Set([start]);
  let at = start;
  let slot = s;
  for (;;) {
    const m = busy[at]?.[slot] ?? -1;
    if (m < 0) return { meetings, includes: (p) => people.has(p) };
    meetings.push(m);
    const [a, b] = ends[m] as readonly [number, number];
    at = a === at ? b : a;
    if (!free[at]?.[s] || !free[at]?.[t]) return undefined;
    people.add(at);
    slot = slot === s ? t : s;
  }
}

type Report = {
  readonly side: Side;
  readonly slots: number;
  readonly tables: number;
  readonly count: Int32Array;
  readonly free: readonly (readonly boolean[])[];
};

function report(
  list: readonly MeetingWish[],
  placed: Int32Array,
  { side, slots, tables, count, free }: Report,
): Schedule {
  const tablesUsed = new Int32Array(slots);
  const meetings: Meeting[] = [];
  let value = 0;
  list.forEach(({ a, b, weight }, w) => {
    const slot = placed[w] as number;
    if (slot < 0) return;
    value += weight;
    const table = (tablesUsed[slot] as number) + 1;
    tablesUsed[slot] = table;
    meetings.push({ slot: slot + 1, table, a, b });
  });
  meetings.sort((x, y) => x.slot - y.slot || x.table - y.table);
  const bound = boundOf(list, { side, slots, tables, free });
  const counts = [...count];
  const sum = counts.reduce((x, y) => x + y, 0);
  const squares = counts.reduce((x, y) => x + y * y, 0);
  return {
    meetings,
    unmet: list.filter((_, w) => placed[w] === -1),
    value,
    bound,
    gap: bound > 0 ? Math.max(0, (bound - value) / bound) : 0,
    fairness: {
      least: counts.length > 0 ? Math.min(...counts) : 0,
      most: counts.length > 0 ? Math.max(...counts) : 0,
      jain: squares > 0 ? (sum * sum) / (counts.length * squares) : 1,
    },
  };
}

function boundOf(
  list: readonly MeetingWish[],
  { side, slots, tables, free }: Omit<Report, "count">,
): number {
  // The list is sorted by weight, so the heaviest come first everywhere.
  const places = list.slice(0, slots * tables).reduce((sum, w) => sum + w.weight, 0);
  const left = free.map((row) => row.filter(Boolean).length);
  const rooms = [...left];
  let twice = 0;
  for (const { a, b, weight } of list) {
    for (const p of [side.index.get(a) as number, side.index.get(b) as number]) {
      if ((rooms[p] as number) <= 0) continue;
      rooms[p] = (rooms[p] as number) - 1;
      twice += weight;
    }
  }
  return Math.min(places, twice / 2);
}
