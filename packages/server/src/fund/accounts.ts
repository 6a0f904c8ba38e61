import { type CapitalAccountPeriod, rollForward, splitByWeight } from "@essor/core/fund";
import type { Day } from "@essor/core/vocabulary";
import { amountOf } from "./amounts.ts";
import { type Book, bookAsOf, isEqualisation, isEquity } from "./books.ts";
import type { PostingRow } from "./queries-books.ts";
import type { Commitment } from "./queries-funds.ts";

type Shared = "realised" | "unrealised" | "managementFees" | "partnershipExpenses";
const SHARED = ["realised", "unrealised", "managementFees", "partnershipExpenses"] as const;

/** The line of a capital account that all partners share in by commitment; undefined for what is one partner's own. */
export function sharedLineOf({ account }: Pick<PostingRow, "account">): Shared | undefined {
  if (account === "income:unrealised" || account === "income:exchange") return "unrealised";
  if (account.startsWith("income:")) return "realised";
  if (account === "expenses:management-fee") return "managementFees";
  if (account.startsWith("expenses:")) return "partnershipExpenses";
  return undefined;
}

/** Partners in a fixed order with all that they committed, transfers included. */
export function partiesOf(book: Pick<Book, "commitments">): {
  party: string;
  partyName: Commitment["partyName"];
  role: "lp" | "gp";
  source: string;
  minor: bigint;
}[] {
  const found = new Map<string, ReturnType<typeof partiesOf>[number]>();
  for (const c of book.commitments) {
    const known = found.get(c.party);
    if (known) known.minor += BigInt(c.minor);
    else found.set(c.party, { ...c, minor: BigInt(c.minor) });
  }
  return [...found.values()];
}

/** Weights after some transfers: closings count from the start, as all partners are put level; transfers from their day on. */
function weightsUntil(book: Book, day: string): { partner: string; weight: bigint }[] {
  const held = new Map<string, bigint>();
  for (const c of book.commitments)
    if (!c.transfer || c.closedOn <= day)
      held.set(c.party, (held.get(c.party) ?? 0n) + BigInt(c.minor));
  return [...held].map(([partner, weight]) => ({ partner, weight }));
}

/**
 * Everything since the start up to a day, of each partner in the order of the commitments. What the fund earned between
 * two transfers is split by who held what then, to the last unit.
 */
export function sinceStart(asked: Book, until: Day): CapitalAccountPeriod[] {
  const book = bookAsOf(asked, until);
  const parties = partiesOf(asked);
  const ends = [
    ...new Set(book.commitments.filter((c) => c.transfer).map((c) => c.closedOn)),
  ].sort();
  const zero = () => ({ in: 0n, out: 0n, shared: SHARED.map(() => 0n) });
  const own = new Map(parties.map(({ party }) => [party, zero()]));
  const pools = [...ends, "9999-12-31"].map((end) => ({ end, sums: SHARED.map(() => 0n) }));
  for (const posting of book.postings) {
    const shared = sharedLineOf(posting);
    const minor = BigInt(posting.minor);
    if (shared !== undefined) {
      const pool = pools.find(({ end }) => posting.effectiveOn <= end) as (typeof pools)[number];
      const at = SHARED.indexOf(shared);
      pool.sums[at] =
        (pool.sums[at] as bigint) + (posting.account.startsWith("income:") ? -minor : minor);
    }
    const partner = posting.partner === null ? undefined : own.get(posting.partner);
    if (!partner || !isEquity(posting)) continue;
    if (posting.eventKind === "distribution" && !isEqualisation(posting)) partner.out += minor;
    else partner.in -= minor;
  }
  let before = "";
  for (const { end, sums } of pools) {
    // The weights of an epoch are those before the transfer that ends it.
    const weights = weightsUntil(book, before).filter(({ weight }) => weight > 0n);
    before = end;
    if (weights.length === 0) continue;
    for (const [i, sum] of sums.entries()) {
      if (sum === 0n) continue;
      for (const [party, part] of Object.entries(splitByWeight(sum, weights))) {
        const partner = own.get(party);
        if (partner) partner.shared[i] = (partner.shared[i] as bigint) + part;
      }
    }
  }
  return parties.map(({ party }) => {
    const { in: paid, out, shared } = own.get(party) ?? zero();
    const [realised = 0n, unrealised = 0n, managementFees = 0n, partnershipExpenses = 0n] = shared;
    return {
      navBeginning: 0n,
      contributions: paid,
      distributions: out,
      realised,
      unrealised,
      managementFees,
      partnershipExpenses,
      accruedCarryChange: 0n,
    };
  });
}

/** Each partner's account after one day and up to another; after nothing it is since the start. */
export function accountsOf(
  book: Book,
  { after, until }: { after: Day | null; until: Day },
): CapitalAccountPeriod[] {
  const end = sinceStart(book, until);
  if (after === null) return end;
  const begin = sinceStart(book, after);
  return end.map((e, i) => {
    const b = begin[i] as CapitalAccountPeriod;
    return {
      navBeginning: rollForward(b),
      contributions: e.contributions - b.contributions,
      distributions: e.distributions - b.distributions,
      realised: e.realised - b.realised,
      unrealised: e.unrealised - b.unrealised,
      managementFees: e.managementFees - b.managementFees,
      partnershipExpenses: e.partnershipExpenses - b.partnershipExpenses,
      accruedCarryChange: 0n,
    };
  });
}

export function shownAccount(a: CapitalAccountPeriod, currency: string) {
  return {
    navBeginning: amountOf(a.navBeginning, currency),
    contributions: amountOf(a.contributions, currency),
    distributions: amountOf(a.distributions, currency),
    realised: amountOf(a.realised, currency),
    unrealised: amountOf(a.unrealised, currency),
    managementFees: amountOf(a.managementFees, currency),
    partnershipExpenses: amountOf(a.partnershipExpenses, currency),
    accruedCarryChange: amountOf(a.accruedCarryChange, currency),
    navEnding: amountOf(rollForward(a), currency),
  };
}
