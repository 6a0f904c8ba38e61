import type { EntryRun } from "@essor/contract/target-entry";
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import "./target.css";
import { DataTable } from "../ui/data-table.tsx";
import { JobProgress } from "../ui/job-progress.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { numberColumn } from "./columns.tsx";
import { runsQuery, spaceQuery } from "./queries.ts";

type Trial = EntryRun["trials"][number];

/** How good the tips are: the model beside simpler scores, on places it had not seen. */
export function Page() {
  const { t, pick, f } = useText();
  const [address, setAddress] = useAddress();
  const query = useQuery(runsQuery);
  const space = useQuery(spaceQuery({ basis: address.basis, level: address.level }));
  const nameOf = (basis: string) => {
    const found = space.data?.bases.find((one) => one.code === basis);
    return found ? pick(found.name) : basis;
  };
  return (
    <>
      <PageHead title={t("target.backtestTitle")} lead={t("target.backtestLead")} />
      <Ask bases={space.data?.bases ?? []} level={address.level} />
      <Loaded query={query}>
        {(runs) => {
          const run = runs.find((one) => String(one.id) === address.run) ?? runs[0];
          if (!run) return <Empty title={t("target.noRun")} help={t("target.noRunHelp")} />;
          return (
            <>
              {runs.length > 1 && (
                <NativeSelect
                  label={t("target.run")}
                  value={String(run.id)}
                  data={runs.map((one) => ({
                    value: String(one.id),
                    label: `${nameOf(one.basis)}, ${one.from}–${one.to} (${f.instant(one.createdAt)})`,
                  }))}
                  onChange={(event) => setAddress({ run: event.currentTarget.value })}
                />
              )}
              <p className="tg-says">
                {t("target.runSays", {
                  basis: nameOf(run.basis),
                  from: run.from,
                  to: run.to,
                  regions: f.exact(run.regions),
                  activities: f.exact(run.activities),
                })}{" "}
                {run.leftOut > 0 && t("target.runLeftOut", { n: f.exact(run.leftOut) })}
              </p>
              {run.stale && <Note tone="warn">{t("target.staleRun")}</Note>}
              {run.trials.map((trial) => (
                <TrialSection key={`${trial.rule.from}-${trial.unseen}`} trial={trial} />
              ))}
              <Note>{t("target.backtestReading")}</Note>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

type AskProps = {
  readonly bases: readonly { readonly code: string; readonly name: object }[];
  readonly level: string | undefined;
};

function Ask({ bases, level }: AskProps) {
  const text = useText();
  const { t, pick } = text;
  const client = useQueryClient();
  const mayWrite = useMay()("target.write");
  const [basis, setBasis] = useState<string>();
  const [job, setJob] = useState<number | null>(null);
  const start = useMutation({
    mutationFn: () =>
      write<{ job: number }>("POST", "/target/entry/runs", {
        body: { ...(basis ? { basis } : {}), ...(level ? { level } : {}) },
      }),
    onSuccess: (queued) => setJob(queued.job),
  });
  if (!mayWrite) return null;
  return (
    <Section title={t("target.newRun")} note={t("target.newRunNote")}>
      <div className="tg-add">
        {bases.length > 1 && (
          <NativeSelect
            label={t("target.basisChoice")}
            value={basis ?? bases[0]?.code ?? ""}
            data={bases.map((one) => ({ value: one.code, label: pick(one.name) }))}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
        )}
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {t("target.startRun")}
        </Button>
      </div>
      {start.isError && <Note tone="danger">{problemText(text, start.error).text}</Note>}
      {job !== null && (
        <JobProgress
          key={job}
          id={job}
          onEnd={() => void client.invalidateQueries({ queryKey: ["target"] })}
        />
      )}
    </Section>
  );
}

function TrialSection({ trial }: { trial: Trial }) {
  const { t, f, say } = useText();
  type Row = Trial["scores"][number];
  const show = (v: number) => f.exact(v, 3);
  const column = (id: keyof Row & string, width = 150) =>
    numberColumn<Row>(id, {
      title: say(`target.measure.${id}`, id),
      value: (row) => row[id] as number | null,
      show,
      width,
    });
  const title = t(trial.rule.from < 1 ? "target.jumps" : "target.crossings", {
    unseen: t(`target.unseen.${trial.unseen}`),
  });
  const best = [...trial.scores].sort(
    (a, b) => (b.averagePrecision ?? 0) - (a.averagePrecision ?? 0),
  )[0];
  return (
    <Section
      title={title}
      note={t("target.trialNote", {
        entries: f.exact(trial.entries),
        candidates: f.exact(trial.candidates),
        base: f.percent(trial.entries / Math.max(1, trial.candidates), 1),
        best: best ? say(`target.score.${best.score}`, best.score) : "",
      })}
    >
      <div className="tg-trial">
        <DataTable
          title={`${t("target.scores")}: ${title}`}
          name={`${trial.rule.from}${trial.unseen}`}
          bare
          rows={trial.scores}
          columns={[
            {
              id: "score",
              title: t("target.score"),
              value: (row) => say(`target.score.${row.score}`, row.score),
              width: 190,
              pin: true,
            },
            column("rocAuc"),
            column("rocAucWithinRegion", 170),
            column("averagePrecision", 160),
            column("precisionAt10", 150),
            column("calibrationError", 160),
          ]}
          rowKey={(row) => row.score}
          sort="-averagePrecision"
          marked={(row) => row.score === "model"}
        />
        <Calibration trial={trial} />
      </div>
    </Section>
  );
}

/** What the model said against what came, in ten groups of equal size. */
function Calibration({ trial }: { trial: Trial }) {
  const { t } = useText();
  const { calibration } = trial;
  const [xName, yName] = [t("target.said"), t("target.came")];
  const option = useCallback(
    (tokens: Tokens) => {
      const most = Math.max(0.01, ...calibration.flatMap((b) => [b.forecast, b.observed]));
      const unit = 10 ** Math.floor(Math.log10(most));
      const top = Math.ceil((2 * most) / unit) * (unit / 2);
      return {
        ...baseOption(tokens),
        xAxis: {
          ...valueAxis(tokens, {}),
          max: top,
          name: xName,
          nameLocation: "middle",
          nameGap: 28,
        },
        yAxis: { ...valueAxis(tokens, { name: yName }), max: top },
        grid: { left: 8, right: 24, top: 32, bottom: 28, containLabel: true },
        series: [
          {
            type: "line",
            data: [
              [0, 0],
              [top, top],
            ],
            symbol: "none",
            lineStyle: { color: tokens.line, type: "dashed" },
          },
          {
            type: "scatter",
            data: calibration.map((bin) => [bin.forecast, bin.observed]),
            symbolSize: 9,
            itemStyle: { color: tokens.accent },
          },
        ],
      };
    },
    [calibration, xName, yName],
  );
  return (
    <Chart
      title={t("target.calibrationTitle")}
      source={t("target.calibrationSource")}
      height={260}
      twin={{
        columns: [xName, yName, t("target.cells")],
        rows: calibration.map((bin) => [bin.forecast, bin.observed, bin.count]),
      }}
      option={option}
    />
  );
}
