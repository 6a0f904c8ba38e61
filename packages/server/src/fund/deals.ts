import { decide, type ScreeningCriterion, screenDeal, valueOn } from "@essor/core/fund";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import type { Seat } from "../http/seat.ts";
import { amountOf } from "./amounts.ts";
import { cashOf, dayOf } from "./books.ts";
import { limitsOf, obstacles, verdictsOf } from "./limits.ts";
import { lockFund, postEntries } from "./queries-books.ts";
import {
  type DealFound,
  type DocumentFound,
  findDeal,
  listDocuments,
  listStatements,
  listVotes,
  moveDeal,
  type StatementFound,
  type VoteFound,
} from "./queries-deals.ts";
import { addHolding, listValuations } from "./queries-funds.ts";
import { listGaps, listProjects } from "./queries-links.ts";
import { ruleOf } from "./rule-sets.ts";
import { bookOf, momentOf, readWorld, theFund, type World } from "./world.ts";

/** What a deal is screened on. The marks are on a scale from 0 to 10 unless they are shares. */
export const CRITERIA: readonly ScreeningCriterion[] = [
  { id: "growth", weight: 2, worst: 0, best: 0.5 },
  { id: "research-share", weight: 2, worst: 0, best: 0.15 },
  { id: "gap-fit", weight: 2, worst: 0, best: 10 },
  { id: "team", weight: 1, worst: 0, best: 10 },
  { id: "local-supply", weight: 1, worst: 0, best: 0.5 },
  { id: "price-to-peers", weight: 1, worst: 2, best: 0.7 },
];

export async function theDeal(tx: Tx, id: number): Promise<DealFound> {
  const deal = await findDeal(tx, id);
  if (!deal) throw new Problem("not-found");
  return deal;
}

function screen(deal: DealFound) {
  const screening = screenDeal(deal.screening, { criteria: CRITERIA, coverageMin: 0.3 });
  return screening.ok ? screening.value : undefined;
}

export function shownDeal(deal: DealFound) {
  const s = screen(deal);
  return {
    id: deal.id,
    fund: deal.fund,
    fundName: deal.fundName,
    company: deal.company,
    companyName: deal.companyName,
    name: deal.name,
    example: deal.example,
    stage: deal.stage,
    class: deal.class,
    activity: deal.activity,
    inRegion: deal.inRegion,
    mainField: deal.mainField,
    amount: amountOf(deal.minor, deal.currency),
    currency: deal.currency,
    stake: deal.stake,
    project: deal.project,
    gap: deal.gap,
    score: s?.score ?? null,
    coverage: s?.coverage ?? null,
    version: deal.version,
  };
}

export async function dealDetail(tx: Tx, id: number, now: Date) {
  const deal = await theDeal(tx, id);
  const fund = await theFund(tx, deal.fund);
  const world = await readWorld(tx, momentOf(undefined, now));
  const statements = await listStatements(tx, id);
  const votes = await listVotes(tx, id);
  const documents = await listDocuments(tx, id);
  const { project, gap } = deal;
  return {
    ...shownDeal(deal),
    instruments: deal.instruments,
    projectName:
      project === null ? null : ((await listProjects(tx, { refs: [project] }))[0]?.name ?? null),
    gapStatus: gap === null ? null : ((await listGaps(tx, [gap]))[0]?.status ?? null),
    documents,
    reasons: screen(deal)?.reasons ?? [],
    statements,
    votes,
    minutes: deal.minutes,
    metOn: deal.metOn,
    decision: deal.decision,
    limits: await limitsOf(tx, world, fund, deal),
    exemption: await exemptionFile(tx, { deal, statements, votes, documents }),
  };
}

/** The file that supports exemption from blame: who decided, whether they had said where they stand, on what value, under which rules. */
async function exemptionFile(
  tx: Tx,
  {
    deal,
    statements,
    votes,
    documents,
  }: {
    deal: DealFound;
    statements: readonly StatementFound[];
    votes: readonly VoteFound[];
    documents: readonly DocumentFound[];
  },
) {
  const valuations = (await listValuations(tx)).filter((v) => v.fund === deal.fund);
  const valued = valueOn(
    valuations.map((v) => ({
      investment: v.held,
      day: dayOf(v.day),
      value: { minor: BigInt(v.minor), currency: v.currency },
      method: v.method as "cost",
      level: v.level as 3,
      author: v.author ?? "",
      ...(v.approved ? { approver: v.approver ?? "" } : {}),
    })),
    { investment: deal.company, at: dayOf(deal.metOn ?? "9999-12-31") },
  );
  const checked = (deal.decision as { checked?: string[] } | null)?.checked ?? [];
  const items = [
    { code: "screening", done: screen(deal) !== undefined },
    { code: "due-diligence", done: documents.some(({ kind }) => kind === "due-diligence") },
    {
      code: "statements",
      done:
        statements.length > 0 &&
        votes.every((v) => statements.some((s) => s.member === v.member && !s.conflicted)),
    },
    { code: "valuation", done: valued !== undefined },
    { code: "votes", done: votes.length >= 2 },
    { code: "minutes", done: deal.minutes !== "" && deal.metOn !== null },
    { code: "rules", done: checked.length > 0 },
  ];
  return { exempt: items.every(({ done }) => done), items };
}

type Ask = { readonly now: Date; readonly id: number; readonly version: number };

/** A deal serves only projects and gaps that are there and that whoever links them may see. */
export async function checkLinks(
  tx: Tx,
  { project, gap }: { project: string | null; gap: string | null },
): Promise<void> {
  const issues = [];
  if (project !== null && (await listProjects(tx, { refs: [project] })).length === 0)
    issues.push({ field: "project", reason: `There is no project ${project}` });
  if (gap !== null && (await listGaps(tx, [gap])).length === 0)
    issues.push({ field: "gap", reason: `There is no gap ${gap}` });
  if (issues.length > 0)
    throw new Problem(
      "link-unknown",
      undefined,
      issues.map((i) => ({ ...i, code: "link-unknown", severity: "error" })),
    );
}

/** From screening to due diligence, and from there to the committee. What is forbidden never reaches it. */
export async function advanceDeal(tx: Tx, { now, id, version }: Ask): Promise<void> {
  const deal = await theDeal(tx, id);
  const to =
    deal.stage === "screening"
      ? "due-diligence"
      : deal.stage === "due-diligence"
        ? "committee"
        : undefined;
  if (to === undefined) throw new Problem("wrong-state");
  if (to === "committee") {
    const world = await readWorld(tx, momentOf(undefined, now));
    const fund = await theFund(tx, deal.fund);
    const negative = verdictsOf(world, fund, deal).filter(({ ruleSet, rule }) =>
      ["instruments", "restrictedOrObsolete"].includes(ruleOf(ruleSet, rule)?.rule.test.fact ?? ""),
    );
    const blocked = obstacles(negative, { unknownToo: true });
    if (blocked.length > 0) throw new Problem("deal-forbidden", undefined, blocked);
  }
  if (!(await moveDeal(tx, { id, from: deal.stage, to, version })))
    throw new Problem("stale-version");
}

/** The committee's decision from the votes that were cast, after the limits; the versions it stood on are kept with it. */
export async function decideDeal(
  tx: Tx,
  { now, id, version, minutes, metOn }: Ask & { minutes: string; metOn: string },
): Promise<void> {
  const deal = await theDeal(tx, id);
  if (deal.stage !== "committee") throw new Problem("wrong-state");
  await lockFund(tx, deal.fund);
  const fund = await theFund(tx, deal.fund);
  const [statements, votes] = [await listStatements(tx, id), await listVotes(tx, id)];
  const silent = votes.filter((v) => !statements.some((s) => s.member === v.member));
  if (silent.length > 0) throw new Problem("statement-missing", silent[0]?.member);
  const members = fund.committee.members ?? statements.map((s) => s.member);
  const decision = decide(
    { members, quorum: fund.committee.quorum, majority: fund.committee.majority },
    { conflicted: statements.filter((s) => s.conflicted).map((s) => s.member), votes },
  );
  if (!decision.ok) throw new Problem("committee-refused", decision.code);
  const verdicts = verdictsOf(await readWorld(tx, momentOf(undefined, now)), fund, deal);
  if (decision.value.approved) {
    const blocked = obstacles(verdicts, { unknownToo: true });
    if (blocked.length > 0) throw new Problem("limits-broken", undefined, blocked);
  }
  const moved = await moveDeal(tx, {
    id,
    from: "committee",
    to: decision.value.approved ? "approved" : "declined",
    version,
    minutes,
    metOn,
    decision: {
      ...decision.value,
      checked: [...new Set(verdicts.map((v) => `${v.ruleSet}@${v.version}`))],
    },
  });
  if (!moved) throw new Problem("stale-version");
}

/** Pays an approved deal out of the bank: one entry, one holding. */
export async function investDeal(
  tx: Tx,
  { now, id, version, day }: Ask & { day: string },
): Promise<void> {
  const deal = await theDeal(tx, id);
  if (deal.stage !== "approved") throw new Problem("wrong-state");
  await lockFund(tx, deal.fund);
  const fund = await theFund(tx, deal.fund);
  const world: World = await readWorld(tx, momentOf(undefined, now), fund.code);
  const cash = cashOf(bookOf(world, fund)).minor;
  if (cash < BigInt(deal.minor))
    throw new Problem(
      "cash-short",
      `The bank holds ${amountOf(cash, fund.currency)}, the deal takes ${amountOf(deal.minor, fund.currency)}`,
    );
  if (!(await moveDeal(tx, { id, from: "approved", to: "invested", version })))
    throw new Problem("stale-version");
  await postInvestment(tx, deal, day);
}

export async function postInvestment(
  tx: Tx,
  deal: Pick<DealFound, "id" | "fund" | "company" | "minor" | "currency" | "stake" | "name">,
  day: string,
  recordedAt?: string,
): Promise<void> {
  const minor = BigInt(deal.minor);
  await postEntries(tx, [
    {
      fund: deal.fund,
      effectiveOn: day,
      eventKind: "investment",
      eventRef: String(deal.id),
      memo: deal.name.en,
      ...(recordedAt === undefined ? {} : { recordedAt }),
      postings: [
        {
          account: `assets:investment:${deal.company}`,
          minor,
          currency: deal.currency,
          investment: deal.company,
        },
        { account: "assets:bank", minor: -minor, currency: deal.currency },
      ],
    },
  ]);
  if (deal.stake === null) return;
  await addHolding(tx, {
    fund: deal.fund,
    held: deal.company,
    num: BigInt(Math.round(deal.stake * 1e6)),
    den: 1_000_000n,
    since: day,
  });
}

/** Whoever sits at the table says where they stand before they vote. */
export function memberOf(seat: Seat): string {
  return seat.name;
}
