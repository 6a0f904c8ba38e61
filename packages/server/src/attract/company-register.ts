import type { RegisterEntry } from "@essor/contract/attract-company";
import { foldName } from "@essor/core/attract";
import { parse } from "csv-parse/sync";
import { type Row, readData } from "../db/shipped-data.ts";

export const REGISTER_SOURCE = {
  title: "GLEIF, legal entities with LEI (CC0 1.0), extract of early 2025",
  address: "https://www.gleif.org",
  grade: "O",
} as const;
const SISTERS_SHOWN = 50;

/**
 * Entries of the open register that are or may be a firm, and, where it has a parent there, all entries under that
 * parent. The register's lines are looked through as text: it is asked seldom, and need not lie in memory.
 */
export function lookUpRegister(firm: {
  readonly name: string;
  readonly lei: string | null;
  readonly uscc: string | null;
}): { self: Omit<RegisterEntry, "company">[]; group: Omit<RegisterEntry, "company">[] } {
  const text = readData("gleif-entities", "cn_entities.csv.gz");
  const folded = foldName(firm.name);
  const head = text.slice(0, text.indexOf("\n"));
  const rowsWith = (word: string): Row[] => {
    const lines: string[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const from = text.lastIndexOf("\n", at) + 1;
      const to = text.indexOf("\n", at);
      lines.push(text.slice(from, to < 0 ? undefined : to));
      at = to < 0 ? text.length : to;
    }
    return parse([head, ...lines].join("\n"), { columns: true, relax_column_count: true }) as Row[];
  };
  const self = new Map<string, Omit<RegisterEntry, "company">>();
  const take = (row: Row, because: RegisterEntry["because"]) => {
    if (row.lei && !self.has(row.lei)) self.set(row.lei, entryOf(row, because));
  };
  if (firm.lei) for (const row of rowsWith(firm.lei)) if (row.lei === firm.lei) take(row, "lei");
  if (firm.uscc)
    for (const row of rowsWith(firm.uscc)) if (row.registered_as === firm.uscc) take(row, "uscc");
  if (self.size === 0 && folded.length >= 2)
    for (const row of rowsWith(needleOf(firm.name)))
      if (foldName(row.name ?? "") === folded) take(row, "name");
  const parents = new Set(
    [...self.values()].map((entry) => entry.parentLei).filter((lei) => lei !== ""),
  );
  const group: Omit<RegisterEntry, "company">[] = [];
  for (const parent of parents)
    for (const row of rowsWith(parent))
      if (row.parent_lei === parent && !self.has(row.lei ?? "") && group.length < SISTERS_SHOWN)
        group.push(entryOf(row, "parent"));
  for (const lei of self.keys())
    for (const row of rowsWith(lei))
      if (row.parent_lei === lei && group.length < SISTERS_SHOWN)
        group.push(entryOf(row, "parent"));
  return { self: [...self.values()], group };
}

/** The longest run of letters of a name: it stands in the register as it is written. */
function needleOf(name: string): string {
  return name.split(/[\s,.()（）&·-]+/).sort((a, b) => b.length - a.length)[0] ?? name;
}

function entryOf(row: Row, because: RegisterEntry["because"]): Omit<RegisterEntry, "company"> {
  return {
    lei: row.lei ?? "",
    name: row.name ?? "",
    uscc: row.registered_as ?? "",
    address: row.address ?? "",
    place: row.admin_name ?? "",
    status: row.status ?? "",
    registered: row.registered ?? "",
    parentLei: row.parent_lei ?? "",
    parentName: row.parent_name ?? "",
    because,
  };
}
