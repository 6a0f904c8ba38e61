import type {
  BoardCell,
  Comparison,
  Drive,
  Funnel,
  NeedsMe,
  Offer,
  PeriodView,
  PolicyMatch,
  ProjectDetail,
  ProjectRow,
  Promise_,
  Site,
  StageCurve,
} from "@essor/contract/attract";
import { queryOptions } from "@tanstack/react-query";
import { read, write } from "../api/client.ts";
import type { Listing } from "../api/shapes.ts";

export type ProjectQuestion = Readonly<
  Partial<
    Record<"stage" | "status" | "district" | "sector" | "q" | "sort" | "cursor", string | undefined>
  >
>;

export const projectsQuery = (question: ProjectQuestion, limit = 50) =>
  queryOptions({
    queryKey: ["attract", "projects", question, limit],
    queryFn: ({ signal }) =>
      read<Listing<ProjectRow>>("/attract/projects", { ...question, limit }, signal),
    placeholderData: (before) => before,
  });

export const boardQuery = queryOptions({
  queryKey: ["attract", "board"],
  queryFn: ({ signal }) =>
    read<{ cells: BoardCell[] }>("/attract/board", {}, signal).then((b) => b.cells),
});

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ["attract", "project", id],
    queryFn: ({ signal }) => read<ProjectDetail>(`/attract/projects/${id}`, {}, signal),
  });

export const needsQuery = queryOptions({
  queryKey: ["attract", "needs"],
  queryFn: ({ signal }) => read<NeedsMe>("/attract/needs-me", {}, signal),
});

export const funnelQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ["attract", "funnel", asOf],
    queryFn: ({ signal }) => read<Funnel>("/attract/funnel", { asOf }, signal),
  });

export const periodQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["attract", "period", from, to],
    queryFn: ({ signal }) => read<PeriodView>("/attract/period", { from, to }, signal),
  });

export const curvesQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ["attract", "curves", asOf],
    queryFn: ({ signal }) =>
      read<{ curves: StageCurve[] }>("/attract/time-in-stage", { asOf }, signal).then(
        (c) => c.curves,
      ),
  });

export const drivesQuery = queryOptions({
  queryKey: ["attract", "drives"],
  queryFn: ({ signal }) => read<Listing<Drive>>("/attract/drives", {}, signal).then((l) => l.items),
});

export const sitesQuery = (need: Readonly<Record<string, string | undefined>>) =>
  queryOptions({
    queryKey: ["attract", "sites", need],
    queryFn: ({ signal }) =>
      read<Listing<Site>>("/attract/sites", need, signal).then((l) => l.items),
    placeholderData: (before) => before,
  });

export const comparisonQuery = queryOptions({
  queryKey: ["attract", "comparison"],
  queryFn: ({ signal }) => read<Comparison>("/attract/comparison", {}, signal),
  staleTime: 300_000,
});

export type Profile = Readonly<Record<string, number | boolean | null>>;
export const policiesQuery = (profile: Profile) =>
  queryOptions({
    queryKey: ["attract", "policies", profile],
    queryFn: () =>
      write<Listing<PolicyMatch>>("POST", "/attract/policies/match", { body: { profile } }).then(
        (l) => l.items,
      ),
    placeholderData: (before) => before,
  });

export const offersQuery = queryOptions({
  queryKey: ["attract", "offers"],
  queryFn: ({ signal }) => read<Listing<Offer>>("/attract/offers", {}, signal).then((l) => l.items),
});

export const promisesQuery = queryOptions({
  queryKey: ["attract", "promises"],
  queryFn: ({ signal }) =>
    read<Listing<Promise_>>("/attract/promises", {}, signal).then((l) => l.items),
});
