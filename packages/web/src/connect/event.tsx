import type { EventDetail } from "@essor/contract/connect-events";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { JobProgress } from "../ui/job-progress.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { type Text, useText } from "../ui/text.ts";
import { MeetingTable } from "./event-meetings.tsx";
import { OwnPart, PeopleForm } from "./event-people.tsx";
import { eventQuery } from "./event-queries.ts";
import { EventForm } from "./events.tsx";
import { Badge, Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

/** One event: who comes, who meets whom when, what the plan proves, and what came of the meetings. */
export function Page() {
  const id = useRouteParam("id");
  const query = useQuery(eventQuery(id));
  return <Loaded query={query}>{(detail) => <Event detail={detail} />}</Loaded>;
}

function Event({ detail }: { detail: EventDetail }) {
  const { t, f, pick } = useText();
  const may = useMay();
  const adviser = may("connect.advise");
  const queries = useQueryClient();
  const [editing, setEditing] = useState<"event" | "people" | null>(null);
  const [job, setJob] = useState<number | null>(null);
  const { event, plan, meetings } = detail;
  const run = useMutation({
    mutationFn: () => write<{ job: number }>("POST", `/connect/events/${event.id}/plan`),
    onSuccess: (queued) => setJob(queued.job),
  });
  const close = () => setEditing(null);
  return (
    <>
      <PageHead
        title={pick(event.name)}
        lead={`${f.day(event.on)} · ${t("connect.eventSize", {
          people: f.exact(event.people),
          tables: f.exact(event.tables),
          slots: f.exact(event.slots),
        })}`}
      >
        {event.example && <Badge tone="warn">{t("connect.example")}</Badge>}
        {adviser && (
          <>
            <Button variant="default" onClick={() => setEditing("event")}>
              {t("connect.eventEdit")}
            </Button>
            <Button variant="default" onClick={() => setEditing("people")}>
              {t("connect.eventPeople")}
            </Button>
            <Button
              loading={run.isPending}
              disabled={event.people < 2}
              onClick={() => run.mutate()}
            >
              {t("connect.planRun")}
            </Button>
          </>
        )}
      </PageHead>
      <Refusal error={run.error} />
      {job !== null && (
        <JobProgress
          key={job}
          id={job}
          onEnd={() => {
            setJob(null);
            queries.invalidateQueries(ALL);
          }}
        />
      )}
      <Proof detail={detail} />
      {may("connect.write") && !adviser && <OwnPart detail={detail} />}
      <Section
        title={t(adviser ? "connect.meetings" : "connect.meetingsOwn")}
        note={plan ? undefined : t("connect.planNone")}
        flush
      >
        <MeetingTable detail={detail} meetings={meetings} adviser={adviser} />
      </Section>
      <Panel opened={editing === "event"} onClose={close} size={440} title={t("connect.eventEdit")}>
        {editing === "event" && <EventForm event={event} close={close} />}
      </Panel>
      <Panel
        opened={editing === "people"}
        onClose={close}
        size={560}
        title={t("connect.eventPeople")}
      >
        {editing === "people" && <PeopleForm detail={detail} close={close} />}
      </Panel>
    </>
  );
}

const percent = ({ f }: Text, rate: number | null) => (rate === null ? "–" : f.percent(rate, 1));

/** What the plan proves, and the rates of the event. */
function Proof({ detail: { plan, rates } }: { detail: EventDetail }) {
  const text = useText();
  const { t, f } = text;
  const rate = (r: EventDetail["rates"]["kept"]) =>
    `${percent(text, r.rate)} (${f.exact(r.part)} / ${f.exact(r.whole)})`;
  return (
    <Section title={t("connect.planProof")} note={t("connect.planProofNote")}>
      <dl className="es-terms">
        {plan && (
          <>
            <dt>{t("connect.planMet")}</dt>
            <dd>
              {f.exact(plan.met)} / {f.exact(plan.wishes)}
            </dd>
            <dt>{t("connect.planGap")}</dt>
            <dd>
              {plan.gap === 0
                ? t("connect.planOptimal")
                : t("connect.planGapIs", { gap: f.percent(plan.gap, 2) })}
            </dd>
            <dt>{t("connect.planFair")}</dt>
            <dd>
              {t("connect.planFairIs", {
                least: f.exact(plan.least),
                most: f.exact(plan.most),
                jain: f.number(plan.jain, 3),
              })}
            </dd>
          </>
        )}
        <dt>{t("connect.rateAccepted")}</dt>
        <dd>{rate(rates.accepted)}</dd>
        <dt>{t("connect.rateKept")}</dt>
        <dd>{rate(rates.kept)}</dd>
        <dt>{t("connect.rateSecond")}</dt>
        <dd>{rate(rates.second)}</dd>
      </dl>
      <p className="es-dim es-small">{t("connect.rateYardstick")}</p>
    </Section>
  );
}
