import type { Lead, LeadSeries, Leads } from "@essor/contract/outlook-leads";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress, useAsOf } from "../api/address.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { LagChart } from "./lag-chart.tsx";
import { leadColumns } from "./lead-columns.tsx";
import { leadsQuery } from "./queries.ts";
import "./outlook.css";

type Outcome = NonNullable<Leads["outcome"]>;

/** Which series run ahead of an outcome; where there are too few values, how many are missing. */
export function Page() {
  const [{ outcome }] = useAddress();
  const query = useQuery(leadsQuery({ outcome, asOf: useAsOf() }));
  return <Loaded query={query}>{(leads) => <Body leads={leads} />}</Loaded>;
}

function Body({ leads }: { leads: Leads }) {
  const { t } = useText();
  if (leads.outcome === null)
    return (
      <>
        <PageHead title={t("outlook.leadsTitle")} lead={t("outlook.leadsLead")} />
        <Empty title={t("outlook.noSeries")} help={t("outlook.noSeriesHelp")} />
      </>
    );
  return <Judged leads={leads} outcome={leads.outcome} />;
}

function Judged({ leads, outcome }: { leads: Leads; outcome: Outcome }) {
  const text = useText();
  const { t, f, pick } = text;
  const [{ indicator }, setAddress] = useAddress();
  const { readings, claimMin } = leads;
  const judged = readings.filter((r) => r.missing === 0);
  const shown = readings.find((r) => r.key === indicator) ?? judged[0] ?? readings[0];
  const claims = judged.filter((r) => r.verdict === "leads" || r.verdict === "moves-together");
  const long = leads.outcomes.filter((o) => o.points >= claimMin && o.key !== outcome.key);
  const name = (s: LeadSeries) => `${pick(s.indicatorName)} · ${pick(s.areaName)}`;
  const title =
    judged.length === 0
      ? t("outlook.leadsTooFew", { outcome: pick(outcome.indicatorName), points: outcome.points })
      : claims.length === 0
        ? t("outlook.leadsNone", { outcome: pick(outcome.indicatorName) })
        : t("outlook.leadsSome", { outcome: pick(outcome.indicatorName), count: claims.length });
  return (
    <>
      <PageHead title={title} lead={t("outlook.leadsLead")}>
        <NativeSelect
          size="xs"
          label={t("outlook.leadsOf")}
          value={outcome.key}
          data={outcomeChoices(leads, outcome).map((o) => ({
            value: o.key,
            label: `${name(o)} (${t(`outlook.points.${o.frequency}`, { count: o.points })})`,
          }))}
          onChange={(e) => setAddress({ outcome: e.currentTarget.value, indicator: undefined })}
        />
      </PageHead>
      {judged.length === 0 && (
        <Note tone="warn">
          {t("outlook.leadsMissing", {
            min: claimMin,
            missing: Math.min(claimMin, ...readings.map((r) => r.missing)),
          })}
        </Note>
      )}
      {shown && (
        <Section title={name(shown)} note={<Sources series={shown} />}>
          <p className="ol-finding">
            <Finding reading={shown} outcome={pick(outcome.indicatorName)} claimMin={claimMin} />
          </p>
          {shown.lines.some((l) => l.correlation !== null) && (
            <LagChart
              reading={shown}
              claimMin={claimMin}
              title={t("outlook.lagTitle", {
                indicator: pick(shown.indicatorName),
                outcome: pick(outcome.indicatorName),
              })}
            />
          )}
          <p className="es-dim es-small">
            {t("outlook.leadsMethod", { tried: f.exact(leads.tried) })}
          </p>
        </Section>
      )}
      <Section title={t("outlook.leadsTable")} note={<Sources series={outcome} />} flush>
        {readings.length === 0 ? (
          <Empty title={t("outlook.noOther")} />
        ) : (
          <DataTable
            name="l"
            title={t("outlook.leadsTable")}
            rows={readings}
            columns={leadColumns(text, outcome.frequency)}
            rowKey={(r) => r.key}
            sort="missing"
            onOpen={(r) => setAddress({ indicator: r.key })}
            marked={(r) => r.key === shown?.key}
          />
        )}
      </Section>
      {judged.length === 0 && long.length > 0 && (
        <Section title={t("outlook.longEnough", { min: claimMin })} flush>
          <DataTable
            name="o"
            title={t("outlook.longEnough", { min: claimMin })}
            rows={long}
            columns={longColumns(text)}
            rowKey={(o) => o.key}
            onOpen={(o) => setAddress({ outcome: o.key, indicator: undefined })}
          />
        </Section>
      )}
    </>
  );
}

/** The chosen outcome stays in the list, even one that is neither a goal nor long. */
function outcomeChoices(leads: Leads, outcome: Outcome): readonly Outcome[] {
  return leads.outcomes.some((o) => o.key === outcome.key)
    ? leads.outcomes
    : [outcome, ...leads.outcomes];
}

function Finding({
  reading,
  outcome,
  claimMin,
}: {
  reading: Lead;
  outcome: string;
  claimMin: number;
}) {
  const { t, f, pick } = useText();
  const { best, verdict } = reading;
  const pairs = Math.max(0, ...reading.lines.map((l) => l.pairs));
  if (verdict === "too-few")
    return <>{t("outlook.verdictTooFew", { pairs, missing: reading.missing, min: claimMin })}</>;
  if (best === null || verdict === "no-claim") return <>{t("outlook.verdictNone", { pairs })}</>;
  return (
    <>
      {t(`outlook.verdict.${verdict}`, {
        indicator: pick(reading.indicatorName),
        outcome,
        lead: t(`outlook.steps.${reading.frequency}`, { count: best.lead }),
        r: f.exact(best.correlation ?? 0, 2),
        low: f.exact(best.low ?? 0, 2),
        high: f.exact(best.high ?? 0, 2),
        pairs: best.pairs,
      })}
    </>
  );
}

function Sources({ series }: { series: LeadSeries }) {
  const { t, pick } = useText();
  return (
    <span className="ol-source">
      {t("outlook.seriesSource", { series: pick(series.indicatorName) })}{" "}
      {series.sources.map((s) => (
        <span key={s.title}>
          {s.address === "" ? s.title : <a href={s.address}>{s.title}</a>}{" "}
          <GradeBadge grade={s.grade as "S"} />{" "}
        </span>
      ))}
    </span>
  );
}

function longColumns(text: ReturnType<typeof useText>): readonly Column<Outcome>[] {
  const { t, pick } = text;
  return [
    { id: "indicator", title: t("outlook.indicator"), value: (o) => pick(o.indicatorName) },
    { id: "area", title: t("outlook.area"), value: (o) => pick(o.areaName) },
    {
      id: "points",
      title: t("outlook.knownPoints"),
      value: (o) => o.points,
      numeric: true,
      downFirst: true,
      cell: (o) => t(`outlook.points.${o.frequency}`, { count: o.points }),
    },
    {
      id: "newest",
      title: t("outlook.newest"),
      value: (o) => o.newest.value,
      numeric: true,
      cell: (o) => (
        <>
          <NumberDoor
            figure={o.newest.figure}
            value={o.newest.value}
            indicator={{ ...o, decimals: 2 }}
            unit
          />
          <span className="es-dim es-small"> {o.newest.period}</span>
        </>
      ),
    },
  ];
}
