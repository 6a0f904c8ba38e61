import {
  advanceNotice,
  draftNotice,
  entryOfNotice,
  type NoticeLine,
  overCalled,
} from "@essor/core/fund";
import type { Issue } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import type { Seat } from "../http/seat.ts";
import { amountOf } from "./amounts.ts";
import { cashOf, dayOf } from "./books.ts";
import { obstacles, shownVerdict, verdictsOf } from "./limits.ts";
import { lockFund, type NewEntry, postEntries } from "./queries-books.ts";
import { findDeal } from "./queries-deals.ts";
import { type Commitment, listCommitments } from "./queries-funds.ts";
import {
  addNotice,
  addShares,
  commitmentUse,
  findNotice,
  listShares,
  moveNotice,
  type NoticeFound,
  type ShareFound,
} from "./queries-notices.ts";
import { bookOf, momentOf, readWorld, theFund } from "./world.ts";

export function shownNotice(n: NoticeFound, person: number) {
  const { drawnUpId, checked: _, changedAt: __, ...rest } = n;
  return {
    ...rest,
    drawnUpBy: n.drawnUpBy ?? "",
    total: amountOf(n.total, n.currency),
    mine: drawnUpId === person,
  };
}

export async function theNotice(tx: Tx, id: number): Promise<NoticeFound> {
  const notice = await findNotice(tx, id);
  if (!notice) throw new Problem("not-found");
  return notice;
}

type Draft = {
  readonly fund: string;
  readonly kind: "call" | "distribution";
  readonly day: string;
  readonly title: string;
  readonly deal: number | null;
  readonly lines: readonly NoticeLine[];
};

/** Draws a notice up: every line is split over the partners by commitment, to the last unit. */
export async function drawUp(tx: Tx, draft: Draft): Promise<number> {
  const fund = await theFund(tx, draft.fund);
  const commitments = (await listCommitments(tx)).filter((c) => c.fund === fund.code);
  if (draft.deal !== null && (await findDeal(tx, draft.deal))?.fund !== fund.code)
    throw new Problem("not-found");
  const made = draftNotice(
    {
      id: "draft",
      kind: draft.kind,
      day: dayOf(draft.day),
      currency: fund.currency,
      lines: draft.lines,
    },
    weightsOf(commitments),
  );
  if (!made.ok)
    throw new Problem("notice-refused", undefined, [
      {
        code: made.code,
        severity: "error",
        field: "lines",
        reason: `${made.code} ${Object.values(made.facts).join(" ")}`,
      },
    ]);
  const id = await addNotice(tx, { ...draft, fund: fund.code, currency: fund.currency });
  const shares = made.value.lines.flatMap((line, i) =>
    Object.entries(made.value.shares[i] ?? {}).map(([party, minor]) => ({
      line: i + 1,
      purpose: line.purpose,
      recallable: line.recallable ?? false,
      outsideCommitment: line.outsideCommitment ?? false,
      party,
      minor,
    })),
  );
  await addShares(tx, { notice: id, fund: fund.code, shares });
  return id;
}

function weightsOf(commitments: readonly Commitment[]) {
  const sums = new Map<string, bigint>();
  for (const { party, minor } of commitments)
    sums.set(party, (sums.get(party) ?? 0n) + BigInt(minor));
  return [...sums].map(([partner, weight]) => ({ partner, weight }));
}

/** A kept notice in the form that core works on. */
export function noticeOf(n: NoticeFound, shares: readonly ShareFound[]) {
  const numbers = [...new Set(shares.map((s) => s.line))].sort((a, b) => a - b);
  const ofLine = numbers.map((line) => shares.filter((s) => s.line === line));
  return {
    id: String(n.id),
    kind: n.kind,
    day: dayOf(n.day),
    currency: n.currency,
    status: n.status,
    lines: ofLine.map((list) => ({
      purpose: (list[0] as ShareFound).purpose as NoticeLine["purpose"],
      minor: list.reduce((sum, s) => sum + BigInt(s.minor), 0n),
      recallable: (list[0] as ShareFound).recallable,
      outsideCommitment: (list[0] as ShareFound).outsideCommitment,
    })),
    shares: ofLine.map((list) =>
      Object.fromEntries(list.map((s) => [s.party, BigInt(s.minor)] as const)),
    ),
  };
}

type Ask = {
  readonly seat: Seat;
  readonly now: Date;
  readonly id: number;
  readonly version: number;
};

/**
 * Takes a notice one step on. Approving checks the unfunded commitments and the fund's rules, settling the bank.
 * Of two people who do the same at once, one succeeds; the other is told that it moved on.
 */
export async function advance(
  tx: Tx,
  to: "approved" | "sent" | "settled",
  { seat, now, id, version }: Ask,
): Promise<void> {
  const asked = await theNotice(tx, id);
  await lockFund(tx, asked.fund);
  const notice = await theNotice(tx, id);
  if (notice.version !== version) throw new Problem("stale-version");
  const shares = await listShares(tx, { notice: id });
  const kept = noticeOf(notice, shares);
  const person = String(seat.asker.person);
  const step = advanceNotice(kept, { to, by: person, drawnUpBy: String(notice.drawnUpId) });
  if (!step.ok) throw new Problem(step.code === "own-approval" ? "own-approval" : "wrong-state");
  const checked = to === "approved" ? await checkNotice(tx, { notice, kept, now }) : undefined;
  if (!(await moveNotice(tx, { id, from: notice.status, to, version, checked })))
    throw new Problem("stale-version");
  if (to === "settled") await settle(tx, { notice, kept: step.value, now });
}

type Kept = ReturnType<typeof noticeOf>;

async function checkNotice(
  tx: Tx,
  { notice, kept, now }: { notice: NoticeFound; kept: Kept; now: Date },
) {
  if (notice.kind === "distribution") return [];
  const fund = await theFund(tx, notice.fund);
  const world = await readWorld(tx, momentOf(undefined, now));
  const used = await commitmentUse(tx, fund.code);
  const unfunded: Record<string, bigint> = {};
  for (const c of world.commitments.filter((one) => one.fund === fund.code))
    unfunded[c.party] = (unfunded[c.party] ?? 0n) + BigInt(c.minor);
  for (const [party, minor] of used) unfunded[party] = (unfunded[party] ?? 0n) - minor;
  const over = overCalled(kept, unfunded);
  if (over.length > 0) throw new Problem("over-called", undefined, over);
  const deal = notice.deal === null ? undefined : world.deals.find((d) => d.id === notice.deal);
  const verdicts = verdictsOf(world, fund, deal);
  const blocked: Issue[] = obstacles(verdicts, { unknownToo: deal !== undefined });
  if (blocked.length > 0) throw new Problem("limits-broken", undefined, blocked);
  return verdicts.map(shownVerdict);
}

const PAID_ON: Readonly<Record<string, string>> = {
  "management-fee": "expenses:management-fee",
  expense: "expenses:partnership",
};

async function settle(
  tx: Tx,
  {
    notice,
    kept,
    now,
  }: { notice: NoticeFound; kept: Parameters<typeof entryOfNotice>[0]; now: Date },
): Promise<void> {
  const fund = await theFund(tx, notice.fund);
  if (notice.kind === "distribution") {
    const world = await readWorld(tx, momentOf(undefined, now), fund.code);
    const cash = cashOf(bookOf(world, fund)).minor;
    if (cash < BigInt(notice.total))
      throw new Problem(
        "cash-short",
        `The bank holds ${amountOf(cash, fund.currency)}, the notice pays ${amountOf(notice.total, fund.currency)}`,
      );
  }
  await postEntries(tx, settlementEntries(notice, kept));
}

/** What a settled notice brings into the books: the bank against the partners, and what was paid on at once. */
export function settlementEntries(
  notice: Pick<NoticeFound, "id" | "fund" | "kind" | "day" | "title" | "currency">,
  kept: Parameters<typeof entryOfNotice>[0],
): NewEntry[] {
  const entry = entryOfNotice(kept, { recorded: kept.day, bank: "assets:bank" });
  const entries: NewEntry[] = [
    {
      fund: notice.fund,
      effectiveOn: notice.day,
      eventKind: notice.kind,
      eventRef: String(notice.id),
      memo: notice.title,
      postings: entry.postings,
    },
  ];
  // What was called for fees and expenses is paid on the same day.
  for (const line of kept.lines) {
    const account = PAID_ON[line.purpose];
    if (account === undefined || notice.kind !== "call") continue;
    entries.push({
      fund: notice.fund,
      effectiveOn: notice.day,
      eventKind: "fee",
      eventRef: String(notice.id),
      memo: notice.title,
      postings: [
        { account, minor: line.minor, currency: notice.currency },
        { account: "assets:bank", minor: -line.minor, currency: notice.currency },
      ],
    });
  }
  return entries;
}
