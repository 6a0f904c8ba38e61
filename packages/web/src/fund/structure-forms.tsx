import type { FundRow } from "@essor/contract/fund";
import type { AgreementTerms, FundStructure } from "@essor/contract/fund-structure";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refused, today } from "./parts.tsx";
import { partiesQuery, useAct } from "./queries.ts";

type Put = (name: string) => {
  value: string;
  onChange: (e: { currentTarget: { value: string } }) => void;
};

/** A small form: fields by name, one button, what was refused. */
function SmallForm<V extends Record<string, string>>({
  start,
  path,
  body,
  said,
  children,
}: {
  start: V;
  path: string;
  body: (values: V) => unknown;
  said: string;
  children: (put: Put, values: V) => ReactNode;
}) {
  const { t } = useText();
  const toast = useToast();
  const [values, setValues] = useState(start);
  const act = useAct(() => {
    setValues(start);
    toast(said);
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({ method: "POST", path, body: body(values) });
  }
  const put: Put = (name) => ({
    value: values[name] ?? "",
    onChange: (e) => {
      const { value } = e.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form className="es-form" onSubmit={submit} style={{ marginTop: 12 }}>
      <div className="es-form-pair">{children(put, values)}</div>
      <Refused error={act.error} />
      <div>
        <Button type="submit" variant="default" loading={act.isPending}>
          {t("ui.save")}
        </Button>
      </div>
    </form>
  );
}

function useParties(): { value: string; label: string }[] {
  const { pick } = useText();
  const parties = useQuery(partiesQuery);
  return [
    { value: "", label: "–" },
    ...(parties.data ?? []).map((p) => ({ value: p.code, label: pick(p.name) })),
  ];
}

const SOURCES = ["social", "government", "province", "fund"] as const;

export function ClosingForm({
  fund,
  classes,
}: {
  fund: FundRow;
  classes: FundStructure["classes"];
}) {
  const { t, pick, say } = useText();
  const parties = useParties();
  return (
    <SmallForm
      start={{ day: today(), party: "", source: "social", amount: "", shareClass: "" }}
      path={`/funds/${fund.code}/closings`}
      said={t("plans.closingDone")}
      body={(v) => ({
        day: v.day,
        partners: [
          {
            party: v.party,
            source: v.source,
            amount: v.amount,
            ...(v.shareClass ? { shareClass: v.shareClass } : {}),
          },
        ],
      })}
    >
      {(put) => (
        <>
          <TextInput type="date" label={t("plans.closing")} required {...put("day")} />
          <NativeSelect label={t("fund.partner")} data={parties} required {...put("party")} />
          <NativeSelect
            label={t("plans.source")}
            data={SOURCES.map((s) => ({ value: s, label: say(`plans.source.${s}`, s) }))}
            {...put("source")}
          />
          <TextInput
            label={`${t("fund.committed")} (${fund.currency})`}
            required
            inputMode="decimal"
            {...put("amount")}
          />
          <NativeSelect
            label={t("plans.class")}
            data={[
              { value: "", label: "–" },
              ...classes.map((c) => ({ value: c.code, label: pick(c.name) })),
            ]}
            {...put("shareClass")}
          />
        </>
      )}
    </SmallForm>
  );
}

const ROLES = [
  "manager",
  "general-partner",
  "custodian",
  "finance-department",
  "adviser",
  "auditor",
] as const;

export function RoleForm({ fund }: { fund: FundRow }) {
  const { t, say } = useText();
  const parties = useParties();
  return (
    <SmallForm
      start={{ party: "", role: "custodian", since: today() }}
      path={`/funds/${fund.code}/roles`}
      said={t("ui.saved")}
      body={(v) => v}
    >
      {(put) => (
        <>
          <NativeSelect
            label={t("plans.role")}
            data={ROLES.map((r) => ({ value: r, label: say(`plans.role.${r}`, r) }))}
            {...put("role")}
          />
          <NativeSelect label={t("plans.party")} data={parties} required {...put("party")} />
          <TextInput type="date" label={t("plans.sinceDay")} required {...put("since")} />
        </>
      )}
    </SmallForm>
  );
}

export function TransferForm({ fund, structure }: { fund: FundRow; structure: FundStructure }) {
  const { t, pick } = useText();
  const parties = useParties();
  const held = new Map(structure.commitments.map((c) => [c.party, pick(c.name)]));
  return (
    <SmallForm
      start={{
        from: structure.commitments[0]?.party ?? "",
        to: "",
        amount: "",
        day: today(),
        document: "",
      }}
      path={`/funds/${fund.code}/transfers`}
      said={t("plans.transferDrawn")}
      body={(v) => v}
    >
      {(put) => (
        <>
          <NativeSelect
            label={t("plans.from")}
            data={[...held].map(([value, label]) => ({ value, label }))}
            {...put("from")}
          />
          <NativeSelect label={t("plans.to")} data={parties} required {...put("to")} />
          <TextInput
            label={`${t("fund.committed")} (${fund.currency})`}
            required
            inputMode="decimal"
            {...put("amount")}
          />
          <TextInput type="date" label={t("fund.day")} required {...put("day")} />
          <TextInput label={t("plans.document")} required {...put("document")} />
        </>
      )}
    </SmallForm>
  );
}

const percent = (text: string | undefined) =>
  text === undefined ? "" : String(Number(text) * 100);
const share = (text: string) => String(Math.round(Number(text) * 1e6) / 1e8);

export function AgreementForm({ fund, last }: { fund: FundRow; last: AgreementTerms | undefined }) {
  const { t, say } = useText();
  const parties = useParties();
  const w = last?.waterfall;
  return (
    <SmallForm
      start={{
        fromDay: today(),
        document: "",
        style: w?.style ?? "whole-fund",
        hurdle: percent(w?.hurdle ?? "0.08"),
        carry: percent(w?.carry ?? "0.2"),
        catchUp: percent(w?.catchUp ?? "1"),
        escrowShare: percent(w?.escrowShare ?? "0"),
        carryTo: w?.carryTo ?? "",
        basis: last?.fees.basis ?? "paid-in",
        rate: percent(last?.fees.rate ?? "0.02"),
      }}
      path={`/funds/${fund.code}/agreements`}
      said={t("ui.saved")}
      body={(v) => ({
        fromDay: v.fromDay,
        document: v.document,
        terms: {
          ...last,
          waterfall: {
            compounding: "annual",
            ...w,
            style: v.style,
            hurdle: share(v.hurdle),
            carry: share(v.carry),
            catchUp: share(v.catchUp),
            escrowShare: share(v.escrowShare),
            carryTo: v.carryTo,
          },
          fees: { ...last?.fees, basis: v.basis, rate: share(v.rate) },
        },
      })}
    >
      {(put) => (
        <>
          <TextInput type="date" label={t("plans.fromDay")} required {...put("fromDay")} />
          <TextInput label={t("plans.document")} required {...put("document")} />
          <NativeSelect
            label={t("plans.style")}
            data={(["whole-fund", "deal-by-deal"] as const).map((s) => ({
              value: s,
              label: say(`plans.style.${s}`, s),
            }))}
            {...put("style")}
          />
          <TextInput label={`${t("plans.hurdle")} (%)`} inputMode="decimal" {...put("hurdle")} />
          <TextInput label={`${t("plans.carry")} (%)`} inputMode="decimal" {...put("carry")} />
          <TextInput
            label={`${t("plans.catchUpShare")} (%)`}
            inputMode="decimal"
            {...put("catchUp")}
          />
          <TextInput
            label={`${t("plans.escrow")} (%)`}
            inputMode="decimal"
            {...put("escrowShare")}
          />
          <NativeSelect label={t("plans.carryTo")} data={parties} required {...put("carryTo")} />
          <NativeSelect
            label={t("fund.feeBasis")}
            data={(["paid-in", "invested", "nav", "committed"] as const).map((b) => ({
              value: b,
              label: say(`fund.basis.${b}`, b),
            }))}
            {...put("basis")}
          />
          <TextInput label={`${t("plans.rate")} (%)`} inputMode="decimal" {...put("rate")} />
        </>
      )}
    </SmallForm>
  );
}
