import type { Funnel } from "@essor/contract/attract";
import { useCallback } from "react";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { Section } from "../ui/page.tsx";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

/** How many of those that reached a stage went on to the next, as of the day. */
export function Conversion({ funnel }: { funnel: Funnel }) {
  const { t, f, language } = useText();
  const { reached } = funnel;
  const at = (stage: string) => reached.find((r) => r.stage === stage)?.projects ?? 0;
  const signed = at("signed");
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 60, top: 8, bottom: 8, containLabel: true },
      xAxis: valueAxis(tokens, { format: (v) => f.number(v) }),
      yAxis: {
        ...categoryAxis(
          tokens,
          reached.map((r) => t(`attract.stage.${r.stage}`)),
        ),
        inverse: true,
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 20,
          itemStyle: { color: tokens.data[0] },
          data: reached.map((r) => r.projects),
          label: {
            show: true,
            position: "right",
            color: tokens.ink2,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const share = reached[dataIndex]?.share;
              return share === null || share === undefined ? "" : f.percent(share);
            },
          },
        },
      ],
    }),
    [reached, language],
  );
  return (
    <Section title={t("desk.conversion")} note={f.day(funnel.asOf)}>
      <Chart
        title={t("desk.conversionTitle", {
          share: signed === 0 ? "–" : f.percent(at("in-production") / signed),
        })}
        source={t("attract.ourPipeline")}
        option={option}
        height={250}
        twin={{
          columns: [t("attract.stage"), t("desk.reached"), t("desk.share")],
          rows: reached.map((r) => [
            t(`attract.stage.${r.stage}`),
            r.projects,
            r.share === null ? null : f.percent(r.share),
          ]),
        }}
      />
    </Section>
  );
}

/** Output promised at signing beside output delivered, by signing year. */
export function Output({ funnel }: { funnel: Funnel }) {
  const { t, f, language } = useText();
  const cohorts = funnel.cohorts.filter((c) => c.promised !== null || c.delivered !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      legend: { top: 0, left: 0, textStyle: { color: tokens.ink2 }, itemWidth: 12, itemHeight: 12 },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      xAxis: categoryAxis(
        tokens,
        cohorts.map((c) => String(c.year)),
      ),
      yAxis: valueAxis(tokens, { format: (v) => f.number(v) }),
      series: (["promised", "delivered"] as const).map((key, i) => ({
        name: t(key === "promised" ? "attract.promisedOutput" : "attract.deliveredOutput"),
        type: "bar",
        barMaxWidth: 26,
        itemStyle: { color: tokens.data[[7, 0][i] as number] },
        data: cohorts.map((c) => c[key]),
      })),
    }),
    [funnel, language],
  );
  return (
    <Section title={t("desk.promisedTitle")}>
      {cohorts.length === 0 ? (
        <Empty title={t("desk.promisedNone")} />
      ) : (
        <Chart
          title={t("desk.promisedTitle")}
          source={t("attract.ourPipeline")}
          option={option}
          height={240}
          twin={{
            columns: [
              t("attract.cohort"),
              t("attract.promisedOutput"),
              t("attract.deliveredOutput"),
            ],
            rows: cohorts.map((c) => [String(c.year), c.promised, c.delivered]),
          }}
        />
      )}
    </Section>
  );
}
