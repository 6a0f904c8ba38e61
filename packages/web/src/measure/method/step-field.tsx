import { Button, Checkbox, MultiSelect, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useText } from "../../ui/text.ts";
import { NumberGrid } from "./number-grid.tsx";
import { type Comparisons, PairGrid } from "./pair-grid.tsx";
import { fieldValue, type Loose, type StepField } from "./step-options.ts";

/** What the fields of a recipe are about: its indicators, its nodes, and the units of the table. */
export type About = {
  readonly name: (code: string) => string;
  readonly leaves: readonly string[];
  readonly nodes: readonly string[];
  readonly units: readonly { readonly value: string; readonly label: string }[];
};
type Props = {
  readonly step: Loose;
  readonly field: StepField;
  readonly about: About;
  readonly error: string | undefined;
  readonly put: (value: unknown) => void;
};

/** One choice of a step, in the form that fits it. */
export function StepFieldInput({ step, field, about, error, put }: Props) {
  const { t, say } = useText();
  const value = fieldValue(step, field.key);
  const label =
    field.kind === "number" && field.column !== undefined
      ? t(field.key.endsWith("max") ? "method.entryMax" : "ranking.entryMin", {
          name: about.name(field.column),
        })
      : say(`method.field.${field.label ?? field.key}`, field.label ?? field.key);
  const common = { size: "xs", label, ...(error === undefined ? {} : { error }) } as const;
  switch (field.kind) {
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={value === undefined ? (field.options[0] ?? "") : String(value)}
          data={field.options.map((option) => ({
            value: option,
            label: option === "" ? t("method.way.") : say(`method.way.${option}`, option),
          }))}
          onChange={(e) => put(e.currentTarget.value)}
        />
      );
    case "number":
      return (
        <NumberInput
          {...common}
          miw={110}
          step={field.by}
          value={(value ?? "") as number | string}
          onChange={put}
        />
      );
    case "flag":
      return (
        <Checkbox
          size="xs"
          label={label}
          checked={value === true || (field.key === "truncate" && value === undefined)}
          onChange={(e) => put(e.currentTarget.checked)}
        />
      );
    case "text":
      return (
        <TextInput
          {...common}
          value={String(value ?? "")}
          onChange={(e) => put(e.currentTarget.value)}
        />
      );
    case "list":
      return (
        <TextInput
          {...common}
          key={JSON.stringify(value)}
          defaultValue={Array.isArray(value) ? value.join(" ") : ""}
          onBlur={(e) =>
            put(
              e.currentTarget.value
                .split(/[\s;]+/)
                .filter(Boolean)
                .map(Number),
            )
          }
        />
      );
    case "unit":
      return (
        <NativeSelect
          {...common}
          value={String(value ?? "")}
          data={[...about.units]}
          onChange={(e) => put(e.currentTarget.value)}
        />
      );
    case "units":
    case "indicators":
      return (
        <MultiSelect
          {...common}
          miw={220}
          searchable
          limit={40}
          value={Array.isArray(value) ? value.map(String) : []}
          data={
            field.kind === "units"
              ? [...about.units]
              : about.leaves.map((code) => ({ value: code, label: about.name(code) }))
          }
          onChange={put}
        />
      );
    case "pairs":
      return <PairGrid comparisons={(value ?? {}) as Comparisons} name={about.name} put={put} />;
    case "grid":
      return <Grid field={field} value={value} about={about} label={label} put={put} />;
  }
}

type GridProps = Pick<Props, "about" | "put"> & {
  readonly field: StepField & { kind: "grid" };
  readonly value: unknown;
  readonly label: string;
};

/** Numbers by code: one or two columns in a record, or one record an expert in a list. */
function Grid({ field, value, about, label, put }: GridProps) {
  const { t, say } = useText();
  const lines = (field.of === "indicators" ? about.leaves : about.nodes).map((code) => ({
    code,
    name: about.name(code),
  }));
  if (field.columns.length === 0) {
    const experts = (Array.isArray(value) ? value : []) as readonly Loose[];
    return (
      <div className="es-wide">
        <NumberGrid
          title={label}
          lines={lines}
          columns={experts.map((_, i) => t("method.expert", { n: i + 1 }))}
          value={(code, j) => experts[j]?.[code] as number | undefined}
          put={(code, j, next) =>
            put(experts.map((e, i) => (i === j ? { ...e, [code]: next } : e)))
          }
        />
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => put([...experts, Object.fromEntries(lines.map((l) => [l.code, 10]))])}
        >
          {t("method.addExpert")}
        </Button>
      </div>
    );
  }
  const record = (value ?? {}) as Loose;
  const single = field.columns.length === 1;
  return (
    <div className="es-wide">
      <NumberGrid
        title={label}
        lines={lines}
        columns={field.columns.map((c) => say(`method.field.${c}`, c))}
        value={(code, j) => {
          const at = record[code];
          return (Array.isArray(at) ? at[j] : at) as number | undefined;
        }}
        put={(code, j, next) => {
          const at = record[code];
          const pair = Array.isArray(at) ? [...(at as unknown[])] : [0, 1];
          pair[j] = next;
          put({ ...record, [code]: single ? next : pair });
        }}
      />
    </div>
  );
}
