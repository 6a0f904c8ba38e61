import { NativeSelect, NumberInput } from "@mantine/core";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { Flaw } from "./draft-build.ts";
import { fieldsOf, fieldValue, withField } from "./step-options.ts";

type Loose = Readonly<Record<string, unknown>>;
type Props = {
  readonly steps: readonly Loose[];
  readonly flaws: readonly Flaw[];
  readonly name: (code: string) => string;
  readonly put: (steps: readonly Loose[]) => void;
};

/** The steps of the recipe in their order, each with what may be chosen there. */
export function RecipeSteps({ steps, flaws, name, put }: Props) {
  const { t, say } = useText();
  const hasWeights = steps.some((s) => s.step === "weight");
  const flawAt = (i: number, key: string) =>
    flaws.find((x) => x.field === `steps[${i}].${key}`)?.reason;
  const change = (i: number, next: Loose) => put(steps.map((s, k) => (k === i ? next : s)));
  function addWeights() {
    const at = steps.findIndex((s) => s.step === "aggregate");
    put([...steps.slice(0, at), { step: "weight", method: "equal" }, ...steps.slice(at)]);
  }
  return (
    <Section
      title={t("method.steps")}
      actions={
        !hasWeights && (
          <button type="button" className="es-tool" data-boxed onClick={addWeights}>
            {t("method.addWeights")}
          </button>
        )
      }
    >
      <ol className="es-steps">
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
          <li key={i}>
            <strong>{say(`method.step.${step.step}`, String(step.step))}</strong>
            <div className="es-fields">
              {fieldsOf(step).map((field) => {
                const label =
                  field.kind === "number" && field.column !== undefined
                    ? t("ranking.entryMin", { name: name(field.column) })
                    : say(`method.field.${field.key}`, field.key);
                const error = flawAt(i, field.key);
                const common = {
                  key: field.key,
                  size: "xs",
                  label,
                  ...(error && { error }),
                } as const;
                return field.kind === "choice" ? (
                  <NativeSelect
                    {...common}
                    key={field.key}
                    value={fieldValue(step, field.key)}
                    data={field.options.map((value) => ({
                      value,
                      label: say(`method.way.${value}`, value),
                    }))}
                    onChange={(e) => change(i, withField(step, field.key, e.currentTarget.value))}
                  />
                ) : (
                  <NumberInput
                    {...common}
                    key={field.key}
                    miw={110}
                    step={field.by}
                    value={fieldValue(step, field.key)}
                    onChange={(value) => change(i, withField(step, field.key, value))}
                  />
                );
              })}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
