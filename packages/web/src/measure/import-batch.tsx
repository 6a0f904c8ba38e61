import type { Job } from "@essor/contract/hub";
import type { ImportBatch, ImportMapping, Indicator } from "@essor/contract/measure";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { jobQuery } from "../api/hub.ts";
import { importQuery, indicatorsQuery } from "../api/measure.ts";
import { paths } from "../paths.ts";
import { ImportSteps } from "../ui/import-steps.tsx";
import { JobProgress } from "../ui/job-progress.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { MappingForm } from "./import-mapping.tsx";
import { ImportReport } from "./import-report.tsx";

type BodyProps = {
  readonly batch: ImportBatch;
  readonly indicators: readonly Indicator[];
  /** The job to follow: one started here, or one that was still at work when the page was opened. */
  readonly job: number | null;
  readonly setJob: (job: number | null) => void;
  readonly here: boolean;
};

function Body({ batch, indicators, job, setJob, here }: BodyProps) {
  const text = useText();
  const { t } = text;
  const queries = useQueryClient();
  const toast = useToast();
  const [again, setAgain] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ["measure"] });
  const path = `/measure/imports/${batch.id}`;
  const started = ({ job }: { job: number }) => {
    setAgain(false);
    setJob(job);
  };
  const check = useMutation({
    mutationFn: (mapping: ImportMapping) =>
      write<{ job: number }>("POST", `${path}/check`, { body: mapping }),
    onSuccess: started,
  });
  const apply = useMutation({
    mutationFn: () => write<{ job: number }>("POST", `${path}/apply`),
    onSuccess: started,
  });
  const undo = useMutation({
    mutationFn: () => write<{ job: number }>("POST", `${path}/undo`),
    onSuccess: started,
  });
  const problem = check.error ?? apply.error ?? undo.error;
  const changing = batch.counts.accepted + batch.counts.changed;
  async function ended(done: Job) {
    await Promise.all([refresh(), queries.invalidateQueries({ queryKey: ["hub", "job"] })]);
    setJob(null);
    if (here && done.state === "done" && done.kind.includes("apply"))
      toast(t("imports.applied"), () => undo.mutate());
  }
  const mapping = batch.state === "uploaded" || again;
  const at =
    job !== null
      ? batch.state === "uploaded"
        ? 1
        : batch.state === "checked"
          ? 2
          : 3
      : mapping
        ? 1
        : batch.state === "checked"
          ? 2
          : 3;
  return (
    <>
      <PageHead title={batch.fileName}>
        <PageLink to={paths.imports}>{t("imports.all")}</PageLink>
      </PageHead>
      <ImportSteps at={at} undone={batch.state === "undone"} />
      {problem && (
        <Note tone="danger">
          {problemText(text, problem).text}{" "}
          <span className="es-mono">({problemText(text, problem).code})</span>
        </Note>
      )}
      {job !== null ? (
        <Section title={t("job.progress")}>
          <JobProgress key={job} id={job} onEnd={(done) => void ended(done)} />
        </Section>
      ) : mapping ? (
        <MappingForm
          batch={batch}
          indicators={indicators}
          busy={check.isPending}
          check={(m) => check.mutate(m)}
        />
      ) : (
        <>
          <div className="es-actions" style={{ marginBottom: 16 }}>
            {batch.state === "checked" && (
              <>
                <Button
                  disabled={changing === 0}
                  loading={apply.isPending}
                  onClick={() => apply.mutate()}
                >
                  {t("imports.apply", { count: changing })}
                </Button>
                <Button variant="default" onClick={() => setAgain(true)}>
                  {t("imports.again")}
                </Button>
              </>
            )}
            {batch.state === "applied" && (
              <>
                <Note tone="good">{t("imports.applied")}</Note>
                <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
                  {t("imports.undo")}
                </Button>
              </>
            )}
            {batch.state === "undone" && <Note tone="warn">{t("imports.undone")}</Note>}
          </div>
          <ImportReport batch={batch} indicators={indicators} />
        </>
      )}
    </>
  );
}

export function Page() {
  const id = useRouteParam("id");
  const batch = useQuery(importQuery(id));
  const indicators = useQuery(indicatorsQuery);
  const [started, setStarted] = useState<number | null>(null);
  const last = batch.data?.job ?? null;
  const job = useQuery({ ...jobQuery(last ?? 0), enabled: last !== null && started === null }).data;
  const atWork = job?.state === "queued" || job?.state === "running";
  return (
    <Loaded query={batch}>
      {(b) => (
        <Loaded query={indicators}>
          {(list) => (
            <Body
              key={`${b.id} ${b.state}`}
              batch={b}
              indicators={list}
              job={started ?? (atWork ? last : null)}
              setJob={setStarted}
              here={started !== null}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
