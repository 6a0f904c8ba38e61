import type { FirmGrades } from "@essor/contract/measure-firms";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { ExampleNote } from "./example-note.tsx";
import { PartBar } from "./part-bar.tsx";

type Firm = FirmGrades["items"][number];
const GRADES = ["A", "B", "C", "D", "T"] as const;
const MEASURES = ["tax-per-mu", "sales-per-mu", "tax-per-energy"] as const;

/** Grades by resource efficiency: the rule in force, how many firms have each grade, and why. */
export function Grades({ data }: { data: FirmGrades }) {
  const { t, f, pick, say, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Firm>[]>(
    () => [
      { id: "name", title: t("firms.firm"), value: (r) => r.name, width: 220, pin: true },
      { id: "code", title: t("door.code"), value: (r) => r.code, width: 170, hidden: true },
      {
        id: "grade",
        title: t("firms.grade"),
        value: (r) => r.grade ?? t("firms.ungraded"),
        cell: (r) => (r.grade ? <strong>{r.grade}</strong> : t("firms.ungraded")),
        choice: true,
        width: 110,
      },
      {
        id: "score",
        title: t("firms.score"),
        value: (r) => r.score,
        cell: (r) => (r.score === null ? "–" : f.exact(r.score, 1)),
        numeric: true,
        downFirst: true,
        width: 90,
      },
      ...MEASURES.map(
        (m): Column<Firm> => ({
          id: m,
          title: t(`firms.measure.${m}`),
          unit: t(`firms.measureUnit.${m}`),
          value: (r) => r.measures[m],
          cell: (r) => (r.measures[m] === null ? "–" : f.number(r.measures[m] as number, 0)),
          numeric: true,
          downFirst: true,
          width: 150,
        }),
      ),
      {
        id: "age",
        title: t("firms.age"),
        value: (r) => r.yearsInProduction,
        cell: (r) => (r.yearsInProduction === null ? "–" : f.exact(r.yearsInProduction, 1)),
        numeric: true,
        width: 120,
      },
      {
        id: "missing",
        title: t("firms.missing"),
        value: (r) => r.missing.map((m) => say(`firms.lack.${m}`, m)).join(", ") || null,
        width: 220,
      },
    ],
    [language],
  );
  if (!data.rule) return <Empty title={t("firms.noRule")} help={t("firms.noRuleHelp")} />;
  const graded = GRADES.reduce((sum, g) => sum + data.counts[g], 0);
  return (
    <>
      <ExampleNote shown={data.items.some((i) => i.example && i.grade !== null)} />
      <Section
        title={t("firms.gradesTitle", { count: graded, year: data.year ?? "" })}
        note={`${pick(data.rule.name)} · ${t("firms.since", { day: f.day(data.rule.validFrom) })}`}
      >
        <PartBar
          total={graded}
          parts={GRADES.map((g, i) => ({
            name: `${g} (${data.counts[g]})`,
            value: data.counts[g],
            tone: i,
          }))}
        />
        <dl className="es-terms" style={{ marginTop: 16 }}>
          {MEASURES.map((m) => (
            <div key={m} style={{ display: "contents" }}>
              <dt>
                {t(`firms.measure.${m}`)} · {t("firms.weight")} {data.rule?.body.weights[m]}
              </dt>
              <dd>
                {t("firms.benchmark")}{" "}
                {data.benchmarks[m] === null ? "–" : f.number(data.benchmarks[m] as number, 1)}{" "}
                {t(`firms.measureUnit.${m}`)}
                {data.rule?.body.benchmarks[m] === null && ` (${t("firms.twiceMean")})`}
              </dd>
            </div>
          ))}
        </dl>
        <p className="es-dim es-small">{t("firms.gradesRule")}</p>
      </Section>
      <Section title={t("firms.byFirm")} flush>
        <DataTable
          title={t("firms.view.grades")}
          rows={data.items}
          columns={columns}
          rowKey={(r) => r.code}
          sort="-score"
          source={data.rule.source}
        />
      </Section>
    </>
  );
}
