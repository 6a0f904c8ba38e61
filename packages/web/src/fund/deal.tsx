import type { DealDetail } from "@essor/contract/fund";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { MovedFigures } from "../ui/loop.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Committee } from "./committee.tsx";
import { Exemption, Links } from "./deal-file.tsx";
import { useGapName } from "./gap-names.ts";
import { ExampleBanner, Money, Refused, Status, today } from "./parts.tsx";
import { dealQuery, useAct } from "./queries.ts";
import { Floors, Verdicts } from "./verdicts.tsx";

function Terms({ deal }: { deal: DealDetail }) {
  const { t, f, pick, say } = useText();
  const gapName = useGapName();
  return (
    <dl className="es-terms">
      <dt>{t("fund.fund")}</dt>
      <dd>
        <PageLink to={`/fund/funds/${deal.fund}`}>{pick(deal.fundName)}</PageLink>
      </dd>
      <dt>{t("fund.company")}</dt>
      <dd>{pick(deal.companyName)}</dd>
      <dt>{t("fund.amount")}</dt>
      <dd>
        <Money amount={deal.amount} currency={deal.currency} /> {deal.currency}
        {deal.stake !== null && ` · ${f.percent(deal.stake, 1)}`}
      </dd>
      <dt>{t("fund.class")}</dt>
      <dd>
        <Status tone={["restricted", "obsolete"].includes(deal.class) ? "danger" : "good"}>
          {t(`fund.class.${deal.class}`)}
        </Status>
      </dd>
      <dt>{t("fund.instruments")}</dt>
      <dd>{deal.instruments.map((i) => say(`fund.instrument.${i}`, i)).join(", ")}</dd>
      <dt>{t("fund.where")}</dt>
      <dd>
        {t(deal.inRegion ? "fund.inside" : "fund.outside")} ·{" "}
        {t(deal.mainField ? "fund.mainField" : "fund.otherField")}
      </dd>
      <dt>{t("fund.project")}</dt>
      <dd>
        {deal.project === null ? (
          "–"
        ) : (
          <PageLink to={`/attract/projects/${deal.project}`}>
            {deal.projectName ?? deal.project}
          </PageLink>
        )}
      </dd>
      <dt>{t("fund.gap")}</dt>
      <dd>
        {deal.gap === null ? (
          "–"
        ) : (
          <>
            {gapName(deal.gap)}{" "}
            {deal.gapStatus && (
              <Status>{say(`plans.gapStatus.${deal.gapStatus}`, deal.gapStatus)}</Status>
            )}
          </>
        )}
      </dd>
    </dl>
  );
}

function Score({ deal }: { deal: DealDetail }) {
  const { t, f, say } = useText();
  if (deal.score === null) return <p className="es-dim">{t("fund.tooSparse")}</p>;
  return (
    <>
      <p>
        <strong style={{ fontSize: 24 }}>{f.exact(deal.score * 100, 0)}</strong>{" "}
        <span className="es-dim">
          {t("fund.coverage", { share: f.percent(deal.coverage ?? 0) })}
        </span>
      </p>
      <table className="fu-lines">
        <thead>
          <tr>
            <th scope="col">{t("fund.criterion")}</th>
            <th scope="col" className="es-num">
              {t("fund.value")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.contribution")}
            </th>
          </tr>
        </thead>
        <tbody>
          {deal.reasons.map((r) => (
            <tr key={r.criterion}>
              <td>{say(`fund.criterion.${r.criterion}`, r.criterion)}</td>
              <td>{r.value === null ? "–" : f.exact(r.value)}</td>
              <td>{r.value === null ? "–" : f.exact(r.contribution * 100, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Steps({ deal }: { deal: DealDetail }) {
  const { t } = useText();
  const may = useMay();
  const toast = useToast();
  const [day, setDay] = useState(today());
  const act = useAct<DealDetail>((d) => toast(t(`fund.stage.${d.stage}`)));
  const on = (verb: string, body?: object) =>
    act.mutate({
      method: "POST",
      path: `/deals/${deal.id}/${verb}`,
      version: deal.version,
      ...(body ? { body } : {}),
    });
  return (
    <div className="es-form">
      <p>
        <Status>{t(`fund.stage.${deal.stage}`)}</Status>
      </p>
      <Refused error={act.error} />
      {may("fund.write") && (
        <div className="es-actions">
          {deal.stage === "screening" && (
            <Button loading={act.isPending} onClick={() => on("advance")}>
              {t("fund.toDueDiligence")}
            </Button>
          )}
          {deal.stage === "due-diligence" && (
            <Button loading={act.isPending} onClick={() => on("advance")}>
              {t("fund.toCommittee")}
            </Button>
          )}
          {deal.stage === "approved" && (
            <>
              <TextInput
                type="date"
                label={t("fund.day")}
                value={day}
                onChange={(e) => setDay(e.currentTarget.value)}
              />
              <Button loading={act.isPending} onClick={() => on("invest", { day })}>
                {t("fund.invest")}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** One deal: score with reasons, rules with articles, the committee and the file that supports exemption. */
export function Page() {
  const { t, pick } = useText();
  const may = useMay();
  const id = useRouteParam("id");
  const query = useQuery(dealQuery(id));
  return (
    <Loaded query={query} lines={14}>
      {(deal) => (
        <>
          <PageHead title={pick(deal.name)} lead={pick(deal.companyName)} />
          {deal.example && <ExampleBanner />}
          <div className="fu-columns">
            <Section title={t("fund.terms")}>
              <Terms deal={deal} />
            </Section>
            <div>
              <Section title={t("fund.nextStep")}>
                <Steps deal={deal} />
              </Section>
              {may("fund.write") && (
                <Section title={t("plans.serves")} note={t("plans.servesNote")}>
                  <Links key={deal.version} deal={deal} />
                </Section>
              )}
            </div>
          </div>
          <MovedFigures kind="deal" id={deal.id} />
          <Section
            title={t("fund.rules")}
            note={t(deal.limits.allowed ? "fund.rulesAllow" : "fund.rulesForbid")}
            flush
          >
            <Verdicts verdicts={deal.limits.verdicts} />
          </Section>
          <div className="fu-columns">
            <div>
              <Section title={t("fund.committee")} flush>
                <Committee deal={deal} />
              </Section>
              <Section title={t("fund.exemption")} note={t("fund.exemptionNote")}>
                <Exemption deal={deal} />
              </Section>
            </div>
            <div>
              <Section title={t("fund.score")}>
                <Score deal={deal} />
              </Section>
              <Section title={t("fund.floors")} flush>
                <Floors limits={deal.limits} />
              </Section>
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
