import { Usage } from "./refused.ts";
import { complexityHelp, runComplexity } from "./target-complexity.ts";

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  complexity: runComplexity,
};

/** `essor target …` */
export const target = {
  help: complexityHelp,
  run: async (args: readonly string[]): Promise<void> => {
    const [verb, ...rest] = args;
    const run = VERBS[verb ?? ""];
    if (!run) throw new Usage(`"${verb ?? ""}" is none of ${Object.keys(VERBS).join(", ")}`);
    await run(rest);
  },
};
