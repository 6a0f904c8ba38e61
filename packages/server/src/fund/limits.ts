import { checkRules, mayApprove, type RuleFacts, type RuleVerdict } from "@essor/core/fund";
import type { Issue } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { amountOf, majorNumber } from "./amounts.ts";
import { type Book, calledOf, cashOf, commitmentsOf, dayOf, investedOf, navOf } from "./books.ts";
import type { DealFound } from "./queries-deals.ts";
import type { Fund } from "./queries-funds.ts";
import { reinvestmentSheet } from "./reinvestment.ts";
import { ruleOf, setsOf } from "./rule-sets.ts";
import { bookOf, type World } from "./world.ts";

type Direct = { readonly minor: bigint; readonly region: bigint; readonly field: bigint };

/** Money in companies by deal, from the books; a deal that is still being decided counts as if it were done. */
function directDeals(book: Book, deals: readonly DealFound[], asked?: DealFound): Direct {
  let [minor, region, field] = [0n, 0n, 0n];
  for (const deal of deals) {
    if (deal.fund !== book.fund.code) continue;
    const done = deal.stage === "invested" || deal.stage === "exited";
    if (!done && deal.id !== asked?.id) continue;
    const paid = BigInt(deal.minor);
    minor += paid;
    if (deal.inRegion) region += paid;
    if (deal.mainField) field += paid;
  }
  return { minor, region, field };
}

function layersBelow(world: World, code: string, seen: readonly string[] = []): number {
  if (seen.includes(code)) return seen.length;
  const below = world.holdings.filter(
    (h) => h.fund === code && world.funds.some((f) => f.code === h.held),
  );
  return 1 + Math.max(0, ...below.map((h) => layersBelow(world, h.held, [...seen, code])));
}

/** Government money among a fund's commitments; what comes from a fund above counts by that fund's own share of it. */
function governmentMoney(world: World, fund: Fund, seen: readonly string[] = []): bigint {
  const book = bookOf(world, fund);
  return book.commitments.reduce((sum, c) => {
    if (c.source === "government" || c.source === "province") return sum + BigInt(c.minor);
    const above = world.funds.find((f) => f.code === c.party);
    if (c.source !== "fund" || !above || seen.includes(above.code)) return sum;
    const all = commitmentsOf(bookOf(world, above));
    const own = governmentMoney(world, above, [...seen, fund.code]);
    return all === 0n ? sum : sum + (BigInt(c.minor) * own) / all;
  }, 0n);
}

/** What rules may ask about a fund, and about a deal of it where one is named. What nobody knows is left out. */
export function factsOf(world: World, fund: Fund, deal?: DealFound): RuleFacts {
  const book = bookOf(world, fund);
  const number = (minor: bigint) => majorNumber(minor, fund.currency);
  const commitments = commitmentsOf(book);
  const called = calledOf(book).minor;
  const direct = directDeals(book, world.deals, deal);
  const adding =
    deal && deal.stage !== "invested" && deal.stage !== "exited" ? BigInt(deal.minor) : 0n;
  const companies = [
    ...new Set(world.deals.filter((d) => d.fund === fund.code).map((d) => d.company)),
  ];
  const exposure = deal
    ? investedOf(book, deal.company).minor + adding
    : companies.reduce((max, c) => {
        const one = investedOf(book, c).minor;
        return one > max ? one : max;
      }, 0n);
  const lastInvested = book.postings
    .filter((p) => p.eventKind === "investment")
    .map((p) => p.effectiveOn)
    .sort()
    .at(-1);
  const since = lastInvested ?? fund.startsOn;
  const firstCall = book.postings.find((p) => p.eventKind === "call");
  const isParent = fund.kind === "parent";
  const term =
    fund.startsOn && fund.termEndsOn
      ? (dayOf(fund.termEndsOn) - dayOf(fund.startsOn)) / 365.25
      : undefined;
  const invested = investedOf(book).minor + adding;
  return {
    reinvestmentRatio: 0, // no requirement unless the fund has one
    ...fund.facts,
    ...(fund.feeBasis === null ? {} : { feeBasis: fund.feeBasis }),
    ...(term === undefined ? {} : { termYears: term }),
    fundLayers: layersBelow(world, fund.code),
    commitments: number(commitments),
    governmentCommitment: number(governmentMoney(world, fund)),
    provinceCommitment: number(commitmentsOf(book, (c) => c.source === "province")),
    parentCommitment: number(commitmentsOf(book, (c) => c.source === "fund")),
    subFundCommitments: number(commitments),
    paidIn: number(called),
    parentPaidIn: number(called),
    // Capital is drawn when it is needed: what partners still owe is an asset too.
    fundAssets: number(navOf(book).minor + commitments - called),
    idleCash: number(cashOf(book).minor),
    exposureToCompany: number(exposure),
    invested: number(invested),
    directInvested: number(isParent ? direct.minor : 0n),
    directDeals: number(direct.minor),
    directInRegion: number(direct.region),
    directInField: number(direct.field),
    investedInAgreedFields: number(direct.field),
    ...(firstCall
      ? {
          paidInAtFirstClose: number(
            book.postings
              .filter((p) => p.id === firstCall.id && p.account === "assets:bank")
              .reduce((s, p) => s + BigInt(p.minor), 0n),
          ),
        }
      : {}),
    ...(since ? { daysWithoutInvestment: Math.max(0, dayOf(world.at) - dayOf(since)) } : {}),
    ...(deal
      ? {
          instruments: deal.instruments,
          inProvinceKeyFields: deal.mainField,
          restrictedOrObsolete: deal.class === "restricted" || deal.class === "obsolete",
          ...(deal.stake === null ? {} : { stakeInCompany: deal.stake }),
        }
      : {}),
  };
}

/** Rules that speak of one deal have nothing to say of a fund as a whole. */
const OF_A_DEAL = new Set([
  "instruments",
  "inProvinceKeyFields",
  "restrictedOrObsolete",
  "stakeInCompany",
]);

export function shownVerdict(v: RuleVerdict) {
  const found = ruleOf(v.ruleSet, v.rule);
  return {
    ruleSet: v.ruleSet,
    version: v.version,
    rule: v.rule,
    article: v.article,
    text: found?.rule.text ?? "",
    severity: v.severity,
    verdict: v.verdict,
    reason: v.reason,
    source: v.source,
    evidence: v.evidence,
    template: found?.template ?? false,
    fact: found?.rule.test.fact ?? "",
    observed: v.observed ?? null,
    limit: v.limit ?? null,
    headroom: v.headroom ?? null,
  };
}

export function verdictsOf(world: World, fund: Fund, deal?: DealFound): RuleVerdict[] {
  const all = checkRules(factsOf(world, fund, deal), {
    ruleSets: setsOf(fund.ruleSets),
    at: dayOf(world.at),
  });
  if (deal) return all;
  return all.filter((v) => !OF_A_DEAL.has(ruleOf(v.ruleSet, v.rule)?.rule.test.fact ?? ""));
}

/** What stands in the way of an approval, each with its article; what is unknown stops a deal but not a fund's own notices. */
export function obstacles(
  verdicts: readonly RuleVerdict[],
  { unknownToo }: { unknownToo: boolean },
): Issue[] {
  const { broken, unknown } = mayApprove(verdicts);
  return [...broken, ...(unknownToo ? unknown : [])].map((v) => ({
    code: v.verdict === "broken" ? "rule-broken" : "rule-fact-unknown",
    severity: "error",
    field: v.rule,
    reason: `${v.article}: ${v.reason}`,
  }));
}

/** The limits of a fund, or of a deal in it, as they are shown: verdicts, floors with head-room, and the reinvestment rule where one is switched on. */
export async function limitsOf(tx: Tx, world: World, fund: Fund, deal?: DealFound) {
  const verdicts = verdictsOf(world, fund, deal);
  const blocked = obstacles(verdicts, { unknownToo: deal !== undefined });
  return {
    fund: fund.code,
    example: fund.example,
    currency: fund.currency,
    at: world.at,
    allowed: blocked.length === 0,
    verdicts: verdicts.map(shownVerdict),
    floors: floorsOf(world, fund, deal),
    reinvestment: await reinvestmentOf(tx, world, fund),
  };
}

/** The two floors of the trade, by the fund's own rule where it has one. */
function floorsOf(world: World, fund: Fund, deal?: DealFound) {
  const direct = directDeals(bookOf(world, fund), world.deals, deal);
  const rules = setsOf(fund.ruleSets).flatMap((set) => set.rules);
  const floor = (code: "region" | "field", fact: string, usual: number, inside: bigint) => {
    const rule = rules.find((r) => r.test.kind === "at-least" && r.test.fact === fact);
    const least = rule?.test.kind === "at-least" ? rule.test.limit : usual;
    // inside / (total + x) >= least  =>  x <= inside / least - total
    const thousandths = BigInt(Math.round(least * 1000));
    const room = (inside * 1000n) / thousandths - direct.minor;
    return {
      code,
      share: direct.minor === 0n ? null : Number((inside * 1_000_000n) / direct.minor) / 1e6,
      least,
      inside: amountOf(inside, fund.currency),
      total: amountOf(direct.minor, fund.currency),
      roomElsewhere: amountOf(room, fund.currency),
      article: rule?.article ?? "",
    };
  };
  return [
    floor("region", "directInRegion", 0.7, direct.region),
    floor("field", "directInField", 0.6, direct.field),
  ];
}

/** Off by default: only a fund with a written ratio has a reinvestment ledger, and is told what that costs in the evaluation. */
async function reinvestmentOf(tx: Tx, world: World, fund: Fund) {
  const { on, ratio, recognised, required, met, cost } = await reinvestmentSheet(tx, world, fund);
  return on ? { ratio: Number(ratio), recognised, required, met, cost } : null;
}
