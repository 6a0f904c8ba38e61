import type { Quality } from "@essor/contract/connect-quality";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { DataTable } from "../ui/data-table.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { qualityQuery } from "./event-queries.ts";
import { Badge } from "./parts.tsx";

type Row = Quality["sets"][number];
const reached = (row: Row) => (row.lower ? row.value <= row.goal : row.value >= row.goal);

/** How well search, matching and resolving do. */
export function Page() {
  const { t, f } = useText();
  const query = useQuery(qualityQuery);
  return (
    <>
      <PageHead title={t("connect.quality")} lead={t("connect.qualityLead")} />
      <Loaded query={query}>
        {({ sets, judged, measuredOn, command }) => (
          <>
            <Section title={t("connect.judgedTitle")}>
              <Note tone={judged.learned ? "good" : "plain"}>
                {judged.accepted === null
                  ? t("connect.judgedNone")
                  : t("connect.judgedIs", {
                      share: f.percent(judged.accepted, 1),
                      n: f.exact(judged.amongTen),
                    })}{" "}
                {judged.learned
                  ? t("connect.judgedLearned", { n: f.exact(judged.judgements) })
                  : t("connect.judgedNeeded", {
                      n: f.exact(judged.judgements),
                      needed: f.exact(judged.needed),
                    })}
              </Note>
            </Section>
            <Section
              title={t("connect.qualitySets", {
                n: f.exact(sets.filter(reached).length),
                all: f.exact(sets.length),
              })}
              note={t("connect.qualityNote", { day: f.day(measuredOn), command })}
              flush
            >
              <Sets rows={sets} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}

function Sets({ rows }: { rows: readonly Row[] }) {
  const { t, f, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: "set", title: t("connect.qualitySet"), value: (r) => r.set, width: 240 },
      { id: "measure", title: t("connect.qualityMeasure"), value: (r) => r.measure, width: 150 },
      {
        id: "value",
        title: t("connect.qualityValue"),
        value: (r) => r.value,
        cell: (r) => f.number(r.value, 4),
        numeric: true,
        width: 100,
      },
      {
        id: "goal",
        title: t("connect.qualityGoal"),
        value: (r) => r.goal,
        cell: (r) => `${r.lower ? "≤" : "≥"} ${f.number(r.goal, 4)}`,
        numeric: true,
        width: 110,
      },
      {
        id: "reached",
        title: t("connect.state"),
        value: (r) => t(reached(r) ? "connect.qualityReached" : "connect.qualityBelow"),
        cell: (r) => (
          <Badge tone={reached(r) ? "good" : "warn"}>
            {t(reached(r) ? "connect.qualityReached" : "connect.qualityBelow")}
          </Badge>
        ),
        choice: true,
        width: 120,
      },
      { id: "baseline", title: t("connect.qualityBaseline"), value: (r) => r.baseline, width: 320 },
    ],
    [language],
  );
  return (
    <DataTable
      title={t("connect.quality")}
      rows={rows}
      columns={columns}
      rowKey={(r) => `${r.set} ${r.measure}`}
    />
  );
}
