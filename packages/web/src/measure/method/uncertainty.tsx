import type { RankingTable } from "@essor/contract/measure";
import type { SensitivityRun, UncertaintyRun } from "@essor/contract/measure-analysis";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useAddress } from "../../api/address.ts";
import { useMay } from "../../api/session.ts";
import { JobProgress } from "../../ui/job-progress.tsx";
import { PageLink } from "../../ui/link.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { HereProgress } from "./here-progress.tsx";
import { asSensitivityRun, asUncertaintyRun } from "./here-run.ts";
import { runsQuery, sensitivitiesQuery } from "./queries.ts";
import { RunForm } from "./run-form.tsx";
import { Runs } from "./runs.tsx";
import { Sensitivities } from "./sensitivities.tsx";
import { useHere } from "./use-here.ts";
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

const NO_RUNS: readonly UncertaintyRun[] = [];
const NONE: readonly SensitivityRun[] = [];

function Body({ table }: { table: RankingTable }) {
  const { t } = useText();
  const [{ job }, setAddress] = useAddress();
  const client = useQueryClient();
  const may = useMay();
  const { code } = table.recipe;
  const runs = useQuery(runsQuery(code));
  const sensitivities = useQuery(sensitivitiesQuery(code));
  const here = useHere();
  const own = asUncertaintyRun(here, table);
  const ownSensitivity = asSensitivityRun(here, table);
  const ended = useCallback(() => {
    void client.invalidateQueries({ queryKey: runsQuery(code).queryKey });
    void client.invalidateQueries({ queryKey: sensitivitiesQuery(code).queryKey });
  }, [client, code]);
  return (
    <>
      <PageHead title={t("page.uncertainty")} lead={t("method.uncertaintyLead")}>
        <PageLink to={`/measure/report?recipe=${code}`}>{t("page.report")}</PageLink>
      </PageHead>
      <Section title={t("method.newRun")} note={t("method.newRunNote")}>
        <RunForm
          table={table}
          peers={runs.data?.[0]?.peers ?? []}
          started={(id) => setAddress({ job: String(id), run: undefined, sobol: undefined })}
          here={(asked) => {
            setAddress({ job: undefined, run: undefined, sobol: undefined });
            here.start(asked);
          }}
        />
        <HereProgress here={here} cancel={here.cancel} />
        {may("measure.write") && job !== undefined && Number(job) > 0 && (
          <div style={{ marginTop: 14 }}>
            <JobProgress key={job} id={Number(job)} onEnd={ended} />
          </div>
        )}
      </Section>
      <Loaded query={runs}>
        {(items) => <Runs items={own ? [own, ...items] : (items ?? NO_RUNS)} />}
      </Loaded>
      <Loaded query={sensitivities}>
        {(items) => (
          <Sensitivities
            table={table}
            items={ownSensitivity ? [ownSensitivity, ...items] : (items ?? NONE)}
          />
        )}
      </Loaded>
    </>
  );
}
