import type { Aftercare } from "@essor/contract/attract-care";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import "./attract.css";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ActionForm, ActionProblem, today, useAction } from "./action-form.tsx";
import { aftercareQuery, usePipelineRights } from "./care-queries.ts";
import { Light } from "./plain-table.tsx";

/** Firms that are here: visits that count, issues with their clock, signs of an expansion. */
export function Page() {
  const { t } = useText();
  const query = useQuery(aftercareQuery);
  return (
    <>
      <PageHead title={t("care.aftercare.title")} lead={t("care.aftercare.lead")} />
      <Loaded query={query}>{(care) => <Care care={care} />}</Loaded>
    </>
  );
}

function Care({ care }: { care: Aftercare }) {
  const { t, f } = useText();
  const tiles: [string, number | null][] = [
    [t("care.aftercare.visits"), care.visits],
    [t("care.aftercare.without"), care.visitsWithoutNote],
    [t("care.aftercare.open"), care.open],
    [t("care.aftercare.escalated"), care.escalated],
    [t("care.aftercare.days"), care.daysToSolve],
  ];
  return (
    <>
      <Section title={t("care.aftercare.title")}>
        <dl className="at-tiles">
          {tiles.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value === null ? "–" : f.exact(value)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <div className="at-columns">
        <div>
          <Section title={t("care.aftercare.issues")} flush>
            {care.issues.length === 0 ? (
              <Empty title={t("care.aftercare.noIssues")} />
            ) : (
              <ul className="es-list">
                {care.issues.map((i) => (
                  <IssueLine key={i.id} issue={i} />
                ))}
              </ul>
            )}
          </Section>
          <Section title={t("care.aftercare.recent")} flush>
            {care.recent.length === 0 ? (
              <Empty title={t("care.aftercare.noVisits")} />
            ) : (
              <ul className="es-list">
                {care.recent.slice(0, 20).map((v, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: visits of one day have no identity here
                  <li key={i}>
                    <span className="at-grow">
                      <PageLink to={`/attract/projects/${v.project}`}>{v.projectName}</PageLink>
                      <div className="es-small">
                        {v.counts ? v.note : t("care.aftercare.without")}
                      </div>
                    </span>
                    <span className="es-dim es-small">{f.day(v.on)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <Signals care={care} />
      </div>
    </>
  );
}

function IssueLine({ issue }: { issue: Aftercare["issues"][number] }) {
  const { t, f } = useText();
  const rights = usePipelineRights();
  const [open, setOpen] = useState(false);
  const isOpen = issue.solvedOn === null;
  return (
    <li>
      <Light light={issue.escalated ? "red" : isOpen ? "amber" : "good"}>
        {t("attract.days", { count: issue.days })}
      </Light>
      <div className="at-grow">
        {issue.body}
        <div className="es-dim es-small">
          <PageLink to={`/attract/projects/${issue.project}`}>{issue.projectName}</PageLink>
          {issue.department && ` · ${t("care.aftercare.department")} ${issue.department}`}
          {issue.dueOn && ` · ${t("attract.due", { day: f.day(issue.dueOn) })}`}
          {issue.solvedOn && ` · ${t("care.aftercare.solve")} ${f.day(issue.solvedOn)}`}
        </div>
        {issue.solution && <div className="es-small">{issue.solution}</div>}
        {open && isOpen && (
          <ActionForm
            method="PATCH"
            fields={[
              {
                name: "department",
                label: t("care.aftercare.department"),
                start: issue.department,
              },
              { name: "dueOn", label: t("attract.dueDay"), kind: "date", start: issue.dueOn ?? "" },
              { name: "solved", label: t("care.aftercare.solve"), kind: "check" },
              { name: "solution", label: t("care.aftercare.solution"), kind: "long" },
            ]}
            path={`/attract/issues/${issue.id}`}
            version={issue.version}
            body={(v) => ({
              department: v.department,
              dueOn: v.dueOn || null,
              solvedOn: v.solved === "yes" ? today() : null,
              solution: v.solution,
            })}
            submit={t("ui.save")}
            after={() => setOpen(false)}
          />
        )}
      </div>
      {rights.write && isOpen && (
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t("care.companies.edit")}
        </Button>
      )}
    </li>
  );
}

function Signals({ care }: { care: Aftercare }) {
  const { t, f, say } = useText();
  const rights = usePipelineRights();
  const action = useAction();
  return (
    <div>
      <Section title={t("care.aftercare.signals")} flush>
        <ActionProblem error={action.error} />
        {care.signals.length === 0 ? (
          <Empty title={t("care.aftercare.noSignals")} />
        ) : (
          <ul className="es-list">
            {care.signals.map((g) => (
              <li key={g.id}>
                <Light
                  light={g.state === "new" ? "amber" : g.state === "followed" ? "good" : undefined}
                >
                  {say(`care.signal.${g.kind}`, g.kind)}
                </Light>
                <span className="at-grow">
                  {g.body}
                  <div className="es-dim es-small">
                    <PageLink to={`/attract/projects/${g.project}`}>{g.projectName}</PageLink> ·{" "}
                    {f.day(g.seenOn)} · {t(`care.signalState.${g.state}`)}
                  </div>
                </span>
                {rights.write && g.state === "new" && (
                  <span className="es-actions">
                    {(["followed", "dropped"] as const).map((state) => (
                      <Button
                        key={state}
                        size="compact-xs"
                        variant={state === "followed" ? "default" : "subtle"}
                        onClick={() =>
                          action.mutate({
                            method: "PATCH",
                            path: `/attract/signals/${g.id}`,
                            version: g.version,
                            body: { state },
                          })
                        }
                      >
                        {t(
                          state === "followed" ? "care.aftercare.follow" : "care.aftercare.dropIt",
                        )}
                      </Button>
                    ))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {care.hints.length > 0 && (
        <Section title={t("care.aftercare.hints")} flush>
          <ul className="es-list">
            {care.hints.map((h) => (
              <li key={`${h.project} ${h.on}`}>
                <span className="at-grow">
                  <PageLink to={`/attract/projects/${h.project}`}>{h.projectName}</PageLink> “
                  {h.word}”
                </span>
                <span className="es-dim es-small">{f.day(h.on)}</span>
                {rights.write && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() =>
                      action.mutate({
                        method: "POST",
                        path: `/attract/projects/${h.project}/signals`,
                        body: { kind: "expansion", on: h.on, body: h.word, origin: "visit" },
                      })
                    }
                  >
                    {t("care.aftercare.enter")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
