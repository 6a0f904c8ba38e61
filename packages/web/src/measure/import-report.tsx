import type { ImportBatch, Indicator } from "@essor/contract/measure";
import { useMemo } from "react";
import { apiAddress } from "../api/client.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Icon } from "../ui/icon.tsx";
import { FindingText } from "../ui/import-steps.tsx";
import { Note, Section } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { valueTexts } from "../ui/unit.ts";

type Issue = ImportBatch["issues"][number];
type ChangeRow = ImportBatch["changes"][number];

const COUNTS = ["rows", "accepted", "changed", "same", "refused", "warnings"] as const;

/** What the check found: counts, what would change from what to what, and each finding with row, field and reason. */
export function ImportReport({
  batch,
  indicators,
}: {
  batch: ImportBatch;
  indicators: readonly Indicator[];
}) {
  const text = useText();
  const { t, f, pick, say, language } = text;
  const by = useMemo(() => new Map(indicators.map((i) => [i.code, i])), [indicators]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const issueColumns = useMemo<Column<Issue>[]>(
    () => [
      { id: "row", title: t("imports.row"), value: (r) => r.row, numeric: true, width: 80 },
      { id: "field", title: t("imports.field"), value: (r) => r.field, width: 140, choice: true },
      {
        id: "severity",
        title: t("imports.severity"),
        value: (r) => t(`imports.severity.${r.severity}`),
        width: 100,
        choice: true,
      },
      {
        id: "reason",
        title: t("imports.reason"),
        value: (r) => say(`issue.${r.code}`, r.reason),
        width: 380,
        cell: (r) => <FindingText code={r.code} reason={r.reason} />,
      },
      { id: "text", title: t("imports.text"), value: (r) => r.text ?? null, width: 160 },
      { id: "code", title: t("imports.code"), value: (r) => r.code, width: 160, choice: true },
    ],
    [language],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const changeColumns = useMemo<Column<ChangeRow>[]>(() => {
    const shown = (value: number | null, r: ChangeRow) => {
      const indicator = by.get(r.indicator);
      if (value === null) return "–";
      return indicator
        ? `${valueTexts(text, value, indicator).exact} ${valueTexts(text, value, indicator).unit}`
        : f.exact(value);
    };
    return [
      { id: "row", title: t("imports.row"), value: (r) => r.row, numeric: true, width: 80 },
      { id: "area", title: t("figures.area"), value: (r) => r.area, width: 110 },
      {
        id: "indicator",
        title: t("figures.indicator"),
        value: (r) => pick(by.get(r.indicator)?.name) || r.indicator,
        width: 220,
      },
      { id: "period", title: t("figures.period"), value: (r) => r.period, width: 100 },
      {
        id: "before",
        title: t("imports.before"),
        value: (r) => r.before,
        numeric: true,
        width: 180,
        cell: (r) => shown(r.before, r),
      },
      {
        id: "after",
        title: t("imports.after"),
        value: (r) => r.after,
        numeric: true,
        width: 180,
        cell: (r) => <strong>{shown(r.after, r)}</strong>,
      },
      {
        id: "differs",
        title: t("imports.differs"),
        value: (r) => r.differs.map((what) => t(`imports.differs.${what}`)).join(", "),
        width: 160,
      },
    ];
  }, [by, language]);
  return (
    <>
      <Section title={batch.fileName} note={batch.mapping?.source.title}>
        <dl className="es-counts">
          {COUNTS.map((name) => (
            <div
              key={name}
              data-tone={
                batch.counts[name] === 0
                  ? undefined
                  : name === "refused"
                    ? "danger"
                    : name === "warnings"
                      ? "warn"
                      : undefined
              }
            >
              <dt>{t(`imports.${name}`)}</dt>
              <dd>{f.exact(batch.counts[name])}</dd>
            </div>
          ))}
        </dl>
        {batch.issueCounts.length > 0 && (
          <ul className="es-finds" aria-label={t("imports.findings")}>
            {batch.issueCounts.map(({ code, severity, count }) => (
              <li key={`${severity} ${code}`} data-tone={severity === "error" ? "danger" : "warn"}>
                <strong>{f.exact(count)}</strong> × {say(`issue.${code}`, code)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {batch.laterEdits.length > 0 && (
        <Section title={t("imports.laterEdits")} flush>
          <DataTable
            name="later"
            title={t("imports.laterEdits")}
            rows={batch.laterEdits}
            columns={changeColumns.filter((column) => column.id !== "row")}
            rowKey={(r) => `${r.area} ${r.indicator} ${r.activity} ${r.period}`}
          />
        </Section>
      )}
      {batch.changes.length > 0 && (
        <Section title={t("imports.changes")} flush>
          <DataTable
            name="changes"
            title={t("imports.changes")}
            rows={batch.changes}
            columns={changeColumns}
            rowKey={(r) => `${r.row} ${r.area} ${r.indicator} ${r.activity} ${r.period}`}
          />
        </Section>
      )}
      {batch.issues.length === 0 ? (
        <Note tone="good">{t("imports.issuesNone")}</Note>
      ) : (
        <Section
          title={t("imports.issues")}
          flush
          actions={
            batch.counts.refused > 0 && (
              <a href={apiAddress(`/measure/imports/${batch.id}/refused.csv`)} download>
                <Icon name="download" size={14} /> {t("imports.refusedCsv")}
              </a>
            )
          }
        >
          <DataTable
            name="issues"
            title={t("imports.issues")}
            rows={batch.issues}
            columns={issueColumns}
            rowKey={(r) => `${r.row} ${r.field} ${r.code} ${r.text ?? ""}`}
            sort="row"
          />
        </Section>
      )}
    </>
  );
}
