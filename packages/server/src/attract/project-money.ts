import type { AmountLine, MeasureTotal } from "@essor/contract/attract";
import {
  amountTotals,
  type ClaimEvent,
  convert,
  countOnce,
  type DatedRate,
  rateOn,
} from "@essor/core/attract";
import type { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { setMoney } from "./queries.ts";
import { type AmountDbRow, amountsOf, listRates } from "./queries-project.ts";
import { amountOf } from "./shown.ts";
import { dayNumber } from "./zone.ts";

export type ProjectMoney = {
  readonly lines: z.infer<typeof AmountLine>[];
  readonly totals: z.infer<typeof MeasureTotal>[];
};

/** A project's money: every entry with what of it counts, and the five measures apart. */
export async function moneyOf(tx: Tx, project: number, home: string): Promise<ProjectMoney> {
  const entries = await amountsOf(tx, project);
  const counted = new Map(ledgerOf(entries).lines.map((line) => [line.event, line]));
  const rates = await ratesFor(tx, home);
  const increments = entries
    .filter((e) => e.kind !== "owner-change")
    .map((e) => ({
      project: String(project),
      measure: e.measure,
      day: dayNumber(e.on),
      amount: {
        minor: e.kind === "amount" ? BigInt(e.minor) : (counted.get(String(e.id))?.counted ?? 0n),
        currency: e.currency,
      },
    }));
  return {
    lines: entries.map(({ minor, currency, ...entry }) => {
      const line = counted.get(String(entry.id));
      return {
        ...entry,
        money: amountOf(minor, currency) as never,
        counted:
          amountOf(entry.kind === "amount" ? minor : (line?.counted ?? 0n), currency)?.amount ??
          "0",
        why: line?.why ?? null,
      };
    }),
    totals: amountTotals(increments, { currency: home, rates }).map((t) => ({
      ...t,
      original: t.original.map((m) => amountOf(m.minor, m.currency) as never),
      converted: amountOf(t.converted.minor, t.converted.currency) as never,
    })),
  };
}

/** Counts the project's claims once and writes the sum on the project, in its first currency and at home at each day's rate. */
export async function recount(tx: Tx, project: number, home: string): Promise<void> {
  const entries = await amountsOf(tx, project);
  const { lines } = ledgerOf(entries);
  const rates = await ratesFor(tx, home);
  const days = new Map(entries.map((e) => [String(e.id), dayNumber(e.on)]));
  const currency = lines[0]?.currency ?? home;
  let [minor, homeMinor]: [bigint, bigint | null] = [0n, 0n];
  for (const line of lines) {
    if (line.currency === currency) minor += line.counted;
    const rate = rateOn(rates, {
      from: line.currency,
      to: home,
      day: days.get(line.event) as number,
    });
    homeMinor =
      rate === undefined || homeMinor === null
        ? null
        : homeMinor + convert({ minor: line.counted, currency: line.currency }, home, rate).minor;
  }
  const first = entries.find((e) => e.kind === "signing");
  await setMoney(tx, {
    project,
    currency,
    minor: lines.length === 0 ? null : String(minor),
    home: lines.length === 0 || homeMinor === null ? null : String(homeMinor),
    announcedOn: first?.on ?? null,
  });
}

function ledgerOf(entries: readonly AmountDbRow[]) {
  return countOnce(
    entries
      .filter((e) => e.kind !== "amount")
      .map((e) => ({
        id: String(e.id),
        project: "P",
        day: dayNumber(e.on),
        kind: e.kind as ClaimEvent["kind"],
        amount: { minor: BigInt(e.minor), currency: e.currency },
        ...(e.agreement ? { agreement: e.agreement } : {}),
      })),
  );
}

export async function ratesFor(tx: Tx, home: string): Promise<DatedRate[]> {
  return (await listRates(tx, home)).map(({ on, ...rate }) => ({ ...rate, day: dayNumber(on) }));
}
