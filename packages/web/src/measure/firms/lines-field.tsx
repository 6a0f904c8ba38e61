import { Button, Checkbox, TextInput } from "@mantine/core";
import { useText } from "../../ui/text.ts";

export type LineDraft = {
  readonly product: string;
  readonly activity: string | null;
  readonly output: string;
  readonly sei: string;
  readonly highTech: boolean;
};
export const emptyLine = (): LineDraft => ({
  product: "",
  activity: null,
  output: "",
  sei: "",
  highTech: false,
});

type Props = {
  readonly lines: readonly LineDraft[];
  readonly put: (lines: readonly LineDraft[]) => void;
  readonly add: () => void;
};

/** What a firm makes, line by line: the class of the catalogue decides what counts as strategic emerging. */
export function LinesField({ lines, put, add }: Props) {
  const { t } = useText();
  const change = (i: number, next: Partial<LineDraft>) =>
    put(lines.map((line, k) => (k === i ? { ...line, ...next } : line)));
  return (
    <>
      <h3>{t("firms.lines")}</h3>
      <p className="es-dim es-small">{t("firms.linesHelp")}</p>
      {lines.map((line, i) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity until it is saved
          key={i}
          className="es-form es-line"
          aria-label={line.product || t("firms.newLine")}
        >
          <div className="es-form-pair">
            <TextInput
              size="xs"
              label={t("firms.product")}
              value={line.product}
              onChange={(e) => change(i, { product: e.currentTarget.value })}
            />
            <TextInput
              size="xs"
              inputMode="decimal"
              label={`${t("firms.output")} (${t("unit.CNY")})`}
              value={line.output}
              onChange={(e) => change(i, { output: e.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label={t("firms.seiClass")}
              placeholder="1.2"
              value={line.sei}
              onChange={(e) => change(i, { sei: e.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label={t("firms.activity")}
              placeholder="3974"
              value={line.activity ?? ""}
              onChange={(e) => change(i, { activity: e.currentTarget.value })}
            />
          </div>
          <div className="es-actions" style={{ alignItems: "center" }}>
            <Checkbox
              size="xs"
              label={t("firms.highTechLine")}
              checked={line.highTech}
              onChange={(e) => change(i, { highTech: e.currentTarget.checked })}
            />
            <span className="es-spacer" />
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              onClick={() => put(lines.filter((_, k) => k !== i))}
            >
              {t("ui.delete")}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={add}>
          {t("firms.addLine")}
        </Button>
      </div>
    </>
  );
}
