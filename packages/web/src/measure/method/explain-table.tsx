import type { ScoreChange } from "@essor/contract/measure-analysis";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { NumberDoor } from "../../ui/number-door.tsx";
import { Section } from "../../ui/page.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { figureOf } from "../engine.ts";
import { nodeName } from "../ranking-rows.ts";
import { namer } from "./names.ts";
import "./method.css";

type Row = {
  readonly code: string;
  readonly name: string;
  readonly pillar: string;
  readonly own: ScoreChange["own"][number] | undefined;
  readonly by: Readonly<Record<string, number>>;
  readonly sum: number;
};

/** A row an indicator, then the causes that have no indicator, each adding up along and down. */
function rowsOf(change: ScoreChange, text: ReturnType<typeof useText>): Row[] {
  const name = namer(text, change.indicators);
  const rows = new Map<string, Row>();
  const add = (code: string, factor: string, x: number, called: string) => {
    const own = change.own.find((v) => v.code === code);
    const row = rows.get(code) ?? {
      code,
      name: called,
      pillar: own?.pillar ? nodeName(own.pillar, text.say) : "",
      own,
      by: {},
      sum: 0,
    };
    rows.set(code, {
      ...row,
      by: { ...row.by, [factor]: (row.by[factor] ?? 0) + x },
      sum: row.sum + x,
    });
  };
  for (const v of change.own) if (v.pillar !== null) add(v.code, "own", 0, name(v.code));
  for (const { factor, contribution, parts, rest } of change.factors) {
    for (const part of parts) add(part.code, factor, part.contribution, name(part.code));
    const left = parts.length === 0 ? contribution : rest;
    if (left !== 0) add(`= ${factor}`, factor, left, text.t(`method.factor.${factor}`));
  }
  return [...rows.values()];
}

/** The change by indicator: own values as doors to their sources, and what each cause adds. */
export function ExplainTable({ change }: { change: ScoreChange }) {
  const text = useText();
  const { t, f, language } = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: text changes with the language only
  const rows = useMemo(() => rowsOf(change, text), [change, language]);
  const present = change.factors.map((x) => x.factor);
  const value = (end: "from" | "to"): Column<Row> => ({
    id: end,
    title: t("method.valueIn", { period: change[end].period }),
    value: (r) => r.own?.[end] ?? null,
    cell: (r) => {
      const indicator = change.indicators.find((i) => i.code === r.code);
      return indicator && r.own ? (
        <NumberDoor
          figure={figureOf(r.code, change[end].period, change.unit.code)}
          value={r.own[end]}
          indicator={indicator}
          grade={end === "from" ? r.own.fromGrade : r.own.toGrade}
          unit
        />
      ) : (
        <span className="es-dim">–</span>
      );
    },
    numeric: true,
    width: 205,
  });
  const points = (id: string, title: string, of: (r: Row) => number): Column<Row> => ({
    id,
    title,
    value: of,
    cell: (r) => <span className={of(r) < 0 ? "es-down" : undefined}>{signed(of(r))}</span>,
    numeric: true,
    downFirst: true,
    width: 104,
  });
  const signed = (x: number) => (x > 0 ? `+${f.exact(x, 3)}` : f.exact(x, 3));
  const columns: Column<Row>[] = [
    { id: "name", title: t("ranking.indicator"), value: (r) => r.name, pin: true, width: 230 },
    { id: "pillar", title: t("method.pillar"), value: (r) => r.pillar, choice: true, width: 110 },
    value("from"),
    value("to"),
    ...present.map((p) => points(p, t(`method.factor.${p}`), (r) => r.by[p] ?? 0)),
    points("sum", t("method.together"), (r) => r.sum),
  ];
  return (
    <Section title={t("method.byIndicatorTitle")} note={t("method.byIndicatorNote")} flush>
      <DataTable
        title={t("method.byIndicatorTitle")}
        rows={rows}
        columns={columns}
        rowKey={(r) => r.code}
        sort="-sum"
      />
      <p className="es-method-total">
        {change.factors.map((x) => (
          <span key={x.factor}>
            {t(`method.factor.${x.factor}`)} <strong>{signed(x.contribution)}</strong>
          </span>
        ))}
        <span>
          {t("method.together")} <strong>{signed(change.sum)}</strong>
        </span>
      </p>
    </Section>
  );
}
