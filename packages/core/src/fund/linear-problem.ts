/** A linear rule over named variables, which are all zero or more. */
export type LinearRule = {
  readonly id: string;
  readonly terms: readonly (readonly [weight: number, name: string])[];
  readonly sense: "<=" | ">=";
  readonly bound: number;
};

export type LinearProblem = {
  readonly objective: readonly (readonly [weight: number, name: string])[];
  readonly rules: readonly LinearRule[];
  readonly binaries: readonly string[];
};

/** Terms a line: some readers of the format have a limit on the length of lines. */
const TERMS_A_LINE = 8;

/**
 * A maximisation problem in CPLEX LP format. A rule without terms is written on a variable that is fixed at zero.
 * @example
 * const text = lpText({ objective: [[2, "w0"]], rules: [{ id: "cap", terms: [[1, "w0"]], sense: "<=", bound: 3 }], binaries: [] });
 * expect(text).toBe("Maximize\n obj: + 2 w0\nSubject To\n cap: + 1 w0\n <= 3\nBounds\n nil = 0\nEnd\n");
 */
export function lpText({ objective, rules, binaries }: LinearProblem): string {
  const lines = ["Maximize", ` obj: ${sum(objective)}`, "Subject To"];
  for (const { id, terms, sense, bound } of rules) {
    lines.push(` ${id}: ${sum(terms)}`, ` ${sense} ${bound}`);
  }
  lines.push("Bounds", " nil = 0");
  if (binaries.length > 0) {
    lines.push("Binaries");
    for (let i = 0; i < binaries.length; i += TERMS_A_LINE) {
      lines.push(` ${binaries.slice(i, i + TERMS_A_LINE).join(" ")}`);
    }
  }
  lines.push("End", "");
  return lines.join("\n");
}

function sum(terms: readonly (readonly [number, string])[]): string {
  if (terms.length === 0) return "0 nil";
  const parts: string[] = [];
  for (const [i, [weight, name]] of terms.entries()) {
    if (i > 0 && i % TERMS_A_LINE === 0) parts.push("\n ");
    parts.push(weight < 0 ? `- ${-weight} ${name}` : `+ ${weight} ${name}`);
  }
  return parts.join(" ").replaceAll(" \n  ", "\n  ");
}
