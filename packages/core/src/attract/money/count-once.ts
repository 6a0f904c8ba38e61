import type { Issue } from "../../vocabulary/issue.ts";
import type { Money } from "../../vocabulary/money.ts";

/** One public claim on a project: a signing at some occasion, a capital increase, or a change of owner. */
export type ClaimEvent = {
  readonly id: string;
  readonly project: string;
  readonly day: number;
  readonly kind: "signing" | "increase" | "owner-change";
  /** Of a signing the whole investment; of an increase what is added. */
  readonly amount?: Money;
  /** The document behind an increase: the same increase announced twice is one. */
  readonly agreement?: string;
  readonly occasion?: string;
};

export type LedgerLine = {
  readonly event: string;
  /** The project, or `project#2` after the first change of owner: a new owner is a new project. */
  readonly key: string;
  readonly counted: bigint;
  readonly claimed: bigint;
  readonly currency: string;
  readonly why:
    | "first-signing"
    | "repeated-signing"
    | "increase"
    | "repeated-increase"
    | "increase-unsigned";
};

export type CountOnceLedger = {
  readonly lines: readonly LedgerLine[];
  /** Per currency: what counts, what was claimed on all occasions, and how many projects carry it. */
  readonly totals: readonly {
    readonly currency: string;
    readonly counted: bigint;
    readonly claimed: bigint;
    readonly projects: number;
  }[];
  readonly issues: readonly Issue[];
};

/**
 * Counts each project once (Sanming 2006): only its first signing counts, later ones count nothing; a capital increase
 * counts the increment, once per agreement; under a new owner the project counts as new. The answer depends on the set
 * of events and not on their order: they are taken by day, then by id.
 * @example
 * const at = (id: string, day: number) => ({ id, project: "P", day, kind: "signing", amount: { minor: 100n, currency: "CNY" } }) as const;
 * const ledger = countOnce([at("autumn", 30), at("spring", 10), at("summer", 20)]);
 * expect(ledger.totals).toEqual([{ currency: "CNY", counted: 100n, claimed: 300n, projects: 1 }]);
 */
export function countOnce(events: readonly ClaimEvent[]): CountOnceLedger {
  const issues: Issue[] = [];
  const ordered = [...unique(events, issues)].sort(
    (a, b) => a.day - b.day || rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1),
  );
  const owners = new Map<string, number>();
  const signed = new Map<string, Money>();
  const increases = new Set<string>();
  const lines: LedgerLine[] = [];
  for (const event of ordered) {
    const generation = owners.get(event.project) ?? 1;
    if (event.kind === "owner-change") {
      owners.set(event.project, generation + 1);
      continue;
    }
    const key = generation === 1 ? event.project : `${event.project}#${generation}`;
    if (event.amount === undefined || event.amount.minor < 0n) {
      issues.push(
        issue("amount-missing", event, "A signing or an increase needs an amount of at least zero"),
      );
      continue;
    }
    const line = {
      event: event.id,
      key,
      claimed: event.amount.minor,
      currency: event.amount.currency,
    };
    if (event.kind === "signing") {
      const first = signed.get(key);
      if (first === undefined) {
        signed.set(key, event.amount);
        lines.push({ ...line, counted: event.amount.minor, why: "first-signing" });
      } else {
        if (first.minor !== event.amount.minor || first.currency !== event.amount.currency)
          issues.push(
            issue(
              "claim-differs",
              event,
              "A later signing states another amount than the first; it counts nothing",
            ),
          );
        lines.push({ ...line, counted: 0n, why: "repeated-signing" });
      }
      continue;
    }
    if (event.agreement === undefined || event.agreement === "") {
      issues.push(issue("agreement-missing", event, "An increase needs the agreement behind it"));
      continue;
    }
    const mark = JSON.stringify([key, event.agreement]);
    if (!signed.has(key)) lines.push({ ...line, counted: 0n, why: "increase-unsigned" });
    else if (increases.has(mark)) lines.push({ ...line, counted: 0n, why: "repeated-increase" });
    else {
      increases.add(mark);
      lines.push({ ...line, counted: event.amount.minor, why: "increase" });
    }
  }
  return { lines, totals: totalsOf(lines), issues };
}

/** On one day the owner changes first, then a signing counts, then what is added to it. */
function rankOf(event: ClaimEvent): number {
  return event.kind === "owner-change" ? 0 : event.kind === "signing" ? 1 : 2;
}

function* unique(events: readonly ClaimEvent[], issues: Issue[]): Generator<ClaimEvent> {
  const seen = new Map<string, string>();
  for (const event of events) {
    const body = [
      event.project,
      event.day,
      event.kind,
      event.amount?.minor,
      event.amount?.currency,
      event.agreement,
    ].join("|");
    const before = seen.get(event.id);
    if (before === undefined) {
      seen.set(event.id, body);
      yield event;
    } else if (before !== body)
      issues.push(
        issue("event-twice", event, "Two different events have one id; the later row is left out"),
      );
  }
}

function totalsOf(lines: readonly LedgerLine[]): CountOnceLedger["totals"] {
  const totals = new Map<string, { counted: bigint; claimed: bigint; keys: Set<string> }>();
  for (const { currency, counted, claimed, key, why } of lines) {
    const total = totals.get(currency) ?? { counted: 0n, claimed: 0n, keys: new Set<string>() };
    total.counted += counted;
    total.claimed += claimed;
    if (why === "first-signing") total.keys.add(key);
    totals.set(currency, total);
  }
  return [...totals]
    .map(([currency, t]) => ({
      currency,
      counted: t.counted,
      claimed: t.claimed,
      projects: t.keys.size,
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function issue(code: string, event: ClaimEvent, reason: string): Issue {
  return {
    code,
    severity: code === "claim-differs" ? "warning" : "error",
    field: "event",
    reason,
    facts: { event: event.id, project: event.project },
  };
}
