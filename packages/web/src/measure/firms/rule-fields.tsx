import { Button, TextInput } from "@mantine/core";
import { useText } from "../../ui/text.ts";
import { emptyIndicator, type IndicatorDraft, type RuleDraft } from "./rule-draft.ts";
import { FIRM_STAGES, RESOURCE_MEASURES } from "./rule-words.ts";

function Sum({ of, name }: { of: number | null; name?: string }) {
  const { t, f } = useText();
  return (
    <span className="es-small" role="status" style={of === 100 ? {} : { color: "var(--es-warn)" }}>
      {name ? `${name} ` : ""}
      {of === null ? t("form.number") : t("firms.rule.sum", { sum: f.exact(of) })}
    </span>
  );
}

/** Weights and benchmarks of the grades, and where points stop growing. */
export function GradeFields({
  values,
  set,
  sum,
}: {
  values: RuleDraft;
  set: <K extends keyof RuleDraft>(name: K, value: RuleDraft[K]) => void;
  sum: number | null;
}) {
  const { t } = useText();
  const at = (list: readonly string[], i: number, value: string) =>
    list.map((old, k) => (k === i ? value : old));
  return (
    <>
      <p className="es-dim es-small">{t("firms.gradesRule")}</p>
      {RESOURCE_MEASURES.map((m, i) => (
        <div key={m} className="es-form-pair">
          <TextInput
            size="xs"
            inputMode="decimal"
            label={`${t(`firms.measure.${m}`)} · ${t("firms.weight")}`}
            value={values.weights[i] ?? ""}
            onChange={(e) => set("weights", at(values.weights, i, e.currentTarget.value))}
          />
          <TextInput
            size="xs"
            inputMode="decimal"
            label={`${t("firms.benchmark")} (${t(`firms.measureUnit.${m}`)})`}
            placeholder={t("firms.twiceMean")}
            value={values.benchmarks[i] ?? ""}
            onChange={(e) => set("benchmarks", at(values.benchmarks, i, e.currentTarget.value))}
          />
        </div>
      ))}
      <Sum of={sum} />
      <TextInput
        size="xs"
        inputMode="decimal"
        label={t("firms.rule.cap")}
        description={t("firms.rule.capHelp")}
        value={values.cap}
        onChange={(e) => set("cap", e.currentTarget.value)}
      />
    </>
  );
}

/** The indicators of the innovation points with the weights of each stage. */
export function PointsFields({
  indicators,
  put,
  sums,
}: {
  indicators: readonly IndicatorDraft[];
  put: (indicators: readonly IndicatorDraft[]) => void;
  sums: readonly (number | null)[];
}) {
  const { t } = useText();
  const change = (i: number, next: Partial<IndicatorDraft>) =>
    put(indicators.map((old, k) => (k === i ? { ...old, ...next } : old)));
  const names = [
    ["code", t("firms.rule.code")],
    ["en", "English"],
    ["zh", "中文"],
    ["fr", "français"],
  ] as const;
  return (
    <>
      {indicators.map((indicator, i) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: an indicator may have no code yet
          key={i}
          className="es-form es-line"
          aria-label={indicator.en || t("firms.rule.newIndicator")}
        >
          <div className="es-form-pair">
            {names.map(([name, label]) => (
              <TextInput
                key={name}
                size="xs"
                label={label}
                value={indicator[name]}
                onChange={(e) => change(i, { [name]: e.currentTarget.value })}
              />
            ))}
          </div>
          <div className="es-form-pair">
            {FIRM_STAGES.map((stage, s) => (
              <TextInput
                key={stage}
                size="xs"
                inputMode="decimal"
                label={`${t("firms.weight")} · ${t(`firms.stage.${stage}`)}`}
                value={indicator.weights[s] ?? ""}
                onChange={(e) => {
                  const weights = [...indicator.weights] as [string, string, string];
                  weights[s] = e.currentTarget.value;
                  change(i, { weights });
                }}
              />
            ))}
          </div>
          <button
            type="button"
            className="es-door"
            style={{ justifySelf: "start" }}
            disabled={indicators.length === 1}
            onClick={() => put(indicators.filter((_, k) => k !== i))}
          >
            {t("firms.rule.remove", { name: indicator.en || indicator.code })}
          </button>
        </fieldset>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => put([...indicators, emptyIndicator])}>
          {t("firms.rule.add")}
        </Button>
      </div>
      <p style={{ display: "flex", gap: 16, flexWrap: "wrap" }}>
        {FIRM_STAGES.map((stage, s) => (
          <Sum key={stage} of={sums[s] ?? null} name={t(`firms.stage.${stage}`)} />
        ))}
      </p>
    </>
  );
}
