import { useQuery } from "@tanstack/react-query";
import "./attract.css";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import { CostSection } from "./cost-section.tsx";
import { comparisonQuery, placeCostsQuery } from "./queries.ts";
import { ShareBox } from "./share-box.tsx";
import { Sites } from "./sites.tsx";
import { useCostQuestion, useWeights } from "./weights.ts";

/** Sites against hard constraints, places weighed by the investor, and what a project would cost in each. */
export function Page() {
  const { t } = useText();
  const comparison = useQuery(comparisonQuery);
  const costs = useQuery(placeCostsQuery);
  const weights = useWeights();
  const cost = useCostQuestion();
  return (
    <>
      <PageHead title={t("attract.places")} lead={t("attract.placesLead")} />
      <Sites />
      <Section title={t("attract.comparison")} note={t("attract.comparisonNote")}>
        <Loaded query={comparison}>
          {(data) =>
            data.criteria.length === 0 || data.locations.length < 2 ? (
              <Empty title={t("attract.noComparison")} />
            ) : (
              <>
                <ComparisonTable comparison={data} weights={weights} />
                <ShareBox comparison={data} weights={weights} cost={cost.question} />
              </>
            )
          }
        </Loaded>
      </Section>
      <Loaded query={costs}>{(data) => <CostSection costs={data} cost={cost} />}</Loaded>
    </>
  );
}
