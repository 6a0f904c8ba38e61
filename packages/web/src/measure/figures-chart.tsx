import type { Area, Figure, Indicator } from "@essor/contract/measure";
import { useCallback, useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";
import { baseValue, valueTexts } from "../ui/unit.ts";
import { seriesOf, topOf } from "./series.ts";

type Props = {
  readonly figures: readonly Figure[];
  readonly indicator: Indicator;
  readonly areas: ReadonlyMap<string, Area>;
  readonly hub: string | undefined;
};

/** Lines over years where there are years; else the order of places in the one period. */
export function FiguresChart({ figures, indicator, areas, hub }: Props) {
  const lines = useMemo(() => seriesOf(figures, hub), [figures, hub]);
  const top = useMemo(() => (lines ? null : topOf(figures)), [lines, figures]);
  if (lines) return <Lines lines={lines} indicator={indicator} areas={areas} hub={hub} />;
  return top ? <Bars top={top} indicator={indicator} areas={areas} hub={hub} /> : null;
}

type Common = Omit<Props, "figures">;

function Lines({
  lines,
  indicator,
  areas,
  hub,
}: Common & { lines: NonNullable<ReturnType<typeof seriesOf>> }) {
  const text = useText();
  const { t, pick, f, language } = text;
  const [, setAddress] = useAddress();
  const name = (code: string) => pick(areas.get(code)?.name) || code;
  const first = lines.series[0];
  const known = first?.points.filter((x): x is Figure => x !== undefined) ?? [];
  const told = (x: Figure | undefined) =>
    x?.value == null
      ? ""
      : `${valueTexts(text, x.value, indicator).short} ${valueTexts(text, x.value, indicator).unit}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 96, top: 32, bottom: 8, containLabel: true },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        trigger: "axis",
        valueFormatter: (v: unknown) => (typeof v === "number" ? f.number(v) : "–"),
      },
      xAxis: { ...categoryAxis(tokens, lines.periods), boundaryGap: false },
      yAxis: valueAxis(tokens, {
        name: valueTexts(text, 0, indicator).unit,
        format: (v) => f.number(v),
        scale: true,
      }),
      series: lines.series.map((s, i) => ({
        name: name(s.area),
        type: "line",
        connectNulls: true,
        symbolSize: 6,
        lineStyle: { width: s.area === hub ? 3 : 1.5 },
        itemStyle: { color: s.area === hub ? tokens.accent : tokens.data[(i % 7) + 1] },
        endLabel: {
          show: true,
          formatter: "{a}",
          color: s.area === hub ? tokens.accent : tokens.ink2,
          fontWeight: s.area === hub ? 700 : 400,
          fontSize: 12,
        },
        labelLayout: { moveOverlap: "shiftY" },
        data: s.points.map((x) =>
          x?.value == null ? null : baseValue(x.value, indicator.multiplier),
        ),
      })),
    }),
    [lines, indicator, areas, hub, language],
  );
  return (
    <Chart
      title={t("figures.over", {
        indicator: pick(indicator.name),
        area: name(first?.area ?? ""),
        first: told(known[0]),
        from: known[0]?.period ?? "",
        last: told(known.at(-1)),
        to: known.at(-1)?.period ?? "",
      })}
      source={indicator.issuer || t("figures.sourceEach")}
      option={option}
      height={340}
      twin={{
        columns: [t("figures.period"), ...lines.series.map((s) => name(s.area))],
        rows: lines.periods.map((p, i) => [
          p,
          ...lines.series.map((s) => {
            const value = s.points[i]?.value;
            return value == null ? null : baseValue(value, indicator.multiplier);
          }),
        ]),
      }}
      onPick={({ seriesIndex, dataIndex }) => {
        const figure = lines.series[seriesIndex]?.points[dataIndex];
        if (figure) setAddress({ figure: figure.id }, { replace: false });
      }}
    />
  );
}

function Bars({
  top,
  indicator,
  areas,
  hub,
}: Common & { top: NonNullable<ReturnType<typeof topOf>> }) {
  const text = useText();
  const { t, pick, f, language } = text;
  const [, setAddress] = useAddress();
  const name = (code: string) => pick(areas.get(code)?.name) || code;
  const items = useMemo(() => [...top.items].reverse(), [top]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
      xAxis: { ...valueAxis(tokens, { format: (v) => f.number(v) }), splitNumber: 4 },
      yAxis: categoryAxis(
        tokens,
        items.map((x) => name(x.area)),
      ),
      series: [
        {
          type: "bar",
          barMaxWidth: 16,
          data: items.map((x) => ({
            value: baseValue(x.value as number, indicator.multiplier),
            itemStyle: { color: x.area === hub ? tokens.accent : tokens.data[7] },
          })),
          label: {
            show: true,
            position: "right",
            color: tokens.ink,
            formatter: ({ value }: { value: number }) => f.number(value, indicator.decimals),
          },
        },
      ],
    }),
    [items, indicator, areas, hub, language],
  );
  const leader = top.items[0] as Figure;
  const shown = valueTexts(text, leader.value as number, indicator);
  return (
    <Chart
      title={t("figures.top", {
        indicator: pick(indicator.name),
        period: top.period,
        area: name(leader.area),
        value: `${shown.short} ${shown.unit}`,
      })}
      source={indicator.issuer || t("figures.sourceEach")}
      option={option}
      height={Math.max(120, items.length * 24 + 40)}
      twin={{
        columns: [t("figures.area"), t("figures.value")],
        rows: top.items.map((x) => [
          name(x.area),
          baseValue(x.value as number, indicator.multiplier),
        ]),
      }}
      onPick={({ dataIndex }) => {
        const figure = items[dataIndex];
        if (figure) setAddress({ figure: figure.id }, { replace: false });
      }}
    />
  );
}
