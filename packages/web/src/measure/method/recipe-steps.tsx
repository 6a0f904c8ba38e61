import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { Flaw } from "./draft-build.ts";
import { EntryRules } from "./entry-rules.tsx";
import { type About, StepFieldInput } from "./step-field.tsx";
import { fieldsOf, type Loose, type Start, withField } from "./step-options.ts";
import { moved, newStep, STEP_NAMES, withStep } from "./steps-edit.ts";

type Props = {
  readonly steps: readonly Loose[];
  readonly flaws: readonly Flaw[];
  readonly about: About;
  readonly start: Start;
  readonly put: (steps: readonly Loose[]) => void;
};

/** The steps of the recipe in their order, each with what may be chosen there; they can be moved, added and taken out. */
export function RecipeSteps({ steps, flaws, about, start, put }: Props) {
  const { t, say } = useText();
  const [adding, setAdding] = useState<string>("weight");
  const flawAt = (i: number, key: string) =>
    flaws.find((x) => x.field.startsWith(`steps[${i}].${key}`))?.reason;
  const change = (i: number, next: Loose) => put(steps.map((s, k) => (k === i ? next : s)));
  const stepName = (name: string) => say(`method.step.${name}`, name);
  return (
    <Section title={t("method.steps")} note={t("method.stepsNote")}>
      <ol className="es-steps">
        {steps.map((step, i) => {
          const name = stepName(String(step.step));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
            <li key={i}>
              <div className="es-step-head">
                <strong>{name}</strong>
                <span className="es-step-tools">
                  <button
                    type="button"
                    className="es-tool"
                    disabled={i === 0}
                    aria-label={t("method.stepUp", { name })}
                    onClick={() => put(moved(steps, i, -1))}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="es-tool"
                    disabled={i === steps.length - 1}
                    aria-label={t("method.stepDown", { name })}
                    onClick={() => put(moved(steps, i, 1))}
                  >
                    ↓
                  </button>
                  {step.step !== "aggregate" && (
                    <button
                      type="button"
                      className="es-tool"
                      aria-label={t("method.stepOut", { name })}
                      onClick={() => put(steps.filter((_, k) => k !== i))}
                    >
                      ×
                    </button>
                  )}
                </span>
              </div>
              <div className="es-fields">
                {fieldsOf(step).map((field) => (
                  <StepFieldInput
                    key={field.key}
                    step={step}
                    field={field}
                    about={about}
                    error={flawAt(i, field.key)}
                    put={(value) => change(i, withField(step, field.key, value, start))}
                  />
                ))}
              </div>
              {step.step === "eligibility" && (
                <EntryRules step={step} name={about.name} put={(next) => change(i, next)} />
              )}
            </li>
          );
        })}
      </ol>
      <div className="es-fields es-add">
        <NativeSelect
          size="xs"
          label={t("method.newStep")}
          value={adding}
          data={STEP_NAMES.map((value) => ({ value, label: stepName(value) }))}
          onChange={(e) => setAdding(e.currentTarget.value)}
        />
        <button
          type="button"
          className="es-tool"
          data-boxed
          onClick={() => put(withStep(steps, newStep(adding, start)))}
        >
          {t("method.addStep")}
        </button>
      </div>
    </Section>
  );
}
