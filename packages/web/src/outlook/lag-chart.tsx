import type { Lead } from "@essor/contract/outlook-leads";
import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";

type Api = {
  value: (i: number) => number;
  coord: (at: readonly [number, number]) => [number, number];
};

/** Correlation by lead: a bar each, a whisker for its interval; pale where fewer pairs stand behind it than may be claimed from. */
export function LagChart({
  reading,
  title,
  claimMin,
}: {
  reading: Lead;
  title: string;
  claimMin: number;
}) {
  const { t, f, language } = useText();
  const lines = reading.lines.filter((l) => l.correlation !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      tooltip: { show: false },
      xAxis: {
        ...categoryAxis(
          tokens,
          lines.map((l) => String(l.lead)),
        ),
        name: t(`outlook.leadIn.${reading.frequency}`),
        nameLocation: "middle",
        nameGap: 28,
        nameTextStyle: { color: tokens.ink2, fontSize: 12 },
        axisLine: { onZero: false, lineStyle: { color: tokens.line } },
      },
      grid: { left: 8, right: 24, top: 28, bottom: 28, containLabel: true },
      yAxis: {
        ...valueAxis(tokens, { name: t("outlook.correlation"), format: (v) => f.exact(v, 1) }),
        min: -1,
        max: 1,
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 26,
          silent: true,
          data: lines.map((l) => ({
            value: l.correlation,
            itemStyle: {
              color: l.lead === reading.best?.lead ? tokens.accent : tokens.ink2,
              opacity: l.pairs < claimMin ? 0.35 : 1,
            },
          })),
          markLine: {
            silent: true,
            symbol: "none",
            label: { show: false },
            lineStyle: { color: tokens.ink2, type: "solid", width: 1 },
            data: [{ yAxis: 0 }],
          },
        },
        {
          type: "custom",
          silent: true,
          data: lines.flatMap((l, i) => (l.low === null ? [] : [[i, l.low, l.high ?? l.low]])),
          renderItem: (_: unknown, api: Api) => {
            const [x, low] = api.coord([api.value(0), api.value(1)]);
            const [, high] = api.coord([api.value(0), api.value(2)]);
            const style = { stroke: tokens.ink, lineWidth: 1.5 };
            const bar = (y: number) => ({
              type: "line",
              shape: { x1: x - 4, x2: x + 4, y1: y, y2: y },
              style,
            });
            return {
              type: "group",
              children: [
                { type: "line", shape: { x1: x, x2: x, y1: low, y2: high }, style },
                bar(low),
                bar(high),
              ],
            };
          },
        },
      ],
    }),
    [reading, language],
  );
  return (
    <Chart
      title={title}
      note={t("outlook.lagNote", { min: claimMin })}
      source={reading.sources.map((s) => s.title).join("; ")}
      option={option}
      height={280}
      twin={{
        columns: [
          t(`outlook.leadIn.${reading.frequency}`),
          t("outlook.pairs"),
          t("outlook.effective"),
          t("outlook.correlation"),
          t("outlook.low"),
          t("outlook.high"),
          t("outlook.chance"),
        ],
        rows: reading.lines.map((l) => [
          l.lead,
          l.pairs,
          Math.round(l.effective * 10) / 10,
          l.correlation,
          l.low,
          l.high,
          l.chance,
        ]),
      }}
    />
  );
}
