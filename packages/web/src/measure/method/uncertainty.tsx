import type { RankingTable } from "@essor/contract/measure";
import type { UncertaintyRun } from "@essor/contract/measure-analysis";
import { NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useAddress } from "../../api/address.ts";
import { useMay } from "../../api/session.ts";
import { JobProgress } from "../../ui/job-progress.tsx";
import { PageLink } from "../../ui/link.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { type Text, useText } from "../../ui/text.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { IntervalTable } from "./interval-table.tsx";
import { runsQuery } from "./queries.ts";
import { RunForm } from "./run-form.tsx";
import { WithRanking } from "./with-ranking.tsx";
import "./method.css";

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.uncertainty")} lead={t("method.uncertaintyLead")}>
      {(table) => <Body table={table} />}
    </WithRanking>
  );
}

function Body({ table }: { table: RankingTable }) {
  const { t } = useText();
  const [{ job }, setAddress] = useAddress();
  const client = useQueryClient();
  const may = useMay();
  const runs = useQuery(runsQuery(table.recipe.code));
  const ended = useCallback(() => {
    void client.invalidateQueries({ queryKey: runsQuery(table.recipe.code).queryKey });
  }, [client, table.recipe.code]);
  return (
    <>
      <PageHead title={t("page.uncertainty")} lead={t("method.uncertaintyLead")}>
        <PageLink to={`/measure/report?recipe=${table.recipe.code}`}>{t("page.report")}</PageLink>
      </PageHead>
      {may("measure.write") && (
        <Section title={t("method.newRun")} note={t("method.newRunNote")}>
          <RunForm
            table={table}
            started={(id) => setAddress({ job: String(id), run: undefined })}
          />
          {job !== undefined && Number(job) > 0 && (
            <div style={{ marginTop: 14 }}>
              <JobProgress key={job} id={Number(job)} onEnd={ended} />
            </div>
          )}
        </Section>
      )}
      <Loaded query={runs}>{(items) => <Runs items={items} />}</Loaded>
    </>
  );
}

function Runs({ items }: { items: readonly UncertaintyRun[] }) {
  const text = useText();
  const { t, f } = text;
  const [{ run }, setAddress] = useAddress();
  const shown = items.find((r) => String(r.id) === run) ?? items[0];
  if (!shown) return <Empty title={t("method.noRun")} help={t("method.noRunHelp")} />;
  return (
    <Section
      title={t("method.intervals")}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t("method.run")}
          value={String(shown.id)}
          onChange={(e) => setAddress({ run: e.currentTarget.value })}
          data={items.map((r) => ({
            value: String(r.id),
            label: t("method.runName", {
              at: f.instant(r.createdAt),
              n: f.exact(r.replications),
              seed: String(r.seed),
            }),
          }))}
        />
      }
      flush
    >
      <div className="es-body">
        <Finding run={shown} />
        <IntervalChart run={shown} title={findingOf(shown, text)} />
      </div>
      <IntervalTable run={shown} />
    </Section>
  );
}

/** The finding about the hub, as title of the chart. */
export function findingOf(run: UncertaintyRun, { t, f, pick }: Text): string {
  const own = run.items.find((x) => x.code === run.hub) ?? run.items[0];
  if (!own || own.q5 === null || own.q95 === null) return t("method.intervals");
  const [a, b] = [f.exact(own.q5, 0), f.exact(own.q95, 0)];
  const unit = pick(own.name);
  return a === b ? t("method.findingOne", { unit, a }) : t("method.finding", { unit, a, b });
}

export function Finding({ run }: { run: UncertaintyRun }) {
  const { t, f, pick } = useText();
  const own = run.items.find((x) => x.code === run.hub);
  if (!own) return null;
  return (
    <p className="es-method-said">
      {t("method.chances", {
        unit: pick(own.name),
        of: f.exact(run.of),
        top10: f.percent(own.top10),
        top50: f.percent(own.top50),
        top100: f.percent(own.top100),
      })}
    </p>
  );
}
