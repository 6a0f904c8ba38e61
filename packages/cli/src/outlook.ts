import { HELP } from "./outlook-help.ts";
import { Usage } from "./refused.ts";

const VERBS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> = {
  forecast: () => import("./outlook-forecast.ts").then((m) => m.outlookForecast),
  scenario: () => import("./outlook-scenario.ts").then((m) => m.outlookScenario),
  need: () => import("./outlook-need.ts").then((m) => m.outlookNeed),
  backtest: () => import("./outlook-backtest.ts").then((m) => m.outlookBacktest),
  review: () => import("./outlook-review.ts").then((m) => m.outlookReview),
  leads: () => import("./outlook-leads.ts").then((m) => m.outlookLeads),
  brief: () => import("./outlook-brief.ts").then((m) => m.outlookBrief),
};

/** `essor outlook …`: forecasts, scenarios, needs, back-tests and briefs. */
export const outlook = {
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
