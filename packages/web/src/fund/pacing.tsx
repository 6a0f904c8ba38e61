import type { Pacing, PacingStart } from "@essor/contract/fund-plans";
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useAsOf } from "../api/address.ts";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ExampleBanner, Refused, Scroll } from "./parts.tsx";
import { pacingQuery, pacingStartQuery } from "./plan-queries.ts";

type Planned = PacingStart["funds"][number];
const FIELDS = ["commitment", "starts", "life", "bow", "growth", "growthSd"] as const;
const KINDS = ["netCash", "contribution", "distribution", "nav"] as const;
type Kind = (typeof KINDS)[number];

function Programme({
  funds,
  change,
}: {
  funds: readonly Planned[];
  change: (funds: Planned[]) => void;
}) {
  const { t } = useText();
  const set = (at: number, patch: Partial<Planned>) =>
    change(funds.map((fund, i) => (i === at ? { ...fund, ...patch } : fund)));
  return (
    <Scroll title={t("plans.programme")}>
      <table className="fu-lines fu-inputs" style={{ minWidth: 760 }}>
        <thead>
          <tr>
            <th scope="col">{t("fund.fund")}</th>
            {FIELDS.map((name) => (
              <th key={name} scope="col" className="es-num">
                {t(`plans.field.${name}`)}
              </th>
            ))}
            <th scope="col" className="es-num">
              {t("plans.field.calls")}
            </th>
          </tr>
        </thead>
        <tbody>
          {funds.map((fund, i) => (
            <tr key={fund.code}>
              <td>{fund.name}</td>
              {FIELDS.map((name) => (
                <td key={name}>
                  <Cell
                    label={`${fund.name}: ${t(`plans.field.${name}`)}`}
                    value={String(fund[name])}
                    put={(text) => {
                      const value = Number(text);
                      if (text !== "" && Number.isFinite(value)) set(i, { [name]: value });
                    }}
                  />
                </td>
              ))}
              <td>
                <Cell
                  label={`${fund.name}: ${t("plans.field.calls")}`}
                  value={fund.rateOfContribution.map((r) => Math.round(r * 1000) / 1000).join(" ")}
                  put={(text) => {
                    const rates = text.split(/[ ,;]+/).map(Number);
                    if (rates.length > 0 && rates.every((r) => r >= 0 && r <= 1))
                      set(i, { rateOfContribution: rates });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A number that counts once the field is left, so that a half-typed one is never asked for. */
function Cell({
  label,
  value,
  put,
}: {
  label: string;
  value: string;
  put: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  return (
    <TextInput
      aria-label={label}
      value={text}
      inputMode="decimal"
      onChange={(e) => setText(e.currentTarget.value)}
      onBlur={() => put(text)}
    />
  );
}

function Fan({ plan, start, kind }: { plan: Pacing; start: PacingStart; kind: Kind }) {
  const { t, f, language } = useText();
  const { years } = plan;
  const actual = new Map<number, number>();
  let net = 0;
  for (const a of start.actual) {
    net += a.distribution - a.contribution;
    actual.set(a.year, kind === "netCash" ? net : a[kind]);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 24, top: 32, bottom: 32, containLabel: true },
      legend: {
        bottom: 0,
        textStyle: { color: tokens.ink2 },
        data: [t("plans.plan"), t("plans.median"), t("plans.soFar")],
      },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        trigger: "axis",
        valueFormatter: (v: unknown) => (typeof v === "number" ? f.number(v) : "–"),
      },
      xAxis: {
        ...categoryAxis(
          tokens,
          years.map((y) => String(y.year)),
        ),
        boundaryGap: false,
      },
      yAxis: valueAxis(tokens, { name: start.currency, format: (v) => f.number(v) }),
      series: [
        band(
          t("plans.low"),
          years.map((y) => y[kind].low),
          "transparent",
        ),
        band(
          t("plans.range"),
          years.map((y) => y[kind].high - y[kind].low),
          tokens.accent,
        ),
        {
          ...line(
            t("plans.median"),
            years.map((y) => y[kind].median),
            tokens.accent,
          ),
          lineStyle: { type: "dashed", width: 1.5 },
        },
        line(
          t("plans.plan"),
          years.map((y) => y.plan[kind]),
          tokens.data[1] as string,
        ),
        {
          ...line(
            t("plans.soFar"),
            years.map((y) => actual.get(y.year) ?? null),
            tokens.ink,
          ),
          symbolSize: 8,
        },
      ],
    }),
    [plan, kind, language],
  );
  const deepest = years.reduce((low, y) => (y.netCash.low < low.netCash.low ? y : low));
  return (
    <Chart
      title={t("plans.pacingSays", {
        amount: f.number(rounded(plan.deepest.plan)),
        low: f.number(rounded(plan.deepest.low)),
        year: deepest.year,
        currency: start.currency,
      })}
      source={t("plans.pacingSource")}
      option={option}
      height={340}
      twin={{
        columns: [
          t("fund.year"),
          t("plans.plan"),
          t("plans.low"),
          t("plans.median"),
          t("plans.high"),
          t("plans.soFar"),
        ],
        rows: years.map((y) => [
          String(y.year),
          Math.round(y.plan[kind]),
          Math.round(y[kind].low),
          Math.round(y[kind].median),
          Math.round(y[kind].high),
          actual.get(y.year) ?? null,
        ]),
      }}
    />
  );
}

/** Three digits say enough of a plan. */
function rounded(amount: number): number {
  return Number(Math.abs(amount).toPrecision(3));
}

/** Two stacked areas: the lower edge, which is not drawn, and what lies between the edges. */
function band(name: string, data: number[], colour: string): object {
  return {
    name,
    type: "line",
    stack: "range",
    stackStrategy: "all",
    data,
    symbol: "none",
    lineStyle: { opacity: 0 },
    areaStyle: { color: colour, opacity: colour === "transparent" ? 0 : 0.18 },
    tooltip: { show: false },
  };
}

function line(name: string, data: (number | null)[], colour: string): object {
  return { name, type: "line", data, symbolSize: 4, itemStyle: { color: colour } };
}

function Planner({ start }: { start: PacingStart }) {
  const { t, say } = useText();
  const [funds, setFunds] = useState<readonly Planned[]>(start.funds);
  const [kind, setKind] = useState<Kind>("netCash");
  const [coverage, setCoverage] = useState("0.9");
  const [correlation, setCorrelation] = useState("0.5");
  const query = useQuery(
    pacingQuery({
      funds: funds.map(({ code: _, ...fund }) => fund),
      coverage: Number(coverage),
      correlation: Number(correlation),
      paths: 4000,
      seed: 1,
    }),
  );
  return (
    <>
      <Section
        title={t("plans.pacing")}
        actions={
          <>
            <NativeSelect
              aria-label={t("plans.what")}
              value={kind}
              onChange={(e) => setKind(e.currentTarget.value as Kind)}
              data={KINDS.map((k) => ({ value: k, label: say(`plans.kind.${k}`, k) }))}
            />
            <NativeSelect
              aria-label={t("plans.coverage")}
              value={coverage}
              onChange={(e) => setCoverage(e.currentTarget.value)}
              data={["0.5", "0.8", "0.9", "0.95"].map((c) => ({
                value: c,
                label: t("plans.ofPaths", { share: Math.round(Number(c) * 100) }),
              }))}
            />
            <NativeSelect
              aria-label={t("plans.correlation")}
              value={correlation}
              onChange={(e) => setCorrelation(e.currentTarget.value)}
              data={["0", "0.3", "0.5", "0.8", "1"].map((c) => ({
                value: c,
                label: t("plans.together", { share: Math.round(Number(c) * 100) }),
              }))}
            />
          </>
        }
      >
        <Refused error={query.error} />
        {query.data && <Fan plan={query.data} start={start} kind={kind} />}
      </Section>
      <Section title={t("plans.programme")} note={t("plans.programmeNote")}>
        <Programme funds={funds} change={setFunds} />
      </Section>
    </>
  );
}

/** When a programme of funds will call, pay back and be worth: a plan with intervals around it, and what happened so far. */
export function Page() {
  const { t } = useText();
  const query = useQuery(pacingStartQuery(useAsOf()));
  return (
    <>
      <PageHead title={t("page.fundPacing")} lead={t("plans.pacingLead")} />
      <Loaded query={query} lines={12}>
        {(start) =>
          start.funds.length === 0 ? (
            <Note>{t("fund.empty")}</Note>
          ) : (
            <>
              {start.example && <ExampleBanner />}
              <Planner start={start} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
