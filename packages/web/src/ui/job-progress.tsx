import type { Job } from "@essor/contract/hub";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { apiAddress, read, write } from "../api/client.ts";
import { Note } from "./page.tsx";
import { useText } from "./text.ts";

const over = (job: Job | undefined) =>
  job !== undefined && job.state !== "queued" && job.state !== "running";

/** A job followed over server-sent events; if the stream breaks, asked for every second and a half. */
export function useJob(id: number | null): Job | undefined {
  const [job, setJob] = useState<Job>();
  useEffect(() => {
    setJob(undefined);
    if (id === null) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (next: Job) => {
      if (!stopped) setJob(next);
      if (over(next)) stop();
    };
    const poll = () => {
      read<Job>(`/hub/jobs/${id}`)
        .then(take, () => {})
        .finally(() => {
          if (!stopped) timer = setTimeout(poll, 1500);
        });
    };
    const stream = new EventSource(apiAddress(`/hub/jobs/${id}/events`));
    const hear = (event: MessageEvent<string>) => take(JSON.parse(event.data) as Job);
    stream.onmessage = hear;
    for (const name of ["job", "progress"]) stream.addEventListener(name, hear as EventListener);
    stream.onerror = () => {
      stream.close();
      if (!stopped) poll();
    };
    function stop() {
      stopped = true;
      stream.close();
      clearTimeout(timer);
    }
    return stop;
  }, [id]);
  return job;
}

type Props = {
  readonly id: number;
  /** Called once, when the job has ended in whatever way. */
  readonly onEnd?: (job: Job) => void;
  /** The phases of this kind of work in the reader's words. */
  readonly phase?: (phase: string) => string;
};

/** Progress of long work: how far, in which phase, with cancel. One may leave and find it again. */
export function JobProgress({ id, onEnd, phase = (raw) => raw }: Props) {
  const { t, f } = useText();
  const job = useJob(id);
  const told = useRef(false);
  useEffect(() => {
    if (job && over(job) && !told.current) {
      told.current = true;
      onEnd?.(job);
    }
  }, [job, onEnd]);
  const share = job?.total ? Math.min(1, job.done / job.total) : undefined;
  const state = job?.state ?? "queued";
  return (
    <div style={{ display: "grid", gap: 8, maxWidth: 560 }}>
      <div
        className="es-bar"
        role="progressbar"
        aria-label={t("job.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === undefined ? {} : { "aria-valuenow": Math.round(share * 100) })}
      >
        <i style={{ width: `${(share ?? (state === "done" ? 1 : 0.08)) * 100}%` }} />
      </div>
      <div
        style={{ display: "flex", gap: 12, alignItems: "center", justifyContent: "space-between" }}
      >
        <span>
          {t(`job.${state}`)}
          {job?.phase && !over(job) ? ` · ${phase(job.phase)}` : ""}
          {job?.total
            ? ` · ${t("job.doneOf", { done: f.exact(job.done), total: f.exact(job.total) })}`
            : ""}
        </span>
        {!over(job) && (
          <Button
            size="xs"
            variant="default"
            style={{ flex: "none" }}
            onClick={() => void write("POST", `/hub/jobs/${id}/cancel`)}
          >
            {t("ui.cancel")}
          </Button>
        )}
      </div>
      {job?.error && (
        <Note tone="danger">
          {job.error.detail} <span className="es-mono">({job.error.code})</span>
        </Note>
      )}
      {!over(job) && <p className="es-dim es-small">{t("job.leave")}</p>}
    </div>
  );
}
