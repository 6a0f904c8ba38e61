import type {
  Area,
  Figure,
  ImportBatch,
  Indicator,
  Provenance,
  PublishedList,
  RankingTable,
  Recipe,
  Series,
} from "@essor/contract/measure";
import { queryOptions } from "@tanstack/react-query";
import { read } from "./client.ts";
import type { Listing, Milestone } from "./shapes.ts";

type AsOf = string | undefined;

export const indicatorsQuery = queryOptions({
  queryKey: ["measure", "indicators"],
  queryFn: ({ signal }) =>
    read<Listing<Indicator>>("/measure/indicators", { limit: 500 }, signal).then((l) => l.items),
  staleTime: 60_000,
});

export type AreaQuestion = {
  readonly level?: string;
  readonly parent?: string;
  readonly q?: string;
};
export const areasQuery = (question: AreaQuestion) =>
  queryOptions({
    queryKey: ["measure", "areas", question],
    queryFn: ({ signal }) =>
      read<Listing<Area>>("/measure/areas", { ...question, limit: 500 }, signal).then(
        (l) => l.items,
      ),
    staleTime: 300_000,
  });

/** Every area of a level, page by page: for the names in large tables. */
export const areasOfLevelQuery = (level: string) =>
  queryOptions({
    queryKey: ["measure", "areas-of", level],
    queryFn: async ({ signal }) => {
      const all: Area[] = [];
      let cursor: string | undefined;
      do {
        const page: Listing<Area> = await read(
          "/measure/areas",
          { level, limit: 500, cursor },
          signal,
        );
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return all;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const recipesQuery = queryOptions({
  queryKey: ["measure", "recipes"],
  queryFn: ({ signal }) =>
    read<Listing<Recipe>>("/measure/recipes", {}, signal).then((l) => l.items),
  staleTime: 60_000,
});

export const rankingQuery = (recipe: string, period: string | undefined, asOf: AsOf) =>
  queryOptions({
    queryKey: ["measure", "ranking", recipe, period, asOf],
    queryFn: ({ signal }) =>
      read<RankingTable>(`/measure/rankings/${recipe}`, { period, asOf }, signal),
    staleTime: 60_000,
  });

export type FigureQuestion = {
  readonly indicator: string;
  readonly area?: string | undefined;
  readonly level?: string | undefined;
  readonly period?: string | undefined;
  readonly asOf?: AsOf;
};
export const figuresQuery = (question: FigureQuestion) =>
  queryOptions({
    queryKey: ["measure", "observations", question],
    queryFn: ({ signal }) =>
      read<Listing<Figure>>("/measure/observations", { ...question, limit: 5000 }, signal),
    enabled: question.indicator !== "",
  });

/** One place's series with its single periods and growth. */
export const seriesQuery = (indicator: string, area: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["measure", "series", indicator, area, asOf],
    queryFn: ({ signal }) => read<Series>("/measure/series", { indicator, area, asOf }, signal),
  });

export type Combined = {
  readonly value: number;
  readonly kind: "sum" | "ratio";
  readonly inputs: readonly Provenance[];
};
/** Two figures put together; the server refuses what counts different things. */
export const combineQuery = (question: {
  readonly op: "add" | "divide";
  readonly a: string;
  readonly b: string;
  readonly asOf: AsOf;
}) =>
  queryOptions({
    queryKey: ["measure", "combine", question],
    queryFn: ({ signal }) => read<Combined>("/measure/combine", question, signal),
    retry: false,
  });

/** Everything behind one number. `id` is `indicator~period~area~activity`. */
export const figureQuery = (id: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["measure", "figure", id, asOf],
    queryFn: ({ signal }) =>
      read<Provenance>(`/measure/figures/${encodeURIComponent(id)}`, { asOf }, signal),
    staleTime: 30_000,
  });

export const publishedListsQuery = (asOf: AsOf) =>
  queryOptions({
    queryKey: ["measure", "published-lists", asOf],
    queryFn: ({ signal }) =>
      read<Listing<PublishedList>>("/measure/published-lists", { asOf }, signal).then(
        (l) => l.items,
      ),
  });

export const milestonesQuery = queryOptions({
  queryKey: ["measure", "milestones"],
  queryFn: ({ signal }) =>
    read<Listing<Milestone>>("/measure/milestones", {}, signal).then((l) => l.items),
});

export const importsQuery = queryOptions({
  queryKey: ["measure", "imports"],
  queryFn: ({ signal }) =>
    read<Listing<ImportBatch>>("/measure/imports", {}, signal).then((l) => l.items),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["measure", "imports", id],
    queryFn: ({ signal }) => read<ImportBatch>(`/measure/imports/${id}`, {}, signal),
  });
