import type { PipelineBatch } from "@essor/contract/attract-import";
import type { Job } from "@essor/contract/hub";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { jobQuery } from "../api/hub.ts";
import "./attract.css";
import { ImportSteps } from "../ui/import-steps.tsx";
import { JobProgress } from "../ui/job-progress.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { ActionProblem } from "./action-form.tsx";
import { pipelineImportQuery } from "./care-queries.ts";
import { PipelineMappingForm } from "./import-mapping.tsx";
import { PipelineReport } from "./import-report.tsx";

/** One import from the upload to the written batch, and back. */
export function Page() {
  const query = useQuery(pipelineImportQuery(useRouteParam("id")));
  const [started, setStarted] = useState<number | null>(null);
  const last = query.data?.job ?? null;
  const job = useQuery({ ...jobQuery(last ?? 0), enabled: last !== null && started === null }).data;
  const atWork = job?.state === "queued" || job?.state === "running";
  return (
    <Loaded query={query}>
      {(batch) => (
        <Body
          key={`${batch.id} ${batch.state}`}
          batch={batch}
          job={started ?? (atWork ? last : null)}
          setJob={setStarted}
        />
      )}
    </Loaded>
  );
}

type BodyProps = {
  readonly batch: PipelineBatch;
  /** The job to follow: one started here, or one that was still at work when the page was opened. */
  readonly job: number | null;
  readonly setJob: (job: number | null) => void;
};

function Body({ batch, job, setJob }: BodyProps) {
  const { t } = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const [again, setAgain] = useState(false);
  const path = `/attract/imports/${batch.id}`;
  const refresh = () => queries.invalidateQueries({ queryKey: ["attract"] });
  const begin = useMutation({
    mutationFn: ({ what, body }: { what: "check" | "apply"; body?: object }) =>
      write<{ job: number }>("POST", `${path}/${what}`, body ? { body } : {}),
    onSuccess: (answer) => {
      setAgain(false);
      setJob(answer.job);
    },
  });
  const undo = useMutation({
    mutationFn: () => write<PipelineBatch>("POST", `${path}/undo`),
    onSuccess: refresh,
  });
  async function ended(done: Job) {
    await Promise.all([refresh(), queries.invalidateQueries({ queryKey: ["hub", "job"] })]);
    setJob(null);
    if (done.state === "done" && done.kind.endsWith("apply"))
      toast(t("care.import.applied"), () => undo.mutate());
  }
  const isMapping = batch.state === "uploaded" || again;
  const at = isMapping ? 1 : batch.state === "checked" ? 2 : 3;
  const writing = batch.counts.accepted + batch.counts.changed;
  return (
    <>
      <PageHead title={batch.fileName} views={false}>
        <PageLink to="/attract/imports">{t("imports.all")}</PageLink>
      </PageHead>
      <ImportSteps at={at} undone={batch.state === "undone"} />
      <ActionProblem error={begin.error ?? undo.error} />
      {job !== null ? (
        <Section title={t("job.progress")}>
          <JobProgress key={job} id={job} onEnd={(done) => void ended(done)} />
        </Section>
      ) : isMapping ? (
        <PipelineMappingForm
          batch={batch}
          busy={begin.isPending}
          check={(body) => begin.mutate({ what: "check", body })}
        />
      ) : (
        <>
          <div className="es-actions" style={{ marginBottom: 16 }}>
            {batch.state === "checked" && (
              <>
                <Button
                  disabled={writing === 0}
                  loading={begin.isPending}
                  onClick={() => begin.mutate({ what: "apply" })}
                >
                  {t("care.import.apply", { count: writing })}
                </Button>
                <Button variant="default" onClick={() => setAgain(true)}>
                  {t("imports.again")}
                </Button>
              </>
            )}
            {batch.state === "applied" && (
              <>
                <Note tone="good">{t("care.import.applied")}</Note>
                <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
                  {t("care.import.undo")}
                </Button>
              </>
            )}
          </div>
          <PipelineReport batch={batch} />
        </>
      )}
    </>
  );
}
