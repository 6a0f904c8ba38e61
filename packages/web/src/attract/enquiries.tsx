import type { Enquiry } from "@essor/contract/attract";
import type { Mediation } from "@essor/contract/attract-care";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import "./attract.css";
import { useMe } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ActionForm, ActionProblem, useAction } from "./action-form.tsx";
import { enquiriesQuery, mediationsQuery, usePipelineRights } from "./care-queries.ts";
import { Light, PlainTable } from "./plain-table.tsx";

const LIGHTS = {
  answered: "good",
  "answered-late": "amber",
  open: undefined,
  overdue: "red",
} as const;

/** Enquiries and the clock that runs on them; firms that two districts are in talks with. */
export function Page() {
  const { t, f } = useText();
  const may = usePipelineRights();
  const me = useMe();
  const query = useQuery(enquiriesQuery);
  const districts = (me as { districts?: readonly string[] | null } | undefined)?.districts ?? [];
  return (
    <>
      <PageHead title={t("care.enquiries.title")} lead={t("care.enquiries.lead")} />
      <Section title={t("care.enquiries.title")} flush>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t("care.enquiries.empty")} />
            ) : (
              <ul className="es-list">
                {items.map((e) => (
                  <EnquiryLine key={e.id} enquiry={e} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Mediations />
      {may.write && (
        <Section title={t("care.enquiries.new")}>
          <ActionForm
            fields={[
              { name: "sender", label: t("care.enquiries.sender") },
              { name: "district", label: t("attract.district"), start: districts[0] ?? "" },
              { name: "body", label: t("care.enquiries.body"), kind: "long", required: true },
            ]}
            path="/attract/enquiries"
            body={(values) => values}
            submit={t("care.enquiries.new")}
          />
        </Section>
      )}
      <Loaded query={query}>
        {({ conversion }) => (
          <Section title={t("care.enquiries.conversion")} flush>
            <PlainTable
              title={t("care.enquiries.conversion")}
              rows={conversion}
              rowKey={(c) => c.cohort}
              columns={[
                { title: t("care.enquiries.year"), cell: (c) => c.cohort, head: true },
                { title: t("care.enquiries.leads"), cell: (c) => f.exact(c.leads), numeric: true },
                {
                  title: t("care.enquiries.realised"),
                  cell: (c) => f.exact(c.realised),
                  numeric: true,
                },
                {
                  title: t("care.enquiries.rate"),
                  cell: (c) => `${f.exact(Math.round(c.rate * 1000) / 10)} %`,
                  numeric: true,
                },
              ]}
            />
          </Section>
        )}
      </Loaded>
    </>
  );
}

function EnquiryLine({ enquiry: e }: { enquiry: Enquiry }) {
  const { t, f } = useText();
  const may = usePipelineRights();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const assign = useAction();
  const isOpen = e.answeredAt === null;
  return (
    <li>
      <Light light={LIGHTS[e.state]}>{t(`care.enquiries.state.${e.state}`)}</Light>
      <div className="at-grow">
        {e.body}
        {e.example && <span className="es-grade">{t("attract.example")}</span>}
        <div className="es-dim es-small">
          {e.sender} · {e.district} · {t("care.enquiries.received")} {f.instant(e.receivedAt)} ·{" "}
          {t("care.enquiries.due")} {f.instant(e.dueAt)}
          {e.escalation > 0 && ` · ${t(`care.enquiries.level.${e.escalation as 1}`)}`}
          {e.assignee && ` · ${t("care.enquiries.by")} ${e.assignee}`}
        </div>
        {e.answer && <p className="es-small">{e.answer}</p>}
        {e.project !== null && (
          <PageLink to={`/attract/projects/${e.project}`}>{t("attract.project")}</PageLink>
        )}
        <ActionProblem error={assign.error} />
        {open && isOpen && (
          <ActionForm
            fields={[
              {
                name: "answer",
                label: t("care.enquiries.answerText"),
                kind: "long",
                required: true,
              },
              { name: "project", label: `${t("attract.project")} #` },
            ]}
            path={`/attract/enquiries/${e.id}/answer`}
            version={e.version}
            body={(v) => ({ answer: v.answer, project: Number(v.project) || null })}
            submit={t("care.enquiries.answer")}
            done={t("care.enquiries.answered")}
          />
        )}
      </div>
      {may.write && isOpen && (
        <span className="es-actions">
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t("care.enquiries.answer")}
          </Button>
          {e.assignee === null && me && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() =>
                assign.mutate({
                  method: "POST",
                  path: `/attract/enquiries/${e.id}/assign`,
                  version: e.version,
                  body: { person: me.id },
                })
              }
            >
              {t("care.enquiries.mine")}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

function Mediations() {
  const { t } = useText();
  const query = useQuery(mediationsQuery);
  return (
    <Section title={t("care.mediation.title")} note={t("care.mediation.help")} flush>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("care.mediation.none")} />
          ) : (
            <ul className="es-list">
              {items.map((m) => (
                <MediationLine key={m.task} mediation={m} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function MediationLine({ mediation: m }: { mediation: Mediation }) {
  const { t, f } = useText();
  const may = usePipelineRights();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Light light={m.doneOn === null ? "red" : "good"}>
        {m.district} ↔ {m.otherDistrict}
      </Light>
      <div className="at-grow">
        {m.projectName !== null && m.project !== null && (
          <PageLink to={`/attract/projects/${m.project}`}>{m.projectName}</PageLink>
        )}
        <div className="es-dim es-small">
          {m.doneOn === null
            ? f.day(m.since.slice(0, 10))
            : `${t("care.mediation.lead")} ${m.lead}${m.shared ? ` · ${t("care.mediation.shared")}` : ""} · ${m.reason} · ${m.person ?? ""} · ${f.day(m.doneOn)}`}
        </div>
        {open && m.doneOn === null && (
          <ActionForm
            fields={[
              {
                name: "lead",
                label: t("care.mediation.lead"),
                kind: "choice",
                start: m.otherDistrict,
                options: [m.otherDistrict, m.district].map((value) => ({
                  value,
                  label: value || "–",
                })),
              },
              { name: "shared", label: t("care.mediation.shared"), kind: "check" },
              { name: "reason", label: t("care.mediation.reason"), kind: "long", required: true },
            ]}
            path={`/attract/mediations/${m.task}/decide`}
            version={m.version}
            body={(v) => ({ lead: v.lead, shared: v.shared === "yes", reason: v.reason })}
            submit={t("care.mediation.decide")}
          />
        )}
      </div>
      {may.administer && m.doneOn === null && (
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t("care.mediation.decide")}
        </Button>
      )}
    </li>
  );
}
