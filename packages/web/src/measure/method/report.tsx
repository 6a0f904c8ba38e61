import type { RankingTable } from "@essor/contract/measure";
import type { UncertaintyRun } from "@essor/contract/measure-analysis";
import { buildIndex, type IndexBuild } from "@essor/core/measure";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { apiAddress } from "../../api/client.ts";
import { PageHead, Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { coreOf } from "./core-table.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { namer } from "./names.ts";
import { runsQuery } from "./queries.ts";
import { ReportSources } from "./report-sources.tsx";
import { Finding, findingOf } from "./runs.tsx";
import { stepDetail, stepName } from "./step-text.ts";
import { WithRanking } from "./with-ranking.tsx";
import "./method.css";

const SHOWN = 50;

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.report")} lead={t("method.reportLead")}>
      {(table) => <Body table={table} />}
    </WithRanking>
  );
}

function Body({ table }: { table: RankingTable }) {
  const { t, f, pick, language } = useText();
  const [{ run, asOf }] = useAddress();
  const runs = useQuery(runsQuery(table.recipe.code)).data ?? [];
  const fitting = runs.filter((r) => r.hash === table.recipe.hash && r.period === table.period);
  const shown = fitting.find((r) => String(r.id) === run) ?? fitting[0];
  const build = useMemo(() => {
    const core = coreOf(table);
    const made = core && buildIndex(core.recipe, core.table);
    return made?.ok ? made.value : null;
  }, [table]);
  const { recipe } = table;
  return (
    <div className="es-method-report">
      <PageHead
        title={t("method.reportTitle", { name: pick(recipe.name), period: table.period })}
        lead={pick(recipe.note) || t("method.reportLead")}
      >
        <Button
          size="xs"
          className="es-no-print"
          variant="default"
          component="a"
          href={apiAddress(`/measure/rankings/${table.recipe.code}/report.pdf`, {
            period: table.period,
            asOf,
            run: shown?.id,
            language,
          })}
        >
          PDF
        </Button>
        <Button size="xs" className="es-no-print" onClick={() => window.print()}>
          {t("method.print")}
        </Button>
      </PageHead>
      <Section title={t("method.identity")}>
        <dl className="es-terms">
          <dt>{t("ranking.recipe")}</dt>
          <dd>{t("method.edition", { code: recipe.code, edition: recipe.edition })}</dd>
          <dt>{t("method.hash")}</dt>
          <dd className="es-mono">{recipe.hash}</dd>
          <dt>{t("ranking.period")}</dt>
          <dd>{table.period}</dd>
          <dt>{t("method.knownOn")}</dt>
          <dd>{f.day(table.asOf)}</dd>
          {shown && (
            <>
              <dt>{t("method.seed")}</dt>
              <dd>
                {t("method.seedOf", { seed: String(shown.seed), n: f.exact(shown.replications) })}
              </dd>
              <dt>{t("method.vary")}</dt>
              <dd className="es-mono">{JSON.stringify(shown.vary.vary)}</dd>
            </>
          )}
        </dl>
      </Section>
      {build ? (
        <>
          <Top table={table} build={build} run={shown} />
          {shown && <Sure run={shown} />}
          <Method table={table} build={build} />
          <ReportSources table={table} />
        </>
      ) : (
        <Empty title={t("ranking.noScore")} help={t("ranking.noScoreHelp")} />
      )}
    </div>
  );
}

function Sure({ run }: { run: UncertaintyRun }) {
  const text = useText();
  const { t } = text;
  const title = findingOf(run, text);
  return (
    <Section title={t("method.intervals")}>
      <Finding run={run} />
      <IntervalChart run={run} title={title} />
    </Section>
  );
}

type TopProps = {
  readonly table: RankingTable;
  readonly build: IndexBuild;
  readonly run: UncertaintyRun | undefined;
};

function Top({ table, build, run }: TopProps) {
  const { t, f, pick, say } = useText();
  const name = namer({ pick, say }, table.indicators, table.recipe.body.framework);
  const units = new Map(table.units.map((u) => [u.code, u]));
  const pillars = build.codes.filter((c) => c !== build.top);
  const rows = build.units
    .map((code, i) => ({ code, i, rank: build.ranks[build.top]?.[i] ?? null }))
    .filter((r) => r.rank !== null && (r.rank <= SHOWN || r.code === run?.hub))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const number = (code: string, i: number) => {
    const x = build.scores[code]?.[i] ?? null;
    return x === null ? "–" : f.exact(x, 1);
  };
  const title = t("method.firstUnits", { n: f.exact(rows.length) });
  return (
    <Section title={title} flush>
      <section
        className="es-lever-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("table.region", { title })}
      >
        <table className="es-levers">
          <thead>
            <tr>
              <th scope="col" className="es-num">
                {t("ranking.rank")}
              </th>
              <th scope="col">{t("ranking.unit")}</th>
              <th scope="col" className="es-num">
                {t("ranking.score")}
              </th>
              {pillars.map((p) => (
                <th scope="col" key={p} className="es-num">
                  {name(p)}
                </th>
              ))}
              {run && (
                <th scope="col" className="es-num">
                  {t("method.interval")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, i, rank }) => {
              const sure = run?.items.find((x) => x.code === code);
              return (
                <tr key={code}>
                  <td className="es-num">{f.exact(rank ?? 0)}</td>
                  <th scope="row">{pick(units.get(code)?.name) || code}</th>
                  <td className="es-num">{number(build.top, i)}</td>
                  {pillars.map((p) => (
                    <td key={p} className="es-num">
                      {number(p, i)}
                    </td>
                  ))}
                  {run && (
                    <td className="es-num">
                      {sure ? span(f.exact(sure.q5 ?? 0, 0), f.exact(sure.q95 ?? 0, 0)) : "–"}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function Method({ table, build }: Omit<TopProps, "run">) {
  const text = useText();
  const { t, f } = text;
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const core = coreOf(table);
  return (
    <Section title={t("method.method")}>
      <ol>
        {core?.recipe.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
          <li key={i}>
            {stepName(step, text)} <span className="es-mono es-dim">{stepDetail(step)}</span>
          </li>
        ))}
      </ol>
      <h3 style={{ margin: "12px 0 4px" }}>{t("ranking.weights")}</h3>
      <ul>
        {build.weights
          .filter((w) => w.parent !== null)
          .map((w) => (
            <li key={w.code}>
              {name(w.code)}: {f.percent(w.effective, 1)}
            </li>
          ))}
      </ul>
    </Section>
  );
}

function span(low: string, high: string): string {
  return low === high ? low : `${low}–${high}`;
}
