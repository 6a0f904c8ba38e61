import type { Tx } from "../db/rights.ts";
import { amountOf } from "./amounts.ts";
import { type Book, sumOf } from "./books.ts";
import type { DealFound } from "./queries-deals.ts";
import { type GapLink, listGaps, listProjects, type ProjectLink } from "./queries-links.ts";
import type { World } from "./world.ts";

type Row = {
  readonly deal: DealFound;
  readonly minor: bigint;
  readonly entries: readonly number[];
};

/**
 * Which project, which gap and which output the money of a fund reached. The sum over deals, over projects and over
 * gaps is one and the same, and is held against the books; the output of a project counts once, however many deals.
 */
export async function moneyToOutput(tx: Tx, world: World, book: Book) {
  const rows = investedRows(world, book);
  const refs = (of: (d: DealFound) => string | null) => [
    ...new Set(rows.flatMap(({ deal }) => of(deal) ?? [])),
  ];
  const projects = new Map(
    (await listProjects(tx, { refs: refs((d) => d.project) })).map((p) => [p.ref, p]),
  );
  const gaps = new Map(
    (
      await listGaps(
        tx,
        refs((d) => d.gap),
      )
    ).map((g) => [g.ref, g]),
  );
  const { currency } = book.fund;
  const text = (minor: bigint) => amountOf(minor, currency);
  const sum = rows.reduce((s, { minor }) => s + minor, 0n);
  const companies = sumOf(
    book,
    (p) =>
      p.eventKind === "investment" &&
      p.account.startsWith("assets:investment:") &&
      !world.funds.some((f) => f.code === p.investment),
  ).minor;
  const byProject = grouped(rows, (d) => d.project).map(({ ref, own, minor }) => {
    const found = ref === null ? undefined : projects.get(ref);
    return {
      ref,
      name: found?.name ?? null,
      stage: found?.stage ?? null,
      deals: own.length,
      invested: text(minor),
      output: outputOf(own, { found, currency }),
    };
  });
  const outputs = byProject.flatMap(({ output }) => (output === null ? [] : [minorOf(output)]));
  return {
    rows: rows.map(({ deal, minor, entries }) => ({
      deal: deal.id,
      name: deal.name,
      company: deal.company,
      project: deal.project,
      projectName: projects.get(deal.project ?? "")?.name ?? null,
      gap: deal.gap,
      gapStatus: gaps.get(deal.gap ?? "")?.status ?? null,
      invested: text(minor),
      output: deal.output === null ? null : text(BigInt(deal.output)),
      outputPeriod: deal.outputPeriod,
      entries: [...entries],
    })),
    byProject,
    byGap: grouped(rows, (d) => d.gap).map(({ ref, own, minor }) => ({
      ref,
      status: shownStatus(ref, gaps),
      deals: own.length,
      invested: text(minor),
    })),
    output: outputs.length === 0 ? null : text(outputs.reduce((a, b) => a + b, 0n)),
    invested: text(sum),
    byBooks: text(companies),
    reconciled: sum === companies,
  };
}

function investedRows(world: World, book: Book): Row[] {
  return world.deals
    .filter((d) => d.fund === book.fund.code)
    .flatMap((deal) => {
      const { minor, entries } = sumOf(
        book,
        (p) =>
          p.eventKind === "investment" &&
          p.eventRef === String(deal.id) &&
          p.account.startsWith("assets:investment:"),
      );
      return minor === 0n ? [] : [{ deal, minor, entries }];
    });
}

/** Rows by what they serve, the largest sum first; what serves nothing that is named comes last. */
function grouped(rows: readonly Row[], of: (d: DealFound) => string | null) {
  const found = new Map<string | null, Row[]>();
  for (const row of rows) {
    const ref = of(row.deal);
    const own = found.get(ref);
    if (own) own.push(row);
    else found.set(ref, [row]);
  }
  return [...found]
    .map(([ref, own]) => ({ ref, own, minor: own.reduce((s, { minor }) => s + minor, 0n) }))
    .sort((a, b) => Number(a.ref === null) - Number(b.ref === null) || Number(b.minor - a.minor));
}

/** Output that was entered with the deals; without any, what the pipeline says of the project, in its own currency only. */
function outputOf(
  own: readonly Row[],
  { found, currency }: { found: ProjectLink | undefined; currency: string },
): string | null {
  const entered = own.flatMap(({ deal }) => (deal.output === null ? [] : [BigInt(deal.output)]));
  if (entered.length > 0)
    return amountOf(
      found === undefined
        ? entered.reduce((a, b) => a + b, 0n)
        : entered.reduce((a, b) => (a > b ? a : b)),
      currency,
    );
  if (found?.output == null || found.currency !== currency) return null;
  return amountOf(BigInt(Math.round(found.output * 100)), currency);
}

function minorOf(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

function shownStatus(ref: string | null, gaps: ReadonlyMap<string, GapLink>): string | null {
  return ref === null ? null : (gaps.get(ref)?.status ?? null);
}
