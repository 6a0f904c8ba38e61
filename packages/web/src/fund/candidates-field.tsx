import { FileButton, Textarea, UnstyledButton } from "@mantine/core";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import type { LineFault } from "./candidate-lines.ts";

/** As many as the server takes in one question. */
const MOST = 5_000;
const LINES_SHOWN = 8;

/** The candidates of an allocation: pasted, or from a file; how many were read, and each line that was not. */
export function CandidatesField({
  value,
  onChange,
  count,
  refused,
}: {
  value: string;
  onChange: (text: string) => void;
  count: number;
  refused: readonly { line: number; fault: LineFault }[];
}) {
  const { t, f } = useText();
  return (
    <div>
      <Textarea
        label={t("plans.candidates")}
        description={t("plans.candidatesHelp", { most: f.exact(MOST) })}
        rows={4}
        value={value}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
      <p className="es-small fu-read">
        <FileButton accept=".csv,.tsv,.txt" onChange={(file) => void file?.text().then(onChange)}>
          {(props) => (
            <UnstyledButton {...props} className="es-door">
              {t("plans.candidatesFile")}
            </UnstyledButton>
          )}
        </FileButton>{" "}
        {value !== "" && t("plans.candidatesRead", { n: f.exact(count) })}
      </p>
      {count > MOST && (
        <Note tone="danger">{t("plans.candidatesTooMany", { most: f.exact(MOST) })}</Note>
      )}
      {refused.length > 0 && (
        <Note tone="danger">
          <strong>{t("plans.linesRefused", { n: f.exact(refused.length) })}</strong>
          <ul>
            {refused.slice(0, LINES_SHOWN).map(({ line, fault }) => (
              <li key={line}>
                {t("plans.lineFault", { line: f.exact(line), fault: t(`plans.fault.${fault}`) })}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  );
}
