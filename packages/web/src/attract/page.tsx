import type { NeedsMe } from "@essor/contract/attract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import "./attract.css";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { amountText, ProjectName } from "./project-name.tsx";
import { needsQuery, projectsQuery } from "./queries.ts";

function Line({
  light,
  tag,
  children,
  aside,
}: {
  light?: string;
  tag: string;
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <li>
      <span className="at-light" data-light={light}>
        {tag}
      </span>
      <span className="at-grow">{children}</span>
      {aside && <span className="es-dim es-small">{aside}</span>}
    </li>
  );
}

function Needs({ needs }: { needs: NeedsMe }) {
  const { t, f, say } = useText();
  const total =
    needs.tasks.length +
    needs.enquiries.length +
    needs.offers.length +
    needs.breaches.length +
    needs.issues.length;
  if (total === 0) return <Empty title={t("attract.needsNothing")} />;
  return (
    <ul className="es-list">
      {needs.enquiries.map((e) => (
        <Line
          key={`e${e.id}`}
          light={e.state === "overdue" ? "red" : "amber"}
          tag={t("attract.enquiry")}
          aside={
            e.state === "overdue"
              ? `${t("attract.overdue")} · ${t("attract.escalated", { level: e.escalation })}`
              : t("attract.due", { day: f.instant(e.dueAt) })
          }
        >
          {e.body}
        </Line>
      ))}
      {needs.tasks.map((task) => (
        <Line
          key={`t${task.id}`}
          light={task.kind === "mediation" ? "red" : task.light}
          tag={t(`attract.task.${task.kind}`)}
          aside={
            task.daysLate > 0
              ? t("attract.daysLate", { count: task.daysLate })
              : task.due
                ? t("attract.due", { day: f.day(task.due) })
                : undefined
          }
        >
          {task.project === null ? (
            task.title
          ) : (
            <PageLink to={`/attract/projects/${task.project}`}>
              {[task.projectName, task.title].filter(Boolean).join(": ")}
            </PageLink>
          )}
        </Line>
      ))}
      {needs.breaches.map((p) => (
        <Line
          key={`p${p.id}`}
          light="red"
          tag={t("attract.breach")}
          aside={amountText(f, p.amountDue) ?? t(`attract.state.${p.state}`)}
        >
          <PageLink to="/attract/promises">
            {p.projectName}: {say(`attract.what.${p.what}`, p.what)}{" "}
            {p.delivered === null ? "–" : f.exact(p.delivered)} / {f.exact(p.target)}
          </PageLink>
        </Line>
      ))}
      {needs.issues.map((i) => (
        <Line
          key={`i${i.id}`}
          light="red"
          tag={t("attract.issue")}
          aside={t("attract.days", { count: i.days })}
        >
          <PageLink to={`/attract/projects/${i.project}`}>
            {i.projectName}: {i.body}
          </PageLink>
        </Line>
      ))}
      {needs.offers.map((o) => (
        <Line key={`o${o.id}`} light="amber" tag={t("attract.review")}>
          <PageLink to="/attract/offers">{o.body}</PageLink>
        </Line>
      ))}
    </ul>
  );
}

/** The slice opens with what changed and what needs the reader. */
export function Page() {
  const { t, f } = useText();
  const needs = useQuery(needsQuery);
  const changed = useQuery(projectsQuery({ sort: "updated" }, 12));
  return (
    <>
      <PageHead title={t("attract.title")} lead={t("attract.lead")} />
      <div className="at-columns">
        <div>
          <Section title={t("attract.needs")} flush>
            <Loaded query={needs}>{(n) => <Needs needs={n} />}</Loaded>
          </Section>
        </div>
        <div>
          <Section title={t("attract.changed")} flush>
            <Loaded query={changed}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty title={t("attract.empty")} />
                ) : (
                  <ul className="es-list">
                    {items.map((p) => (
                      <li key={p.id}>
                        <span className="at-light">{t(`attract.stage.${p.stage}`)}</span>
                        <span className="at-grow">
                          <ProjectName project={p} />
                        </span>
                        <span className="es-dim es-small">{f.day(p.updatedAt.slice(0, 10))}</span>
                      </li>
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </Section>
          <Section title={t("attract.stalledTitle")} flush>
            <Loaded query={needs}>
              {({ stalled }) =>
                stalled.length === 0 ? (
                  <Empty title={t("attract.needsNothing")} />
                ) : (
                  <ul className="es-list">
                    {stalled.map((s) => (
                      <Line
                        key={s.project.id}
                        light="amber"
                        tag={t(`attract.stalled.${s.class as "signed-not-started"}`)}
                        aside={t("attract.days", { count: s.days })}
                      >
                        <ProjectName project={s.project} />
                      </Line>
                    ))}
                  </ul>
                )
              }
            </Loaded>
          </Section>
        </div>
      </div>
    </>
  );
}
