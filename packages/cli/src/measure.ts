import { HELP } from "./measure-help.ts";
import { Usage } from "./refused.ts";

type Verb = (args: readonly string[]) => Promise<void>;

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  build: () => import("./measure-build.ts").then((m) => m.measureBuild),
  uncertainty: () => import("./measure-uncertainty.ts").then((m) => m.measureUncertainty),
  sensitivity: () => import("./measure-sensitivity.ts").then((m) => m.measureSensitivity),
  explain: () => import("./measure-explain.ts").then((m) => m.measureExplain),
  need: () => import("./measure-need.ts").then((m) => m.measureNeed),
};

/** `essor measure …`: composite indices from a recipe and a table. */
export const measure = {
  help: HELP,
  run: async ([verb, ...args]: readonly string[]): Promise<void> => {
    const load = verb === undefined || !Object.hasOwn(VERBS, verb) ? undefined : VERBS[verb];
    if (load === undefined) {
      throw new Usage(
        `say one of ${Object.keys(VERBS).join(", ")}${verb ? `, not "${verb}"` : ""}`,
      );
    }
    await (await load())(args);
  },
};
