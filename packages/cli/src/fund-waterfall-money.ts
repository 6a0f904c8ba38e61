import {
  contributeMoney,
  distributeMoney,
  openWaterfall,
  parseDayCount,
  type WaterfallPayment,
  type WaterfallTerms,
} from "@essor/core/fund";
import { formatFraction } from "@essor/core/math";
import { formatDay, formatMinor, parseDay, parseMoney } from "@essor/core/vocabulary";
import { asArray, asObject, asText, type Json, refuse } from "./fund-cases.ts";
import { asFraction, asTierTerms } from "./fund-fraction.ts";

/**
 * A whole-fund waterfall in money and civil days:
 * `{ kind: "whole-fund", currency, hurdle, carry, catchUp, dayCount, partners: [{ partner, commitment }],
 *    events: [{ date, contribution | distribution | hypothetical }] }`.
 */
export function moneyWaterfall(entry: Json) {
  const currency = asText(entry.currency, "currency");
  const dayCount = parseDayCount(String(entry.dayCount ?? "act/365f"));
  if (!dayCount) throw refuse("bad-convention", "dayCount", `"${entry.dayCount}" is no day count`);
  const terms: WaterfallTerms = {
    ...asTierTerms(entry),
    dayCount,
    escrowShare: asFraction(entry.escrowShare ?? 0, "escrowShare"),
  };
  const minor = (value: unknown, field: string) => {
    const money = parseMoney(String(value), currency);
    if (!money.ok) throw refuse(money.code, field, `"${value}" is not an amount of ${currency}`);
    return money.value.minor;
  };
  const partners = asArray(entry.partners, "partners").map((raw, i) => {
    const { partner, commitment } = asObject(raw, `partners[${i}]`);
    return {
      partner: asText(partner, `partners[${i}].partner`),
      weight: minor(commitment, `partners[${i}].commitment`),
    };
  });
  let account = openWaterfall();
  const rows: Json[] = [];
  for (const [i, raw] of asArray(entry.events, "events").entries()) {
    const event = asObject(raw, `events[${i}]`);
    const day = parseDay(String(event.date));
    if (day === undefined) throw refuse("bad-date", `events[${i}].date`, `"${event.date}"`);
    if (event.contribution !== undefined) {
      const amount = minor(event.contribution, `events[${i}].contribution`);
      const paid = contributeMoney(account, { terms, day, amount });
      if (!paid.ok) throw refuse(paid.code, `events[${i}]`, paid.code);
      account = paid.value;
    }
    const asked = event.distribution ?? event.hypothetical;
    if (asked === undefined) continue;
    const amount = minor(asked, `events[${i}].distribution`);
    const paid = distributeMoney(account, { terms, day, amount, partners });
    if (!paid.ok) throw refuse(paid.code, `events[${i}]`, paid.code);
    if (event.distribution !== undefined) account = paid.value.account;
    rows.push({
      hypothetical: event.distribution === undefined,
      ...written(paid.value.payment, currency),
    });
  }
  return { rows };
}

function written(payment: WaterfallPayment, currency: string): Json {
  const money = (minor: bigint) => formatMinor({ minor, currency });
  const each = (amounts: Readonly<Record<string, bigint>>) =>
    Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, money(minor)]));
  return {
    date: formatDay(payment.day),
    amount: money(payment.amount),
    ...each(payment.lines),
    lp: money(payment.lp),
    gp: money(payment.gp),
    toEscrow: money(payment.toEscrow),
    partners: each(payment.partners),
    trace: payment.trace.map(({ line, minor, exact, before }) => ({
      line,
      amount: money(minor),
      exactMinor: formatFraction(exact),
      unreturnedCapitalBefore: formatFraction(before.unreturnedCapital),
      accruedPreferredBefore: formatFraction(before.accruedPreferred),
      profitBefore: formatFraction(before.profit),
      gpBefore: formatFraction(before.gp),
    })),
  };
}
