import type { Indicator } from "@essor/contract/measure";
import { NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { write } from "../api/client.ts";
import { indicatorsQuery } from "../api/measure.ts";
import type { IndicatorWrite } from "../api/shapes.ts";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

type Values = {
  code: string;
  en: string;
  zh: string;
  fr: string;
  dEn: string;
  dZh: string;
  dFr: string;
  unit: string;
  multiplier: number;
  direction: number;
  frequency: string;
  issuer: string;
  nature: string;
  family: string;
  counts: string;
  priceBasis: string;
  decimals: number;
};

function valuesOf(i: Indicator | undefined): Values {
  return {
    code: i?.code ?? "",
    en: i?.name.en ?? "",
    zh: i?.name["zh-CN"] ?? "",
    fr: i?.name.fr ?? "",
    dEn: i?.definition.en ?? "",
    dZh: i?.definition["zh-CN"] ?? "",
    dFr: i?.definition.fr ?? "",
    unit: i?.unit ?? "",
    multiplier: i?.multiplier ?? 0,
    direction: i?.direction ?? 1,
    frequency: i?.frequency ?? "A",
    issuer: i?.issuer ?? "",
    nature: i?.nature ?? "total",
    family: i?.family ?? "",
    counts: i?.counts ?? "",
    priceBasis: i?.priceBasis ?? "none",
    decimals: i?.decimals ?? 0,
  };
}

const three = (en: string, zh: string, fr: string) => ({
  ...(en && { en }),
  ...(zh && { "zh-CN": zh }),
  ...(fr && { fr }),
});

function bodyOf(v: Values): IndicatorWrite {
  return {
    code: v.code,
    name: { en: v.en, ...three("", v.zh, v.fr) },
    definition: three(v.dEn, v.dZh, v.dFr),
    unit: v.unit,
    multiplier: v.multiplier,
    direction: v.direction > 0 ? 1 : -1,
    frequency: v.frequency as "A",
    issuer: v.issuer,
    nature: v.nature as "total",
    family: v.family || null,
    counts: v.counts || null,
    priceBasis: v.priceBasis as "none",
    decimals: v.decimals,
  };
}

type Props = {
  readonly indicator: Indicator | undefined;
  readonly readOnly: boolean;
  readonly done: () => void;
};

/** Makes or edits an indicator. What is typed survives a reload; a version that moved on is said. */
export function IndicatorForm({ indicator, readOnly, done }: Props) {
  const text = useText();
  const { t } = text;
  const toast = useToast();
  const queries = useQueryClient();
  const required = (value: string) => (value.trim() === "" ? t("form.required") : null);
  const form = useDraft<Values>(`indicator:${indicator?.code ?? "+"}`, valuesOf(indicator), {
    keep: !readOnly,
    check: {
      code: (v) => (/^[A-Za-z][A-Za-z0-9_.-]{0,60}$/.test(v) ? null : t("form.code")),
      en: required,
      unit: required,
    },
  });
  const { values, set } = form;
  const save = useMutation({
    mutationFn: () => {
      const { code, ...rest } = bodyOf(values);
      return indicator
        ? write("PATCH", `/measure/indicators/${encodeURIComponent(code)}`, {
            body: rest,
            version: indicator.version,
          })
        : write("POST", "/measure/indicators", { body: { code, ...rest } });
    },
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries({ queryKey: indicatorsQuery.queryKey });
      toast(t("ui.saved"));
      done();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) save.mutate();
  }
  const choice = (
    name: "frequency" | "nature" | "priceBasis",
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      data={data}
      value={values[name]}
      onChange={(e) => set(name, e.currentTarget.value)}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={readOnly} className="es-form">
        <DraftNote at={form.draftAt} discard={() => form.reset(valuesOf(indicator))} />
        <TextInput
          label={t("indicators.code")}
          required
          readOnly={indicator !== undefined}
          {...form.text("code")}
        />
        <TextInput label={t("indicators.nameEn")} required lang="en" {...form.text("en")} />
        <TextInput label={t("indicators.nameZh")} lang="zh-CN" {...form.text("zh")} />
        <TextInput label={t("indicators.nameFr")} lang="fr" {...form.text("fr")} />
        <Textarea
          label={`${t("indicators.definition")} (English)`}
          autosize
          minRows={2}
          {...form.text("dEn")}
        />
        <Textarea
          label={`${t("indicators.definition")} (中文)`}
          autosize
          minRows={2}
          {...form.text("dZh")}
        />
        <Textarea
          label={`${t("indicators.definition")} (français)`}
          autosize
          minRows={2}
          {...form.text("dFr")}
        />
        <div className="es-form-pair">
          <TextInput label={t("indicators.unit")} required {...form.text("unit")} />
          <NumberInput
            label={t("indicators.multiplier")}
            min={-9}
            max={15}
            value={values.multiplier}
            onChange={(v) => set("multiplier", Number(v))}
          />
          <NumberInput
            label={t("indicators.decimals")}
            min={0}
            max={6}
            value={values.decimals}
            onChange={(v) => set("decimals", Number(v))}
          />
          <NativeSelect
            label={t("indicators.direction")}
            value={String(values.direction)}
            data={[
              { value: "1", label: t("indicators.higher") },
              { value: "-1", label: t("indicators.lower") },
            ]}
            onChange={(e) => set("direction", Number(e.currentTarget.value))}
          />
          {choice(
            "nature",
            t("indicators.nature"),
            (["total", "ratio", "growth", "score"] as const).map((v) => ({
              value: v,
              label: t(`indicators.nature.${v}`),
            })),
          )}
          {choice(
            "frequency",
            t("indicators.frequency"),
            (["A", "H", "Q", "M"] as const).map((v) => ({
              value: v,
              label: t(`indicators.frequency.${v}`),
            })),
          )}
          {choice(
            "priceBasis",
            t("indicators.price"),
            (["none", "nominal", "real"] as const).map((v) => ({
              value: v,
              label: t(`indicators.price.${v}`),
            })),
          )}
          <TextInput label={t("indicators.family")} {...form.text("family")} />
        </div>
        <TextInput label={t("indicators.counts")} {...form.text("counts")} />
        <TextInput label={t("indicators.issuer")} {...form.text("issuer")} />
        {save.error && (
          <Note tone="danger">
            {problemText(text, save.error).text}{" "}
            <span className="es-mono">({problemText(text, save.error).code})</span>
            <br />
            {t("form.notSaved")}
          </Note>
        )}
        {!readOnly && <FormEnd pending={save.isPending} close={done} />}
      </fieldset>
    </form>
  );
}
