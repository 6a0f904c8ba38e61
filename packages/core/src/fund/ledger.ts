import { assert } from "../vocabulary/assert.ts";
import type { Day } from "../vocabulary/day.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** One line of an entry: whole minor units, debit positive, credit negative. */
export type Posting = {
  readonly account: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly partner?: string;
  readonly investment?: string;
};

/** What is asked to be posted. `effective` is the day it is about, `recorded` the day it became known. */
export type EntryDraft = {
  readonly id: string;
  readonly effective: Day;
  readonly recorded: Day;
  /** The event that it belongs to: a call, a distribution, a valuation. */
  readonly event?: string;
  readonly reverses?: string;
  readonly postings: readonly Posting[];
};

export type JournalEntry = EntryDraft & { readonly sequence: number };

export type PostRefusal =
  | "unbalanced"
  | "too-few-postings"
  | "duplicate-entry"
  | "recorded-before-last"
  | "unknown-entry"
  | "already-reversed";

/**
 * A book of double entry, kept in memory. Entries are only ever added: the arrays grow, nothing in them changes.
 * Each entry balances within each currency by itself; a rate between currencies is never inferred.
 */
export type Ledger = {
  readonly entries: readonly JournalEntry[];
  readonly size: number;
};

type Store = {
  readonly entries: JournalEntry[];
  readonly ids: Map<string, number>;
  readonly reversed: Set<string>;
};

const STORES = new WeakMap<Ledger, Store>();

/**
 * An empty book.
 * @example
 * expect(openLedger().size).toBe(0);
 */
export function openLedger(): Ledger {
  return seal({ entries: [], ids: new Map(), reversed: new Set() });
}

/**
 * Posts an entry, or says why it cannot be. The given book is used up: go on with the one that is returned.
 * @example
 * const draft = { id: "call-1", effective: 0 as Day, recorded: 0 as Day, postings: [
 *   { account: "assets:bank", minor: 100n, currency: "CNY" }, { account: "equity:lp", minor: -99n, currency: "CNY" }] };
 * expect(post(openLedger(), draft)).toMatchObject({ ok: false, code: "unbalanced", facts: { currency: "CNY", over: "1" } });
 */
export function post(ledger: Ledger, draft: EntryDraft): Result<Ledger, PostRefusal> {
  const result = postAll(ledger, [draft]);
  return result.ok ? ok(result.value) : result;
}

/**
 * Posts many entries or none: the first refusal leaves the book as it was.
 * @example
 * const lines = [{ account: "a", minor: 5n, currency: "CNY" }, { account: "b", minor: -5n, currency: "CNY" }];
 * const two = postAll(openLedger(), [1, 2].map((n) => ({ id: `e${n}`, effective: 0 as Day, recorded: 0 as Day, postings: lines })));
 * expect(two.ok && two.value.size).toBe(2);
 */
export function postAll(
  ledger: Ledger,
  drafts: readonly EntryDraft[],
): Result<Ledger, PostRefusal> {
  const store = STORES.get(ledger);
  assert(store !== undefined, "A book comes from openLedger");
  assert(store.entries.length === ledger.size, "This book has been posted to: use the newer one");
  const { entries, ids, reversed } = store;
  const before = entries.length;
  let last = entries[before - 1]?.recorded;
  for (const draft of drafts) {
    const refusal = refusalOf(store, draft, last);
    if (refusal) {
      for (const entry of entries.splice(before)) {
        ids.delete(entry.id);
        if (entry.reverses !== undefined) reversed.delete(entry.reverses);
      }
      return fail(refusal.code, { entry: draft.id, ...refusal.facts });
    }
    last = draft.recorded;
    ids.set(draft.id, entries.length);
    if (draft.reverses !== undefined) reversed.add(draft.reverses);
    entries.push({ ...draft, sequence: entries.length });
  }
  return ok(seal(store));
}

/**
 * The entry that undoes another, the only way to correct one: the same lines with their signs turned.
 * @example
 * const lines = [{ account: "a", minor: 5n, currency: "CNY" }, { account: "b", minor: -5n, currency: "CNY" }];
 * const one = post(openLedger(), { id: "e1", effective: 0 as Day, recorded: 0 as Day, postings: lines });
 * const back = one.ok ? reverse(one.value, { entry: "e1", id: "e1-back", recorded: 3 as Day }) : one;
 * expect(back.ok && trialBalance(back.value, { effective: 9 as Day, recorded: 9 as Day })).toEqual([]);
 */
export function reverse(
  ledger: Ledger,
  { entry, id, recorded }: { readonly entry: string; readonly id: string; readonly recorded: Day },
): Result<Ledger, PostRefusal> {
  const position = STORES.get(ledger)?.ids.get(entry);
  const original = position === undefined ? undefined : ledger.entries[position];
  if (!original) return fail("unknown-entry", { entry });
  return post(ledger, {
    id,
    effective: original.effective,
    recorded,
    reverses: entry,
    ...(original.event === undefined ? {} : { event: original.event }),
    postings: original.postings.map((posting) => ({ ...posting, minor: -posting.minor })),
  });
}

export type Balance = {
  readonly account: string;
  readonly currency: string;
  readonly minor: bigint;
};

/**
 * Balances of all accounts by effective day, as they were known on a recorded day. Accounts at zero are left out.
 * @example
 * const lines = [{ account: "a", minor: 5n, currency: "CNY" }, { account: "b", minor: -5n, currency: "CNY" }];
 * const one = post(openLedger(), { id: "e1", effective: 10 as Day, recorded: 20 as Day, postings: lines });
 * expect(one.ok && trialBalance(one.value, { effective: 15 as Day, recorded: 15 as Day })).toEqual([]);
 * expect(one.ok && trialBalance(one.value, { effective: 15 as Day, recorded: 25 as Day }).length).toBe(2);
 */
export function trialBalance(
  ledger: Ledger,
  { effective, recorded }: { readonly effective: Day; readonly recorded: Day },
): Balance[] {
  const byCurrency = new Map<string, Map<string, bigint>>();
  for (let i = 0; i < ledger.size; i += 1) {
    const entry = ledger.entries[i] as JournalEntry;
    if (entry.effective > effective || entry.recorded > recorded) continue;
    for (const { account, currency, minor } of entry.postings) {
      let balances = byCurrency.get(currency);
      if (!balances) {
        balances = new Map();
        byCurrency.set(currency, balances);
      }
      balances.set(account, (balances.get(account) ?? 0n) + minor);
    }
  }
  return [...byCurrency]
    .flatMap(([currency, balances]) =>
      [...balances].map(([account, minor]) => ({ account, currency, minor })),
    )
    .filter(({ minor }) => minor !== 0n)
    .sort((a, b) => compareText(a.account, b.account) || compareText(a.currency, b.currency));
}

/** A face of the store at its present length: older faces can still be read, but not posted to. */
function seal(store: Store): Ledger {
  const ledger: Ledger = { entries: store.entries, size: store.entries.length };
  STORES.set(ledger, store);
  return ledger;
}

type Refusal = {
  readonly code: PostRefusal;
  readonly facts: Readonly<Record<string, string>>;
};

function refusalOf(
  { ids, reversed }: Store,
  { id, recorded, reverses, postings }: EntryDraft,
  last: Day | undefined,
): Refusal | undefined {
  if (postings.length < 2) return { code: "too-few-postings", facts: {} };
  if (ids.has(id)) return { code: "duplicate-entry", facts: {} };
  if (last !== undefined && recorded < last) return { code: "recorded-before-last", facts: {} };
  if (reverses !== undefined) {
    if (!ids.has(reverses)) return { code: "unknown-entry", facts: { reverses } };
    if (reversed.has(reverses)) return { code: "already-reversed", facts: { reverses } };
  }
  const over = imbalance(postings);
  return over && { code: "unbalanced", facts: { currency: over.currency, over: `${over.minor}` } };
}

/**
 * The first currency in which lines do not add up to nothing, and by how much they are over; undefined where all do.
 * @example
 * expect(imbalance([{ account: "a", minor: 1n, currency: "CNY" }, { account: "b", minor: -1n, currency: "USD" }])).toEqual({ currency: "CNY", minor: 1n });
 */
export function imbalance(
  postings: readonly Posting[],
): { readonly currency: string; readonly minor: bigint } | undefined {
  const currency = (postings[0] as Posting).currency;
  let sum = 0n;
  let mixed = false;
  for (const posting of postings) {
    if (posting.currency === currency) sum += posting.minor;
    else mixed = true;
  }
  if (sum !== 0n) return { currency, minor: sum };
  return mixed ? imbalance(postings.filter((p) => p.currency !== currency)) : undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
