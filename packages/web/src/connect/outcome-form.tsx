import type { Outcome, OutcomeWrite } from "@essor/contract/connect";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { write } from "../api/client.ts";
import { useDraft } from "../ui/draft.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refusal } from "./parts.tsx";
import { ALL, partnersQuery } from "./queries.ts";
import { OUTCOMES } from "./words.ts";

type About = { readonly thread: string | undefined; readonly need: string | undefined };

function valuesOf(o: Outcome | undefined, { thread, need }: About) {
  return {
    profile: String(o?.profile ?? need ?? ""),
    thread: String(o?.thread ?? thread ?? ""),
    kind: (o?.kind ?? "contract") as string,
    on: o?.on ?? new Date().toISOString().slice(0, 10),
    currency: (o?.contract ?? o?.paid ?? o?.reward)?.currency ?? "CNY",
    contract: o?.contract?.amount ?? "",
    contractEvidence: o?.contractEvidence ?? "",
    paid: o?.paid?.amount ?? "",
    paymentEvidence: o?.paymentEvidence ?? "",
    solved: o?.solved == null ? "unknown" : o.solved ? "yes" : "no",
    followUp6: o?.followUp6 ?? "",
    followUp12: o?.followUp12 ?? "",
    broker: o?.broker ? String(o.broker) : "",
    reward: o?.reward?.amount ?? "",
    rewardPaidOn: o?.rewardPaidOn ?? "",
  };
}
type Values = ReturnType<typeof valuesOf>;

function bodyOf(v: Values, before: Outcome | undefined): OutcomeWrite {
  const money = (amount: string) =>
    amount.trim() ? { amount: amount.replace(/[\s,]/g, ""), currency: v.currency } : null;
  return {
    profile: v.profile ? Number(v.profile) : null,
    thread: v.thread ? Number(v.thread) : null,
    kind: v.kind as "contract",
    on: v.on,
    contract: money(v.contract),
    contractEvidence: v.contractEvidence,
    paid: money(v.paid),
    paymentEvidence: v.paymentEvidence,
    solved: v.solved === "unknown" ? null : v.solved === "yes",
    followUp6: v.followUp6,
    followUp12: v.followUp12,
    broker: v.broker ? Number(v.broker) : null,
    reward: money(v.reward),
    rewardPaidOn: v.rewardPaidOn || null,
    note: before?.note ?? "",
  };
}

/** One line of the ledger; the server refuses a payment without evidence and a reward before it. */
export function OutcomeForm({
  outcome,
  about,
  close,
}: {
  outcome: Outcome | undefined;
  about: About;
  close: () => void;
}) {
  const { t, pick } = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const partners = useQuery(partnersQuery).data ?? [];
  const form = useDraft<Values>(`outcome:${outcome?.id ?? "+"}`, valuesOf(outcome, about), {
    keep: about.thread === undefined,
    check: {
      on: (v) => (/^\d{4}-\d\d-\d\d$/.test(v) ? null : t("form.required")),
      paymentEvidence: (v, all) => (all.paid && !v.trim() ? t("form.required") : null),
    },
  });
  const { values, set } = form;
  const save = useMutation({
    mutationFn: () =>
      outcome
        ? write("PATCH", `/connect/outcomes/${outcome.id}`, {
            body: bodyOf(values, outcome),
            version: outcome.version,
          })
        : write("POST", "/connect/outcomes", { body: bodyOf(values, undefined) }),
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate className="es-form">
      <div className="es-form-pair">
        <NativeSelect
          label={t("connect.type")}
          value={values.kind}
          data={OUTCOMES.map((v) => ({ value: v as string, label: t(`connect.kind.${v}`) }))}
          onChange={(e) => set("kind", e.currentTarget.value)}
        />
        <TextInput label={t("connect.on")} type="date" required {...form.text("on")} />
        <TextInput label={t("connect.profileNo")} inputMode="numeric" {...form.text("profile")} />
        <TextInput
          label={t("connect.thread")}
          description={t("connect.threadHelp")}
          inputMode="numeric"
          {...form.text("thread")}
        />
        <TextInput label={t("connect.currency")} {...form.text("currency")} />
        <TextInput label={t("connect.contract")} inputMode="decimal" {...form.text("contract")} />
        <TextInput label={t("connect.contractEvidence")} {...form.text("contractEvidence")} />
        <TextInput label={t("connect.paid")} inputMode="decimal" {...form.text("paid")} />
        <TextInput label={t("connect.paymentEvidence")} {...form.text("paymentEvidence")} />
      </div>
      <NativeSelect
        label={t("connect.solved")}
        value={values.solved}
        data={(["unknown", "yes", "no"] as const).map((v) => ({
          value: v as string,
          label: t(`connect.solved.${v}`),
        }))}
        onChange={(e) => set("solved", e.currentTarget.value)}
      />
      <Textarea label={t("connect.followUp6")} autosize {...form.text("followUp6")} />
      <Textarea label={t("connect.followUp12")} autosize {...form.text("followUp12")} />
      <div className="es-form-pair">
        <NativeSelect
          label={t("connect.broker")}
          value={values.broker}
          data={[
            { value: "", label: t("ui.none") },
            ...partners
              .filter((p) => p.kind === "broker")
              .map((p) => ({ value: String(p.id), label: pick(p.name) })),
          ]}
          onChange={(e) => set("broker", e.currentTarget.value)}
        />
        <TextInput label={t("connect.reward")} inputMode="decimal" {...form.text("reward")} />
        <TextInput
          label={`${t("connect.reward")}: ${t("connect.reward.paid")}`}
          type="date"
          {...form.text("rewardPaidOn")}
        />
      </div>
      <Refusal error={save.error} />
      <FormEnd pending={save.isPending} close={close} />
    </form>
  );
}
