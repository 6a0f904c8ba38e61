/** A code of letters with a number of three to five digits: UMR 7161, EA-4391, u1034. */
const IN_NAME = /(?<![\p{L}\p{N}])\p{L}{1,6}(?:[ _-]\p{L}{1,6})?[ _-]?(\d{3,5})(?!\p{N})/gu;
const IN_ADDRESS = /(?<![a-z])[a-z]{1,6}[_-]?(\d{3,5})(?!\d)/g;

/** How the terms of unit numbers begin; no word does. */
const MARK = "№";

/**
 * The numbers by which research units go, as terms. The letters before the number say who counts (the same unit is
 * U 1034 for one of its parents and UMR_S 1034 for the other), so the number alone is the term.
 * @example
 * expect(unitNumbersOf("UMR CNRS 7161")).toEqual(["№7161"]);
 * expect(unitNumbersOf("Laboratory 12")).toEqual([]);
 */
export function unitNumbersOf(name: string): string[] {
  return [...new Set([...name.matchAll(IN_NAME)].map(([, digits = ""]) => MARK + digits))];
}

/**
 * The numbers of units that stand in a web address, in its host or its path. Directories seldom keep the number with
 * the name, but many units have it in their address.
 * @example
 * expect(unitNumbersOfAddress("https://www.u1034.bordeaux.inserm.fr")).toEqual(["№1034"]);
 * expect(unitNumbersOfAddress("https://institut.fr/unite/umr9187-u1196")).toEqual(["№9187", "№1196"]);
 */
export function unitNumbersOfAddress(website: string): string[] {
  return [
    ...new Set([...website.toLowerCase().matchAll(IN_ADDRESS)].map(([, d = ""]) => MARK + d)),
  ];
}

/**
 * Whether a term is the number of a unit.
 * @example
 * expect(isUnitTerm("№7161")).toBe(true);
 * expect(isUnitTerm("7161")).toBe(false);
 */
export function isUnitTerm(term: string): boolean {
  return term.startsWith(MARK);
}
