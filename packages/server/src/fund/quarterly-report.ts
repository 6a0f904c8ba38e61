import { formatDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { amountOf } from "./amounts.ts";
import { type Book, figuresOf } from "./books.ts";
import { shownVerdict, verdictsOf } from "./limits.ts";
import { moneyToOutput } from "./money-to-output.ts";
import { commitmentUse } from "./queries-notices.ts";
import type { Report, ReportTable } from "./report.ts";
import { wordsIn } from "./report-text.ts";
import { entryList, nameIn, statementTable } from "./reports.ts";
import { shownFund, shownHoldings, shownPartners } from "./shown-fund.ts";
import type { World } from "./world.ts";

type Asked = {
  readonly world: World;
  readonly book: Book;
  readonly language: Report["language"];
  readonly hub: string;
};

/** The report of a quarter: figures with their entries, account, partners, holdings, what the money reached, rules. */
export async function quarterlyReport(tx: Tx, asked: Asked): Promise<Report> {
  const { world, book, language, hub } = asked;
  const w = wordsIn(language);
  const { fund } = book;
  const day = formatDay(book.at);
  const quarter = `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return {
    language,
    title: `${w("quarterly")} ${quarter}`,
    subtitle: nameIn(language, fund.name),
    footer: `${hub} · ${fund.code} · ${day}`,
    day,
    ...(fund.example ? { note: w("example") } : {}),
    pairs: [
      [w("fund"), nameIn(language, fund.name)],
      [w("asOf"), day],
      [w("currency"), fund.currency],
    ],
    tables: [
      figuresTable(asked),
      statementTable(book, { party: undefined, language }),
      await partnersTable(tx, asked),
      holdingsTable(asked),
      await moneyTable(tx, asked),
      rulesTable(asked),
    ],
  };

  function rulesTable({ world: all }: Asked): ReportTable {
    const verdicts = verdictsOf(all, fund).map(shownVerdict);
    return {
      title: w("rules"),
      columns: [
        { title: w("verdict") },
        { title: w("rule"), share: 3 },
        { title: w("article"), share: 2 },
      ],
      rows: verdicts.map((v) => [w(v.verdict), v.text, v.article]),
    };
  }
  async function moneyTable(within: Tx, { book: own }: Asked): Promise<ReportTable> {
    const money = await moneyToOutput(within, world, own);
    return {
      title: w("money"),
      columns: [
        { title: w("deal"), share: 2 },
        { title: w("project"), share: 1 },
        { title: w("gap"), share: 1 },
        { title: w("invested"), amount: true },
        { title: w("output"), amount: true },
        { title: w("entries") },
      ],
      rows: money.rows.map((r) => [
        nameIn(language, r.name),
        r.projectName ?? "–",
        r.gap ?? "–",
        { amount: r.invested },
        r.output === null ? null : { amount: r.output },
        entryList(r.entries),
      ]),
      total: [
        w("total"),
        "",
        "",
        { amount: money.invested },
        money.output === null ? null : { amount: money.output },
        "",
      ],
    };
  }
}

function figuresTable({ world, book, language }: Asked): ReportTable {
  const w = wordsIn(language);
  const { books } = shownFund(world, book.fund);
  const { returns: _, multiples: __, ...figures } = figuresOf(book);
  const amounts = books
    ? ([
        ["commitment", books.commitments],
        ["called", books.called],
        ["distributed", books.distributed],
        ["nav", books.nav],
        ["cash", books.cash],
      ] as const)
    : [];
  return {
    title: w("figures"),
    columns: [
      { title: w("line"), share: 1 },
      { title: w("value"), amount: true },
      { title: w("entries"), share: 2 },
    ],
    rows: [
      ...amounts.map(([name, amount]) => [w(name), { amount }, ""]),
      ...Object.entries(figures).map(([name, f]) => [
        name.toUpperCase(),
        f.value === null ? (f.reason ?? "–") : f.value.toFixed(4),
        f.inputs.map((i) => `${w(i.name)}: ${entryList(i.entries)}`).join("; "),
      ]),
    ],
  };
}

async function partnersTable(tx: Tx, { book, language }: Asked): Promise<ReportTable> {
  const w = wordsIn(language);
  const { partners, total } = shownPartners(book, await commitmentUse(tx, book.fund.code));
  const sum = (of: (p: (typeof partners)[number]) => string) =>
    partners.reduce((s, p) => s + BigInt(of(p).replace(".", "")), 0n);
  const text = (minor: bigint) => ({ amount: amountOf(minor, book.fund.currency) });
  return {
    title: w("partners"),
    columns: [
      { title: w("partner"), share: 1 },
      { title: w("commitment"), amount: true },
      { title: w("called"), amount: true },
      { title: w("unfunded"), amount: true },
      { title: w("distributed"), amount: true },
      { title: w("nav"), amount: true },
    ],
    rows: partners.map((p) => [
      nameIn(language, p.name),
      { amount: p.commitment },
      { amount: p.account.contributions },
      { amount: p.unfunded },
      { amount: p.account.distributions },
      { amount: p.account.navEnding },
    ]),
    total: [
      w("total"),
      text(sum((p) => p.commitment)),
      { amount: total.contributions },
      text(sum((p) => p.unfunded)),
      { amount: total.distributions },
      { amount: total.navEnding },
    ],
  };
}

function holdingsTable({ world, book, language }: Asked): ReportTable {
  const w = wordsIn(language);
  return {
    title: w("holdings"),
    columns: [
      { title: w("title"), share: 1 },
      { title: w("cost"), amount: true },
      { title: w("value"), amount: true },
    ],
    rows: shownHoldings(world, book).map((h) => [
      nameIn(language, h.name),
      { amount: h.cost },
      { amount: h.value },
    ]),
  };
}
