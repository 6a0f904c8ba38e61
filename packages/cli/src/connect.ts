import { HELP } from "./connect-help.ts";
import { Usage } from "./refused.ts";

const VERBS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  match: () => import("./connect-match.ts").then((m) => m.connectMatch),
  resolve: () => import("./connect-resolve.ts").then((m) => m.connectResolve),
  "resolve-name": () => import("./connect-resolve-name.ts").then((m) => m.connectResolveName),
  recommend: () => import("./connect-recommend.ts").then((m) => m.connectRecommend),
};

/** `essor connect …`: matches, duplicates, names, partners. */
export const connect = {
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
