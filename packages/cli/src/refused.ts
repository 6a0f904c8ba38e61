import type { Issue } from "@essor/core/vocabulary";

/** The input was read and refused: exit code 1, and the issues as a JSON list on standard error. */
export class Refused extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues[0]?.reason ?? "Refused");
    this.issues = issues;
  }
}

/** The command was called wrongly: exit code 2. */
export class Usage extends Error {}
