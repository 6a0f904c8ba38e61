import { foldText, unguardFormula } from "@essor/core/measure";
import { leiFault, usccFault } from "@essor/core/vocabulary";
import type { IssueLog } from "../../sheets/issue-log.ts";
import type { SheetRow } from "../../sheets/sheet-row.ts";
import type { Plan } from "./plan.ts";

/** The attributes of a row as JSON, null where it has none. Organisation codes that fail warn. */
export function rowAttributes({ attributes }: Plan, row: SheetRow, log: IssueLog): string | null {
  const kept: Record<string, string> = {};
  let hasAny = false;
  for (const { index, name, isOrganisationCode } of attributes) {
    const text = unguardFormula(row.cells[index] ?? "");
    if (text === "") continue;
    kept[name] = text;
    hasAny = true;
    if (!isOrganisationCode) continue;
    const code = foldText(text).toUpperCase();
    const isLei = code.length === 20;
    const fault = isLei ? leiFault(code) : usccFault(code);
    if (fault === undefined) continue;
    log.add({
      row: row.row,
      field: name,
      code: isLei ? "lei-fails" : "uscc-fails",
      severity: "warning",
      text,
      reason: `The organisation's code fails its check (${fault})`,
    });
  }
  return hasAny ? JSON.stringify(kept) : null;
}
