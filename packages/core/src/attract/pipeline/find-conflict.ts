import { leiFault, usccFault } from "../../vocabulary/organisation-code.ts";

/** A firm as somebody writes it down. */
export type FirmEntry = {
  readonly id: string;
  readonly name: string;
  readonly uscc?: string;
  readonly lei?: string;
  readonly website?: string;
};

export type Likeness = {
  readonly id: string;
  readonly reason: "same-uscc" | "same-lei" | "same-name" | "same-core-name" | "same-website";
  readonly verdict: "same" | "perhaps";
};

/** Legal forms and brackets that say nothing about who a firm is. */
const FORMS =
  /(股份有限公司|有限责任公司|集团有限公司|有限公司|集团|公司|\b(co|company|corp|corporation|inc|incorporated|llc|ltd|limited|gmbh|ag|sa|sas|plc|kk|group|holdings?)\b)/gi;

/**
 * A firm's name folded for comparing: full width to half, lower case, without legal form, brackets and spaces.
 * @example
 * expect(foldName("ＡＢＢ Group, Inc.")).toBe("abb");
 * expect(foldName("清陶（昆山）能源发展集团股份有限公司")).toBe("清陶昆山能源发展");
 */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(FORMS, " ")
    .replace(/[\s.,;:'"()\-_/&·]+/g, "");
}

/**
 * Entries that are or may be the same firm, with the reason. One equal identifier decides; equal folded names and a
 * shared website only suggest. A first version: the resolver of the connect slice knows more.
 * @example
 * expect(findLike({ id: "n", name: "ABB Inc" }, [{ id: "1", name: "ABB Group" }])).toEqual([{ id: "1", reason: "same-core-name", verdict: "perhaps" }]);
 */
export function findLike(firm: FirmEntry, others: readonly FirmEntry[]): Likeness[] {
  const folded = foldName(firm.name);
  return others.flatMap((other): Likeness[] => {
    if (other.id === firm.id) return [];
    if (firm.uscc && firm.uscc === other.uscc)
      return [{ id: other.id, reason: "same-uscc", verdict: "same" }];
    if (firm.lei && firm.lei === other.lei)
      return [{ id: other.id, reason: "same-lei", verdict: "same" }];
    if (firm.uscc && other.uscc && firm.uscc !== other.uscc) return [];
    if (firm.name.trim() === other.name.trim())
      return [{ id: other.id, reason: "same-name", verdict: "same" }];
    if (folded !== "" && folded === foldName(other.name))
      return [{ id: other.id, reason: "same-core-name", verdict: "perhaps" }];
    const [a, b] = [hostOf(firm.website), hostOf(other.website)];
    return a !== "" && a === b
      ? [{ id: other.id, reason: "same-website", verdict: "perhaps" }]
      : [];
  });
}

function hostOf(website: string | undefined): string {
  return (website ?? "")
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "");
}

/**
 * What is wrong with a firm's codes: warnings, never refusals, because real codes that fail exist.
 * @example
 * expect(codeWarnings({ uscc: "91110108551385082Q" })).toEqual([]);
 * expect(codeWarnings({ uscc: "911101085513850820" })).toEqual(["uscc-wrong-check"]);
 */
export function codeWarnings({ uscc, lei }: { uscc?: string; lei?: string }): string[] {
  const warnings: string[] = [];
  const [u, l] = [uscc ? usccFault(uscc) : undefined, lei ? leiFault(lei) : undefined];
  if (u) warnings.push(`uscc-${u}`);
  if (l) warnings.push(`lei-${l}`);
  return warnings;
}
