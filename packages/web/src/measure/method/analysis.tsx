import type { RankingTable } from "@essor/contract/measure";
import { buildIndex } from "@essor/core/measure";
import { useDeferredValue, useMemo } from "react";
import { PageLink } from "../../ui/link.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { AnalysisStatistics } from "./analysis-statistics.tsx";
import { Consistency, Denominators, Pairs } from "./analysis-structure.tsx";
import { Treated, Unranked } from "./analysis-treated.tsx";
import { coreOf } from "./core-table.ts";
import { CorrelationMap } from "./correlation-map.tsx";
import { LeaveOneOutChart } from "./leave-one-out.tsx";
import { namer } from "./names.ts";
import { WithRanking } from "./with-ranking.tsx";
import "./method.css";

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.analysis")} lead={t("method.analysisLead")}>
      {(table) => <Body table={table} />}
    </WithRanking>
  );
}

/** What a careful reader asks of an index before believing it. */
function Body({ table }: { table: RankingTable }) {
  const text = useText();
  const { t, f } = text;
  const build = useMemo(() => {
    const core = coreOf(table);
    const made = core && buildIndex(core.recipe, core.table);
    return made?.ok ? made.value : null;
  }, [table]);
  // The tables stand at once; what takes longer follows.
  const ready = useDeferredValue(build !== null, false);
  const { recipe } = table;
  const head = (
    <PageHead title={t("page.analysis")} lead={t("method.analysisLead")}>
      <PageLink to={`/measure/uncertainty?recipe=${recipe.code}`}>{t("page.uncertainty")}</PageLink>
    </PageHead>
  );
  if (!build) {
    return (
      <>
        {head}
        <Empty title={t("ranking.noScore")} help={t("ranking.noScoreHelp")} />
      </>
    );
  }
  const name = namer(text, table.indicators, recipe.body.framework);
  const source = t("method.recipeSource", {
    code: recipe.code,
    edition: String(recipe.edition),
    day: f.day(table.asOf),
  });
  const about = { build, name, source };
  return (
    <>
      {head}
      <AnalysisStatistics {...about} />
      <Treated {...about} />
      <Unranked {...about} table={table} />
      {ready && (
        <>
          <Section title={t("method.correlations")}>
            <CorrelationMap {...about} />
          </Section>
          <Consistency {...about} />
          <Pairs {...about} />
          <Denominators {...about} />
          <LeaveOneOutChart {...about} />
        </>
      )}
    </>
  );
}
