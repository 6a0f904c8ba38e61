import type { Target } from "@essor/contract/connect";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { Icon } from "../ui/icon.tsx";
import { useText } from "../ui/text.ts";

/** A target as it is typed: the value is a text until it is saved. */
export type TargetLine = Omit<Target, "value"> & { readonly value: string };

const EMPTY: TargetLine = { what: "", at: "least", value: "", unit: "" };

/** The measurable targets of a need, a line each. */
export function TargetLines({
  lines,
  change,
}: {
  lines: readonly TargetLine[];
  change: (lines: readonly TargetLine[]) => void;
}) {
  const { t } = useText();
  const put = (i: number, part: Partial<TargetLine>) =>
    change(lines.map((line, j) => (i === j ? { ...line, ...part } : line)));
  return (
    <fieldset className="es-form">
      <legend className="es-dim es-small">{t("connect.targets")}</legend>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place while it is typed
        <div className="cn-target" key={i}>
          <TextInput
            label={t("connect.form.what")}
            value={line.what}
            onChange={(e) => put(i, { what: e.currentTarget.value })}
          />
          <NativeSelect
            label={t("connect.form.at")}
            value={line.at}
            data={(["least", "most", "exactly"] as const).map((v) => ({
              value: v,
              label: t(`connect.target.${v}`),
            }))}
            onChange={(e) => put(i, { at: e.currentTarget.value as Target["at"] })}
          />
          <TextInput
            label={t("connect.form.value")}
            inputMode="decimal"
            value={line.value}
            onChange={(e) => put(i, { value: e.currentTarget.value })}
          />
          <TextInput
            label={t("connect.form.unit")}
            value={line.unit}
            onChange={(e) => put(i, { unit: e.currentTarget.value })}
          />
          <button
            type="button"
            className="es-tool"
            aria-label={t("connect.form.removeTarget", { n: i + 1 })}
            onClick={() => change(lines.filter((_, j) => j !== i))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => change([...lines, EMPTY])}>
          {t("connect.form.addTarget")}
        </Button>
      </div>
    </fieldset>
  );
}
