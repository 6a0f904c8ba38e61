import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";

type Point = { readonly day: string; readonly netCash: number; readonly netValue: number };

/** The J-curve: money out and back so far, and the same with the value that is left. */
export function JCurve({ curve, currency }: { curve: readonly Point[]; currency: string }) {
  const { t, f, language } = useText();
  const lowest = curve.reduce((low, p) => (p.netCash < low.netCash ? p : low), {
    day: "",
    netCash: 0,
    netValue: 0,
  });
  const last = curve.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 104, top: 32, bottom: 8, containLabel: true },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        trigger: "axis",
        valueFormatter: (v: unknown) => (typeof v === "number" ? f.number(v) : "–"),
      },
      xAxis: {
        ...categoryAxis(
          tokens,
          curve.map((p) => p.day),
        ),
        boundaryGap: false,
      },
      yAxis: valueAxis(tokens, { name: currency, format: (v) => f.number(v) }),
      series: [
        line(
          t("fund.netCash"),
          curve.map((p) => p.netCash),
          tokens.data[1] as string,
        ),
        line(
          t("fund.netValue"),
          curve.map((p) => p.netValue),
          tokens.accent,
        ),
      ],
    }),
    [curve, language],
  );
  if (!last) return null;
  return (
    <Chart
      title={t("fund.curveSays", {
        low: f.number(lowest.netCash),
        day: f.day(lowest.day),
        value: f.number(last.netValue),
        currency,
      })}
      source={t("fund.booksOf", { day: f.day(last.day) })}
      option={option}
      height={280}
      twin={{
        columns: [t("fund.day"), t("fund.netCash"), t("fund.netValue")],
        rows: curve.map((p) => [p.day, p.netCash, p.netValue]),
      }}
    />
  );
}

function line(name: string, data: number[], colour: string): object {
  return {
    name,
    type: "line",
    data,
    symbolSize: 5,
    lineStyle: { width: 2 },
    itemStyle: { color: colour },
    endLabel: { show: true, formatter: "{a}", color: colour, fontSize: 12 },
    labelLayout: { moveOverlap: "shiftY" },
  };
}
