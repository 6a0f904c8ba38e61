import { useMediaQuery } from "@mantine/hooks";
import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";

/** A bar of a waterfall: a level that stands on its own, or a step from where the one before it ended. */
export type Fall = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly level: boolean;
};

type Api = {
  value: (i: number) => number;
  coord: (at: readonly [number, number]) => [number, number];
  size: (at: readonly [number, number]) => [number, number];
};

type Props = {
  readonly title: string;
  readonly note: string;
  readonly source: string;
  readonly falls: readonly Fall[];
};

/** Bars that hand on to each other, from the first level to the last. */
export function Waterfall({ title, note, source, falls }: Props) {
  const { t, f, language } = useText();
  const narrow = useMediaQuery("(max-width: 700px)") ?? false;
  const told = (x: Fall) => (x.level ? f.exact(x.to, 2) : f.signed(round(x.to - x.from)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => {
      const ends = falls.flatMap((x) => (x.level ? [x.to] : [x.from, x.to]));
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      const room = Math.max((high - low) * 0.18, 0.01);
      const min = low - room;
      return {
        ...baseOption(tokens),
        grid: { left: 8, right: 20, top: 8, bottom: 8, containLabel: true },
        tooltip: {
          ...(baseOption(tokens).tooltip as object),
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const x = falls[dataIndex] as Fall;
            return `${x.name}: ${told(x)}`;
          },
        },
        xAxis: {
          ...valueAxis(tokens, { format: (v) => f.number(v) }),
          min,
          max: high + room,
          axisLabel: {
            color: tokens.ink2,
            formatter: (v: number) => f.number(v),
            hideOverlap: true,
            showMinLabel: false,
            showMaxLabel: false,
          },
        },
        yAxis: {
          ...categoryAxis(
            tokens,
            falls.map((x) => x.name),
          ),
          inverse: true,
          axisLabel: {
            color: tokens.ink,
            fontSize: 12,
            width: narrow ? 112 : 250,
            overflow: "break",
            interval: 0,
          },
        },
        series: [
          {
            type: "custom",
            data: falls.map((x, i) => [x.level ? min : x.from, x.to, i]),
            encode: { x: [0, 1], y: 2 },
            renderItem: (_: unknown, api: Api) => {
              const i = api.value(2);
              const x = falls[i] as Fall;
              const [a, y] = api.coord([x.level ? min : x.from, i]);
              const [b] = api.coord([x.to, i]);
              const height = Math.min(18, api.size([0, 1])[1] * 0.62);
              const up = x.to >= x.from;
              const colour = x.level ? tokens.ink2 : up ? tokens.accent : tokens.data[1];
              return {
                type: "group",
                children: [
                  {
                    type: "rect",
                    shape: x.level
                      ? { x: b - 2, y: y - height / 2, width: 4, height }
                      : {
                          x: Math.min(a, b),
                          y: y - height / 2,
                          width: Math.max(1, Math.abs(b - a)),
                          height,
                        },
                    style: { fill: colour },
                  },
                  {
                    type: "text",
                    style: {
                      text: told(x),
                      x: (x.level ? b : Math.max(a, b)) + 6,
                      y,
                      fill: tokens.ink,
                      font: `12px ${tokens.font}`,
                      textVerticalAlign: "middle",
                    },
                  },
                ],
              };
            },
          },
        ],
      };
    },
    [falls, language, narrow],
  );
  return (
    <Chart
      title={title}
      note={note}
      source={source}
      option={option}
      height={Math.max(190, (narrow ? 50 : 34) * falls.length + 36)}
      twin={{
        columns: [t("method.part"), t("method.contribution"), t("method.after")],
        rows: falls.map((x) => [x.name, x.level ? null : x.to - x.from, x.to]),
      }}
    />
  );
}

/** Two decimals for a label; the table has them all. */
function round(x: number): number {
  return Math.round(x * 100) / 100;
}
