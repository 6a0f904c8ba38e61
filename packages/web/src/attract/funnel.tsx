import type { Drive, Funnel, StageCurve } from "@essor/contract/attract";
import type { Grade } from "@essor/contract/common";
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import "./attract.css";
import { useAddress, useAsOf } from "../api/address.ts";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { Conversion, Output } from "./funnel-parts.tsx";
import { amountText } from "./project-name.tsx";
import { curvesQuery, drivesQuery, funnelQuery, periodQuery } from "./queries.ts";

/** Cohorts by signing year, the period view beside it with what it is not, time in stage, and what was published. */
export function Page() {
  const { t } = useText();
  const asOf = useAsOf();
  const funnel = useQuery(funnelQuery(asOf));
  const curves = useQuery(curvesQuery(asOf));
  const drives = useQuery(drivesQuery);
  return (
    <>
      <PageHead title={t("attract.funnel")} lead={t("attract.funnelLead")} />
      <Loaded query={funnel}>
        {(data) =>
          data.cohorts.length === 0 ? (
            <Section title={t("attract.funnel")} flush>
              <Empty title={t("attract.empty")} />
            </Section>
          ) : (
            <>
              <Cohorts funnel={data} />
              <Conversion funnel={data} />
              <Output funnel={data} />
              <Statuses funnel={data} />
            </>
          )
        }
      </Loaded>
      <Period drives={drives.data ?? []} />
      <Loaded query={curves}>{(c) => <Curves curves={c} />}</Loaded>
      <Loaded query={drives}>
        {(d) => (d.length === 0 ? null : <Drives drives={d.filter((x) => x.word !== "period")} />)}
      </Loaded>
    </>
  );
}

const STEPS = ["signed", "started", "inProduction", "atCapacity"] as const;
const STAGE_OF = {
  signed: "signed",
  started: "started",
  inProduction: "in-production",
  atCapacity: "at-capacity",
} as const;

function Cohorts({ funnel }: { funnel: Funnel }) {
  const { t, f, language } = useText();
  const { cohorts } = funnel;
  const total = (key: (typeof STEPS)[number]) => cohorts.reduce((sum, c) => sum + c[key], 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      legend: { top: 0, left: 0, textStyle: { color: tokens.ink2 }, itemWidth: 12, itemHeight: 12 },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      tooltip: { ...(baseOption(tokens).tooltip as object), trigger: "axis" },
      xAxis: categoryAxis(
        tokens,
        cohorts.map((c) => String(c.year)),
      ),
      yAxis: valueAxis(tokens, { format: (v) => f.number(v) }),
      series: STEPS.map((step, i) => ({
        name: t(`attract.stage.${STAGE_OF[step]}`),
        type: "bar",
        barMaxWidth: 26,
        barGap: "8%",
        itemStyle: { color: tokens.data[[7, 2, 0, 1][i] as number] },
        data: cohorts.map((c) => c[step]),
      })),
    }),
    [cohorts, language],
  );
  const columns = [
    t("attract.cohort"),
    ...STEPS.map((s) => t(`attract.stage.${STAGE_OF[s]}`)),
    t("attract.lost"),
    t("attract.promisedOutput"),
    t("attract.deliveredOutput"),
  ];
  return (
    <Section title={t("attract.funnel")} note={f.day(funnel.asOf)}>
      <Chart
        title={t("attract.funnelTitle", {
          produced: f.exact(total("inProduction")),
          signed: f.exact(funnel.pipeline),
        })}
        source={t("attract.ourPipeline")}
        option={option}
        height={300}
        twin={{
          columns,
          rows: cohorts.map((c) => [
            String(c.year),
            ...STEPS.map((s) => c[s]),
            c.over,
            c.promised,
            c.delivered,
          ]),
        }}
      />
    </Section>
  );
}

function Statuses({ funnel }: { funnel: Funnel }) {
  const { t, f } = useText();
  return (
    <Section title={t("attract.statuses")}>
      <dl className="at-tiles">
        {(["won", "open", "onHold", "lost", "eliminated"] as const).map((key) => (
          <div key={key}>
            <dt>{t(`attract.${key}`)}</dt>
            <dd>{f.exact(funnel.statuses[key])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Period({ drives }: { drives: readonly Drive[] }) {
  const { t, f, pick } = useText();
  const [address, setAddress] = useAddress();
  const [from, to] = [address.from ?? "2025-01-01", address.to ?? "2025-09-30"];
  const query = useQuery(periodQuery(from, to));
  const published = drives.find((d) => d.word === "period");
  const rows = [
    ...(query.data
      ? [
          {
            name: t("attract.ourPipeline"),
            grade: null as string | null,
            source: "",
            values: [query.data.signed, query.data.started, query.data.inProduction],
          },
        ]
      : []),
    ...(published
      ? [
          {
            name: pick(published.title as never),
            grade: published.sourceGrade,
            source: published.sourceTitle,
            values: ["signed", "started", "inProduction"].map((k) => Number(published.facts[k])),
          },
        ]
      : []),
  ];
  return (
    <Section title={t("attract.period")}>
      <div className="es-fields">
        <TextInput
          type="date"
          label={t("attract.from")}
          value={from}
          onChange={(e) => setAddress({ from: e.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t("attract.to")}
          value={to}
          onChange={(e) => setAddress({ to: e.currentTarget.value })}
        />
      </div>
      <Note tone="warn">{t("attract.notOneCohort")}</Note>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="at-table" aria-label={t("attract.notOneCohort")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("attract.period")}</th>
              {(["signed", "started", "in-production"] as const).map((s) => (
                <th key={s} scope="col" className="es-num">
                  {t(`attract.stage.${s}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  {row.name}
                  {row.grade && <GradeBadge grade={row.grade as Grade} />}
                  {row.source && <div className="es-dim es-small">{row.source}</div>}
                </th>
                {row.values.map((value, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three fixed columns
                  <td key={i} className="es-num">
                    {f.exact(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function Curves({ curves }: { curves: readonly StageCurve[] }) {
  const { t, f, language } = useText();
  const drawn = curves.filter((c) => c.steps.length > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      legend: { top: 0, left: 0, textStyle: { color: tokens.ink2 }, itemWidth: 12, itemHeight: 12 },
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      xAxis: valueAxis(tokens, { format: (v) => f.number(v) }),
      yAxis: { ...valueAxis(tokens, { format: (v) => f.percent(v) }), max: 1 },
      series: drawn.map((c, i) => ({
        name: t(`attract.stage.${c.stage}`),
        type: "line",
        step: "end",
        showSymbol: false,
        itemStyle: { color: tokens.data[i % 8] },
        data: [[0, 1], ...c.steps.map((s) => [s.days, s.survival])],
      })),
    }),
    [curves, language],
  );
  if (drawn.length === 0) return null;
  return (
    <Section title={t("attract.curves")}>
      <Chart
        title={t("attract.curvesTitle")}
        source={t("attract.ourPipeline")}
        option={option}
        height={280}
        twin={{
          columns: [t("attract.stage"), t("attract.stays"), t("attract.median")],
          rows: curves.map((c) => [t(`attract.stage.${c.stage}`), c.stays, c.median]),
        }}
      />
    </Section>
  );
}

function Drives({ drives }: { drives: readonly Drive[] }) {
  const { t, f, pick } = useText();
  const columns: Column<Drive>[] = [
    {
      id: "drive",
      title: t("attract.drive"),
      value: (d) => pick(d.title as never),
      cell: (d) => (
        <>
          {pick(d.title as never)}
          <GradeBadge grade={d.sourceGrade as Grade} />
        </>
      ),
      width: 280,
      pin: true,
    },
    { id: "held", title: t("attract.heldOn"), value: (d) => d.heldOn, width: 110 },
    { id: "count", title: t("attract.count"), value: (d) => d.projects, numeric: true, width: 90 },
    {
      id: "money",
      title: t("attract.measure.promised"),
      value: (d) => (d.money ? Number(d.money.amount) : null),
      cell: (d) => amountText(f, d.money) ?? "–",
      numeric: true,
      width: 170,
    },
    {
      id: "completion",
      title: t("attract.completion"),
      value: (d) => (d.facts.completion as number | undefined) ?? null,
      numeric: true,
      width: 140,
    },
    {
      id: "ahead",
      title: t("attract.ahead"),
      value: (d) => d.ahead,
      cell: (d) => (d.ahead === null ? "–" : f.signed(d.ahead)),
      numeric: true,
      width: 220,
    },
    { id: "source", title: t("attract.source"), value: (d) => d.sourceTitle, width: 220 },
  ];
  return (
    <Section title={t("attract.drives")} flush>
      <DataTable
        title={t("attract.drives")}
        name="drives"
        rows={drives}
        columns={columns}
        rowKey={(d) => String(d.id)}
        sort="-held"
      />
    </Section>
  );
}
