import type { Indicator, Series } from "@essor/contract/measure";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { seriesQuery } from "../api/measure.ts";
import { DataTable } from "../ui/data-table.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Section } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { baseValue, unitText } from "../ui/unit.ts";

type Row = {
  readonly period: string;
  readonly point: Series["points"][number] | undefined;
  readonly single: number | null;
  readonly nominal: number | null;
  readonly real: number | null;
};

/** Rows by period: what was published, the single quarter behind it, and nominal beside real growth. */
function rowsOf(series: Series): Row[] {
  const periods = new Set(
    [...series.points, ...series.single, ...series.growth].map((p) => p.period),
  );
  const by = <T extends { period: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [one.period, one]));
  const [points, single, growth] = [by(series.points), by(series.single), by(series.growth)];
  return [...periods].map((period) => ({
    period,
    point: points.get(period),
    single: single.get(period)?.value ?? null,
    nominal: growth.get(period)?.nominal ?? null,
    real: growth.get(period)?.real ?? null,
  }));
}

/** One place's series: single quarters out of cumulative figures, growth in prices of the year and at constant prices. */
export function FigureSeries({
  indicator,
  area,
  asOf,
}: {
  indicator: Indicator;
  area: string;
  asOf: string | undefined;
}) {
  const text = useText();
  const { t, f, language } = text;
  const { data } = useQuery(seriesQuery(indicator.code, area, asOf));
  const rows = useMemo(() => (data ? rowsOf(data) : []), [data]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Row>[]>(() => {
    const unit = unitText(text, indicator.unit);
    const percent = (id: "nominal" | "real", title: string): Column<Row> => ({
      id,
      title,
      unit: "%",
      value: (r) => r[id],
      cell: (r) => (r[id] === null ? <span className="es-dim">–</span> : signed(r[id] as number)),
      numeric: true,
      width: 150,
    });
    const signed = (value: number) => `${value > 0 ? "+" : ""}${f.exact(value, 1)}`;
    return [
      { id: "period", title: t("figures.period"), value: (r) => r.period, width: 120 },
      {
        id: "published",
        title: t("figures.published"),
        unit,
        value: (r) =>
          r.point?.value == null ? null : baseValue(r.point.value, indicator.multiplier),
        cell: (r) =>
          r.point ? (
            <NumberDoor
              figure={r.point.id}
              value={r.point.value}
              indicator={indicator}
              status={r.point.status}
            />
          ) : (
            <span className="es-dim">–</span>
          ),
        numeric: true,
        width: 180,
      },
      {
        id: "single",
        title: t("figures.single"),
        unit,
        value: (r) => (r.single === null ? null : baseValue(r.single, indicator.multiplier)),
        cell: (r) =>
          r.single === null ? (
            <span className="es-dim">–</span>
          ) : (
            <span title={t("figures.singleHelp")}>
              {f.number(baseValue(r.single, indicator.multiplier), 0)}
            </span>
          ),
        numeric: true,
        width: 150,
      },
      percent("nominal", t("figures.nominal")),
      percent("real", t("figures.real")),
    ];
  }, [indicator, language]);
  if (rows.every((r) => r.single === null && r.nominal === null && r.real === null)) return null;
  return (
    <Section title={t("figures.seriesTitle")} note={t("figures.seriesNote")} flush>
      <DataTable
        name="series"
        title={t("figures.seriesTitle")}
        rows={rows}
        columns={columns}
        rowKey={(r) => r.period}
        sort="-period"
      />
    </Section>
  );
}
