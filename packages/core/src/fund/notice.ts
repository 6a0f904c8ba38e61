import type { Day } from "../vocabulary/day.ts";
import type { Issue } from "../vocabulary/issue.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";
import type { EntryDraft, Posting } from "./ledger.ts";
import { type PartnerWeight, splitByWeight } from "./waterfall.ts";

/** What a line of a notice is for. Calls take from partners, distributions give to them. */
export const CALL_PURPOSES = [
  "investment",
  "management-fee",
  "expense",
  "equalisation",
  "equalisation-interest",
] as const;
export const DISTRIBUTION_PURPOSES = [
  "return-of-capital",
  "income",
  "gain",
  "carried-interest",
  "withholding-tax",
  "equalisation",
  "equalisation-interest",
] as const;
export type CallPurpose = (typeof CALL_PURPOSES)[number];
export type DistributionPurpose = (typeof DISTRIBUTION_PURPOSES)[number];

/** One purpose of a notice, in whole minor units. `recallable` and `outsideCommitment` say what it does to the unfunded commitment. */
export type NoticeLine = {
  readonly purpose: CallPurpose | DistributionPurpose;
  readonly minor: bigint;
  /** A distribution that may be called again restores the unfunded commitment. */
  readonly recallable?: boolean;
  /** A fee outside commitment does not use it up. */
  readonly outsideCommitment?: boolean;
};

export type NoticeStatus = "draft" | "approved" | "sent" | "settled";

export type Notice = {
  readonly id: string;
  readonly kind: "call" | "distribution";
  readonly day: Day;
  readonly currency: string;
  readonly status: NoticeStatus;
  readonly lines: readonly NoticeLine[];
  /** Shares by line, in the order of the lines; each adds up to its line. */
  readonly shares: readonly Readonly<Record<string, bigint>>[];
  readonly approvedBy?: string;
};

/**
 * A capital call or distribution as a draft: each line is split over the partners by largest remainder, ties to the
 * name that sorts first. A share is a whole minor unit and every line adds up.
 * @example
 * const notice = draftNotice({ id: "c1", kind: "call", day: 0 as Day, currency: "CNY", lines: [{ purpose: "investment", minor: 100n }] },
 *   [{ partner: "a", weight: 1n }, { partner: "b", weight: 2n }]);
 * expect(notice.ok && notice.value.shares).toEqual([{ a: 33n, b: 67n }]);
 */
export function draftNotice(
  { id, kind, day, currency, lines }: Pick<Notice, "id" | "kind" | "day" | "currency" | "lines">,
  partners: readonly PartnerWeight[],
): Result<Notice, "no-lines" | "bad-amount" | "bad-purpose" | "no-weights"> {
  if (lines.length === 0) return fail("no-lines", { notice: id });
  if (!partners.some(({ weight }) => weight > 0n)) return fail("no-weights", { notice: id });
  const purposes: readonly string[] = kind === "call" ? CALL_PURPOSES : DISTRIBUTION_PURPOSES;
  for (const { purpose, minor } of lines) {
    if (!purposes.includes(purpose)) return fail("bad-purpose", { notice: id, purpose });
    if (minor <= 0n) return fail("bad-amount", { notice: id, purpose, minor: `${minor}` });
  }
  const shares = lines.map(({ minor }) => splitByWeight(minor, partners));
  return ok({ id, kind, day, currency, lines, shares, status: "draft" });
}

const NEXT: Readonly<Record<NoticeStatus, NoticeStatus | undefined>> = {
  draft: "approved",
  approved: "sent",
  sent: "settled",
  settled: undefined,
};

/**
 * The notice one step on: draft, approved, sent, settled. No step is left out and none is taken back; an approval names
 * who gave it, and who drew a notice up cannot approve it.
 * @example
 * const notice = { id: "c1", kind: "call", day: 0 as Day, currency: "CNY", lines: [], shares: [], status: "draft" };
 * expect(advanceNotice(notice, { to: "sent", by: "li", drawnUpBy: "wang" })).toMatchObject({ ok: false, code: "wrong-step" });
 * expect(advanceNotice(notice, { to: "approved", by: "wang", drawnUpBy: "wang" })).toMatchObject({ ok: false, code: "own-approval" });
 */
export function advanceNotice(
  notice: Notice,
  {
    to,
    by,
    drawnUpBy,
  }: { readonly to: NoticeStatus; readonly by: string; readonly drawnUpBy: string },
): Result<Notice, "wrong-step" | "own-approval"> {
  if (NEXT[notice.status] !== to) return fail("wrong-step", { from: notice.status, to });
  if (to === "approved" && by === drawnUpBy) return fail("own-approval", { by });
  return ok({ ...notice, status: to, ...(to === "approved" ? { approvedBy: by } : {}) });
}

/**
 * What a notice does to each partner's unfunded commitment: calls use it up, recallable distributions restore it.
 * @example
 * const lines = [{ purpose: "investment", minor: 10n }, { purpose: "management-fee", minor: 4n, outsideCommitment: true }];
 * expect(unfundedEffect({ kind: "call", lines, shares: [{ a: 10n }, { a: 4n }] })).toEqual({ a: -10n });
 */
export function unfundedEffect({
  kind,
  lines,
  shares,
}: Pick<Notice, "kind" | "lines" | "shares">): Readonly<Record<string, bigint>> {
  const effect: Record<string, bigint> = {};
  for (const [i, line] of lines.entries()) {
    const counts = kind === "call" ? line.outsideCommitment !== true : line.recallable === true;
    if (!counts) continue;
    for (const [partner, minor] of Object.entries(shares[i] ?? {})) {
      effect[partner] = (effect[partner] ?? 0n) + (kind === "call" ? -minor : minor);
    }
  }
  return effect;
}

/**
 * Partners whose unfunded commitment a call would overdraw; none means that it can be approved.
 * @example
 * const call = { kind: "call", lines: [{ purpose: "investment", minor: 10n }], shares: [{ a: 10n }] };
 * expect(overCalled(call, { a: 7n }).map(({ code, facts }) => [code, facts])).toEqual([["over-called", { partner: "a", over: "3" }]]);
 */
export function overCalled(
  notice: Pick<Notice, "kind" | "lines" | "shares">,
  unfunded: Readonly<Record<string, bigint>>,
): Issue[] {
  return Object.entries(unfundedEffect(notice)).flatMap(([partner, effect]): Issue[] => {
    const left = (unfunded[partner] ?? 0n) + effect;
    if (left >= 0n || effect >= 0n) return [];
    return [
      {
        code: "over-called",
        severity: "error",
        field: partner,
        reason: `The call is larger than what ${partner} still has to pay in`,
        facts: { partner, over: `${-left}` },
      },
    ];
  });
}

/** Interest that late partners owe to earlier ones passes through the fund: it is nobody's capital. */
function accountOf(partner: string, purpose: NoticeLine["purpose"]): string {
  return purpose === "equalisation-interest"
    ? "liabilities:equalisation-interest"
    : `equity:${partner}:${purpose}`;
}

/**
 * The journal entry of a settled notice: the bank against each partner's capital, one line a partner and purpose.
 * @example
 * const notice = { id: "c1", kind: "call", day: 5 as Day, currency: "CNY", status: "settled", lines: [{ purpose: "investment", minor: 3n }], shares: [{ a: 1n, b: 2n }] };
 * const entry = entryOfNotice(notice, { recorded: 6 as Day, bank: "assets:bank" });
 * expect(entry.postings.reduce((sum, { minor }) => sum + minor, 0n)).toBe(0n);
 */
export function entryOfNotice(
  notice: Notice,
  { recorded, bank }: { readonly recorded: Day; readonly bank: string },
): EntryDraft {
  const sign = notice.kind === "call" ? 1n : -1n;
  const { currency } = notice;
  const partners = notice.lines.flatMap(({ purpose }, i) =>
    Object.entries(notice.shares[i] ?? {}).flatMap(([partner, minor]): Posting[] =>
      minor === 0n
        ? []
        : [{ account: accountOf(partner, purpose), minor: -sign * minor, currency, partner }],
    ),
  );
  const total = notice.lines.reduce((sum, { minor }) => sum + minor, 0n);
  return {
    id: `${notice.kind}-${notice.id}`,
    event: notice.id,
    effective: notice.day,
    recorded,
    postings: [{ account: bank, minor: sign * total, currency }, ...partners],
  };
}
