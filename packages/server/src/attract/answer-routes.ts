import { AnswerPack } from "@essor/contract/attract";
import { DictionaryEntry, PackWrite } from "@essor/contract/attract-views";
import { answerPack } from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { dictionaryOf } from "./answer-dictionary.ts";
import { packPdf, packXlsx } from "./answer-files.ts";
import { homeOf } from "./project-routes.ts";
import { hubName } from "./queries-places.ts";
import { todayIn } from "./zone.ts";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;

/** An investor's questions, answered from the registers; what they do not hold is listed and never invented. */
export function answerRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/dictionary",
      summary: "Everything that can be answered of the place, with source and date",
      needs: "attract.read",
      query: z.strictObject({ site: z.coerce.number().int().optional() }),
      answer: z.object({ items: z.array(DictionaryEntry) }),
    },
    async ({ tx, query }) => ({ items: await dictionaryOf(tx, query.site ?? null) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/answer-pack",
      summary: "Fill an investor's template from the register; what is unknown is listed",
      needs: "attract.read",
      body: PackWrite,
      answer: AnswerPack,
    },
    async ({ tx, body }) => (await filled(tx, body)).pack,
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/answer-pack/{format}",
      summary: "The same as a workbook or a printed document",
      needs: "attract.read",
      params: z.object({ format: z.enum(["xlsx", "pdf"]) }),
      body: PackWrite,
      gives: "application/octet-stream",
      answer: z.string(),
    },
    async ({ tx, params, body }) => {
      const { pack, examples } = await filled(tx, body);
      const names = await hubName(tx);
      const whole = {
        ...pack,
        examples,
        title: body.title,
        language: body.language,
        day: todayIn(deps.now(), (await homeOf(tx)).zone),
        hub: names[body.language] ?? names.en ?? "",
      };
      const bytes = params.format === "pdf" ? await packPdf(whole) : await packXlsx(whole);
      return new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: {
          "content-type": TYPES[params.format],
          "content-disposition": `attachment; filename="answers.${params.format}"`,
        },
      });
    },
  );
}

async function filled(tx: Tx, body: PackWrite) {
  const facts = await dictionaryOf(tx, body.site);
  const pack = answerPack(
    body.questions.map(({ unit, ...q }) => (unit === undefined ? q : { ...q, unit })),
    facts,
  );
  const marked = new Set(facts.filter((f) => f.example).map((f) => f.code));
  return {
    pack: pack as AnswerPack,
    examples: new Set(body.questions.filter((q) => marked.has(q.code)).map((q) => q.id)),
  };
}
