import type { StageBook } from "@essor/contract/attract-care";
import type { Me } from "@essor/contract/me";
import { may } from "@essor/contract/rights";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { sayInOwnWords } from "../text/start.ts";
import { read } from "./client.ts";

export const stageBookQuery = queryOptions({
  queryKey: ["attract", "stages"],
  queryFn: ({ signal }) => read<StageBook>("/attract/stages", {}, signal),
  staleTime: 300_000,
});

/** Under which keys pages of the slices name a stage of a project. */
const PLACES = ["attract", "target", "outlook"];

/**
 * The words in which a hub names its stages, by language and key. A name in one language is used in that language only:
 * the others keep the product's.
 */
export function ownWords(stages: StageBook["stages"]): Record<string, Record<string, string>> {
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
