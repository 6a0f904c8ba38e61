import type { RankingTable } from "@essor/contract/measure";
import type { ScoreChange, SensitivityRun, UncertaintyRun } from "@essor/contract/measure-analysis";
import { queryOptions } from "@tanstack/react-query";
import { read } from "../../api/client.ts";
import type { Listing } from "../../api/shapes.ts";

export type ExplainQuestion = {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
  readonly fromAsOf?: string | undefined;
  readonly fromEdition?: string | undefined;
  readonly toEdition?: string | undefined;
};

export const explainQuery = (recipe: string, question: ExplainQuestion) =>
  queryOptions({
    queryKey: ["measure", "explain", recipe, question],
    queryFn: ({ signal }) =>
      read<ScoreChange>(`/measure/rankings/${recipe}/explain`, question, signal),
    staleTime: 60_000,
    retry: false,
  });

export const runsQuery = (recipe: string) =>
  queryOptions({
    queryKey: ["measure", "uncertainty", recipe],
    queryFn: ({ signal }) =>
      read<Listing<UncertaintyRun>>(`/measure/rankings/${recipe}/uncertainty`, {}, signal).then(
        (l) => l.items,
      ),
  });

export const sensitivitiesQuery = (recipe: string) =>
  queryOptions({
    queryKey: ["measure", "sensitivity", recipe],
    queryFn: ({ signal }) =>
      read<Listing<SensitivityRun>>(`/measure/rankings/${recipe}/sensitivity`, {}, signal).then(
        (l) => l.items,
      ),
  });

type EditionQuestion = {
  readonly code: string;
  readonly edition: number;
  readonly period: string | undefined;
  readonly asOf: string | undefined;
};

/** The table of one edition of a recipe. */
export const rankingEditionQuery = ({ code, ...question }: EditionQuestion) =>
  queryOptions({
    queryKey: ["measure", "ranking-edition", code, question],
    queryFn: ({ signal }) => read<RankingTable>(`/measure/rankings/${code}`, question, signal),
    staleTime: 60_000,
    retry: false,
  });
