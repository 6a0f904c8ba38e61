import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { Section } from "../../ui/page.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { Change } from "../ranking-grid.tsx";

export type ComparedRow = {
  readonly code: string;
  readonly name: string;
  readonly rankA: number | null;
  readonly rankB: number | null;
  /** Places won from the first to the second. */
  readonly change: number | null;
  readonly scoreA: number | null;
  readonly scoreB: number | null;
};
type Props = {
  readonly rows: readonly ComparedRow[];
  readonly hub: string | undefined;
  readonly labels: readonly [string, string];
};

/** Ranks and scores under two recipes, unit by unit. */
export function CompareTable({ rows, hub, labels }: Props) {
  const { t, f, language } = useText();
  const [a, b] = labels;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo((): Column<ComparedRow>[] => {
    const number = (
      id: "rankA" | "rankB" | "scoreA" | "scoreB",
      title: string,
      unit: string,
      digits: number,
    ): Column<ComparedRow> => ({
      id,
      title,
      unit,
      value: (r) => r[id],
      cell: (r) => (r[id] === null ? "–" : f.exact(r[id], digits)),
      numeric: true,
      downFirst: digits > 0,
      width: 128,
    });
    return [
      { id: "name", title: t("ranking.unit"), value: (r) => r.name, pin: true, width: 150 },
      number("rankA", t("ranking.rank"), a, 0),
      number("rankB", t("ranking.rank"), b, 0),
      {
        id: "change",
        title: t("ranking.change"),
        value: (r) => r.change,
        cell: (r) => <Change value={r.change} />,
        numeric: true,
        downFirst: true,
        width: 100,
      },
      number("scoreA", t("ranking.score"), a, 2),
      number("scoreB", t("ranking.score"), b, 2),
      { id: "code", title: t("door.code"), value: (r) => r.code, width: 90, hidden: true },
    ];
  }, [language, a, b]);
  return (
    <Section title={t("method.compareUnits")} flush>
      <DataTable
        title={t("method.compareUnits")}
        rows={rows}
        columns={columns}
        rowKey={(r) => r.code}
        sort="rankB"
        marked={(r) => r.code === hub}
      />
    </Section>
  );
}
