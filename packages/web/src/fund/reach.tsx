import type { FundDetail, LookThroughRow, MoneyRow } from "@essor/contract/fund";
import { useMemo } from "react";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { useGapName } from "./gap-names.ts";
import { exactAmount, Money, Scroll } from "./parts.tsx";

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
  const gapName = useGapName();
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
      {
        id: "project",
        title: t("fund.project"),
        value: (r) => r.projectName ?? r.project,
        width: 170,
        cell: (r) =>
          r.project === null ? (
            <span className="es-dim">–</span>
          ) : (
            <PageLink to={`/attract/projects/${r.project}`}>{r.projectName ?? r.project}</PageLink>
          ),
      },
      { id: "gap", title: t("fund.gap"), value: (r) => r.gap && gapName(r.gap), width: 240 },
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
    [language, fund.currency, gapName],
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
      <Sums detail={detail} />
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

/** The same money by project and by gap; what serves none is named, so that every sum is the same. */
function Sums({ detail }: { detail: FundDetail }) {
  const { t, f, say } = useText();
  const { money } = detail;
  const gapName = useGapName();
  const total = exactAmount(money.invested, f.exact);
  const tables = [
    {
      title: t("plans.byProject"),
      none: t("plans.noProject"),
      output: money.output,
      rows: money.byProject.map((p) => ({
        ...p,
        label: p.name ?? p.ref,
        status: p.stage && say(`attract.stage.${p.stage}`, p.stage),
      })),
    },
    {
      title: t("plans.byGap"),
      none: t("plans.noGap"),
      output: null,
      rows: money.byGap.map((g) => ({
        ...g,
        label: g.ref && gapName(g.ref),
        output: null,
        status: g.status && say(`plans.gapStatus.${g.status}`, g.status),
      })),
    },
  ];
  return (
    <div className="fu-columns es-body">
      {tables.map((table) => (
        <Scroll key={table.title} title={table.title}>
          <table className="fu-lines">
            <thead>
              <tr>
                <th scope="col">{table.title}</th>
                <th scope="col" className="es-num">
                  {t("fund.invested")}
                </th>
                {table.output === null ? (
                  <td />
                ) : (
                  <th scope="col" className="es-num">
                    {t("fund.output")}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((r) => (
                <tr key={r.ref ?? ""}>
                  <td>
                    {r.ref === null ? <span className="es-dim">{table.none}</span> : r.label}{" "}
                    {r.status && <span className="es-dim es-small">{r.status}</span>}
                  </td>
                  <td>{exactAmount(r.invested, f.exact)}</td>
                  <td>{r.output === null ? "" : exactAmount(r.output, f.exact)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{t("fund.total")}</td>
                <td>{total}</td>
                <td>{table.output === null ? "" : exactAmount(table.output, f.exact)}</td>
              </tr>
            </tfoot>
          </table>
        </Scroll>
      ))}
    </div>
  );
}
