import type { SharedComparison } from "@essor/contract/attract-views";
import type { ComparisonMethod } from "@essor/core/attract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { LanguageChoice } from "../ui/language-choice.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Skeleton } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import { CostSection } from "./cost-section.tsx";
import { sharedQuery } from "./queries.ts";
import "./attract.css";

/** What a link shows to whoever holds it: read-only, as it stood on the day on which it was made. */
export function Page() {
  const { t } = useText();
  const { token } = useParams({ strict: false }) as { token: string };
  const query = useQuery(sharedQuery(token));
  return (
    <main className="at-shared">
      <LanguageChoice label={t("desk.language")} />
      {query.isPending ? (
        <Skeleton />
      ) : query.data ? (
        <Body shared={query.data} />
      ) : (
        <>
          <PageHead title={t("desk.sharedTitle")} views={false} />
          <Section title={t("desk.sharedTitle")} flush>
            <Empty title={t("desk.sharedGone")} />
          </Section>
        </>
      )}
    </main>
  );
}

function Body({ shared }: { shared: SharedComparison }) {
  const { t, f, pick } = useText();
  const [method, setMethod] = useState<ComparisonMethod>(shared.method);
  const values = Object.fromEntries(shared.criteria.map((c) => [c.code, c.weight]));
  return (
    <>
      <PageHead
        title={shared.title || t("desk.sharedTitle")}
        lead={t("desk.sharedLead", {
          made: f.day(shared.madeAt.slice(0, 10)),
          hub: pick(shared.hub),
          until: f.day(shared.expiresAt.slice(0, 10)),
        })}
        views={false}
      />
      <Section title={t("attract.comparison")}>
        <ComparisonTable
          comparison={shared.comparison}
          weights={{ method, setMethod, of: (code) => values[code] ?? 1, put: () => {}, values }}
          fixed
        />
      </Section>
      {shared.cost && (
        <CostSection costs={shared.costs} cost={{ question: shared.cost, put: () => {} }} fixed />
      )}
    </>
  );
}
