import type { ProjectDetail } from "@essor/contract/attract";
import { useQuery } from "@tanstack/react-query";
import "./attract.css";
import { useMe } from "../api/session.ts";
import { MovedFigures } from "../ui/loop.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Terms } from "../ui/terms.tsx";
import { useText } from "../ui/text.ts";
import { FilledGaps } from "./filled-gaps.tsx";
import { MoveForm, NoteForm } from "./project-forms.tsx";
import { amountText } from "./project-name.tsx";
import { projectQuery } from "./queries.ts";

/** One project: where it stands, its money in five measures, all that happened. */
export function Page() {
  const query = useQuery(projectQuery(useRouteParam("id")));
  return <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>;
}

function Detail({ detail }: { detail: ProjectDetail }) {
  const { t, f, say } = useText();
  const me = useMe();
  const { project, conflicts } = detail;
  const mayWrite =
    (me?.role === "officer" || me?.role === "administrator") &&
    (project.district !== "" || me.role === "administrator");
  const lead = [
    t(`attract.stage.${project.stage}`),
    t(`attract.status.${project.status}`),
    project.stageSince ? f.day(project.stageSince) : "",
    project.example ? t("attract.example") : "",
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <>
      <PageHead title={project.name} lead={lead} />
      {conflicts.map((c) => (
        <Note key={c.district} tone="warn">
          {t("attract.conflictWith", { district: c.district })}
        </Note>
      ))}
      <div className="at-columns">
        <div>
          <Section
            title={t("attract.detail.facts")}
            note={project.origin.grade ? t("attract.detail.published") : undefined}
          >
            <Facts detail={detail} />
          </Section>
          <MovedFigures kind="project" id={project.id} />
          <FilledGaps project={project.id} />
          <Section title={t("attract.detail.money")} flush>
            <Money detail={detail} />
          </Section>
          {detail.tasks.length > 0 && (
            <Section title={t("attract.detail.tasks")} flush>
              <ul className="es-list">
                {detail.tasks.map((task) => (
                  <li key={task.id}>
                    <span
                      className="at-light"
                      data-light={task.light === "green" ? undefined : task.light}
                    >
                      {t(`attract.light.${task.light}`)}
                    </span>
                    <span className="at-grow">{task.title}</span>
                    <span className="es-dim es-small">
                      {task.daysLate > 0
                        ? t("attract.daysLate", { count: task.daysLate })
                        : task.due
                          ? f.day(task.due)
                          : ""}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div>
          {mayWrite && <MoveForm project={project} />}
          <Section title={t("attract.detail.timeline")} flush>
            {mayWrite && <NoteForm project={project} />}
            {detail.timeline.length === 0 ? (
              <Empty title={t("attract.needsNothing")} />
            ) : (
              <ul className="es-list">
                {detail.timeline.map((line, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a timeline is only added to
                  <li key={i}>
                    <time className="es-dim es-small">{f.day(line.at)}</time>
                    <span className="at-grow">{lineText(line)}</span>
                    <span className="es-dim es-small">{line.person}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      </div>
    </>
  );

  function lineText({ kind, text }: ProjectDetail["timeline"][number]): string {
    if (kind === "stage") {
      const stage = [
        "planned",
        "in-talks",
        "signed",
        "started",
        "under-construction",
        "in-production",
        "at-capacity",
      ][Number(text[0])] as "planned";
      return [t(`attract.stage.${stage}`), text.slice(2)].filter(Boolean).join(" · ");
    }
    if (kind === "money") {
      const [measure = "", minor = "0", currency = "", ...rest] = text.split(" ");
      return [
        say(`attract.measure.${measure}`, measure),
        amountText(f, { amount: String(Number(minor) / 100), currency }),
        rest.join(" "),
      ]
        .filter(Boolean)
        .join(" · ");
    }
    return text;
  }
}

function Facts({ detail }: { detail: ProjectDetail }) {
  const { t, f } = useText();
  const { project, note, stalled, daysInStage } = detail;
  const terms: [string, string | null][] = [
    [t("attract.investor"), project.investor],
    [t("attract.sector"), project.sector || null],
    [t("attract.district"), project.district || null],
    [t("attract.owner"), project.owner],
    [t("attract.amount"), amountText(f, project.money)],
    [t("attract.announced"), project.announcedOn && f.day(project.announcedOn)],
    [
      t("attract.since"),
      daysInStage === null
        ? null
        : `${t("attract.days", { count: daysInStage })}${stalled ? ` · ${t(`attract.stalled.${stalled as "signed-not-started"}`)}` : ""}`,
    ],
    [t("attract.reason"), project.statusReason || null],
    [
      t("attract.source"),
      project.origin.title
        ? [
            project.origin.title,
            project.origin.grade && t(`ui.grade.${project.origin.grade as "O"}`),
            project.origin.address,
          ]
            .filter(Boolean)
            .join(" · ")
        : null,
    ],
    ["", note || null],
  ];
  return <Terms lines={terms} />;
}

function Money({ detail }: { detail: ProjectDetail }) {
  const { t, f } = useText();
  if (detail.totals.length === 0) return <Empty title="–" />;
  return (
    <div className="at-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("attract.detail.money")}</th>
            <th scope="col" className="es-num">
              {t("attract.detail.original")}
            </th>
            <th scope="col" className="es-num">
              {t("attract.detail.converted")}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.totals.map((total) => (
            <tr key={total.measure}>
              <th scope="row">{t(`attract.measure.${total.measure}`)}</th>
              <td className="es-num">{total.original.map((m) => amountText(f, m)).join(" + ")}</td>
              <td className="es-num">
                {total.unpriced === total.entries ? "–" : amountText(f, total.converted)}
                {total.unpriced > 0 && (
                  <span className="es-grade">
                    {t("attract.unpriced", { count: total.unpriced })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption className="es-hidden">{t("attract.detail.entries")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("attract.detail.on")}</th>
            <th scope="col">{t("attract.detail.entries")}</th>
            <th scope="col" className="es-num">
              {t("attract.detail.claimed")}
            </th>
            <th scope="col" className="es-num">
              {t("attract.detail.counted")}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.amounts.map((a) => (
            <tr key={a.id}>
              <td>{f.day(a.on)}</td>
              <td>
                {[
                  t(`attract.measure.${a.measure}`),
                  a.why && t(`attract.why.${a.why as "first-signing"}`),
                  a.occasion,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </td>
              <td className="es-num">{amountText(f, a.money)}</td>
              <td className="es-num">{f.number(Number(a.counted), 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
