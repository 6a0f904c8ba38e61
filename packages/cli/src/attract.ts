import { HELP } from "./attract-help.ts";
import { Usage } from "./refused.ts";

const VERBS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  stage: () => import("./attract-stage.ts").then((m) => m.attractStage),
  funnel: () => import("./attract-funnel.ts").then((m) => m.attractFunnel),
  once: () => import("./attract-once.ts").then((m) => m.attractOnce),
};

/** `essor attract …`: projects from their events. */
export const attract = {
  help: HELP,
  run: async ([verb, ...args]: readonly string[]): Promise<void> => {
    const load = verb === undefined || !Object.hasOwn(VERBS, verb) ? undefined : VERBS[verb];
    if (load === undefined)
      throw new Usage(
        `say one of ${Object.keys(VERBS).join(", ")}${verb ? `, not "${verb}"` : ""}`,
      );
    await (await load())(args);
  },
};
