import type { KeptForecast } from "@essor/contract/outlook";
import { may } from "@essor/contract/rights";
import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../api/address.ts";
import { useMe } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { JobProgress } from "../ui/job-progress.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { unitText } from "../ui/unit.ts";
import { BacktestSection } from "./backtest.tsx";
import { FanChart } from "./fan-chart.tsx";
import { askForecast, forecastsQuery } from "./queries.ts";
import { Reviews } from "./reviews.tsx";
import "./outlook.css";

/** What the pipeline will bring, with its uncertainty, and how far such forecasts have been right. */
export function Page() {
  const { t } = useText();
  const query = useQuery(forecastsQuery);
  return (
    <>
      <PageHead title={t("outlook.forecastTitle")} lead={t("outlook.forecastLead")} />
      <AskForecast />
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t("outlook.noForecast")} help={t("outlook.noForecastHelp")} />
          ) : (
            <Kept list={list} />
          )
        }
      </Loaded>
      <Reviews />
      <BacktestSection />
    </>
  );
}

function AskForecast() {
  const text = useText();
  const { t } = text;
  const me = useMe();
  const client = useQueryClient();
  const [, setAddress] = useAddress();
  const [measure, setMeasure] = useState("output");
  const [toYear, setToYear] = useState<number>(2035);
  const [seed, setSeed] = useState<number>(1);
  const [job, setJob] = useState<number | null>(null);
  const [wrong, setWrong] = useState<string>();
  if (!me || !may(me.role, "outlook.write")) return null;
  const start = () => {
    setWrong(undefined);
    askForecast({ measure, toYear, seed, draws: 2000 }).then(
      ({ job: id }) => setJob(id),
      (error) => setWrong(problemText(text, error).text),
    );
  };
  return (
    <Section title={t("outlook.newForecast")}>
      <div className="ol-form">
        <NativeSelect
          label={t("outlook.measure")}
          value={measure}
          onChange={(e) => setMeasure(e.currentTarget.value)}
          data={[
            { value: "output", label: t("outlook.measure.output") },
            { value: "investment", label: t("outlook.measure.investment") },
          ]}
        />
        <NumberInput
          label={t("outlook.lastYear")}
          value={toYear}
          min={2026}
          max={2060}
          onChange={(v) => setToYear(Number(v))}
          hideControls
        />
        <NumberInput
          label={t("outlook.seed")}
          value={seed}
          min={0}
          onChange={(v) => setSeed(Number(v))}
          hideControls
        />
        <Button onClick={start}>{t("outlook.start")}</Button>
      </div>
      {wrong && <Note tone="danger">{wrong}</Note>}
      {job !== null && (
        <JobProgress
          key={job}
          id={job}
          onEnd={(ended) => {
            void client.invalidateQueries({ queryKey: ["outlook", "forecasts"] });
            const made = (ended.result as { forecast?: number } | null)?.forecast;
            if (made) setAddress({ forecast: String(made) });
          }}
        />
      )}
    </Section>
  );
}

type Line = KeptForecast["years"][number];
type StageLine = KeptForecast["stages"][number];

function Kept({ list }: { list: readonly KeptForecast[] }) {
  const text = useText();
  const { t, f, say } = text;
  const [address, setAddress] = useAddress();
  const shown = list.find((x) => String(x.id) === address.forecast) ?? list[0];
  if (!shown) return null;
  const groups = [...new Set(shown.years.map((y) => y.group))].filter(
    (g) => g !== "base" && g !== "total",
  );
  const group = groups.includes(address.group ?? "") ? (address.group as string) : "pipeline";
  const lines = shown.years.filter((y) => y.group === group);
  const last = lines.at(-1);
  const name = (g: string) =>
    g.startsWith("sector:")
      ? say(`outlook.sector.${g.slice(7)}`, g.slice(7))
      : g.startsWith("link:")
        ? t("outlook.chainLink", { link: g.slice(5) })
        : say(`outlook.group.${g}`, g);
  const unit = unitText(text, shown.currency);
  const columns: readonly Column<Line>[] = [
    {
      id: "year",
      title: t("outlook.year"),
      value: (y) => y.year,
      numeric: true,
      cell: (y) => String(y.year),
    },
    ...(["q5", "median", "mean", "q95"] as const).map((k) => ({
      id: k,
      title: t(`outlook.${k}`),
      value: (y: Line) => y[k],
      numeric: true,
      cell: (y: Line) => f.number(y[k], 0),
    })),
  ];
  const stages: readonly Column<StageLine>[] = [
    {
      id: "stage",
      title: t("outlook.stage"),
      value: (s) => say(`outlook.stage.${s.stage}`, s.stage),
    },
    { id: "projects", title: t("outlook.projects"), value: (s) => s.projects, numeric: true },
    {
      id: "produces",
      title: t("outlook.produces", { year: shown.toYear }),
      value: (s) => s.produces,
      numeric: true,
      cell: (s) => f.percent(s.produces),
    },
    {
      id: "median",
      title: t("outlook.medianTime"),
      value: (s) => s.medianQuarters,
      numeric: true,
      cell: (s) =>
        s.medianQuarters === null
          ? "–"
          : t("outlook.years", { n: f.exact(s.medianQuarters / 4, 1) }),
    },
  ];
  const assumed = shown.assumptions as { ended?: number; sharedShift?: number };
  return (
    <>
      <Section
        title={t("outlook.brings", {
          year: shown.toYear,
          value: `${f.number(last?.median ?? 0, 0)} ${unit}`,
        })}
        note={t("outlook.bringsNote", {
          low: f.number(last?.q5 ?? 0, 0),
          high: f.number(last?.q95 ?? 0, 0),
          unit,
        })}
        actions={
          <>
            <NativeSelect
              size="xs"
              aria-label={t("outlook.kept")}
              value={String(shown.id)}
              onChange={(e) => setAddress({ forecast: e.currentTarget.value })}
              data={list.map((x) => ({
                value: String(x.id),
                label: `${f.day(x.asOf)} · ${t(`outlook.measure.${x.measure}`)} · ${x.seed}`,
              }))}
            />
            <NativeSelect
              size="xs"
              aria-label={t("outlook.group")}
              value={group}
              onChange={(e) => setAddress({ group: e.currentTarget.value })}
              data={groups.map((g) => ({ value: g, label: name(g) }))}
            />
          </>
        }
      >
        {(assumed.ended ?? 0) < 30 && (
          <Note tone="warn">{t("outlook.thinHistory", { n: assumed.ended ?? 0 })}</Note>
        )}
        <FanChart
          title={t("outlook.fanTitle", {
            group: name(group),
            projects: f.exact(shown.counts.counted ?? 0),
          })}
          source={t("outlook.fanSource", {
            day: f.day(shown.asOf),
            seed: shown.seed,
            hash: shown.recipeHash.slice(0, 12),
          })}
          unit={unit}
          legend={t("outlook.fanLegend")}
          history={[]}
          fan={lines.map((y) => ({ year: y.year, middle: y.median, low: y.q5, high: y.q95 }))}
          inner={lines.map((y) => ({ year: y.year, middle: y.median, low: y.q25, high: y.q75 }))}
        />
        <p className="es-dim es-small">
          {t("outlook.vintage", {
            at: f.instant(shown.vintage),
            draws: f.exact(shown.draws),
            seed: shown.seed,
          })}{" "}
          <span className="es-mono">{shown.recipeHash.slice(0, 16)}</span>
          {assumed.sharedShift !== undefined && (
            <> {t("outlook.sharedShift", { shift: f.exact(assumed.sharedShift, 2) })}</>
          )}
        </p>
      </Section>
      <div>
        <Section title={t("outlook.byYear")} flush>
          <DataTable
            bare
            name="fy"
            title={t("outlook.byYear")}
            rows={lines}
            columns={columns}
            rowKey={(y) => String(y.year)}
          />
        </Section>
        <Section title={t("outlook.byStage")} flush>
          <DataTable
            bare
            name="fs"
            title={t("outlook.byStage")}
            rows={shown.stages}
            columns={stages}
            rowKey={(s) => s.stage}
          />
        </Section>
      </div>
    </>
  );
}
