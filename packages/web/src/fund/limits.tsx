import type { FundRow } from "@essor/contract/fund";
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { chosenFund, ExampleBanner, FundPicker, Refused } from "./parts.tsx";
import { fundsQuery, limitsQuery, ruleSetsQuery, useAct } from "./queries.ts";
import { Reinvestments } from "./reinvestment.tsx";
import { Floors, Verdicts } from "./verdicts.tsx";

function RuleSets({ fund }: { fund: FundRow }) {
  const { t } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const toast = useToast();
  const query = useQuery(ruleSetsQuery);
  const [chosen, setChosen] = useState<readonly string[]>(fund.ruleSets);
  const act = useAct(() => toast(t("ui.saved")));
  const writable = may("fund.write") && !asOf;
  const changed = [...chosen].sort().join() !== [...fund.ruleSets].sort().join();
  return (
    <Loaded query={query}>
      {(sets) => (
        <div className="es-form">
          {sets
            .filter((s) => s.id !== "industry-classes")
            .map((set) => (
              <Checkbox
                key={set.id}
                disabled={!writable}
                checked={chosen.includes(set.id)}
                label={
                  <>
                    {set.id === "none" ? t("fund.noRules") : <span lang="zh-CN">{set.name}</span>}{" "}
                    <span className="es-dim es-small">
                      {set.version} · {t("fund.ruleCount", { count: set.rules })}
                      {set.template && ` · ${t("fund.template")}`}
                    </span>
                  </>
                }
                onChange={(e) =>
                  setChosen(
                    e.currentTarget.checked
                      ? [...chosen, set.id]
                      : chosen.filter((id) => id !== set.id),
                  )
                }
              />
            ))}
          <Refused error={act.error} />
          {writable && changed && (
            <div>
              <Button
                loading={act.isPending}
                onClick={() =>
                  act.mutate({
                    method: "PUT",
                    path: `/funds/${fund.code}/rule-sets`,
                    version: fund.version,
                    body: { ruleSets: chosen },
                  })
                }
              >
                {t("ui.save")}
              </Button>
            </div>
          )}
        </div>
      )}
    </Loaded>
  );
}

function LimitsOf({ funds }: { funds: readonly FundRow[] }) {
  const { t } = useText();
  const asOf = useAsOf();
  const [address, setAddress] = useAddress();
  const { kept, fund } = chosenFund(funds, address.fund);
  const query = useQuery({
    ...limitsQuery(fund?.code ?? "", asOf),
    enabled: fund !== undefined,
  });
  if (!fund) return <Empty title={t("fund.empty")} />;
  return (
    <>
      <PageHead title={t("fund.limits")} lead={t("fund.limitsLead")}>
        <FundPicker
          funds={kept}
          value={fund.code}
          onChange={(code) => setAddress({ fund: code })}
        />
      </PageHead>
      {fund.example && <ExampleBanner />}
      <Loaded query={query}>
        {(limits) => (
          <>
            <Section title={t("fund.floors")} flush>
              <Floors limits={limits} />
            </Section>
            <Section title={t("fund.rules")} note={t("fund.rulesNote")} flush>
              <Verdicts verdicts={limits.verdicts} />
            </Section>
          </>
        )}
      </Loaded>
      <Reinvestments fund={fund} />
      <Section title={t("fund.ruleSets")} note={t("fund.ruleSetsNote")}>
        <RuleSets key={`${fund.code} ${fund.version}`} fund={fund} />
      </Section>
    </>
  );
}

/** The rules a fund is held to, with head-room. */
export function Page() {
  const query = useQuery(fundsQuery(useAsOf()));
  return <Loaded query={query}>{(funds) => <LimitsOf funds={funds} />}</Loaded>;
}
