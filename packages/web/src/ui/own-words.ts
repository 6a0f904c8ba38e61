import type { StageBook } from "@essor/contract/attract-care";
import type { Me } from "@essor/contract/me";
import { may } from "@essor/contract/rights";
import { useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect } from "react";
import { stageBookQuery } from "../api/stage-book.ts";
import { LANGUAGES } from "./format.ts";

/** The hub's own words stand before the product's. */
export const OWN = "own";

type OwnWords = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Under which keys pages of the slices name a stage of a project. */
const PLACES = ["attract", "target", "outlook"];

/**
 * The words in which a hub names its stages, by language and key. A name in one language is used in that language only:
 * the others keep the product's.
 */
function ownWords(stages: StageBook["stages"]): OwnWords {
  const words: Record<string, Record<string, string>> = {};
  for (const { stage, name } of stages)
    for (const [language, text] of Object.entries(name)) {
      if (!text) continue;
      const own = words[language] ?? {};
      for (const place of PLACES) own[`${place}.stage.${stage}`] = text;
      words[language] = own;
    }
  return words;
}

/** Wherever a page, a chart or an export names a stage, it says what the hub calls it. */
export function useOwnWords(me: Me | undefined): void {
  const enabled = me !== undefined && may(me.role, "attract.read");
  const { data } = useQuery({ ...stageBookQuery, enabled });
  useEffect(() => sayInOwnWords(ownWords(data?.stages ?? [])), [data]);
}

/** Puts a hub's own words in the place of the product's, in each language that has some, and has every page say so. */
function sayInOwnWords(words: OwnWords): void {
  for (const language of LANGUAGES) {
    i18next.removeResourceBundle(language, OWN);
    i18next.addResourceBundle(language, OWN, words[language] ?? {});
  }
  i18next.emit("ownWords");
}
