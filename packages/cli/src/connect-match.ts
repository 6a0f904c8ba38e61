import {
  EQUAL_WEIGHTS,
  type Language,
  languageOf,
  MATCH_PARTS,
  type MatchWeights,
  matchNeed,
  prepareOffers,
} from "@essor/core/connect";
import { parseDay } from "@essor/core/vocabulary";
import { readBridge } from "./connect-bridge.ts";
import { readMatchRecords } from "./connect-records.ts";
import { type Cell, formatTable, readJson, writeOutputs } from "./files.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor connect match` */
export async function connectMatch(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    needs: { type: "string" },
    offers: { type: "string" },
    top: { type: "string" },
    lang: { type: "string" },
    today: { type: "string" },
    weights: { type: "string" },
    dictionary: { type: "string" },
    out: { type: "string" },
  });
  if (!values.needs || !values.offers || positionals.length > 0) {
    throw new Usage("match takes --needs FILE and --offers FILE");
  }
  const top = wholeNumber(values.top, { name: "top", fallback: 10, min: 1 });
  const language = languageOption(values.lang);
  const today = values.today === undefined ? undefined : parseDay(values.today);
  if (values.today !== undefined && today === undefined)
    throw new Usage("--today must be a day as YYYY-MM-DD");
  const needs = await readMatchRecords(values.needs, { language });
  const offers = await readMatchRecords(values.offers, { language });
  const weights =
    values.weights === undefined ? EQUAL_WEIGHTS : readWeights(await readJson(values.weights));
  const spoken = new Set(
    [...needs, ...offers].map((r) => r.language ?? languageOf(`${r.title ?? ""} ${r.text}`, "en")),
  );
  const bridge =
    spoken.size > 1 || values.dictionary ? await readBridge(values.dictionary) : undefined;
  const set = prepareOffers(offers, { bridge });
  const matches: Cell[][] = [];
  const reasons: string[] = [];
  for (const need of needs) {
    const found = matchNeed(need, set, { top, weights, ...(today === undefined ? {} : { today }) });
    for (const { rank, offer, score, parts, reasons: why } of found) {
      matches.push([need.id, rank, offer, score]);
      reasons.push(JSON.stringify({ need: need.id, offer, score, parts, reasons: why }));
    }
  }
  writeOutputs(
    {
      "matches.csv": formatTable(["need", "rank", "offer", "score"], matches),
      "reasons.jsonl": reasons.map((line) => `${line}\n`).join(""),
    },
    values.out,
  );
}

function languageOption(text: string | undefined): Language | undefined {
  if (text === undefined || text === "auto") return undefined;
  if (text === "zh" || text === "en" || text === "fr") return text;
  throw new Usage(`--lang must be zh, en, fr or auto, not "${text}"`);
}

function readWeights(value: unknown): MatchWeights {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const unknown = Object.keys(given).find(
    (key) => !(MATCH_PARTS as readonly string[]).includes(key),
  );
  const bad = MATCH_PARTS.find(
    (part) =>
      given[part] !== undefined &&
      !(typeof given[part] === "number" && (given[part] as number) >= 0),
  );
  const field = unknown ?? bad;
  if (field !== undefined) {
    throw new Refused([
      {
        code: "wrong-weight",
        severity: "error",
        field,
        reason: `Weights are numbers from 0, for ${MATCH_PARTS.join(", ")}`,
      },
    ]);
  }
  return { ...EQUAL_WEIGHTS, ...(given as Partial<MatchWeights>) };
}
