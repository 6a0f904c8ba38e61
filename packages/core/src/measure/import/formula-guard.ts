/**
 * Makes a text safe to open in a spreadsheet: one that would start a formula gets an apostrophe in front. A text that
 * already starts with apostrophes before such a sign gets one more, so that `unguardFormula` gives each text back.
 * @example
 * expect(guardFormula("=1+1")).toBe("'=1+1");
 * expect(guardFormula("昆山市")).toBe("昆山市");
 */
export function guardFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/**
 * Takes away the apostrophe that `guardFormula` put in front.
 * @example
 * expect(unguardFormula("'=1+1")).toBe("=1+1");
 * expect(unguardFormula("'tis")).toBe("'tis");
 */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;
