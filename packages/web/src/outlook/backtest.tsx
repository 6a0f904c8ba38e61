import type { Backtest } from "@essor/contract/outlook";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { backtestQuery } from "./queries.ts";

type Row = {
  readonly key: string;
  readonly before: string;
  readonly outcome: "produces" | "cancelled";
} & Backtest["splits"][number]["produces"][number];

/** How good such probabilities have been, beside the base rate: on facilities that the model had not seen. */
export function BacktestSection() {
  const { t, f } = useText();
  const query = useQuery(backtestQuery);
  return (
    <div id="backtest">
      <Section title={t("outlook.backtest")} note={t("outlook.backtestNote")}>
        <Loaded query={query}>
          {(test) => {
            const rows: Row[] = test.splits.flatMap((s) =>
              (["produces", "cancelled"] as const).flatMap((outcome) =>
                s[outcome]
                  .filter((l) => s === test.splits[0] || l.segment === "")
                  .map((l) => ({
                    ...l,
                    before: s.before,
                    outcome,
                    key: `${s.before}${outcome}${l.segment}`,
                  })),
              ),
            );
            const columns: readonly Column<Row>[] = [
              {
                id: "before",
                title: t("outlook.trainedBefore"),
                value: (r) => r.before,
                cell: (r) => f.day(r.before),
              },
              {
                id: "outcome",
                title: t("outlook.outcome"),
                value: (r) => t(`outlook.outcome.${r.outcome}`),
              },
              {
                id: "segment",
                title: t("outlook.segment"),
                value: (r) => r.segment || t("outlook.all"),
              },
              { id: "cases", title: t("outlook.cases"), value: (r) => r.cases, numeric: true },
              {
                id: "happened",
                title: t("outlook.happened"),
                value: (r) => r.happened,
                numeric: true,
                cell: (r) => f.percent(r.happened, 1),
              },
              {
                id: "model",
                title: t("outlook.brierModel"),
                value: (r) => r.brierModel,
                numeric: true,
                cell: (r) => f.exact(r.brierModel, 4),
              },
              {
                id: "base",
                title: t("outlook.brierBase"),
                value: (r) => r.brierBase,
                numeric: true,
                cell: (r) => f.exact(r.brierBase, 4),
              },
              {
                id: "skill",
                title: t("outlook.skill"),
                value: (r) => r.skill,
                numeric: true,
                cell: (r) => f.percent(r.skill, 1),
              },
            ];
            const [first] = test.splits;
            return (
              <>
                {first && <Calibration split={first} title={test.set.title} />}
                <p className="ol-gap">
                  {first &&
                    t("outlook.coverage", {
                      groups: first.coverage.groups,
                      share: f.percent(first.coverage.share ?? 0),
                      narrow: f.percent(first.coverage.shareNarrow ?? 0),
                      wide: f.exact(first.coverage.dispersion, 2),
                    })}
                </p>
                <DataTable
                  bare
                  name="bt"
                  title={t("outlook.backtest")}
                  rows={rows}
                  columns={columns}
                  rowKey={(r) => r.key}
                />
                <p className="es-dim es-small">
                  {t("outlook.backtestMethod", { n: f.exact(test.set.facilities) })}{" "}
                  {test.set.title}, {test.set.licence}.
                </p>
              </>
            );
          }}
        </Loaded>
      </Section>
    </div>
  );
}

function Calibration({ split, title }: { split: Backtest["splits"][number]; title: string }) {
  const { t, f, language } = useText();
  const bands = split.calibration.filter((b) => b.said !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      tooltip: { show: false },
      xAxis: {
        ...valueAxis(tokens, { format: (v) => f.percent(v) }),
        min: 0,
        max: 1,
        name: t("outlook.said"),
        nameLocation: "middle",
        nameGap: 26,
      },
      yAxis: {
        ...valueAxis(tokens, { name: t("outlook.happened"), format: (v) => f.percent(v) }),
        min: 0,
        max: 1,
      },
      grid: { left: 8, right: 24, top: 32, bottom: 24, containLabel: true },
      series: [
        {
          type: "line",
          silent: true,
          symbol: "none",
          lineStyle: { color: tokens.ink2, type: "dotted" },
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          type: "line",
          silent: true,
          lineStyle: { color: tokens.accent, width: 2 },
          itemStyle: { color: tokens.accent },
          symbolSize: (_: unknown, p: { dataIndex: number }) =>
            6 + Math.sqrt(bands[p.dataIndex]?.cases ?? 0) / 2,
          data: bands.map((b) => [b.said, b.happened]),
          label: {
            show: true,
            position: "bottom",
            color: tokens.ink2,
            fontSize: 11,
            formatter: (p: { dataIndex: number }) => f.exact(bands[p.dataIndex]?.cases ?? 0),
          },
        },
      ],
    }),
    [split, language],
  );
  const all = split.produces[0];
  return (
    <Chart
      title={t("outlook.calibrationTitle", {
        cases: f.exact(split.tested),
        model: f.exact(all?.brierModel ?? 0, 3),
        base: f.exact(all?.brierBase ?? 0, 3),
      })}
      note={t("outlook.calibrationNote", {
        error: f.percent(split.calibrationError, 1),
        base: f.percent(split.calibrationErrorBase, 1),
      })}
      source={title}
      option={option}
      height={280}
      twin={{
        columns: [t("outlook.band"), t("outlook.cases"), t("outlook.said"), t("outlook.happened")],
        rows: split.calibration.map((b) => [
          `${f.percent(b.from)} – ${f.percent(b.to)}`,
          b.cases,
          b.said,
          b.happened,
        ]),
      }}
    />
  );
}
