import { Quality } from "@essor/contract/connect-quality";
import { JUDGEMENTS_MIN } from "@essor/core/connect";
import { readData } from "../db/shipped-data.ts";
import { type Api, define } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { acceptedShare, weightsOf } from "./match-routes.ts";
import { listJudgements } from "./queries-register.ts";

type Measured = Pick<Quality, "sets" | "measuredOn" | "command">;

/** What is known of the quality of search, matching and resolving. */
export function qualityRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/connect/quality",
      summary:
        "Measured quality on known sets beside the baselines, and by the advisers’ judgements",
      needs: "connect.read",
      answer: Quality,
    },
    async ({ tx }): Promise<Quality> => {
      const measured: Measured = JSON.parse(readData("connect-quality", "quality.json"));
      const judged = await listJudgements(tx);
      return {
        ...measured,
        judged: {
          judgements: judged.length,
          needed: JUDGEMENTS_MIN,
          amongTen: judged.filter((j) => j.place === null || j.place <= 10).length,
          accepted: acceptedShare(judged),
          learned: weightsOf(judged).learned,
        },
      };
    },
  );
}
