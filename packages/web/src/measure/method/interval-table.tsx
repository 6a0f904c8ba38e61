import type { UncertainRank, UncertaintyRun } from "@essor/contract/measure-analysis";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";

/** Rank intervals and the chances of being among the first 10, 50 and 100. */
export function IntervalTable({ run, bare = false }: { run: UncertaintyRun; bare?: boolean }) {
  const { t, f, pick, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo((): Column<UncertainRank>[] => {
    const rank = (id: "rank" | "q5" | "median" | "q95", title: string): Column<UncertainRank> => ({
      id,
      title,
      value: (r) => r[id],
      cell: (r) => (r[id] === null ? "–" : f.exact(r[id], 0)),
      numeric: true,
      width: 76,
    });
    const chance = (
      id: "top10" | "top50" | "top100" | "beforeHub",
      title: string,
    ): Column<UncertainRank> => ({
      id,
      title,
      value: (r) => r[id],
      cell: (r) => (r[id] === null ? "–" : f.percent(r[id])),
      numeric: true,
      downFirst: true,
      width: 92,
    });
    return [
      { id: "name", title: t("ranking.unit"), value: (r) => pick(r.name), pin: true, width: 150 },
      rank("rank", t("ranking.rank")),
      rank("q5", "5 %"),
      rank("median", t("method.median")),
      rank("q95", "95 %"),
      chance("top10", t("method.top", { n: 10 })),
      chance("top50", t("method.top", { n: 50 })),
      chance("top100", t("method.top", { n: 100 })),
      chance("beforeHub", t("method.beforeHub")),
    ];
  }, [language]);
  return (
    <DataTable
      bare={bare}
      title={t("method.intervals")}
      rows={run.items}
      columns={columns}
      rowKey={(r) => r.code}
      sort="rank"
      marked={(r) => r.code === run.hub}
    />
  );
}
