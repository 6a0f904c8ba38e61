import { leaveOneOut } from "@essor/core/measure";
import { SegmentedControl } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { useMe } from "../../api/session.ts";
import { baseOption, categoryAxis, valueAxis } from "../../chart/axes.ts";
import { Chart } from "../../chart/chart.tsx";
import type { Tokens } from "../../chart/tokens.ts";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { About } from "./analysis-statistics.tsx";

/** How far ranks move when one indicator, or one dimension, is left out. */
export function LeaveOneOutChart({ build, name, source }: About) {
  const { t, f, language } = useText();
  const [{ out }, setAddress] = useAddress();
  const hub = useMe()?.hub.areaCode ?? undefined;
  const level = out === "dimensions" ? 2 : 1;
  const lines = useMemo(
    () =>
      leaveOneOut(build.model, level)
        .map((x) => ({
          code: x.removed,
          mean: x.meanAbsRankChange ?? 0,
          hub: hub === undefined ? null : (x.ranks[build.units.indexOf(hub)] ?? null),
        }))
        .sort((a, b) => b.mean - a.mean),
    [build, level, hub],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 30, top: 8, bottom: 8, containLabel: true },
      xAxis: valueAxis(tokens, { format: (v) => f.exact(v) }),
      yAxis: {
        ...categoryAxis(
          tokens,
          lines.map((l) => name(l.code)),
        ),
        inverse: true,
        axisLabel: {
          color: tokens.ink,
          interval: 0,
          fontSize: 11,
          width: 220,
          overflow: "truncate",
        },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 16,
          data: lines.map((l) => l.mean),
          itemStyle: { color: tokens.accent },
          label: {
            show: true,
            position: "right",
            color: tokens.ink2,
            formatter: ({ value }: { value: number }) => f.exact(value, 1),
          },
        },
      ],
    }),
    [lines, language],
  );
  const first = lines[0];
  return (
    <Section
      title={t("method.leaveOut")}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("method.leaveOut")}
          value={level === 2 ? "dimensions" : "indicators"}
          onChange={(next) => setAddress({ out: next === "dimensions" ? next : undefined })}
          data={[
            { value: "indicators", label: t("method.leaveIndicators") },
            { value: "dimensions", label: t("method.leaveDimensions") },
          ]}
        />
      }
    >
      <Chart
        title={
          first
            ? t("method.leaveOutFinding", { name: name(first.code), n: f.exact(first.mean, 1) })
            : t("method.leaveOut")
        }
        note={t("method.leaveOutNote")}
        source={source}
        option={option}
        height={26 * lines.length + 40}
        twin={{
          columns: [t("method.without"), t("method.meanMove"), t("method.hubRankThen")],
          rows: lines.map((l) => [name(l.code), l.mean, l.hub]),
        }}
      />
    </Section>
  );
}
