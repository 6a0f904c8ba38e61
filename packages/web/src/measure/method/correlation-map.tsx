import { correlationsWithin, type IndexBuild } from "@essor/core/measure";
import { NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { baseOption, categoryAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";

const KINDS = ["pearson", "spearman", "kendall"] as const;
type Props = {
  readonly build: IndexBuild;
  readonly name: (code: string) => string;
  readonly source: string;
};

/** How far the indicators of a dimension move together: what is near 1 counts twice, what is below 0 cancels out. */
export function CorrelationMap({ build, name, source }: Props) {
  const { t, f, language } = useText();
  const [{ corr }, setAddress] = useAddress();
  const kind = KINDS.find((k) => k === corr) ?? "pearson";
  const narrow = useMediaQuery("(max-width: 700px)") ?? false;
  const lines = useMemo(() => correlationsWithin(build.model, 2, kind), [build, kind]);
  const codes = useMemo(() => [...new Set(lines.map((l) => l.a))], [lines]);
  const weakest = lines.reduce(
    (a, l) => (l.r !== null && l.a !== l.b && (a === undefined || l.r < (a.r ?? 1)) ? l : a),
    undefined as (typeof lines)[number] | undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const l = lines[dataIndex];
          const p = l?.p == null ? "" : `, p ${l.p < 0.0001 ? "< 0.0001" : f.exact(l.p, 4)}`;
          return l
            ? `${name(l.a)} / ${name(l.b)}: ${l.r === null ? "–" : f.exact(l.r, 2)}${p}`
            : "";
        },
      },
      visualMap: {
        show: false,
        min: -1,
        max: 1,
        inRange: { color: [tokens.data[1], tokens.surface, tokens.accent] },
      },
      xAxis: {
        ...categoryAxis(
          tokens,
          codes.map((_, i) => String(i + 1)),
        ),
        axisLabel: { color: tokens.ink2, interval: 0, fontSize: 11 },
      },
      yAxis: {
        ...categoryAxis(
          tokens,
          codes.map((c, i) => `${i + 1}  ${name(c)}`),
        ),
        inverse: true,
        axisLabel: {
          color: tokens.ink,
          interval: 0,
          fontSize: 11,
          width: narrow ? 116 : 290,
          overflow: "truncate",
        },
      },
      series: [
        {
          type: "heatmap",
          data: lines.map((l) => [codes.indexOf(l.b), codes.indexOf(l.a), l.r]),
          label: {
            show: !narrow,
            fontSize: 10,
            color: tokens.ink,
            formatter: ({ value }: { value: [number, number, number | null] }) =>
              value[2] === null ? "" : value[2].toFixed(1),
          },
          itemStyle: { borderColor: tokens.surface, borderWidth: 1 },
        },
      ],
    }),
    [lines, codes, language, narrow],
  );
  if (!weakest || weakest.r === null) return null;
  return (
    <>
      <NativeSelect
        size="xs"
        mb={10}
        w={160}
        aria-label={t("method.correlationKind")}
        value={kind}
        onChange={(e) =>
          setAddress({
            corr: e.currentTarget.value === "pearson" ? undefined : e.currentTarget.value,
          })
        }
        data={KINDS.map((value) => ({ value, label: t(`method.kindOf.${value}`) }))}
      />
      <Chart
        title={t("method.correlation", {
          a: name(weakest.a),
          b: name(weakest.b),
          r: f.exact(weakest.r, 2),
        })}
        note={t("method.correlationNote")}
        source={source}
        option={option}
        height={30 * codes.length + 40}
        twin={{
          columns: [t("ranking.indicator"), t("method.with"), "r", "p"],
          rows: lines
            .filter((l) => l.a < l.b)
            .map((l) => [
              name(l.a),
              name(l.b),
              l.r,
              l.p === null ? null : l.p < 0.0001 ? "< 0.0001" : l.p,
            ]),
        }}
      />
    </>
  );
}
