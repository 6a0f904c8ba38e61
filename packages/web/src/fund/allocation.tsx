import type { FundRow } from "@essor/contract/fund";
import type { Allocation, AllocationRow } from "@essor/contract/fund-allocation";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { JobProgress } from "../ui/job-progress.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { Binding, Conflict, Frontier, Selected } from "./allocation-result.tsx";
import { readCandidates } from "./candidate-lines.ts";
import { CandidatesField } from "./candidates-field.tsx";
import { ExampleBanner, FundPicker, Refused, Status } from "./parts.tsx";
import { allocationQuery, allocationsQuery } from "./plan-queries.ts";
import { fundsQuery, useAct } from "./queries.ts";

const LIMITS = [
  "dealMax",
  "sectorMax",
  "regionMin",
  "fieldMin",
  "earlyMin",
  "investMin",
  "riskMax",
] as const;
const START = {
  fund: "",
  title: "",
  budget: "",
  dealsMax: "60",
  costPerDeal: "0",
  rules: true,
  candidates: "",
  dealMax: "",
  sectorMax: "",
  regionMin: "",
  fieldMin: "",
  earlyMin: "",
  investMin: "",
  riskMax: "",
};

function Ask({ funds, done }: { funds: readonly FundRow[]; done: (id: number) => void }) {
  const { t } = useText();
  const form = useDraft("fund.allocation", { ...START, fund: funds[0]?.code ?? "" });
  const v = form.values;
  const act = useAct<Allocation>((a) => {
    form.forget();
    done(a.id);
  });
  const { candidates, refused } = readCandidates(v.candidates);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (refused.length > 0) return;
    const limits = LIMITS.flatMap((name) =>
      v[name] === "" ? [] : [[name, Number(v[name]) / 100]],
    );
    act.mutate({
      method: "POST",
      path: "/allocations",
      body: {
        fund: v.fund,
        title: v.title,
        budget: Number(v.budget),
        dealsMax: Number(v.dealsMax),
        costPerDeal: Number(v.costPerDeal),
        rules: v.rules,
        ...(candidates.length > 0 ? { candidates } : {}),
        ...Object.fromEntries(limits),
      },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <DraftNote at={form.draftAt} discard={() => form.reset()} />
      <FundPicker funds={funds} value={v.fund} onChange={(fund) => form.set("fund", fund)} />
      <TextInput label={t("fund.noticeTitle")} required {...form.text("title")} />
      <div className="es-form-pair">
        <TextInput
          label={t("plans.budget")}
          required
          inputMode="decimal"
          {...form.text("budget")}
        />
        <TextInput label={t("plans.dealsMax")} inputMode="numeric" {...form.text("dealsMax")} />
        <TextInput
          label={t("plans.costPerDeal")}
          inputMode="decimal"
          {...form.text("costPerDeal")}
        />
        {LIMITS.map((name) => (
          <TextInput
            key={name}
            label={`${t(`plans.limit.${name}`)} (%)`}
            inputMode="decimal"
            {...form.text(name)}
          />
        ))}
      </div>
      <Checkbox
        label={t("plans.withRules")}
        checked={v.rules}
        onChange={(e) => form.set("rules", e.currentTarget.checked)}
      />
      <CandidatesField
        value={v.candidates}
        onChange={(text) => form.set("candidates", text)}
        count={candidates.length}
        refused={refused}
      />
      <Refused error={act.error} />
      <div>
        <Button type="submit" loading={act.isPending} disabled={refused.length > 0}>
          {t("plans.solve")}
        </Button>
      </div>
    </form>
  );
}

function Result({ allocation }: { allocation: Allocation }) {
  const { t, f, say } = useText();
  const client = useQueryClient();
  const { result } = allocation;
  if (!result)
    return (
      <Section title={allocation.title}>
        {allocation.job !== null && (
          <JobProgress
            id={allocation.job}
            phase={(phase) => say(`plans.phase.${phase}`, phase)}
            onEnd={() => void client.invalidateQueries({ queryKey: ["fund", "allocations"] })}
          />
        )}
      </Section>
    );
  const proven = result.status === "optimal";
  const frontier = (
    <Section title={t("plans.frontier")} note={t("plans.frontierNote")}>
      <Frontier result={result} />
    </Section>
  );
  return (
    <>
      <Section title={allocation.title}>
        <p>
          <Status tone={proven ? "good" : result.status === "stopped" ? "warn" : "danger"}>
            {say(`plans.status.${result.status}`, result.status)}
          </Status>{" "}
          {result.objective !== null &&
            t("plans.solved", {
              count: result.selected.length,
              of: result.candidates,
              placed: f.number(result.placed),
              currency: allocation.currency,
              rules: result.rules,
            })}
        </p>
        {result.gap !== null && (
          <p className="es-small">
            {t(result.gap === 0 ? "plans.gapNone" : "plans.gap", {
              share: f.percent(result.gap, 3),
            })}
          </p>
        )}
        {result.status === "infeasible" && <Conflict result={result} />}
      </Section>
      {result.selected.length > 0 ? (
        <div className="fu-columns">
          <Section title={t("plans.selected")} flush>
            <Selected result={result} currency={allocation.currency} />
          </Section>
          <div>
            <Section title={t("plans.binding")} note={t("plans.bindingNote")}>
              <Binding result={result} />
            </Section>
            {frontier}
          </div>
        </div>
      ) : (
        frontier
      )}
    </>
  );
}

/** The studio: ask for the best set of deals, see how sure it is, what binds, and why nothing fits. */
export function Page() {
  const { t } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const [{ run }, setAddress] = useAddress();
  const query = useQuery(allocationsQuery);
  const funds = useQuery(fundsQuery(undefined));
  const [asking, setAsking] = useState(false);
  const kept = (funds.data ?? []).filter((fund) => fund.books !== null);
  const writable = may("fund.write") && !asOf && kept.length > 0;
  return (
    <>
      <PageHead title={t("page.fundAllocation")} lead={t("plans.allocationLead")}>
        {writable && !asking && (
          <Button onClick={() => setAsking(true)}>{t("plans.newRun")}</Button>
        )}
      </PageHead>
      {kept.some((fund) => fund.example) && <ExampleBanner />}
      {asking && writable && (
        <Section title={t("plans.newRun")}>
          <Ask
            funds={kept}
            done={(id) => {
              setAsking(false);
              setAddress({ run: String(id) });
            }}
          />
        </Section>
      )}
      <Loaded query={query}>
        {(items) => {
          const shown = items.find((a) => String(a.id) === run) ?? items[0];
          return (
            <>
              {items.length === 0 && !asking && <Empty title={t("plans.noRuns")} />}
              {shown && <OneRun key={shown.id} id={shown.id} />}
              {items.length > 1 && (
                <Runs
                  items={items}
                  shown={shown}
                  choose={(id) => setAddress({ run: String(id) })}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function OneRun({ id }: { id: number }) {
  const query = useQuery(allocationQuery(id));
  return <Loaded query={query}>{(allocation) => <Result allocation={allocation} />}</Loaded>;
}

function Runs({
  items,
  shown,
  choose,
}: {
  items: readonly AllocationRow[];
  shown: AllocationRow | undefined;
  choose: (id: number) => void;
}) {
  const { t, f, pick, say } = useText();
  return (
    <Section title={t("plans.runs")} flush>
      <ul className="es-list">
        {items.map((a) => (
          <li key={a.id} style={{ flexWrap: "wrap" }}>
            <button
              type="button"
              className="es-door"
              style={{ flex: "1 1 140px", textAlign: "start" }}
              aria-current={a.id === shown?.id || undefined}
              onClick={() => choose(a.id)}
            >
              {a.title}
            </button>
            <span className="es-dim es-small">
              {a.status === null ? t("plans.unsolved") : say(`plans.status.${a.status}`, a.status)}{" "}
              · {pick(a.fundName)} · {f.day(a.createdAt.slice(0, 10))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
