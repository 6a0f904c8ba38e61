import type { FundRow } from "@essor/contract/fund";
import type { Performance } from "@essor/contract/fund-plans";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useCallback, useState } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { baseOption, categoryAxis, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { Note, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { JCurve } from "./curve.tsx";
import { OneFund } from "./one-fund.tsx";
import { Refused, Scroll } from "./parts.tsx";
import { indicesQuery, returnsQuery } from "./plan-queries.ts";
import { useAct } from "./queries.ts";

type Measure = { value: number | null; reason: string | null };

function Shown({ m, ratio = false }: { m: Measure; ratio?: boolean }) {
  const { f, say } = useText();
  if (m.value === null)
    return <span className="es-dim">{say(`fund.reason.${m.reason}`, m.reason ?? "–")}</span>;
  return <>{ratio ? f.exact(m.value, 3) : f.percent(m.value, 2)}</>;
}

function Rates({ irr }: { irr: Performance["irr"] }) {
  const { t, f } = useText();
  const rows = [
    ["plans.irrGross", irr.gross],
    ["plans.irrNet", irr.net],
    ["plans.irrNoLine", irr.netWithoutFacility],
  ] as const;
  return (
    <>
      <table className="fu-lines">
        <tbody>
          {rows.map(([name, m]) => (
            <tr key={name}>
              <td>{t(name)}</td>
              <td>
                <Shown m={m} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Note tone={irr.roots.length === 1 ? "good" : "warn"}>
        {t(irr.certified ? "plans.certified" : "plans.notCertified", {
          count: irr.roots.length,
          list: irr.roots.map((r) => f.percent(r, 2)).join(", ") || "–",
          changes: irr.signChanges,
        })}
      </Note>
    </>
  );
}

/** Ratios stand as numbers, rates as per cent. */
const RATIOS = new Set(["ksPme"]);

function Comparison({ performance }: { performance: Performance }) {
  const { t, f, pick, say, language } = useText();
  const { pme } = performance;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 24, top: 32, bottom: 32, containLabel: true },
      legend: { bottom: 0, textStyle: { color: tokens.ink2 } },
      tooltip: { ...(baseOption(tokens).tooltip as object), trigger: "axis" },
      xAxis: categoryAxis(
        tokens,
        (pme?.points ?? []).map((p) => p.day),
      ),
      yAxis: [
        valueAxis(tokens, { name: performance.currency, format: (v) => f.number(v) }),
        {
          ...valueAxis(tokens, { name: t("plans.level"), scale: true }),
          splitLine: { show: false },
        },
      ],
      series: [
        bars(
          t("fund.called"),
          (pme?.points ?? []).map((p) => -p.contribution),
          tokens.data[1],
        ),
        bars(
          t("fund.distributed"),
          (pme?.points ?? []).map((p) => p.distribution),
          tokens.accent,
        ),
        {
          name: t("plans.index"),
          type: "line",
          yAxisIndex: 1,
          data: (pme?.points ?? []).map((p) => p.index),
          itemStyle: { color: tokens.ink2 },
        },
      ],
    }),
    [pme, language],
  );
  if (!pme)
    return (
      <Note>{say(`plans.missing.${performance.pmeMissing}`, performance.pmeMissing ?? "–")}</Note>
    );
  const ks = pme.measures.find((m) => m.code === "ksPme")?.value ?? null;
  return (
    <>
      <Chart
        title={
          ks === null
            ? t("plans.pmeNone")
            : t(ks >= 1 ? "plans.pmeAbove" : "plans.pmeBelow", {
                times: f.exact(ks, 2),
                index: pick(pme.index.name),
              })
        }
        note={t("plans.pmeNote", { day: f.day(pme.at), note: pme.index.source.note })}
        source={pme.index.source.title}
        option={option}
        height={280}
        twin={{
          columns: [t("fund.day"), t("fund.called"), t("fund.distributed"), t("plans.index")],
          rows: pme.points.map((p) => [p.day, p.contribution, p.distribution, p.index]),
        }}
      />
      <table className="fu-lines">
        <thead>
          <tr>
            <th scope="col">{t("plans.measure")}</th>
            <th scope="col" className="es-num">
              {t("fund.value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {pme.measures.map((m) => (
            <tr key={m.code}>
              <td>{say(`plans.measure.${m.code}`, m.code)}</td>
              <td>
                <Shown m={m} ratio={RATIOS.has(m.code)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pme.index.currency !== performance.currency && (
        <Note tone="warn">
          {t("plans.otherCurrency", { index: pme.index.currency, fund: performance.currency })}
        </Note>
      )}
    </>
  );
}

function bars(name: string, data: number[], colour: string | undefined): object {
  return { name, type: "bar", stack: "flows", data, itemStyle: { color: colour } };
}

function Vintage({ performance }: { performance: Performance }) {
  const { t, f, pick } = useText();
  return (
    <>
      <table className="fu-lines">
        <thead>
          <tr>
            <th scope="col">{t("fund.fund")}</th>
            <th scope="col" className="es-num">
              {t("plans.vintage")}
            </th>
            <th scope="col" className="es-num">
              TVPI
            </th>
            <th scope="col" className="es-num">
              IRR
            </th>
          </tr>
        </thead>
        <tbody>
          {performance.vintage.map((v) => (
            <tr key={v.code}>
              <td>
                {v.code === performance.fund ? <strong>{pick(v.name)}</strong> : pick(v.name)}
              </td>
              <td>{v.year ?? "–"}</td>
              <td>{v.tvpi === null ? "–" : f.exact(v.tvpi, 2)}</td>
              <td>{v.irr === null ? "–" : f.percent(v.irr, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {performance.quartiles.map((q) => (
        <p key={q.year} className="es-dim es-small">
          {q.median === null
            ? t("plans.noQuartiles", { year: q.year, count: q.n })
            : t("plans.quartiles", {
                year: q.year,
                low: f.exact(q.q1 ?? 0, 2),
                median: f.exact(q.median, 2),
                high: f.exact(q.q3 ?? 0, 2),
              })}
        </p>
      ))}
    </>
  );
}

/** An index of one's own: a name, where it comes from, and lines of day and level. */
function IndexForm() {
  const { t } = useText();
  const toast = useToast();
  const [name, setName] = useState("");
  const [source, setSource] = useState("");
  const [levels, setLevels] = useState("");
  const act = useAct(() => {
    setLevels("");
    toast(t("ui.saved"));
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const code = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "");
    act.mutate({
      method: "POST",
      path: "/indices",
      body: {
        code: code || "index",
        name: { en: name },
        currency: "CNY",
        source: { title: source },
        levels: levels
          .split(/\n/)
          .map((line) => line.split(/[,;\t ]+/))
          .filter(([day]) => day)
          .map(([day, level]) => ({ day, level: Number(level) })),
      },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <div className="es-form-pair">
        <TextInput
          label={t("plans.indexName")}
          required
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <TextInput
          label={t("fund.source")}
          required
          value={source}
          onChange={(e) => setSource(e.currentTarget.value)}
        />
      </div>
      <Textarea
        label={t("plans.levels")}
        description={t("plans.levelsHelp")}
        required
        rows={4}
        value={levels}
        onChange={(e) => setLevels(e.currentTarget.value)}
      />
      <Refused error={act.error} />
      <div>
        <Button type="submit" variant="default" loading={act.isPending}>
          {t("ui.save")}
        </Button>
      </div>
    </form>
  );
}

function Of({ fund }: { fund: FundRow }) {
  const { t, pick } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const [{ index }, setAddress] = useAddress();
  const query = useQuery(returnsQuery(fund.code, { asOf, index }));
  const indices = useQuery(indicesQuery);
  return (
    <Loaded query={query} lines={12}>
      {(p) => (
        <>
          <Section title={t("fund.curve")}>
            <JCurve curve={p.curve} currency={p.currency} />
          </Section>
          <div className="fu-columns">
            <Section
              title={t("plans.pme")}
              actions={
                <NativeSelect
                  aria-label={t("plans.index")}
                  value={p.pme?.index.code ?? index ?? ""}
                  onChange={(e) => setAddress({ index: e.currentTarget.value })}
                  data={(indices.data ?? []).map((i) => ({ value: i.code, label: pick(i.name) }))}
                />
              }
            >
              <Comparison performance={p} />
            </Section>
            <div>
              <Section title={t("plans.rates")} note={t("plans.ratesNote")}>
                <Rates irr={p.irr} />
              </Section>
              <Section title={t("plans.vintages")}>
                <Scroll title={t("plans.vintages")}>
                  <Vintage performance={p} />
                </Scroll>
              </Section>
              {may("fund.write") && !asOf && (
                <Section title={t("plans.ownIndex")}>
                  <IndexForm />
                </Section>
              )}
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

/** What a fund has earned: the J-curve, rates with their proven number, and the market beside it. */
export function Page() {
  const { t } = useText();
  return (
    <OneFund title={t("page.fundReturns")} lead={t("plans.returnsLead")}>
      {(fund) => <Of key={fund.code} fund={fund} />}
    </OneFund>
  );
}
