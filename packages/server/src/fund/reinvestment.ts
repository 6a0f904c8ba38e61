import type { ReinvestmentRuleWrite } from "@essor/contract/fund-structure";
import { type Recognition, reinvestmentHistory } from "@essor/core/fund";
import { type Fraction, fraction, multiplyFractions, roundFraction } from "@essor/core/math";
import { formatDay } from "@essor/core/vocabulary";
import type { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { asFraction } from "./agreements.ts";
import { amountOf } from "./amounts.ts";
import { type Book, calledOf, commitmentsOf, dayOf } from "./books.ts";
import { pointsLost } from "./evaluation-scheme.ts";
import { listReinvestment } from "./queries-evaluation.ts";
import type { Fund } from "./queries-funds.ts";
import { listReinvestmentRules } from "./queries-reinvestment.ts";
import { bookOf, type World } from "./world.ts";

type Categories = z.output<typeof ReinvestmentRuleWrite>["categories"];

/** How local investment counts where a fund's rule does not say otherwise. */
export const USUAL: Categories = {
  "local-company": { weight: "1" },
  "relocated-in": { weight: "1" },
  "local-subsidiary": { leastOf: ["amount", "spentLocally"] },
  "introduced-by-manager": { weight: "0.5" },
};

function recognitions(categories: Categories): Record<string, Recognition> {
  const given = Object.keys(categories).length === 0 ? USUAL : categories;
  return Object.fromEntries(
    Object.entries(given).map(([name, c]) => [
      name,
      "weight" in c
        ? { kind: "weight" as const, weight: asFraction(c.weight) }
        : { kind: "least-of" as const, amounts: c.leastOf },
    ]),
  );
}

/** A fund's own rules; where none were written, the ratio that stands among its facts, from its first day on. */
async function rulesOf(tx: Tx, fund: Fund) {
  const written = await listReinvestmentRules(tx, fund.code);
  const ratio = fund.facts.reinvestmentRatio;
  if (written.length > 0 || typeof ratio !== "number" || ratio <= 0) return written;
  return [
    {
      fromDay: fund.startsOn ?? "2000-01-01",
      ratio: String(ratio),
      categories: {} as Categories,
      document: "",
    },
  ];
}

function governmentPaidIn(book: Book): bigint {
  const government = commitmentsOf(
    book,
    (c) => c.source === "government" || c.source === "province" || c.source === "fund",
  );
  const all = commitmentsOf(book);
  return all === 0n ? 0n : (calledOf(book).minor * government) / all;
}

/** The reinvestment ledger of a fund: rules by their days, items as they counted, and what the requirement costs. */
export async function reinvestmentSheet(tx: Tx, world: World, fund: Fund) {
  const rules = await rulesOf(tx, fund);
  const book = bookOf(world, fund);
  const at = dayOf(world.at);
  const paidIn = governmentPaidIn(book);
  const items = (await listReinvestment(tx, fund.code)).filter(({ day }) => day <= world.at);
  const dated = rules.map((r) => ({
    from: dayOf(r.fromDay),
    rule: { ratio: asFraction(r.ratio), categories: recognitions(r.categories) },
  }));
  const now = dated.filter(({ from }) => from <= at).at(-1);
  const result = reinvestmentHistory(dated, {
    paidIn: fraction(paidIn),
    at,
    entries: items.map(({ category, minor, spentLocally, day }) => ({
      category,
      day: dayOf(day),
      amounts: {
        amount: fraction(BigInt(minor)),
        ...(spentLocally === null ? {} : { spentLocally: fraction(BigInt(spentLocally)) }),
      },
    })),
  });
  const text = (value: Fraction | bigint) =>
    amountOf(typeof value === "bigint" ? value : roundFraction(value), fund.currency);
  const ratio = now?.rule.ratio ?? fraction(0n);
  return {
    fund: fund.code,
    example: fund.example,
    currency: fund.currency,
    at: world.at,
    on: ratio.num > 0n,
    ratio: rules.filter(({ fromDay }) => fromDay <= world.at).at(-1)?.ratio ?? "0",
    paidIn: text(paidIn),
    recognised: text(result.ok ? result.value.recognised : 0n),
    required: text(multiplyFractions(ratio, fraction(paidIn))),
    met: result.ok ? result.value.met : ratio.num === 0n,
    cost: costOf(Number(ratio.num) / Number(ratio.den)),
    rules: rules.map((r) => ({ ...r, cost: costOf(Number(r.ratio)) })),
    items: items.map(({ day, category, minor, spentLocally, evidence }, i) => {
      const by = dated.filter(({ from }) => from <= dayOf(day)).at(-1)?.from;
      return {
        day,
        category,
        amount: text(BigInt(minor)),
        spentLocally: spentLocally === null ? null : text(BigInt(spentLocally)),
        evidence,
        recognised: text((result.ok ? result.value.entries[i] : undefined) ?? 0n),
        by: by === undefined ? null : formatDay(by),
      };
    }),
  };
}

function costOf(ratio: number): number | null {
  return ratio > 0 ? pointsLost(ratio) : 0;
}
