import type { SensitivityRun } from "@essor/contract/measure-analysis";
import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";

type Api = {
  value: (i: number) => number;
  coord: (at: readonly [number, number]) => [number, number];
};

/** What share of the moving of ranks each choice explains, alone and with its joint effects, with intervals. */
export function SensitivityChart({ run, unitName }: { run: SensitivityRun; unitName: string }) {
  const { t, say, f, language } = useText();
  const lines = [...run.lines].sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  const names = lines.map((l) => say(`method.choice.${l.name}`, l.name));
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
      legend: {
        top: 0,
        left: 0,
        textStyle: { color: tokens.ink, fontSize: 12 },
        data: [t("method.first"), t("method.total")],
      },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const l = lines[dataIndex];
          return l
            ? `${names[dataIndex]}: ${t("method.first")} ${shareOf(l.first, f)}, ${t("method.total")} ${shareOf(l.total, f)}`
            : "";
        },
      },
      xAxis: {
        ...valueAxis(tokens, { format: (v) => f.percent(v) }),
        min: 0,
        max: Math.max(1, ...lines.map((l) => l.totalInterval?.[1] ?? l.total ?? 0)),
      },
      yAxis: { ...categoryAxis(tokens, names), inverse: true },
      series: (
        [
          ["first", tokens.ink2, -7],
          ["total", tokens.accent, 7],
        ] as const
      ).flatMap(([key, colour, shift]) => [
        {
          type: "bar",
          name: t(`method.${key}`),
          barWidth: 11,
          data: lines.map((l) => Math.max(0, l[key] ?? 0)),
          itemStyle: { color: colour },
        },
        {
          type: "custom",
          silent: true,
          data: lines.map((l, i) => [...(l[`${key}Interval`] ?? [0, 0]), i]),
          encode: { x: [0, 1], y: 2 },
          renderItem: (_: unknown, api: Api) => {
            const i = api.value(2);
            if (lines[i]?.[`${key}Interval`] == null) return undefined;
            const [a, y] = api.coord([Math.max(0, api.value(0)), i]);
            const [b] = api.coord([Math.max(0, api.value(1)), i]);
            return {
              type: "group",
              children: [
                {
                  type: "line",
                  shape: { x1: a, x2: b, y1: y + shift, y2: y + shift },
                  style: { stroke: tokens.ink, lineWidth: 1.5 },
                },
                ...[a, b].map((x) => ({
                  type: "line",
                  shape: { x1: x, x2: x, y1: y + shift - 4, y2: y + shift + 4 },
                  style: { stroke: tokens.ink, lineWidth: 1.5 },
                })),
              ],
            };
          },
        },
      ]),
    }),
    [run, language],
  );
  const most = lines[0];
  const title =
    run.kind === "none" || !most
      ? t("method.nothingMoves")
      : t(run.unit === null ? "method.hangsOn" : "method.unitHangsOn", {
          unit: unitName,
          name: names[0] ?? "",
          share: shareOf(most.total, f),
        });
  return (
    <Chart
      title={title}
      note={`${t(`method.kind.${run.kind}`, { runs: f.exact(run.runs) })} ${t("method.sobolNote")}`}
      source={t("method.sensitivitySource", {
        code: run.code,
        edition: run.edition,
        seed: String(run.seed),
        day: f.day(run.asOf),
      })}
      option={option}
      height={46 * lines.length + 70}
      twin={{
        columns: [
          t("method.choice"),
          t("method.first"),
          t("method.interval95"),
          t("method.total"),
          t("method.interval95"),
        ],
        rows: lines.map((l, i) => [
          names[i] ?? l.name,
          shareOf(l.first, f),
          between(l.firstInterval, f),
          shareOf(l.total, f),
          between(l.totalInterval, f),
        ]),
      }}
    />
  );
}

type F = ReturnType<typeof useText>["f"];
const shareOf = (x: number | null, f: F) => (x === null ? "–" : f.percent(x));
const between = (x: readonly [number, number] | null, f: F) =>
  x === null ? "–" : `${f.percent(x[0])} – ${f.percent(x[1])}`;
