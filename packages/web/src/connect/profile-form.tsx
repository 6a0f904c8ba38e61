import type { ProfileDetail, ProfileWrite, Target } from "@essor/contract/connect";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { write } from "../api/client.ts";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refusal, titleOf } from "./parts.tsx";
import { ALL, similarQuery } from "./queries.ts";
import { type TargetLine, TargetLines } from "./target-lines.tsx";
import { listOf, PROFILE_TYPES_SHOWN } from "./words.ts";

const LANGUAGES = [
  { code: "zh-CN", key: "Zh", name: "中文" },
  { code: "en", key: "En", name: "English" },
  { code: "fr", key: "Fr", name: "français" },
] as const;

type Values = {
  side: string;
  type: string;
  organisation: string;
  brands: string;
  titleZh: string;
  titleEn: string;
  titleFr: string;
  bodyZh: string;
  bodyEn: string;
  bodyFr: string;
  tags: string;
  trlMin: string;
  trlMax: string;
  targets: readonly TargetLine[];
};

function valuesOf(detail: ProfileDetail | undefined): Values {
  const text = (value: number | undefined | null) => (value == null ? "" : String(value));
  return {
    side: detail?.profile.side ?? "need",
    type: detail?.profile.type ?? "technology",
    organisation: detail?.profile.owner ?? "",
    brands: detail?.brands.join(", ") ?? "",
    titleZh: detail?.profile.title["zh-CN"] ?? "",
    titleEn: detail?.profile.title.en ?? "",
    titleFr: detail?.profile.title.fr ?? "",
    bodyZh: detail?.body["zh-CN"] ?? "",
    bodyEn: detail?.body.en ?? "",
    bodyFr: detail?.body.fr ?? "",
    tags: detail?.profile.tags.join(", ") ?? "",
    trlMin: text(detail?.constraints.trl?.min),
    trlMax: text(detail?.constraints.trl?.max),
    targets: (detail?.targets ?? []).map((target) => ({ ...target, value: text(target.value) })),
  };
}

const three = (zh: string, en: string, fr: string) => ({
  ...(zh.trim() && { "zh-CN": zh }),
  ...(en.trim() && { en }),
  ...(fr.trim() && { fr }),
});

function bodyOf(v: Values, constraints: ProfileDetail["constraints"]): ProfileWrite {
  const trl = {
    ...(v.trlMin && { min: Number(v.trlMin) }),
    ...(v.trlMax && { max: Number(v.trlMax) }),
  };
  const { trl: _, ...others } = constraints;
  return {
    side: v.side as "need",
    type: v.type as "technology",
    organisation: v.organisation.trim(),
    brands: listOf(v.brands),
    title: three(v.titleZh, v.titleEn, v.titleFr),
    body: three(v.bodyZh, v.bodyEn, v.bodyFr),
    tags: listOf(v.tags),
    targets: v.targets
      .filter((line) => line.what.trim())
      .map((line): Target => {
        const value = Number(line.value.replace(",", "."));
        return {
          what: line.what,
          at: line.at,
          unit: line.unit,
          value: line.value.trim() === "" || Number.isNaN(value) ? null : value,
        };
      }),
    constraints: { ...others, ...(v.trlMin || v.trlMax ? { trl } : {}) },
  };
}

/** Writes a need or an offer. Drafts survive a reload; what is already on the market shows while one types. */
export function ProfileForm({
  detail,
  close,
}: {
  detail: ProfileDetail | undefined;
  close: () => void;
}) {
  const text = useText();
  const { t } = text;
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const required = (v: string) => (v.trim() === "" ? t("form.required") : null);
  const form = useDraft<Values>(`profile:${detail?.profile.id ?? "+"}`, valuesOf(detail), {
    check: {
      organisation: required,
      titleZh: (v, all) =>
        v.trim() || all.titleEn.trim() || all.titleFr.trim() ? null : t("form.required"),
    },
  });
  const { values, set } = form;
  const save = useMutation({
    mutationFn: () => {
      const { side, ...rest } = bodyOf(values, detail?.constraints ?? {});
      return detail
        ? write<ProfileDetail>("PATCH", `/connect/profiles/${detail.profile.id}`, {
            body: rest,
            version: detail.profile.version,
          })
        : write<ProfileDetail>("POST", "/connect/profiles", { body: { side, ...rest } });
    },
    onSuccess: async (saved) => {
      form.forget();
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
      close();
      void navigate({ to: `/connect/profiles/${saved.profile.id}` as never });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate className="es-form">
      <DraftNote at={form.draftAt} discard={() => form.reset(valuesOf(detail))} />
      {detail?.profile.state === "live" && <Note tone="warn">{t("connect.form.liveAgain")}</Note>}
      <div className="es-form-pair">
        <NativeSelect
          label={t("connect.side")}
          value={values.side}
          disabled={detail !== undefined}
          data={[
            { value: "need", label: t("connect.side.need") },
            { value: "offer", label: t("connect.side.offer") },
          ]}
          onChange={(e) => set("side", e.currentTarget.value)}
        />
        <NativeSelect
          label={t("connect.type")}
          value={values.type}
          data={PROFILE_TYPES_SHOWN.map((v) => ({
            value: v as string,
            label: t(`connect.type.${v}`),
          }))}
          onChange={(e) => set("type", e.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t("connect.organisation")}
        description={t("connect.organisationHelp")}
        required
        {...form.text("organisation")}
      />
      <TextInput
        label={t("connect.brands")}
        description={t("connect.brandsHelp")}
        {...form.text("brands")}
      />
      <p className="es-dim es-small">{t("connect.form.oneLanguage")}</p>
      {LANGUAGES.map(({ code, key, name }) => (
        <div key={code} className="es-form" lang={code}>
          <TextInput
            label={t("connect.form.title", { language: name })}
            {...form.text(`title${key}`)}
          />
          <Textarea
            label={t("connect.form.body", { language: name })}
            autosize
            minRows={3}
            {...form.text(`body${key}`)}
          />
        </div>
      ))}
      <Alike values={values} own={detail?.profile.id} />
      <TargetLines lines={values.targets} change={(lines) => set("targets", lines)} />
      <TextInput label={t("connect.form.tags")} {...form.text("tags")} />
      <div className="es-form-pair">
        <TextInput label={t("connect.form.trlMin")} inputMode="numeric" {...form.text("trlMin")} />
        <TextInput label={t("connect.form.trlMax")} inputMode="numeric" {...form.text("trlMax")} />
      </div>
      <Refusal error={save.error} />
      <FormEnd pending={save.isPending} close={close} />
    </form>
  );
}

/** What is on the market already and says the same: shown half a second after the last key. */
function Alike({ values, own }: { values: Values; own: number | undefined }) {
  const text = useText();
  const { t, f } = text;
  const [asked, setAsked] = useState(values);
  useEffect(() => {
    const later = setTimeout(() => setAsked(values), 500);
    return () => clearTimeout(later);
  }, [values]);
  const ask = {
    side: asked.side as "need",
    title: three(asked.titleZh, asked.titleEn, asked.titleFr),
    body: three(asked.bodyZh, asked.bodyEn, asked.bodyFr),
  };
  const enough = JSON.stringify([ask.title, ask.body]).length > 40;
  const items = (useQuery(similarQuery(ask, enough)).data ?? []).filter((s) => s.id !== own);
  if (!enough || items.length === 0) return null;
  return (
    <Note tone={items.some((s) => s.live) ? "warn" : "plain"}>
      {t("connect.similar")}
      {items.map((s) => (
        <div key={s.id}>
          <PageLink to={`/connect/profiles/${s.id}`}>{titleOf(text, s.title)}</PageLink>{" "}
          <span className="es-dim es-small">
            {t("connect.similarHelp", { n: f.exact(Math.round(s.likeness * 100)) })}
          </span>
        </div>
      ))}
    </Note>
  );
}
