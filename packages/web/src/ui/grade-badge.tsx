import type { Grade } from "@essor/contract/common";
import { useText } from "./text.ts";

/** Says "reported" for every statement that is not from its official host; nothing for official and computed ones. */
export function GradeBadge({ grade, full = false }: { grade: Grade; full?: boolean }) {
  const { t } = useText();
  const reported = grade !== "O" && grade !== "V";
  if (!full && !reported) return null;
  return (
    <span className="es-grade" data-reported={reported || undefined} title={t(`ui.grade.${grade}`)}>
      {full ? t(`ui.grade.${grade}`) : t("ui.reported")}
    </span>
  );
}
