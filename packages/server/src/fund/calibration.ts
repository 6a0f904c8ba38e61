import { calibrateScreening, screenDeal } from "@essor/core/fund";
import { majorNumber } from "./amounts.ts";
import { carriedOf, investedOf, sumOf } from "./books.ts";
import { CRITERIA } from "./deals.ts";
import { bookOf, type World } from "./world.ts";

/** Fewer outcomes than this say nothing. */
const OUTCOMES_MIN = 6;

/** Deals with money in them: the score they had, and what the books say became of each unit. Worth more than its cost is a success. */
export function calibration(world: World) {
  const outcomes = world.deals.flatMap((deal) => {
    if (deal.stage !== "invested" && deal.stage !== "exited") return [];
    const screening = screenDeal(deal.screening, { criteria: CRITERIA, coverageMin: 0.3 });
    const fund = world.funds.find((f) => f.code === deal.fund);
    if (!screening.ok || !fund) return [];
    const book = bookOf(world, fund);
    const number = (minor: bigint) => majorNumber(minor, fund.currency);
    const invested = number(investedOf(book, deal.company).minor);
    if (invested <= 0) return [];
    const sales = new Set(
      sumOf(book, (p) => p.eventKind === "exit" && p.investment === deal.company).entries,
    );
    const received = sumOf(book, (p) => p.account === "assets:bank" && sales.has(p.id)).minor;
    const multiple = (number(received) + number(carriedOf(book, deal.company).minor)) / invested;
    return [
      {
        deal: deal.id,
        name: deal.name,
        example: deal.example,
        score: screening.value.score,
        multiple,
        succeeded: multiple > 1,
      },
    ];
  });
  const bins = Math.min(5, Math.floor(outcomes.length / 3));
  const result =
    outcomes.length < OUTCOMES_MIN
      ? undefined
      : calibrateScreening(outcomes, { bins: Math.max(1, bins) });
  return {
    result: result?.ok ? result.value : null,
    reason: result === undefined ? "too-few" : result.ok ? null : result.code,
    outcomes,
  };
}
