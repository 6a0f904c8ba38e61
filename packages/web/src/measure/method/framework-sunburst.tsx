import type { IndexBuild } from "@essor/core/measure";
import { useCallback } from "react";
import { baseOption } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { useText } from "../../ui/text.ts";

type Props = {
  readonly build: IndexBuild;
  readonly name: (code: string) => string;
  readonly source: string;
};
type Ring = { name: string; value?: number; children?: Ring[]; itemStyle?: object };

/** The framework as rings: how much of the index each dimension and indicator is. */
export function FrameworkSunburst({ build, name, source }: Props) {
  const { t, f, language } = useText();
  const inner = build.weights.filter((w) => w.parent === build.top);
  const largest = inner.reduce(
    (a, b) => (b.effective > a.effective ? b : a),
    inner[0] as (typeof inner)[number],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const option = useCallback(
    (tokens: Tokens) => {
      const ring = (code: string, effective: number, colour: string, depth: number): Ring => {
        const below = build.weights.filter((w) => w.parent === code);
        return {
          name: name(code),
          itemStyle: { color: colour, opacity: depth === 0 ? 1 : 0.55 },
          ...(below.length === 0
            ? { value: effective }
            : { children: below.map((w) => ring(w.code, w.effective, colour, depth + 1)) }),
        };
      };
      return {
        ...baseOption(tokens),
        tooltip: {
          ...(baseOption(tokens).tooltip as object),
          formatter: (x: { name: string; value: number }) => `${x.name}: ${f.percent(x.value, 1)}`,
        },
        series: [
          {
            type: "sunburst",
            radius: ["14%", "96%"],
            nodeClick: false,
            sort: undefined,
            emphasis: { focus: "ancestor" },
            data: inner.map((w, i) =>
              ring(w.code, w.effective, tokens.data[i % tokens.data.length] as string, 0),
            ),
            itemStyle: { borderColor: tokens.surface, borderWidth: 2 },
            levels: [
              {},
              {
                r0: "14%",
                r: "48%",
                label: {
                  rotate: "tangential",
                  color: tokens.surface,
                  fontSize: 12,
                  fontWeight: 600,
                },
              },
              {
                r0: "49%",
                r: "96%",
                label: {
                  color: tokens.ink,
                  fontSize: 11,
                  width: 92,
                  overflow: "break",
                  minAngle: 8,
                },
              },
            ],
          },
        ],
      };
    },
    [build, language],
  );
  return (
    <Chart
      title={t("method.sunburst", {
        name: name(largest.code),
        share: f.percent(largest.effective, 0),
      })}
      source={source}
      option={option}
      height={420}
      twin={{
        columns: [t("ranking.indicator"), t("method.pillar"), t("method.shareOfIndex")],
        rows: build.weights
          .filter((w) => w.parent !== null)
          .map((w) => [
            name(w.code),
            w.parent === null ? "" : name(w.parent),
            f.percent(w.effective, 1),
          ]),
      }}
    />
  );
}
