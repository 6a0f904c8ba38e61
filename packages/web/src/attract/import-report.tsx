import type { PipelineBatch, PipelineChange } from "@essor/contract/attract-import";
import { useMemo } from "react";
import { apiAddress } from "../api/client.ts";
import { DataTable } from "../ui/data-table.tsx";
import { FindingText } from "../ui/import-steps.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note, Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { STAGES } from "./stages.ts";

const COUNTS = ["rows", "accepted", "changed", "same", "refused"] as const;
const MORE = ["skipped", "known", "newFirms"] as const;
type Issue = PipelineBatch["issues"][number];

/** What the check found: counts, what is refused and why, what would change from what to what. */
export function PipelineReport({ batch }: { batch: PipelineBatch }) {
  const { t, f, say, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Issue>[]>(
    () => [
      { id: "row", title: t("imports.row"), value: (i) => i.row, numeric: true, width: 80 },
      {
        id: "field",
        title: t("imports.field"),
        value: (i) => say(`care.role.${i.field}`, i.field),
        width: 150,
        choice: true,
      },
      {
        id: "severity",
        title: t("imports.severity"),
        value: (i) => t(`imports.severity.${i.severity}`),
        width: 110,
        choice: true,
      },
      {
        id: "reason",
        title: t("imports.reason"),
        value: (i) => say(`issue.${i.code}`, i.reason),
        width: 420,
        cell: (i) => <FindingText code={i.code} reason={i.reason} />,
      },
      { id: "text", title: t("care.import.cell"), value: (i) => i.text ?? "", width: 160 },
    ],
    [language],
  );
  const { counts, undone } = batch;
  return (
    <>
      {undone && (
        <Section title={t("imports.state.undone")}>
          <Note tone="warn">
            {t("care.import.undone", {
              removed: undone.removed,
              restored: undone.restored,
              kept: undone.kept.length,
            })}
          </Note>
          {undone.kept.length > 0 && (
            <p>
              {t("care.import.kept")}:{" "}
              {undone.kept.slice(0, 50).map(({ row, project }) => (
                <span key={row}>
                  <PageLink to={`/attract/projects/${project}`}>#{row}</PageLink>{" "}
                </span>
              ))}
            </p>
          )}
        </Section>
      )}
      <Section title={t("care.import.report")}>
        <dl className="es-counts">
          {COUNTS.map((key) => (
            <div
              key={key}
              data-tone={key === "refused" && counts.refused > 0 ? "danger" : undefined}
            >
              <dt>{t(`imports.${key}`)}</dt>
              <dd>{f.exact(counts[key])}</dd>
            </div>
          ))}
          {MORE.filter((key) => counts[key] > 0).map((key) => (
            <div key={key} data-tone={key === "known" ? "warn" : undefined}>
              <dt>{t(`care.import.${key}`)}</dt>
              <dd>{f.exact(counts[key])}</dd>
            </div>
          ))}
        </dl>
        {batch.organisations && batch.organisations.same + batch.organisations.open > 0 && (
          <p className="at-batch-known">
            <PageLink to="/connect/organisations?mentions=open">
              {t("connect.knownBatch", {
                same: f.exact(batch.organisations.same),
                open: f.exact(batch.organisations.open),
              })}
            </PageLink>
          </p>
        )}
      </Section>
      <Section
        title={t("imports.issues")}
        flush
        actions={
          counts.refused > 0 && (
            <a href={apiAddress(`/attract/imports/${batch.id}/refused.csv`)} download>
              {t("imports.refusedCsv")}
            </a>
          )
        }
      >
        {batch.issues.length === 0 ? (
          <Empty title={t("imports.issuesNone")} />
        ) : (
          <DataTable
            title={t("imports.issues")}
            rows={batch.issues}
            columns={columns}
            rowKey={(i) => `${i.row} ${i.field} ${i.code}`}
            sort="row"
            name="i"
          />
        )}
      </Section>
      {batch.changes.length > 0 && <Changes changes={batch.changes} />}
    </>
  );
}

function Changes({ changes }: { changes: readonly PipelineChange[] }) {
  const { t, say } = useText();
  const shown = (field: string, value: string | null) =>
    value === null || value === ""
      ? "–"
      : field === "stage"
        ? t(`attract.stage.${STAGES[Number(value)] ?? "planned"}`)
        : field === "status"
          ? say(`attract.status.${value}`, value)
          : value;
  return (
    <Section title={t("imports.changes")} flush>
      <section
        className="at-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("table.region", { title: t("imports.changes") })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("imports.row")}</th>
              <th scope="col">{t("attract.project")}</th>
              <th scope="col">{t("imports.field")}</th>
              <th scope="col">{t("care.import.before")}</th>
              <th scope="col">{t("care.import.after")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.flatMap((c) =>
              c.differs.map((d) => (
                <tr key={`${c.row} ${d.field}`}>
                  <td>{c.row}</td>
                  <th scope="row">
                    <PageLink to={`/attract/projects/${c.project}`}>{c.name}</PageLink>
                  </th>
                  <td>{say(`care.role.${d.field}`, d.field)}</td>
                  <td>{shown(d.field, d.before)}</td>
                  <td>{shown(d.field, d.after)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
