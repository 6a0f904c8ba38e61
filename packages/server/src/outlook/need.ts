import type { RankingTable } from "@essor/contract/measure";
import { EXACT_MAX, type IndexNeed, indexNeed, selectionBy } from "@essor/core/outlook";
import { Problem } from "../http/problem.ts";
import { loadSolveLp } from "../solver/solve-lp.ts";
import { engineTable } from "./scenarios.ts";

type Question = Omit<Parameters<typeof indexNeed>[2], "solve">;

/** The cheapest measures that reach a goal: few are all looked at, many go to the solver and are checked. */
export async function needOf(shown: RankingTable, question: Question): Promise<IndexNeed> {
  const { recipe, table } = engineTable(shown);
  const solve = question.measures.length > EXACT_MAX ? selectionBy(await loadSolveLp()) : undefined;
  const need = indexNeed(recipe, table, { ...question, ...(solve === undefined ? {} : { solve }) });
  if (!need.ok) throw new Problem("scenario-refused", need.issues[0]?.reason, need.issues);
  return need.value;
}
