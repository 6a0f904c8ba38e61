import type { DealRow, DealStage } from "@essor/contract/fund";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useAddress, useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { DealForm } from "./deal-form.tsx";
import { ExampleBanner, ExampleMark, Money, Status } from "./parts.tsx";
import { ProjectRecordSection } from "./project-record.tsx";
import { dealsQuery, fundsQuery } from "./queries.ts";
import { CalibrationSection, Sources } from "./sources.tsx";

const STAGES: readonly DealStage[] = [
  "screening",
  "due-diligence",
  "committee",
  "approved",
  "invested",
  "exited",
  "declined",
];

function Lane({ stage, deals }: { stage: DealStage; deals: readonly DealRow[] }) {
  const { t, f, pick } = useText();
  return (
    <div className="fu-lane">
      <h3>
        {t(`fund.stage.${stage}`)} <span className="es-dim">{deals.length}</span>
      </h3>
      <ul>
        {deals.map((d) => (
          <li key={d.id}>
            <PageLink to={`/fund/deals/${d.id}`}>{pick(d.name)}</PageLink>
            <span className="es-dim es-small">{pick(d.fundName)}</span>
            <span className="es-small">
              <Money amount={d.amount} currency={d.currency} /> {d.currency}
              {d.score !== null && ` · ${t("fund.scoreOf", { score: f.exact(d.score * 100, 0) })}`}
            </span>
            <span>
              {(d.class === "restricted" || d.class === "obsolete") && (
                <Status tone="danger">{t(`fund.class.${d.class}`)}</Status>
              )}{" "}
              {d.example && <ExampleMark />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The deals by stage, from screening to exit. */
export function Page() {
  const { t } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const [{ add, gap, project }, setAddress] = useAddress();
  const query = useQuery(dealsQuery);
  const funds = useQuery(fundsQuery(undefined));
  const kept = (funds.data ?? []).filter((f) => f.books !== null);
  return (
    <>
      <PageHead title={t("fund.deals")} lead={t("fund.dealsLead")}>
        {may("fund.write") && !asOf && kept.length > 0 && (
          <Button onClick={() => setAddress({ add: "+" }, { replace: false })}>
            {t("fund.newDeal")}
          </Button>
        )}
      </PageHead>
      {query.data?.some((d) => d.example) && <ExampleBanner />}
      <Section title={t("fund.board")} flush>
        <Loaded query={query}>
          {(deals) => (
            <section
              className="fu-board"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
              tabIndex={0}
              aria-label={t("table.region", { title: t("fund.board") })}
            >
              {STAGES.map((stage) => (
                <Lane key={stage} stage={stage} deals={deals.filter((d) => d.stage === stage)} />
              ))}
            </section>
          )}
        </Loaded>
      </Section>
      <Sources />
      <CalibrationSection />
      <ProjectRecordSection />
      <Panel
        opened={add !== undefined}
        onClose={() => setAddress({ add: undefined, gap: undefined, project: undefined })}
        size={520}
        title={t("fund.newDeal")}
      >
        {kept.length > 0 && (
          <DealForm
            key={`${gap} ${project}`}
            funds={kept}
            from={{ gap, project }}
            done={(id) => void navigate({ to: `/fund/deals/${id}` as never })}
          />
        )}
      </Panel>
    </>
  );
}
