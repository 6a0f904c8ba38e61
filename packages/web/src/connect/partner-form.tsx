import type { Partner, PartnerWrite } from "@essor/contract/connect";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { write } from "../api/client.ts";
import { useDraft } from "../ui/draft.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refusal } from "./parts.tsx";
import { partnersQuery } from "./queries.ts";
import { listOf, PARTNERS } from "./words.ts";

const START = {
  kind: "laboratory" as string,
  en: "",
  zh: "",
  fr: "",
  country: "CN",
  website: "",
  members: "",
  memberKinds: "",
  staffFte: "",
  capabilities: "",
  appointedOn: "",
  appointedUntil: "",
  terms: "",
};

function bodyOf(v: typeof START): PartnerWrite {
  const number = (text: string) => (text.trim() === "" ? null : Number(text.replace(",", ".")));
  return {
    kind: v.kind as "laboratory",
    name: { en: v.en, ...(v.zh && { "zh-CN": v.zh }), ...(v.fr && { fr: v.fr }) },
    country: v.country.trim().toUpperCase(),
    website: v.website.trim(),
    members: number(v.members),
    memberKinds: listOf(v.memberKinds),
    staffFte: number(v.staffFte),
    capabilities: listOf(v.capabilities),
    appointedOn: v.appointedOn || null,
    appointedUntil: v.appointedUntil || null,
    terms: v.terms,
  };
}

function startOf(p: Partner | undefined): typeof START {
  if (!p) return START;
  return {
    kind: p.kind,
    en: p.name.en,
    zh: p.name["zh-CN"] ?? "",
    fr: p.name.fr ?? "",
    country: p.country,
    website: p.website,
    members: p.members === null ? "" : String(p.members),
    memberKinds: p.memberKinds.join(", "),
    staffFte: p.staffFte === null ? "" : String(p.staffFte),
    capabilities: p.capabilities.join(", "),
    appointedOn: p.appointedOn ?? "",
    appointedUntil: p.appointedUntil ?? "",
    terms: p.terms,
  };
}

/** Enters a body in the register or corrects it; the rules of its kind are held by the server. */
export function PartnerForm({
  partner,
  close,
}: {
  partner?: Partner | undefined;
  close: () => void;
}) {
  const { t } = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const form = useDraft(`partner:${partner?.id ?? "+"}`, startOf(partner), {
    check: { en: (v) => (v.trim() ? null : t("form.required")) },
  });
  const save = useMutation({
    mutationFn: () =>
      partner
        ? write("PATCH", `/connect/partners/${partner.id}`, {
            body: bodyOf(form.values),
            version: partner.version,
          })
        : write("POST", "/connect/partners", { body: bodyOf(form.values) }),
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries({ queryKey: partnersQuery.queryKey });
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
      <NativeSelect
        label={t("connect.partnerKind")}
        value={form.values.kind}
        data={PARTNERS.map((v) => ({ value: v as string, label: t(`connect.partner.${v}`) }))}
        onChange={(e) => form.set("kind", e.currentTarget.value)}
      />
      {form.values.kind === "cluster-organisation" && <Note>{t("connect.clusterRule")}</Note>}
      <TextInput
        label={t("connect.partnerName", { language: "English" })}
        required
        lang="en"
        {...form.text("en")}
      />
      <TextInput
        label={t("connect.partnerName", { language: "中文" })}
        lang="zh-CN"
        {...form.text("zh")}
      />
      <TextInput
        label={t("connect.partnerName", { language: "français" })}
        lang="fr"
        {...form.text("fr")}
      />
      <div className="es-form-pair">
        <TextInput label={t("connect.country")} maxLength={2} {...form.text("country")} />
        <TextInput label={t("connect.website")} type="url" {...form.text("website")} />
        <TextInput label={t("connect.members")} inputMode="numeric" {...form.text("members")} />
        <TextInput label={t("connect.staff")} inputMode="decimal" {...form.text("staffFte")} />
      </div>
      <TextInput label={t("connect.memberKinds")} {...form.text("memberKinds")} />
      <TextInput label={t("connect.capabilities")} {...form.text("capabilities")} />
      <div className="es-form-pair">
        <TextInput label={t("connect.termFrom")} type="date" {...form.text("appointedOn")} />
        <TextInput label={t("connect.termTo")} type="date" {...form.text("appointedUntil")} />
      </div>
      <Textarea label={t("connect.terms")} autosize minRows={2} {...form.text("terms")} />
      <Refusal error={save.error} />
      <FormEnd pending={save.isPending} close={close} />
    </form>
  );
}
