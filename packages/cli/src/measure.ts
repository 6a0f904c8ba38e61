import { HELP } from "./measure-help.ts";
import { Usage } from "./refused.ts";

const VERBS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  build: () => import("./measure-build.ts").then((m) => m.measureBuild),
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
