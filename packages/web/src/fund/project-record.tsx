import type { ProjectRecord } from "@essor/contract/fund-screening";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { projectRecordQuery } from "./plan-queries.ts";

type Proof = ProjectRecord["proofs"][number];
type Screened = ProjectRecord["screened"][number];

/** What became of the hub's real projects, how well a screening learned from them does, and what it says of the open ones. */
export function ProjectRecordSection() {
  const { t } = useText();
  const query = useQuery(projectRecordQuery);
  return (
    <Section title={t("plans.record")} note={t("plans.recordNote")}>
      <Loaded query={query}>
        {(record) =>
          record.reason === null ? (
            <Learned record={record} />
          ) : (
            <p className="es-dim">
              {t("plans.recordTooFew", {
                count: record.decided,
                min: record.decidedMin,
                examples: record.examples,
              })}
            </p>
          )
        }
      </Loaded>
    </Section>
  );
}

function Learned({ record }: { record: ProjectRecord }) {
  const { t, f } = useText();
  const factName = useFactName(record);
  const source = record.sources
    .map((s) => t("plans.recordSource", { title: s.title, grade: s.grade ?? "–", n: f.exact(s.n) }))
    .join(" · ");
  const later = record.proofs.find(({ split }) => split === "later");
  const weights = [...record.criteria]
    .sort((a, b) => b.weight - a.weight)
    .map((c) => t("plans.recordWeight", { name: factName(c.id), share: f.percent(c.weight, 0) }));
  return (
    <>
      <p className="fu-above">
        {t("plans.recordEnded", {
          n: f.exact(record.decided),
          share: f.percent(record.succeeded / record.decided, 1),
        })}{" "}
        {t("plans.recordWeights", { list: weights.join(" · ") })}
      </p>
      {later && <SaidAndHappened proof={later} source={source} />}
      <Proofs record={record} source={source} />
      <h3 className="fu-below">{t("plans.recordOpen")}</h3>
      <p className="es-dim es-small">
        {t("plans.recordOpenNote", {
          shown: record.screened.length,
          n: f.exact(record.open),
        })}
      </p>
      <OpenProjects record={record} source={source} />
    </>
  );
}

function useFactName({ criteria }: ProjectRecord): (id: string) => string {
  const { say } = useText();
  const small = criteria.some(({ id, worst, best }) => id === "amount" && worst > best);
  return (id) => say(`plans.fact.${id === "amount" && small ? "amountSmall" : id}`, id);
}

function SaidAndHappened({ proof, source }: { proof: Proof; source: string }) {
  const { t, f, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        trigger: "axis",
        valueFormatter: (v: number) => f.percent(v, 1),
      },
      legend: { top: 0, right: 0, textStyle: { color: tokens.ink2, fontSize: 12 } },
      xAxis: categoryAxis(
        tokens,
        proof.bins.map((_, i) => String(i + 1)),
      ),
      yAxis: valueAxis(tokens, { format: (v) => f.percent(v, 0), scale: true }),
      series: [
        {
          name: t("plans.recordHappened"),
          type: "bar",
          data: proof.bins.map(({ happened }) => happened),
          itemStyle: { color: tokens.line },
        },
        {
          name: t("plans.recordSaid"),
          type: "line",
          data: proof.bins.map(({ said }) => said),
          symbolSize: 7,
          itemStyle: { color: tokens.accent },
        },
      ],
    }),
    [proof, language],
  );
  return (
    <Chart
      title={t("plans.recordChart", {
        error: f.percent(proof.calibrationError, 1),
        n: f.exact(proof.n),
      })}
      source={source}
      option={option}
      height={240}
      twin={{
        columns: [
          t("plans.recordGroup"),
          t("plans.recordN"),
          t("plans.recordSaid"),
          t("plans.recordHappened"),
        ],
        rows: proof.bins.map((b, i) => [
          i + 1,
          b.n,
          f.percent(b.said, 1),
          f.percent(b.happened, 1),
        ]),
      }}
    />
  );
}

function Proofs({ record, source }: { record: ProjectRecord; source: string }) {
  const { t, f } = useText();
  const figure = (
    id: keyof Proof & string,
    title: string,
    shown: (value: number) => string,
  ): Column<Proof> => ({
    id,
    title,
    numeric: true,
    value: (r) => r[id] as number,
    cell: (r) => shown(r[id] as number),
  });
  const percent = (x: number) => f.percent(x, 1);
  const exact = (x: number) => f.exact(x, 4);
  const columns: Column<Proof>[] = [
    {
      id: "split",
      title: t("plans.recordJudged"),
      value: (r) => t(r.split === "later" ? "plans.recordLater" : "plans.recordParts"),
      width: 220,
      pin: true,
    },
    figure("n", t("plans.recordN"), (x) => f.exact(x)),
    figure("baseRate", t("plans.recordBase"), percent),
    figure("brier", t("plans.brier"), exact),
    figure("brierBase", t("plans.brierBase"), exact),
    figure("calibrationError", t("plans.calibrationError"), percent),
    figure("rankAccuracy", t("plans.rankRight"), percent),
    figure("rankAccuracyPlain", t("plans.rankAccuracyPlain"), percent),
  ];
  return (
    <DataTable
      bare
      name="proof"
      title={t("plans.record")}
      rows={record.proofs}
      columns={columns}
      rowKey={(r) => r.split}
      source={source}
    />
  );
}

function OpenProjects({ record, source }: { record: ProjectRecord; source: string }) {
  const { t, f } = useText();
  const factName = useFactName(record);
  const why = ({ reasons }: Screened) =>
    reasons
      .filter((r) => r.value !== null)
      .map((r) =>
        r.n !== null
          ? t("plans.reasonRecord", {
              name: r.label ? `${factName(r.criterion)} ${r.label}` : factName(r.criterion),
              succeeded: f.exact(r.succeeded ?? 0),
              n: f.exact(r.n),
            })
          : t("plans.reasonAmount", {
              name: factName(r.criterion),
              amount: f.number(r.value ?? 0, 0),
              currency: record.currency,
            }),
      )
      .join(" · ");
  const columns: Column<Screened>[] = [
    { id: "name", title: t("fund.project"), value: (r) => r.name, width: 240, pin: true },
    {
      id: "chance",
      title: t("plans.recordChance"),
      value: (r) => r.chance,
      numeric: true,
      downFirst: true,
      width: 90,
      cell: (r) => f.percent(r.chance, 1),
    },
    {
      id: "score",
      title: t("plans.score"),
      value: (r) => r.score,
      numeric: true,
      width: 80,
      cell: (r) => f.exact(r.score * 100, 0),
    },
    { id: "why", title: t("plans.recordReasons"), value: why, width: 420 },
  ];
  return (
    <DataTable
      bare
      name="open"
      sort="-chance"
      title={t("plans.recordOpen")}
      rows={record.screened}
      columns={columns}
      rowKey={(r) => r.ref}
      source={source}
    />
  );
}
