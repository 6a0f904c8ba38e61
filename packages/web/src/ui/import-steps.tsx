import { NativeSelect, NumberInput } from "@mantine/core";
import "./import-steps.css";
import { useText } from "./text.ts";

const STEPS = ["imports.step1", "imports.step2", "imports.step3", "imports.step4"] as const;

/** Where an import stands, from the upload to the written batch; the last step of one that was taken back says so. */
export function ImportSteps({ at, undone }: { at: number; undone: boolean }) {
  const { t } = useText();
  return (
    <ol className="es-steps">
      {STEPS.map((key, i) => (
        <li key={key} aria-current={i === at ? "step" : undefined}>
          {t(undone && i === 3 ? "imports.state.undone" : key)}
        </li>
      ))}
    </ol>
  );
}

/** A finding in the reader's language, and below it what the check said of this very cell. */
export function FindingText({ code, reason }: { code: string; reason: string }) {
  const { say } = useText();
  const meaning = say(`issue.${code}`, reason);
  return (
    <>
      {meaning}
      {meaning !== reason && (
        <div className="es-dim es-small" lang="en">
          {reason}
        </div>
      )}
    </>
  );
}

/** Which sheet of a workbook is meant, where it has several. */
export function SheetChoice({
  sheets,
  value,
  onChange,
}: {
  sheets: string[];
  value: string;
  onChange: (sheet: string) => void;
}) {
  const { t } = useText();
  if (sheets.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      label={t("imports.sheet")}
      data={sheets}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}

/** In which row the headings stand. */
export function HeadingRow({
  value,
  onChange,
}: {
  value: number;
  onChange: (row: number) => void;
}) {
  const { t } = useText();
  return (
    <NumberInput
      size="xs"
      w={130}
      label={t("imports.headingRow")}
      min={1}
      value={value}
      onChange={(v) => onChange(Number(v) || 1)}
    />
  );
}
