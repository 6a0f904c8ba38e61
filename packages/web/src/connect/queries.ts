import type {
  ConnectFunnel,
  Matches,
  Network,
  Outcome,
  Partner,
  ProfileDetail,
  ProfileRow,
  ProfileWrite,
  Recommended,
  Similar,
  ThreadDetail,
  ThreadRow,
} from "@essor/contract/connect";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { read, write } from "../api/client.ts";
import type { Listing } from "../api/shapes.ts";

export type ProfileQuestion = Readonly<
  Partial<Record<"side" | "type" | "state" | "source" | "mine" | "q", string | undefined>>
>;
export type ProfileListing = { readonly items: ProfileRow[]; readonly total: number };

export const profilesQuery = (
  question: ProfileQuestion,
  { limit = 30, offset = 0 }: { limit?: number; offset?: number } = {},
) =>
  queryOptions({
    queryKey: ["connect", "profiles", question, limit, offset],
    queryFn: ({ signal }) =>
      read<ProfileListing>("/connect/profiles", { ...question, limit, offset }, signal),
    placeholderData: keepPreviousData,
  });

export const profileQuery = (id: string) =>
  queryOptions({
    queryKey: ["connect", "profile", id],
    queryFn: ({ signal }) => read<ProfileDetail>(`/connect/profiles/${id}`, {}, signal),
    retry: false,
  });

export const matchesQuery = (id: string) =>
  queryOptions({
    queryKey: ["connect", "matches", id],
    queryFn: ({ signal }) => read<Matches>(`/connect/profiles/${id}/matches`, {}, signal),
  });

export const similarQuery = (ask: Pick<ProfileWrite, "side" | "title" | "body">, on: boolean) =>
  queryOptions({
    queryKey: ["connect", "similar", ask],
    queryFn: () =>
      write<Listing<Similar>>("POST", "/connect/profiles/similar", { body: ask }).then(
        (l) => l.items,
      ),
    enabled: on,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

export const threadsQuery = queryOptions({
  queryKey: ["connect", "threads"],
  queryFn: ({ signal }) =>
    read<Listing<ThreadRow>>("/connect/threads", {}, signal).then((l) => l.items),
});

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ["connect", "thread", id],
    queryFn: ({ signal }) => read<ThreadDetail>(`/connect/threads/${id}`, {}, signal),
  });

export const outcomesQuery = queryOptions({
  queryKey: ["connect", "outcomes"],
  queryFn: ({ signal }) =>
    read<Listing<Outcome>>("/connect/outcomes", {}, signal).then((l) => l.items),
});

export const connectFunnelQuery = queryOptions({
  queryKey: ["connect", "funnel"],
  queryFn: ({ signal }) => read<ConnectFunnel>("/connect/funnel", {}, signal),
});

export const partnersQuery = queryOptions({
  queryKey: ["connect", "partners"],
  queryFn: ({ signal }) =>
    read<Listing<Partner>>("/connect/partners", {}, signal).then((l) => l.items),
});

export const networkQuery = queryOptions({
  queryKey: ["connect", "network"],
  queryFn: ({ signal }) => read<Network>("/connect/network", {}, signal),
  staleTime: 600_000,
});

export const recommendedQuery = (id: string) =>
  queryOptions({
    queryKey: ["connect", "recommended", id],
    queryFn: ({ signal }) =>
      read<Recommended>(`/connect/network/${id}/recommended`, {}, signal).then((r) => r.items),
    staleTime: 600_000,
  });

/** After any write everything of this slice may look otherwise. */
export const ALL = { queryKey: ["connect"] } as const;
