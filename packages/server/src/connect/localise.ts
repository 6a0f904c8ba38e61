import type { Localised, LocaliseWrite } from "@essor/contract/connect";
import type { Bridge } from "@essor/core/connect";
import {
  buildLibrary,
  type Library,
  type MatchReason,
  matchNeed,
  tagUse,
} from "@essor/core/connect";
import type { z } from "@hono/zod-openapi";
import type { Market } from "./market.ts";

export type LocalSource = {
  readonly kind: "profile" | "firm";
  readonly id: number;
  readonly name: Localised["lines"][number]["candidates"][number]["name"];
  readonly text: string;
  readonly example: boolean;
  readonly sourceTitle: string;
};

/** Evidence below this is a chance word, not a supplier. */
const EVIDENCE_MIN = 0.2;
const CANDIDATES_MAX = 5;

const libraries = new WeakMap<Market, Library>();

/**
 * Which lines of a purchase list local firms could supply. A line is localisable where at least one candidate shares
 * words with it beyond chance, in any of the three languages; the share is of spend, not of lines.
 */
export function localise(
  { lines }: z.infer<typeof LocaliseWrite>,
  sources: readonly LocalSource[],
  { market, bridge }: { market: Market; bridge: Bridge },
): Localised {
  let library = libraries.get(market);
  if (!library || library.own.size !== sources.length) {
    library = buildLibrary(
      sources.map(({ text }) => ({ text })),
      { bridge },
    );
    libraries.set(market, library);
  }
  const set = {
    offers: sources.map(({ text }, i) => ({ id: String(i), text })),
    library,
    use: tagUse([]),
  };
  const answered = lines.map((line) => ({
    ...line,
    candidates: matchNeed({ id: "line", text: line.item }, set, { top: CANDIDATES_MAX })
      .filter((match) => match.score >= EVIDENCE_MIN && meetsWord(match.reasons))
      .map((match) => {
        const { kind, id, name, example, sourceTitle } = sources[
          Number(match.offer)
        ] as LocalSource;
        const shared = [...new Set(match.reasons.map((reason) => reason.need))];
        return { kind, id, name, example, sourceTitle, score: match.score, shared };
      }),
  }));
  const spend = answered.reduce((sum, line) => sum + line.spend, 0);
  const localisable = answered.reduce((sum, l) => sum + (l.candidates.length > 0 ? l.spend : 0), 0);
  return { lines: answered, spend, localisable, share: spend > 0 ? localisable / spend : null };
}

/** A single Chinese character says nothing; a word of a Western language or two characters do. */
function meetsWord(reasons: readonly MatchReason[]): boolean {
  return reasons.some(
    ({ need }) => /\p{Script=Han}{2}/u.test(need) || /[\p{Script=Latin}]{3}/u.test(need),
  );
}
