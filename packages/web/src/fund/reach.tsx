import type { FundDetail, LookThroughRow, MoneyRow } from "@essor/contract/fund";
import { useMemo } from "react";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { Money } from "./parts.tsx";

/** What the fund owns of everything beneath it: products along each path, summed. */
export function LookThrough({ detail }: { detail: FundDetail }) {
  const { t, f, pick, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<LookThroughRow>[]>(
    () => [
      { id: "held", title: t("fund.held"), value: (r) => pick(r.name), width: 220, pin: true },
      {
        id: "share",
        title: t("fund.share"),
        value: (r) => r.share,
        numeric: true,
        downFirst: true,
        width: 90,
        cell: (r) => <span title={r.exact}>{f.percent(r.share, 2)}</span>,
      },
      { id: "layers", title: t("fund.layers"), value: (r) => r.layers, numeric: true, width: 80 },
      {
        id: "paths",
        title: t("fund.paths"),
        value: (r) => r.paths.map((p) => [...p.through, p.share].join(" → ")).join("; "),
        width: 280,
      },
    ],
    [language],
  );
  if (detail.ring)
    return <Note tone="danger">{t("fund.ring", { list: detail.ring.join(" → ") })}</Note>;
  return (
    <DataTable
      title={t("fund.lookThrough")}
      name="look"
      sort="-share"
      rows={detail.lookThrough}
      columns={columns}
      rowKey={(r) => r.held}
      empty={t("fund.holdsNothing")}
      bare
    />
  );
}

/** From money to project, gap and output, with a sum that is held against the books. */
export function MoneyToOutput({ detail }: { detail: FundDetail }) {
  const { t, f, pick, language } = useText();
  const { money, fund } = detail;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<MoneyRow>[]>(
    () => [
      {
        id: "deal",
        title: t("fund.deal"),
        value: (r) => pick(r.name),
        width: 220,
        pin: true,
        cell: (r) => <PageLink to={`/fund/deals/${r.deal}`}>{pick(r.name)}</PageLink>,
      },
      { id: "project", title: t("fund.project"), value: (r) => r.project, width: 90 },
      { id: "gap", title: t("fund.gap"), value: (r) => r.gap, width: 170 },
      {
        id: "invested",
        title: t("fund.invested"),
        unit: fund.currency,
        numeric: true,
        downFirst: true,
        width: 110,
        value: (r) => Number(r.invested),
        cell: (r) => <Money amount={r.invested} currency={fund.currency} />,
      },
      {
        id: "output",
        title: t("fund.output"),
        unit: fund.currency,
        numeric: true,
        downFirst: true,
        width: 110,
        value: (r) => (r.output === null ? null : Number(r.output)),
        cell: (r) => <Money amount={r.output} currency={fund.currency} />,
      },
      { id: "period", title: t("fund.period"), value: (r) => r.outputPeriod, width: 80 },
    ],
    [language, fund.currency],
  );
  return (
    <>
      <DataTable
        title={t("fund.moneyToOutput")}
        name="money"
        rows={money.rows}
        columns={columns}
        rowKey={(r) => String(r.deal)}
        empty={t("fund.investedNothing")}
        bare
      />
      <div className="es-body">
        <Note tone={money.reconciled ? "good" : "danger"}>
          {t(money.reconciled ? "fund.reconciled" : "fund.notReconciled", {
            sum: f.number(Number(money.invested)),
            books: f.number(Number(money.byBooks)),
          })}
        </Note>
      </div>
    </>
  );
}
