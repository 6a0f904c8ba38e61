import { STAGES, Stage, Status } from "@essor/contract/attract";
import { StageBook } from "@essor/contract/attract-care";
import { Text3 } from "@essor/contract/common";
import { STATUS_WORDS, ZHEJIANG_NODES } from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { dropWord, keepStage, keepWord, stageSettings } from "./queries-enquiry.ts";
import { hubWords } from "./queries-import.ts";

/** What each stage asks for whatever the hub; the codes stand in the refusals of a move. */
const CRITERIA: Readonly<Record<(typeof STAGES)[number], readonly string[]>> = {
  planned: [],
  "in-talks": ["investor"],
  signed: ["agreement-date", "planned-start-within-12-months"],
  started: ["actual-start"],
  "under-construction": ["construction-evidence"],
  "in-production": ["production-date"],
  "at-capacity": ["capacity-date"],
};
const PATH = "/api/v1/attract/stages";

/** What this hub asks for before a stage, over the way to it, and the project's facts do not say. */
export async function hubNeedsUnmet(
  tx: Tx,
  wanted: (typeof STAGES)[number],
  facts: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const upTo = STAGES.indexOf(wanted);
  return (await stageSettings(tx))
    .filter(({ stage }) => stage <= upTo)
    .flatMap(({ needs }) => needs)
    .filter((need) => facts[need] === undefined || facts[need] === null || facts[need] === "");
}

const Word = z.string().trim().min(1).max(80);

/** The stages as this hub speaks of them: its names, its words, and what it asks for beside the law of the stages. */
export function stageBookRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Stages with their entry criteria, and every word that is read as one",
      needs: "attract.read",
      answer: StageBook,
    },
    async ({ tx }) => {
      const settings = new Map((await stageSettings(tx)).map((s) => [s.stage, s]));
      const own = await hubWords(tx);
      const word = (w: string, reading: { stage?: string; status?: string }, isOwn: boolean) => ({
        word: w,
        stage: (reading.stage ?? null) as z.infer<typeof Stage> | null,
        status: (reading.status ?? null) as z.infer<typeof Status> | null,
        own: isOwn,
      });
      return {
        stages: STAGES.map((stage, i) => ({
          stage,
          name: (settings.get(i)?.name ?? {}) as object,
          criteria: [...CRITERIA[stage]],
          needs: settings.get(i)?.needs ?? [],
          version: settings.get(i)?.version ?? 0,
        })),
        words: [
          ...Object.entries(own).map(([w, reading]) => word(w, reading, true)),
          ...Object.entries(STATUS_WORDS)
            .filter(([w]) => !(w in own))
            .map(([w, reading]) => word(w, reading, false)),
        ],
        nodes: ZHEJIANG_NODES.map((node) => ({ ...node })),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${PATH}/{stage}`,
      summary: "Name a stage for this hub, and say which facts it asks for before a project enters",
      needs: "hub.administer",
      params: z.object({ stage: Stage }),
      body: z.strictObject({
        name: Text3.partial(),
        needs: z.array(z.string().min(1).max(60)).max(20),
      }),
      status: 204,
    },
    async ({ tx, params, body }) => keepStage(tx, { stage: STAGES.indexOf(params.stage), ...body }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: "/api/v1/attract/stage-words",
      summary: "Teach the hub a word for a stage or a status",
      needs: "hub.administer",
      body: z.strictObject({ word: Word, stage: Stage.nullable(), status: Status.nullable() }),
      status: 204,
    },
    async ({ tx, seat, body }) => {
      if (body.stage === null && body.status === null)
        throw new Problem("bad-request", "A word stands for a stage, a status or both");
      await keepWord(tx, {
        word: body.word.toLowerCase(),
        stage: body.stage === null ? null : STAGES.indexOf(body.stage),
        status: body.status,
        person: seat.asker.person,
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: "/api/v1/attract/stage-words",
      summary: "Forget a word of the hub's own",
      needs: "hub.administer",
      query: z.strictObject({ word: Word }),
      status: 204,
    },
    async ({ tx, query }) => {
      if (!(await dropWord(tx, query.word.toLowerCase()))) throw new Problem("not-found");
    },
  );
}
