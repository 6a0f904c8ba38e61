import type { IndexBuild, IndicatorStatistics } from "@essor/core/measure";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { Section } from "../../ui/page.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";

export type About = {
  readonly build: IndexBuild;
  readonly name: (code: string) => string;
  readonly source: string;
};

/** Each indicator at a glance, with flags where it looks unfit for an index. */
export function AnalysisStatistics({ build, name, source }: About) {
  const { t, f, language } = useText();
  const rows = useMemo(() => build.statistics(), [build]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo((): Column<IndicatorStatistics>[] => {
    const number = (
      id: "min" | "mean" | "median" | "max" | "sd" | "skewness" | "kurtosis",
      width = 104,
    ): Column<IndicatorStatistics> => ({
      id,
      title: t(`method.stat.${id}`),
      value: (r) => r[id],
      cell: (r) => (r[id] === null ? "–" : f.exact(r[id], digitsOf(r[id]))),
      numeric: true,
      downFirst: true,
      width,
    });
    return [
      {
        id: "name",
        title: t("ranking.indicator"),
        value: (r) => name(r.code),
        pin: true,
        width: 240,
      },
      number("min"),
      number("median"),
      number("mean"),
      number("max"),
      number("sd"),
      number("skewness", 88),
      number("kurtosis", 88),
      {
        id: "available",
        title: t("method.stat.available"),
        value: (r) => r.shareAvailable,
        cell: (r) => f.percent(r.shareAvailable, 1),
        numeric: true,
        width: 96,
      },
      {
        id: "flags",
        title: t("method.stat.flags"),
        value: (r) => r.flags.map((flag) => t(`method.flag.${flag}`)).join(", "),
        cell: (r) => (
          <span className={r.flags.length > 0 ? "es-down" : undefined}>
            {r.flags.map((flag) => t(`method.flag.${flag}`)).join(", ") || "–"}
          </span>
        ),
        width: 200,
      },
    ];
  }, [language, build]);
  return (
    <Section title={t("method.statistics")} note={t("method.statisticsNote")} flush>
      <DataTable
        name="stat"
        title={t("method.statistics")}
        rows={rows}
        columns={columns}
        rowKey={(r) => r.code}
        sort="name"
        source={source}
      />
    </Section>
  );
}

/** Three figures or so. */
function digitsOf(x: number): number {
  const size = Math.abs(x);
  return size >= 100 || size === 0 ? 0 : size >= 1 ? 2 : 4;
}
