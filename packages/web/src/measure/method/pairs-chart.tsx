import type { UncertaintyRun } from "@essor/contract/measure-analysis";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback } from "react";
import { baseOption, categoryAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";

/** How often each unit ranks before each other: the row before the column. */
export function PairsChart({ run }: { run: UncertaintyRun }) {
  const { t, f, pick, language } = useText();
  const narrow = useMediaQuery("(max-width: 700px)") ?? false;
  const { pairs } = run;
  const codes = pairs?.codes ?? [];
  const names = codes.map((c) => pick(run.items.find((x) => x.code === c)?.name) || c);
  const cells = codes.flatMap((_, a) =>
    codes.map((__, b) => ({ a, b, win: pairs?.wins[a]?.[b] ?? null })),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const cell = cells[dataIndex];
          return cell && cell.win !== null
            ? t("method.wins", {
                a: names[cell.a] ?? "",
                b: names[cell.b] ?? "",
                share: f.percent(cell.win),
              })
            : "";
        },
      },
      visualMap: {
        show: false,
        min: 0,
        max: 1,
        inRange: { color: [tokens.data[1], tokens.surface, tokens.accent] },
      },
      xAxis: {
        ...categoryAxis(
          tokens,
          names.map((name, i) => (narrow ? String(i + 1) : name)),
        ),
        position: "top",
        axisLabel: { color: tokens.ink2, interval: 0, fontSize: 11, rotate: narrow ? 0 : 40 },
      },
      yAxis: {
        ...categoryAxis(
          tokens,
          names.map((name, i) => (narrow ? `${i + 1}  ${name}` : name)),
        ),
        inverse: true,
        axisLabel: { color: tokens.ink, interval: 0, fontSize: 11 },
      },
      series: [
        {
          type: "heatmap",
          data: cells.map(({ a, b, win }) => [b, a, win ?? "-"]),
          label: {
            show: !narrow,
            fontSize: 10,
            color: tokens.ink,
            formatter: ({ value }: { value: [number, number, number | string] }) =>
              typeof value[2] === "number" ? f.exact(Math.round(100 * value[2])) : "",
          },
          itemStyle: { borderColor: tokens.surface, borderWidth: 1 },
        },
      ],
    }),
    [run, language, narrow],
  );
  if (pairs === undefined || codes.length < 2) return null;
  return (
    <Chart
      title={titleOf(cells, names, { t, f })}
      note={t("method.pairsNote")}
      source={t("method.runSource", {
        code: run.code,
        edition: run.edition,
        n: f.exact(run.replications),
        seed: String(run.seed),
        day: f.day(run.asOf),
      })}
      option={option}
      height={26 * codes.length + (narrow ? 40 : 110)}
      twin={{
        columns: [t("method.pairRow"), t("method.pairColumn"), t("method.pairShare")],
        rows: cells
          .filter(({ a, b }) => a < b)
          .map(({ a, b, win }) => [
            names[a] ?? "",
            names[b] ?? "",
            win === null ? null : f.percent(win),
          ]),
      }}
    />
  );
}

/** The pair that is hardest to tell apart. */
function titleOf(
  cells: readonly { a: number; b: number; win: number | null }[],
  names: readonly string[],
  { t, f }: Pick<ReturnType<typeof useText>, "t" | "f">,
): string {
  const close = cells
    .filter(({ a, b, win }) => a < b && win !== null)
    .sort((x, y) => Math.abs((x.win ?? 0) - 0.5) - Math.abs((y.win ?? 0) - 0.5))[0];
  return close
    ? t("method.closest", {
        a: names[close.a] ?? "",
        b: names[close.b] ?? "",
        share: f.percent(close.win ?? 0),
      })
    : t("method.pairs");
}
