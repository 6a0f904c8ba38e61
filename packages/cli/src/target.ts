import { Usage } from "./refused.ts";
import { complexityHelp, runComplexity } from "./target-complexity.ts";
import { entryHelp, runBacktest, runPredict } from "./target-entry.ts";
import { linkagesHelp, runLinkages } from "./target-linkages.ts";

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  complexity: runComplexity,
  backtest: runBacktest,
  predict: runPredict,
  linkages: runLinkages,
};

/** `essor target …` */
export const target = {
  help: [complexityHelp, entryHelp, linkagesHelp].join("\n"),
  run: async (args: readonly string[]): Promise<void> => {
    const [verb, ...rest] = args;
    const run = VERBS[verb ?? ""];
    if (!run) throw new Usage(`"${verb ?? ""}" is none of ${Object.keys(VERBS).join(", ")}`);
    await run(rest);
  },
};
