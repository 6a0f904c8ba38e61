import type { ImportIssueCode } from "@essor/contract/import-issues";
import type { ImportMapping } from "@essor/contract/measure";
import { foldText, parseDayText, unguardFormula } from "@essor/core/measure";
import { formatDay } from "@essor/core/vocabulary";
import type { Plan } from "./plan.ts";

export type FoundSource = {
  readonly title: string;
  readonly issuer: string;
  readonly address: string;
  readonly readOn: string;
  readonly grade: string;
  readonly licence: string;
};

export type SourceFault = {
  readonly code: ImportIssueCode;
  readonly field: number;
  readonly reason: string;
};

export type SourceList = {
  readonly found: readonly FoundSource[];
  /** Sources that differ only in when they were read share an identity. */
  readonly identities: readonly number[];
  readonly of: (cells: readonly string[]) => number | SourceFault;
};

/** The sources of a file: that of the mapping, or what the row's own columns say, empty cells filled from the mapping. */
export function sourceList(mapping: ImportMapping, { at }: Plan): SourceList {
  const found: FoundSource[] = [];
  const identities: number[] = [];
  const byText = new Map<string, number | SourceFault>();
  const byIdentity = new Map<string, number>();
  const columns = [
    at["source-title"],
    at["source-issuer"],
    at["source-address"],
    at["source-read-on"],
    at.grade,
    at["source-licence"],
  ];
  const own = { ...mapping.source };
  const add = (source: FoundSource): number => {
    const identity = [source.title, source.issuer, source.address, source.grade].join("\u001f");
    if (!byIdentity.has(identity)) byIdentity.set(identity, byIdentity.size);
    identities.push(byIdentity.get(identity) as number);
    return found.push(source) - 1;
  };
  if (columns.every((column) => column < 0)) {
    const only = add(own);
    return { found, identities, of: () => only };
  }
  const read = (cells: readonly string[]): number | SourceFault => {
    const text = (i: number) =>
      (columns[i] as number) < 0 ? "" : unguardFormula((cells[columns[i] as number] ?? "").trim());
    const readOn = text(3) === "" ? undefined : parseDayText(text(3));
    if (text(3) !== "" && readOn === undefined)
      return { code: "wrong-date", field: columns[3] as number, reason: `"${text(3)}" is no date` };
    const grade = foldText(text(4)).toUpperCase() || own.grade;
    if (!/^[OMNSV]$/.test(grade))
      return {
        code: "wrong-grade",
        field: columns[4] as number,
        reason: `"${text(4)}" is none of O, M, N, S, V`,
      };
    return add({
      title: text(0) || own.title,
      // Issuer, address and licence belong to the title beside them, not to the mapping's source.
      issuer: text(1) || (text(0) === "" ? own.issuer : ""),
      address: text(2) || (text(0) === "" ? own.address : ""),
      readOn: readOn === undefined ? own.readOn : formatDay(readOn.day),
      grade,
      licence: text(5) || (text(0) === "" ? own.licence : ""),
    });
  };
  const used = columns.filter((column) => column >= 0);
  let last: readonly string[] = [];
  let lastIndex: number | SourceFault = -1;
  return {
    found,
    identities,
    of: (cells) => {
      if (lastIndex !== -1 && used.every((column) => cells[column] === last[column]))
        return lastIndex;
      const key = Buffer.from(used.map((column) => cells[column] ?? "").join("\u001f")).toString();
      let index = byText.get(key);
      if (index === undefined) {
        index = read(cells);
        byText.set(key, index);
      }
      last = cells;
      lastIndex = index;
      return index;
    },
  };
}
