import type { UncertainRank, UncertaintyRun } from "@essor/contract/measure-analysis";
import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";

type Api = {
  value: (i: number) => number;
  coord: (at: readonly [number, number]) => [number, number];
};

/** Where each unit's rank lies in nine runs of ten: a bar an interval, a dot the median, a tick the rank as it is. */
export function IntervalChart({ run, title }: { run: UncertaintyRun; title: string }) {
  const { t, f, pick, language } = useText();
  const own = (code: string) => code === run.hub;
  const shown = run.items.filter((x) => x.q5 !== null && x.q95 !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 20, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const x = shown[dataIndex] as UncertainRank;
          const told = (v: number | null) => f.exact(v ?? 0, 0);
          return t("method.intervalSaid", {
            unit: pick(x.name),
            a: told(x.q5),
            b: told(x.q95),
            median: told(x.median),
          });
        },
      },
      xAxis: {
        ...valueAxis(tokens, { format: (v) => f.exact(v) }),
        type: "log",
        min: 1,
        max: Math.ceil(1.1 * Math.max(...shown.map((x) => x.q95 ?? 1))),
      },
      yAxis: {
        ...categoryAxis(
          tokens,
          shown.map((x) => pick(x.name)),
        ),
        inverse: true,
        axisLabel: {
          interval: 0,
          fontSize: 12,
          color: (_: string, i: number) => (own(shown[i]?.code ?? "") ? tokens.accent : tokens.ink),
        },
      },
      series: [
        {
          type: "custom",
          data: shown.map((x, i) => [x.q5, x.q95, x.median, x.rank, i]),
          encode: { x: [0, 1], y: 4 },
          renderItem: (_: unknown, api: Api) => {
            const i = api.value(4);
            const x = shown[i] as UncertainRank;
            const at = (rank: number | null) => api.coord([Math.max(1, rank ?? 1), i]);
            const [a, y] = at(x.q5);
            const [b] = at(x.q95);
            const [m] = at(x.median);
            const [n] = at(x.rank);
            const colour = own(x.code)
              ? tokens.accent
              : run.peers.includes(x.code)
                ? tokens.data[2]
                : tokens.ink2;
            return {
              type: "group",
              children: [
                {
                  type: "rect",
                  shape: { x: a, y: y - 4, width: Math.max(2, b - a), height: 8, r: 2 },
                  style: { fill: colour, opacity: 0.4 },
                },
                { type: "circle", shape: { cx: m, cy: y, r: 4 }, style: { fill: colour } },
                {
                  type: "rect",
                  shape: { x: n - 1, y: y - 7, width: 2, height: 14 },
                  style: { fill: tokens.ink },
                },
              ],
            };
          },
        },
      ],
    }),
    [run, language],
  );
  return (
    <Chart
      title={title}
      note={t("method.intervalNote")}
      source={t("method.runSource", {
        code: run.code,
        edition: run.edition,
        n: f.exact(run.replications),
        seed: String(run.seed),
        day: f.day(run.asOf),
      })}
      option={option}
      height={22 * shown.length + 50}
      twin={{
        columns: [t("ranking.unit"), t("ranking.rank"), "5 %", t("method.median"), "95 %"],
        rows: shown.map((x) => [pick(x.name), x.rank, x.q5, x.median, x.q95]),
      }}
    />
  );
}
