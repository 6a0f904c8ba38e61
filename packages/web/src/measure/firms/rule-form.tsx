import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../../api/client.ts";
import { useDraft } from "../../ui/draft.ts";
import { DraftNote } from "../../ui/draft-note.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { useText } from "../../ui/text.ts";
import { useToast } from "../../ui/toast.tsx";
import { draftOf, type RuleDraft, ruleOf, sumsOf } from "./rule-draft.ts";
import { GradeFields, PointsFields } from "./rule-fields.tsx";
import { RulePreview } from "./rule-preview.tsx";
import type { FirmRule, FirmRulePreview } from "./rule-words.ts";

/** One rule: name, day, weights and limits; tried on the firms before it can be saved. */
export function RuleForm({
  kind,
  rules,
  year,
  from: { rule, again },
  done,
}: {
  kind: FirmRule["kind"];
  rules: readonly FirmRule[];
  year: string | undefined;
  /** The rule that the form begins with, and whether that one is corrected or followed by another. */
  from: { rule: FirmRule | undefined; again: boolean };
  done: () => void;
}) {
  const words = useText();
  const { t, f } = words;
  const queries = useQueryClient();
  const toast = useToast();
  const form = useDraft<RuleDraft>(
    `firm-rule-${kind}-${again ? rule?.validFrom : "next"}`,
    draftOf(rule, again ? (rule?.validFrom ?? "") : ""),
  );
  const { values, set } = form;
  const [tried, setTried] = useState<{ body: string; answer: FirmRulePreview }>();
  const made = ruleOf(kind, values);
  const body = "rule" in made ? JSON.stringify(made.rule) : undefined;
  const replaced = rules.find(({ validFrom }) => validFrom === values.validFrom);
  const preview = useMutation({
    mutationFn: async (asked: string) => ({
      body: asked,
      answer: await write<FirmRulePreview>(
        "POST",
        `/measure/firm-rules/preview${year ? `?year=${year}` : ""}`,
        { body: JSON.parse(asked) },
      ),
    }),
    onSuccess: setTried,
  });
  const save = useMutation({
    mutationFn: (asked: string) =>
      write("PUT", "/measure/firm-rules", {
        body: JSON.parse(asked),
        ...(replaced ? { version: replaced.version } : {}),
      }),
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries({ queryKey: ["measure", "firms"] });
      toast(t("ui.saved"));
      done();
    },
  });
  const isTried = tried !== undefined && tried.body === body;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (body === undefined) return;
    if (isTried) save.mutate(body);
    else preview.mutate(body);
  }
  const sums = sumsOf(kind, values);
  const error = save.error ?? preview.error;
  return (
    <Section title={t(again ? "firms.rule.correctTitle" : "firms.rule.nextTitle")}>
      <form
        className="es-form"
        style={{ gridTemplateColumns: "minmax(0, 1fr)" }}
        onSubmit={submit}
        noValidate
      >
        <DraftNote at={form.draftAt} discard={() => form.reset()} />
        <div className="es-form-pair">
          <TextInput label={`${t("firms.rule.name")} (English)`} required {...form.text("en")} />
          <TextInput label={`${t("firms.rule.name")} (中文)`} {...form.text("zh")} />
          <TextInput label={`${t("firms.rule.name")} (français)`} {...form.text("fr")} />
          <TextInput
            type="date"
            label={t("firms.rule.validFrom")}
            required
            disabled={again}
            {...form.text("validFrom")}
          />
        </div>
        {kind === "grade" ? (
          <GradeFields values={values} set={set} sum={sums[0] ?? null} />
        ) : (
          <PointsFields
            indicators={values.indicators}
            put={(next) => set("indicators", next)}
            sums={sums}
          />
        )}
        {"fault" in made && (
          <p className="es-dim es-small">{t(`firms.rule.fault.${made.fault}`)}</p>
        )}
        {replaced && (
          <Note tone="warn">
            {t("firms.rule.replaces", {
              day: f.day(replaced.validFrom),
              version: replaced.version,
            })}
          </Note>
        )}
        {error && <Note tone="danger">{problemText(words, error).text}</Note>}
        {isTried && tried && <RulePreview answer={tried.answer} kind={kind} />}
        <div style={{ display: "flex", gap: 8, flexWrap: "wrap" }}>
          <Button
            type="submit"
            variant={isTried ? "filled" : "default"}
            disabled={body === undefined}
            loading={preview.isPending || save.isPending}
          >
            {t(isTried ? "firms.rule.save" : "firms.rule.try")}
          </Button>
          <Button variant="subtle" onClick={done}>
            {t("ui.cancel")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
