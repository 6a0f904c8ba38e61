import { STATEMENT_LINES, type StatementPeriod } from "@essor/core/fund";
import { formatDay } from "@essor/core/vocabulary";
import { amountOf } from "./amounts.ts";
import type { Book } from "./books.ts";
import type { NoticeFound, ShareFound } from "./queries-notices.ts";
import type { Report, ReportTable } from "./report.ts";
import { purposeIn, wordsIn } from "./report-text.ts";
import { tracedStatement } from "./statement.ts";

type Language = Report["language"];
type Names = { en: string; "zh-CN"?: string; fr?: string };

export function nameIn(language: Language, name: Names): string {
  return name[language] ?? name.en;
}

const ENTRIES_PRINTED = 12;
export function entryList(entries: readonly number[]): string {
  const shown = entries.slice(0, ENTRIES_PRINTED).map((id) => `#${id}`);
  return entries.length > ENTRIES_PRINTED
    ? `${shown.join(" ")} … (${entries.length})`
    : shown.join(" ");
}

/** A notice to one partner, or to all of them. */
export function noticeReport(
  notice: NoticeFound,
  {
    shares,
    entry,
    party,
    language,
    hub,
  }: {
    shares: readonly ShareFound[];
    entry: number | null;
    party: string | undefined;
    language: Language;
    hub: string;
  },
): Report {
  const w = wordsIn(language);
  const own = shares.filter((s) => party === undefined || s.party === party);
  const total = own.reduce((sum, s) => sum + BigInt(s.minor), 0n);
  const money = (minor: bigint | string) => ({ amount: amountOf(minor, notice.currency) });
  return {
    language,
    title: w(notice.kind),
    subtitle: `${nameIn(language, notice.fundName)} · ${notice.title}`,
    footer: `${hub} · ${w(notice.kind)} ${notice.id} · ${notice.day}`,
    day: notice.day,
    ...(notice.example ? { note: w("example") } : {}),
    pairs: [
      [w("fund"), nameIn(language, notice.fundName)],
      [w("day"), notice.day],
      [w("currency"), notice.currency],
      [w("status"), w(notice.status)],
      [w("drawnUp"), notice.drawnUpBy ?? ""],
      [w("approvedBy"), notice.approvedBy ?? "–"],
      [w("entries"), entry === null ? "–" : `#${entry}`],
    ],
    tables: [
      {
        title: w("byPartner"),
        columns: [
          { title: w("purpose"), share: 1 },
          { title: w("partner"), share: 2 },
          { title: `${w("amount")} (${notice.currency})`, amount: true },
        ],
        rows: own.map((s) => [
          purposeIn(language, s.purpose),
          nameIn(language, s.partyName),
          money(s.minor),
        ]),
        total: [w("total"), "", money(total)],
      },
    ],
  };
}

const PERIODS: readonly (readonly [StatementPeriod, string])[] = [
  ["QTD", "quarter"],
  ["YTD", "yearToDate"],
  ["ITD", "sinceStart"],
];

/** The account of one partner (or of the whole fund) over quarter, year and life, each line with its entries. */
export function statementTable(
  book: Book,
  { party, language }: { party: string | undefined; language: Language },
): ReportTable {
  const w = wordsIn(language);
  const { currency } = book.fund;
  const rows = tracedStatement(book, party).filter(
    ({ scope }) => scope === (party === undefined ? "totalFund" : "thisLp"),
  );
  return {
    title: w("statement"),
    note: w("trace"),
    columns: [
      { title: w("line"), share: 2 },
      ...PERIODS.map(([, name]) => ({ title: `${w(name)} (${currency})`, amount: true })),
      { title: w("entries"), share: 2 },
    ],
    rows: STATEMENT_LINES.map((line) => {
      const of = (period: string) => rows.find((r) => r.line === line && r.period === period);
      return [
        w(line),
        ...PERIODS.map(([period]) => ({ amount: amountOf(of(period)?.minor ?? 0n, currency) })),
        entryList(of("ITD")?.entries ?? []),
      ];
    }),
  };
}

export function statementReport(
  book: Book,
  {
    party,
    partyName,
    commitment,
    unfunded,
    language,
    hub,
  }: {
    party: string;
    partyName: Names;
    commitment: bigint;
    unfunded: bigint;
    language: Language;
    hub: string;
  },
): Report {
  const w = wordsIn(language);
  const { fund } = book;
  const day = formatDay(book.at);
  const money = (minor: bigint) => `${amountOf(minor, fund.currency)} ${fund.currency}`;
  return {
    language,
    title: w("statement"),
    subtitle: `${nameIn(language, fund.name)} · ${nameIn(language, partyName)}`,
    footer: `${hub} · ${fund.code} · ${party} · ${day}`,
    day,
    ...(fund.example ? { note: w("example") } : {}),
    pairs: [
      [w("fund"), nameIn(language, fund.name)],
      [w("partner"), nameIn(language, partyName)],
      [w("asOf"), day],
      [w("commitment"), money(commitment)],
      [w("unfunded"), money(unfunded)],
    ],
    tables: [statementTable(book, { party, language })],
  };
}
