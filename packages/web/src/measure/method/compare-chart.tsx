import { useCallback } from "react";
import { baseOption, valueAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";
import type { ComparedRow } from "./compare-table.tsx";

type Props = {
  readonly rows: readonly ComparedRow[];
  readonly hub: string | undefined;
  readonly labels: readonly [string, string];
};

/** Ranks under the one recipe against ranks under the other: on the diagonal nobody moves. */
export function CompareChart({ rows, hub, labels }: Props) {
  const { t, f, language } = useText();
  const [a, b] = labels;
  const of = Math.max(2, ...rows.flatMap((r) => [r.rankA ?? 1, r.rankB ?? 1]));
  const most = rows.reduce<ComparedRow | undefined>(
    (best, r) => (Math.abs(r.change ?? 0) > Math.abs(best?.change ?? 0) ? r : best),
    undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const option = useCallback(
    (tokens: Tokens) => {
      const axis = (name: string) => ({
        ...valueAxis(tokens, { format: (v) => f.exact(v) }),
        name: t("method.rankUnder", { name }),
        nameLocation: "middle",
        min: 1,
        max: of,
        inverse: true,
      });
      return {
        ...baseOption(tokens),
        tooltip: { ...(baseOption(tokens).tooltip as object), formatter: "{b}" },
        grid: { left: 16, right: 24, top: 8, bottom: 30, containLabel: true },
        xAxis: { ...axis(a), nameGap: 28, position: "bottom" },
        yAxis: { ...axis(b), nameGap: 44 },
        series: [
          {
            type: "line",
            silent: true,
            showSymbol: false,
            data: [
              [1, 1],
              [of, of],
            ],
            lineStyle: { color: tokens.line, width: 1 },
          },
          {
            type: "scatter",
            data: rows.map((r) => ({
              name: `${r.name}: ${r.rankA} → ${r.rankB}`,
              value: [r.rankA, r.rankB],
              symbolSize: r.code === hub ? 12 : 4,
              itemStyle: {
                color: r.code === hub ? tokens.accent : tokens.ink2,
                opacity: r.code === hub || r === most ? 1 : 0.4,
              },
            })),
          },
        ],
      };
    },
    [rows, hub, a, b, language],
  );
  return (
    <Chart
      title={
        most?.change
          ? t("method.compareFinding", { unit: most.name, change: f.signed(most.change) })
          : t("method.sameOrder")
      }
      note={t("method.compareNote")}
      source={`${a} / ${b}`}
      option={option}
      height={420}
      twin={{
        columns: [t("ranking.unit"), a, b, t("ranking.change")],
        rows: rows.map((r) => [r.name, r.rankA, r.rankB, r.change]),
      }}
    />
  );
}
