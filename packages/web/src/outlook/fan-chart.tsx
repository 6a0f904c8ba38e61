import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";

type Point = { readonly year: number; readonly value: number };
type Band = {
  readonly year: number;
  readonly middle: number;
  readonly low: number | null;
  readonly high: number | null;
};

export type FanProps = {
  readonly title: string;
  readonly source: string;
  readonly unit: string;
  readonly history: readonly Point[];
  readonly fan: readonly Band[];
  /** A second, narrower band. */
  readonly inner?: readonly Band[];
  /** The path to a goal; its last point is marked. */
  readonly path?: readonly Point[];
  /** What the fan is, for the legend. */
  readonly legend?: string;
  readonly height?: number;
};

/** What was, what is likely, and what is asked for: history, a fan with its middle, and the path to the goal. */
export function FanChart({
  title,
  source,
  unit,
  history,
  fan,
  inner,
  path,
  legend,
  height = 280,
}: FanProps) {
  const { t, f, language } = useText();
  const years = [...new Set([...history, ...fan, ...(path ?? [])].map((p) => p.year))].sort(
    (a, b) => a - b,
  );
  const all =
    years.length > 0
      ? Array.from(
          { length: (years.at(-1) as number) - (years[0] as number) + 1 },
          (_, i) => (years[0] as number) + i,
        )
      : [];
  const valueIn = (points: readonly Point[], year: number) =>
    points.find((p) => p.year === year)?.value ?? null;
  const last = history.at(-1);
  // The fan starts where history ends.
  const joined =
    last && fan[0] && fan[0].year === last.year + 1
      ? [{ year: last.year, middle: last.value, low: last.value, high: last.value }, ...fan]
      : fan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
      tooltip: { show: false },
      xAxis: { ...categoryAxis(tokens, all.map(String)), boundaryGap: false },
      yAxis: valueAxis(tokens, { name: unit, format: (v) => f.number(v), scale: true }),
      series: [
        ...band("outer", joined, all, { colour: tokens.accent, opacity: 0.16 }),
        ...band("inner", inner ?? [], all, { colour: tokens.accent, opacity: 0.22 }),
        line(
          t("outlook.middle"),
          all.map((y) => joined.find((p) => p.year === y)?.middle ?? null),
          { color: tokens.accent, width: 2, type: "dashed" },
        ),
        line(
          t("outlook.history"),
          all.map((y) => valueIn(history, y)),
          { color: tokens.ink, width: 2.5, type: "solid" },
          6,
        ),
        ...(path && path.length > 0
          ? [
              {
                ...line(
                  t("outlook.required"),
                  all.map((y) => valueIn(path, y)),
                  { color: tokens.warn, width: 2, type: "dotted" },
                ),
                markPoint: {
                  symbol: "diamond",
                  symbolSize: 12,
                  itemStyle: { color: tokens.warn },
                  label: {
                    show: true,
                    position: "left",
                    color: tokens.ink,
                    formatter: f.number(path.at(-1)?.value ?? 0),
                  },
                  data: [{ coord: [String(path.at(-1)?.year), path.at(-1)?.value] }],
                },
              },
            ]
          : []),
      ],
    }),
    [title, unit, language, history, fan, path],
  );
  return (
    <>
      <Chart
        title={title}
        source={source}
        option={option}
        height={height}
        twin={{
          columns: [
            t("outlook.year"),
            t("outlook.history"),
            t("outlook.low"),
            t("outlook.middle"),
            t("outlook.high"),
            ...(path ? [t("outlook.required")] : []),
          ],
          rows: all.map((y) => {
            const b = fan.find((p) => p.year === y);
            return [
              String(y),
              valueIn(history, y),
              b?.low ?? null,
              b?.middle ?? null,
              b?.high ?? null,
              ...(path ? [valueIn(path, y)] : []),
            ];
          }),
        }}
      />
      <ul className="ol-legend" aria-hidden="true">
        {history.length > 0 && <li data-line="solid">{t("outlook.history")}</li>}
        {fan.length > 0 && <li data-line="dashed">{legend ?? t("outlook.middleAnd")}</li>}
        {path && path.length > 0 && <li data-line="dotted">{t("outlook.required")}</li>}
      </ul>
    </>
  );
}

function line(
  name: string,
  data: readonly (number | null)[],
  style: { color: string; width: number; type: string },
  symbol = 0,
): Record<string, unknown> {
  return {
    name,
    type: "line",
    data,
    connectNulls: true,
    symbol: symbol > 0 ? "circle" : "none",
    symbolSize: symbol,
    lineStyle: style,
    itemStyle: { color: style.color },
    silent: true,
    z: 5,
  };
}

/** Two stacked lines: an unseen floor, and the height of the band above it. */
function band(
  stack: string,
  points: readonly Band[],
  years: readonly number[],
  { colour, opacity }: { colour: string; opacity: number },
): Record<string, unknown>[] {
  if (points.every((p) => p.low === null)) return [];
  const at = (year: number) => points.find((p) => p.year === year);
  const common = {
    type: "line",
    stack,
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    stackStrategy: "all",
  };
  return [
    { ...common, data: years.map((y) => at(y)?.low ?? null) },
    {
      ...common,
      data: years.map((y) => {
        const p = at(y);
        return p?.low == null || p.high == null ? null : p.high - p.low;
      }),
      areaStyle: { color: colour, opacity },
    },
  ];
}
