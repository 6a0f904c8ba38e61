import type { Expert, ExpertWrite } from "@essor/contract/connect-capacity";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useDraft } from "../ui/draft.ts";
import { useText } from "../ui/text.ts";
import { BodyChoice, EndFields, RecordForm } from "./record-form.tsx";
import { AVAILABILITIES, listOf } from "./words.ts";

const startOf = (e: Expert | undefined, partner: string) => ({
  partner: e ? String(e.partner) : partner,
  name: e?.name ?? "",
  title: e?.title ?? "",
  fields: e?.fields.join(", ") ?? "",
  languages: e?.languages.join(", ") ?? "",
  works: e?.works ?? "",
  availability: (e?.availability ?? "available") as string,
  appointedOn: e?.appointedOn ?? "",
  appointedUntil: e?.appointedUntil ?? "",
  namedSince: e?.namedSince ?? "",
  endedOn: e?.endedOn ?? "",
  endReason: e?.endReason ?? "",
});

const bodyOf = (v: ReturnType<typeof startOf>): ExpertWrite => ({
  partner: Number(v.partner),
  name: v.name.trim(),
  title: v.title.trim(),
  fields: listOf(v.fields),
  languages: listOf(v.languages).map((l) => l.toLowerCase()),
  works: v.works,
  availability: v.availability as "available",
  appointedOn: v.appointedOn || null,
  appointedUntil: v.appointedUntil || null,
  namedSince: v.namedSince || null,
  endedOn: v.endedOn || null,
  endReason: v.endReason,
});

/** Enters an expert, corrects the record, renews or ends the appointment. */
export function ExpertForm({
  expert,
  partner,
  close,
}: {
  expert: Expert | undefined;
  partner: string;
  close: () => void;
}) {
  const { t } = useText();
  const needed = (v: string) => (v.trim() ? null : t("form.required"));
  const form = useDraft(`expert:${expert?.id ?? "+"}`, startOf(expert, partner), {
    // A name that must not be told does not stay in the browser either.
    keep: false,
    check: { partner: needed, name: needed },
  });
  return (
    <RecordForm
      path="/connect/experts"
      record={expert}
      valid={() => form.valid()}
      body={() => bodyOf(form.values)}
      close={close}
    >
      <BodyChoice
        value={form.values.partner}
        error={form.errors.partner}
        choose={(v) => form.set("partner", v)}
      />
      <TextInput label={t("connect.expertName")} required {...form.text("name")} />
      <TextInput
        label={t("connect.named")}
        description={t("connect.namedHelp")}
        type="date"
        {...form.text("namedSince")}
      />
      <TextInput label={t("connect.expertTitle")} {...form.text("title")} />
      <TextInput label={t("connect.expertFields")} {...form.text("fields")} />
      <div className="es-form-pair">
        <TextInput
          label={t("connect.expertLanguages")}
          placeholder="zh, en, fr"
          {...form.text("languages")}
        />
        <NativeSelect
          label={t("connect.availability")}
          value={form.values.availability}
          data={AVAILABILITIES.map((v) => ({
            value: v as string,
            label: t(`connect.availability.${v}`),
          }))}
          onChange={(e) => form.set("availability", e.currentTarget.value)}
        />
      </div>
      <Textarea
        label={t("connect.expertWorks")}
        description={t("connect.expertWorksHelp")}
        autosize
        minRows={3}
        {...form.text("works")}
      />
      <div className="es-form-pair">
        <TextInput label={t("connect.termFrom")} type="date" {...form.text("appointedOn")} />
        <TextInput label={t("connect.termTo")} type="date" {...form.text("appointedUntil")} />
      </div>
      {expert && <EndFields on={form.text("endedOn")} reason={form.text("endReason")} />}
    </RecordForm>
  );
}
