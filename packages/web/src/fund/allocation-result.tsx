import type { AllocationResult } from "@essor/contract/fund-allocation";
import { useCallback, useMemo } from "react";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Note } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";

/** A rule by its name: those of law as they are, those asked for in the reader's words. */
function useRuleName(): (rule: { id: string; article: string | null }) => string {
  const { say } = useText();
  return ({ id, article }) => {
    const [name = id, of] = id.split(":");
    const said = say(`plans.rule.${name}`, name);
    return `${said}${of ? `: ${of}` : ""}${article ? ` · ${article}` : ""}`;
  };
}

/** Why nothing fits: as few rules as say it. */
export function Conflict({ result }: { result: AllocationResult }) {
  const { t } = useText();
  const name = useRuleName();
  return (
    <Note tone="danger">
      <strong>{t("plans.infeasible", { count: result.conflict.length })}</strong>{" "}
      {t(result.smallest ? "plans.smallest" : "plans.irreducible")}
      <ul>
        {result.conflict.map((r) => (
          <li key={r.id}>{name(r)}</li>
        ))}
      </ul>
    </Note>
  );
}

/** The deals that were chosen. */
export function Selected({ result, currency }: { result: AllocationResult; currency: string }) {
  const { t, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<AllocationResult["selected"][number]>[]>(
    () => [
      { id: "name", title: t("fund.deal"), value: (r) => r.name, width: 240, pin: true },
      {
        id: "amount",
        title: t("fund.amount"),
        unit: currency,
        numeric: true,
        downFirst: true,
        width: 150,
        value: (r) => Math.round(r.amount),
      },
    ],
    [language, currency],
  );
  return (
    <DataTable
      title={t("plans.selected")}
      name="chosen"
      sort="-amount"
      rows={result.selected}
      columns={columns}
      rowKey={(r) => r.deal}
    />
  );
}

/** What binds, and what loosening it is worth. */
export function Binding({ result }: { result: AllocationResult }) {
  const { t, f } = useText();
  const name = useRuleName();
  if (result.binding.length === 0) return <p className="es-dim">{t("plans.nothingBinds")}</p>;
  return (
    <table className="fu-lines">
      <thead>
        <tr>
          <th scope="col">{t("plans.boundRule")}</th>
          <th scope="col" className="es-num">
            {t("plans.bound")}
          </th>
          <th scope="col" className="es-num">
            {t("plans.worth")}
          </th>
        </tr>
      </thead>
      <tbody>
        {result.binding.map((b) => (
          <tr key={b.id}>
            <td>{name(b)}</td>
            <td>{f.number(b.bound)}</td>
            <td>{b.worth === null ? "–" : f.number(b.worth, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Risk against score along the frontier. */
export function Frontier({ result }: { result: AllocationResult }) {
  const { t, f, language } = useText();
  const points = result.frontier;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      xAxis: { ...valueAxis(tokens, { name: "", scale: true, format: (v) => f.percent(v, 1) }) },
      yAxis: valueAxis(tokens, {
        name: t("plans.score"),
        scale: true,
        format: (v) => f.exact(v, 3),
      }),
      tooltip: { ...(baseOption(tokens).tooltip as object), trigger: "item" },
      series: [
        {
          type: "line",
          smooth: true,
          data: points.map((p) => [p.risk, p.score]),
          symbolSize: 7,
          itemStyle: { color: tokens.accent },
        },
      ],
    }),
    [points, language],
  );
  const [safest, boldest] = [points[0], points.at(-1)];
  if (!safest || !boldest) return <p className="es-dim">{t("plans.noFrontier")}</p>;
  return (
    <Chart
      title={t("plans.frontierSays", {
        low: f.percent(safest.risk, 1),
        high: f.percent(boldest.risk, 1),
        from: f.exact(safest.score, 3),
        to: f.exact(boldest.score, 3),
      })}
      source={t("plans.frontierSource")}
      option={option}
      height={260}
      twin={{
        columns: [t("plans.risk"), t("plans.score"), t("plans.mix")],
        rows: points.map((p) => [
          f.percent(p.risk, 1),
          f.exact(p.score, 3),
          p.weights.map((w) => `${w.deal} ${f.percent(w.share, 0)}`).join(", "),
        ]),
      }}
    />
  );
}
