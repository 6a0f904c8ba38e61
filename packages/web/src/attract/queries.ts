import type {
  AnswerPack,
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
import type { MapBoundary } from "@essor/contract/attract-boundary";
import type {
  CalendarItem,
  Deadlines,
  DictionaryEntry,
  DigestChoice,
  Feed,
  PackWrite,
  PlaceCosts,
  ProjectPoints,
  SharedComparison,
  ShareShown,
} from "@essor/contract/attract-views";
import { queryOptions } from "@tanstack/react-query";
import { ApiProblem, apiAddress, read, write } from "../api/client.ts";
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

export const boundaryQuery = queryOptions({
  queryKey: ["attract", "boundary"],
  queryFn: ({ signal }) =>
    read<{ boundary: MapBoundary | null }>("/attract/boundary", {}, signal).then((a) => a.boundary),
  staleTime: 300_000,
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

export const placeCostsQuery = queryOptions({
  queryKey: ["attract", "place-costs"],
  queryFn: ({ signal }) => read<PlaceCosts>("/attract/place-costs", {}, signal),
});

export const sharesQuery = queryOptions({
  queryKey: ["attract", "shares"],
  queryFn: ({ signal }) =>
    read<Listing<ShareShown>>("/attract/shares", {}, signal).then((l) => l.items),
});

export const sharedQuery = (token: string) =>
  queryOptions({
    queryKey: ["attract", "shared", token],
    queryFn: ({ signal }) => read<SharedComparison>(`/attract/shared/${token}`, {}, signal),
    retry: false,
  });

export const dictionaryQuery = (site: string | undefined) =>
  queryOptions({
    queryKey: ["attract", "dictionary", site],
    queryFn: ({ signal }) =>
      read<Listing<DictionaryEntry>>("/attract/dictionary", { site }, signal).then((l) => l.items),
    placeholderData: (before) => before,
  });

export const packQuery = (pack: PackWrite) =>
  queryOptions({
    queryKey: ["attract", "pack", pack.site, pack.questions],
    queryFn: () => write<AnswerPack>("POST", "/attract/answer-pack", { body: pack }),
    placeholderData: (before) => before,
  });

/** The pack as a file, made on the server. */
export async function savePack(pack: PackWrite, format: "xlsx" | "pdf"): Promise<Blob> {
  const answer = await fetch(apiAddress(`/attract/answer-pack/${format}`), {
    method: "POST",
    headers: { "content-type": "application/json", "x-essor": "1" },
    body: JSON.stringify(pack),
  });
  if (!answer.ok) throw new ApiProblem({ status: answer.status, code: `http-${answer.status}` });
  return answer.blob();
}

export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["attract", "calendar", from, to],
    queryFn: ({ signal }) =>
      read<Listing<CalendarItem>>("/attract/calendar", { from, to }, signal).then((l) => l.items),
    placeholderData: (before) => before,
  });

export const deadlinesQuery = (light: string | undefined) =>
  queryOptions({
    queryKey: ["attract", "deadlines", light],
    queryFn: ({ signal }) => read<Deadlines>("/attract/deadlines", { light }, signal),
    placeholderData: (before) => before,
  });

export const feedsQuery = queryOptions({
  queryKey: ["attract", "feeds"],
  queryFn: ({ signal }) => read<Listing<Feed>>("/attract/feeds", {}, signal).then((l) => l.items),
});

export const digestQuery = queryOptions({
  queryKey: ["attract", "digest"],
  queryFn: ({ signal }) => read<DigestChoice>("/attract/digest", {}, signal),
});

export const pointsQuery = (stage: string | undefined) =>
  queryOptions({
    queryKey: ["attract", "points", stage],
    queryFn: ({ signal }) => read<ProjectPoints>("/attract/points", { stage }, signal),
    placeholderData: (before) => before,
  });
