import type { FundDetail, FundRow } from "@essor/contract/fund";
import { useQuery } from "@tanstack/react-query";
import { useAsOf } from "../api/address.ts";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { CapitalAccount, Partners } from "./accounts.tsx";
import { JCurve } from "./curve.tsx";
import { FigureDoor, type FigureName } from "./figure-door.tsx";
import { ExampleBanner, Money } from "./parts.tsx";
import { fundQuery } from "./queries.ts";
import { LookThrough, MoneyToOutput } from "./reach.tsx";
import { Valuations } from "./valuations.tsx";

const FIGURES: readonly FigureName[] = ["tvpi", "dpi", "rvpi", "pic", "irrNet", "irrGross"];

function Facts({ fund }: { fund: FundRow }) {
  const { t, f, pick, say } = useText();
  const { source } = fund;
  return (
    <dl className="es-terms">
      <dt>{t("fund.kind")}</dt>
      <dd>{t(`fund.kind.${fund.kind}`)}</dd>
      {fund.size && (
        <>
          <dt>{t("fund.size")}</dt>
          <dd>
            <Money amount={fund.size} currency={fund.currency} /> {fund.currency}
          </dd>
        </>
      )}
      {fund.firstClose && (
        <>
          <dt>{t("fund.firstClose")}</dt>
          <dd>
            <Money amount={fund.firstClose} currency={fund.currency} /> {fund.currency}
          </dd>
        </>
      )}
      <dt>{t("fund.launched")}</dt>
      <dd>{fund.launched || "–"}</dd>
      <dt>{t("fund.manager")}</dt>
      <dd>{fund.manager || "–"}</dd>
      {fund.investmentEndsOn && (
        <>
          <dt>{t("fund.investmentEnds")}</dt>
          <dd>{f.day(fund.investmentEndsOn)}</dd>
        </>
      )}
      {fund.termEndsOn && (
        <>
          <dt>{t("fund.termEnds")}</dt>
          <dd>{f.day(fund.termEndsOn)}</dd>
        </>
      )}
      {fund.feeBasis && (
        <>
          <dt>{t("fund.feeBasis")}</dt>
          <dd>{say(`fund.basis.${fund.feeBasis}`, fund.feeBasis)}</dd>
        </>
      )}
      {!fund.example && fund.note.en && (
        <>
          <dt>{t("fund.note")}</dt>
          <dd>{pick(fund.note as { en: string })}</dd>
        </>
      )}
      {source && (
        <>
          <dt>{t("fund.source")}</dt>
          <dd>
            <a href={source.address} rel="noreferrer" target="_blank">
              {source.title}
            </a>{" "}
            {source.grade && <GradeBadge grade={source.grade} full />}
          </dd>
        </>
      )}
    </dl>
  );
}

function Books({ detail }: { detail: FundDetail }) {
  const { t } = useText();
  const { fund } = detail;
  if (!fund.books) return null;
  const amounts = [
    ["committed", fund.books.commitments],
    ["called", fund.books.called],
    ["distributed", fund.books.distributed],
    ["nav", fund.books.nav],
    ["cash", fund.books.cash],
  ] as const;
  return (
    <>
      <dl className="fu-figures">
        {amounts.map(([name, amount]) => (
          <div key={name}>
            <dt>
              {t(`fund.${name}`)} <span className="es-unit">{fund.currency}</span>
            </dt>
            <dd>
              <Money amount={amount} currency={fund.currency} />
            </dd>
          </div>
        ))}
      </dl>
      <hr style={{ border: 0, borderTop: "1px solid var(--es-line)", margin: "12px 0" }} />
      <dl className="fu-figures">
        {FIGURES.map((name) => (
          <div key={name}>
            <dt>{t(`fund.figure.${name}`)}</dt>
            <dd>
              {fund.books && (
                <FigureDoor
                  name={name}
                  figure={fund.books.figures[name]}
                  fund={fund.code}
                  currency={fund.currency}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** One fund: its facts, its money, its partners, its curve and what its money reached. */
export function Page() {
  const { t, pick } = useText();
  const code = useRouteParam("code");
  const query = useQuery(fundQuery(code, useAsOf()));
  return (
    <Loaded query={query} lines={14}>
      {(detail) => (
        <>
          <PageHead title={pick(detail.fund.name)} lead={t("fund.detailLead")}>
            {detail.fund.books && (
              <>
                <PageLink to={`/fund/limits?fund=${code}`}>{t("page.fundLimits")}</PageLink>
                <PageLink to={`/fund/ledger?fund=${code}`}>{t("page.fundLedger")}</PageLink>
                <PageLink to={`/fund/evaluation?fund=${code}`}>{t("page.fundEvaluation")}</PageLink>
                <PageLink to={`/fund/waterfall?fund=${code}`}>{t("page.fundWaterfall")}</PageLink>
                <PageLink to={`/fund/returns?fund=${code}`}>{t("page.fundReturns")}</PageLink>
                <PageLink to={`/fund/structure?fund=${code}`}>{t("page.fundStructure")}</PageLink>
                <PageLink to={`/fund/reports?fund=${code}`}>{t("page.fundReports")}</PageLink>
              </>
            )}
          </PageHead>
          {detail.fund.example && <ExampleBanner />}
          <div className="fu-columns">
            <Section title={t("fund.facts")}>
              <Facts fund={detail.fund} />
            </Section>
            {detail.fund.books ? (
              <Section title={t("fund.figures")} note={t("fund.figuresNote")}>
                <Books detail={detail} />
              </Section>
            ) : (
              <Section title={t("fund.figures")}>
                <p className="es-dim">{t("fund.noBooks")}</p>
              </Section>
            )}
          </div>
          {detail.fund.books && (
            <>
              {detail.curve.length > 1 && (
                <Section title={t("fund.curve")}>
                  <JCurve curve={detail.curve} currency={detail.fund.currency} />
                </Section>
              )}
              <div className="fu-columns">
                <Section title={t("fund.partners")}>
                  <Partners detail={detail} />
                </Section>
                <Section title={t("fund.account")}>
                  <CapitalAccount detail={detail} />
                </Section>
              </div>
              <Section title={t("fund.moneyToOutput")} note={t("fund.moneyNote")} flush>
                <MoneyToOutput detail={detail} />
              </Section>
              <div className="fu-columns">
                <Section title={t("fund.lookThrough")} note={t("fund.lookThroughNote")} flush>
                  <LookThrough detail={detail} />
                </Section>
                <Section title={t("fund.valuations")} note={t("fund.valuationsNote")} flush>
                  <Valuations detail={detail} />
                </Section>
              </div>
            </>
          )}
          {detail.children.length > 0 && (
            <Section title={t("fund.below")} flush>
              <ul className="es-list">
                {detail.children.map((child) => (
                  <li key={child.code}>
                    <PageLink to={`/fund/funds/${child.code}`}>{pick(child.name)}</PageLink>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}
