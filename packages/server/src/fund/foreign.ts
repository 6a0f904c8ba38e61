import { convert, type DatedRate } from "@essor/core/fund";
import { type Day, formatDay, parseDay } from "@essor/core/vocabulary";
import type { PostingRow } from "./queries-books.ts";

/** A line in the fund's currency; where it was booked in another one, with what it was and what it was worth on its day. */
export type Translated = PostingRow & {
  readonly minorThen?: string;
  readonly booked?: { readonly minor: string; readonly currency: string };
};

/** An old rate is still the last one known; how old it may be before somebody is warned stands in the alarms. */
const ANY_AGE = 100_000;
export const RATE_AGE_WARNS = 31;

/**
 * Lines of the books in one currency, at the last rate known on a day. Entries balance within each currency, so each
 * still balances after translation: what rounding leaves over goes to the first line of its currency. Lines of a
 * currency without any rate are left out; nothing may be booked in such a currency.
 */
export function translated(
  postings: readonly PostingRow[],
  { to, at, rates }: { to: string; at: Day; rates: readonly DatedRate[] },
): Translated[] {
  if (postings.every((p) => p.currency === to)) return [...postings];
  const into = (p: PostingRow, day: Day) => {
    const found = convert(
      { minor: BigInt(p.minor), currency: p.currency },
      { to, at: day, rates, ageMax: ANY_AGE },
    );
    return found.ok ? found.value.money.minor : undefined;
  };
  const firsts = new Map<string, { index: number; sum: bigint }>();
  const lines: (Translated | undefined)[] = postings.map((p, index) => {
    if (p.currency === to) return p;
    const minor = into(p, at);
    if (minor === undefined) return undefined;
    const key = `${p.id} ${p.currency}`;
    const first = firsts.get(key);
    if (first) first.sum += minor;
    else firsts.set(key, { index, sum: minor });
    const then = into(p, parseDay(p.effectiveOn) as Day) ?? minor;
    return {
      ...p,
      currency: to,
      minor: String(minor),
      minorThen: String(then),
      booked: { minor: p.minor, currency: p.currency },
    };
  });
  for (const { index, sum } of firsts.values()) {
    const line = lines[index] as Translated;
    lines[index] = { ...line, minor: String(BigInt(line.minor) - sum) };
  }
  return lines.filter((line) => line !== undefined);
}

/** The last rate of each foreign currency in the books, or that there is none. */
export function ratesUsed(
  postings: readonly PostingRow[],
  { to, at, rates }: { to: string; at: Day; rates: readonly DatedRate[] },
) {
  const currencies = [...new Set(postings.map((p) => p.currency))].filter((c) => c !== to);
  return currencies.map((from) => {
    const found = convert({ minor: 1n, currency: from }, { to, at, rates, ageMax: ANY_AGE });
    return found.ok
      ? {
          from,
          day: formatDay(found.value.rate.day),
          rate: found.value.rate.rate,
          old: at - found.value.rate.day > RATE_AGE_WARNS,
        }
      : { from, day: null, rate: null, old: true };
  });
}
