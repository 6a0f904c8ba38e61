import type { DealDetail, DealRow, FundRow } from "@essor/contract/fund";
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { useText } from "../ui/text.ts";
import { LinkFields } from "./deal-file.tsx";
import { FundPicker, Refused } from "./parts.tsx";
import { partiesQuery, useAct } from "./queries.ts";

const CLASSES: readonly DealRow["class"][] = ["encouraged", "allowed", "restricted", "obsolete"];

/** Brings a deal in for screening. */
export function DealForm({
  funds,
  from = {},
  done,
}: {
  funds: readonly FundRow[];
  /** Where the deal comes from, if it was begun at a gap or a project. */
  from?: { readonly gap?: string | undefined; readonly project?: string | undefined };
  done: (id: number) => void;
}) {
  const { t, pick } = useText();
  const parties = useQuery(partiesQuery);
  const companies = (parties.data ?? []).filter((p) => p.kind === "company");
  const form = useDraft("fund.deal", {
    fund: funds[0]?.code ?? "",
    company: "",
    name: "",
    amount: "",
    stake: "",
    class: "allowed",
    gap: from.gap ?? "",
    project: from.project ?? "",
    inRegion: true,
    mainField: true,
    growth: "",
    fit: "",
    team: "",
  });
  const v = form.values;
  const act = useAct<DealDetail>((deal) => {
    form.forget();
    done(deal.id);
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const marks = { growth: percent(v.growth), "gap-fit": mark(v.fit), team: mark(v.team) };
    act.mutate({
      method: "POST",
      path: "/deals",
      body: {
        fund: v.fund,
        company: v.company || companies[0]?.code,
        name: v.name,
        amount: v.amount,
        class: v.class,
        inRegion: v.inRegion,
        mainField: v.mainField,
        ...(v.stake ? { stake: Number(v.stake) / 100 } : {}),
        ...(v.gap ? { gap: v.gap } : {}),
        ...(v.project ? { project: v.project } : {}),
        screening: Object.fromEntries(
          Object.entries(marks).filter(([, value]) => Number.isFinite(value)),
        ),
      },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <DraftNote at={form.draftAt} discard={() => form.reset()} />
      <FundPicker funds={funds} value={v.fund} onChange={(fund) => form.set("fund", fund)} />
      <NativeSelect
        label={t("fund.company")}
        value={v.company}
        onChange={(e) => form.set("company", e.currentTarget.value)}
        data={companies.map((p) => ({ value: p.code, label: pick(p.name) }))}
      />
      <TextInput label={t("fund.dealName")} required {...form.text("name")} />
      <div className="es-form-pair">
        <TextInput
          label={`${t("fund.amount")} (CNY)`}
          required
          inputMode="decimal"
          {...form.text("amount")}
        />
        <TextInput label={`${t("fund.stake")} (%)`} inputMode="decimal" {...form.text("stake")} />
      </div>
      <NativeSelect
        label={t("fund.class")}
        value={v.class}
        onChange={(e) => form.set("class", e.currentTarget.value)}
        data={CLASSES.map((c) => ({ value: c, label: t(`fund.class.${c}`) }))}
      />
      <LinkFields
        project={v.project}
        gap={v.gap}
        setProject={(ref) => form.set("project", ref)}
        setGap={(ref) => form.set("gap", ref)}
      />
      <Checkbox
        label={t("fund.inRegion")}
        checked={v.inRegion}
        onChange={(e) => form.set("inRegion", e.currentTarget.checked)}
      />
      <Checkbox
        label={t("fund.mainField")}
        checked={v.mainField}
        onChange={(e) => form.set("mainField", e.currentTarget.checked)}
      />
      <div className="es-form-pair">
        <TextInput
          label={`${t("fund.criterion.growth")} (%)`}
          inputMode="decimal"
          {...form.text("growth")}
        />
        <TextInput
          label={`${t("fund.criterion.gap-fit")} (0–10)`}
          inputMode="decimal"
          {...form.text("fit")}
        />
        <TextInput
          label={`${t("fund.criterion.team")} (0–10)`}
          inputMode="decimal"
          {...form.text("team")}
        />
      </div>
      <Refused error={act.error} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {t("fund.bringIn")}
        </Button>
      </div>
    </form>
  );
}

function percent(text: string): number {
  return text === "" ? Number.NaN : Number(text) / 100;
}

function mark(text: string): number {
  return text === "" ? Number.NaN : Number(text);
}
