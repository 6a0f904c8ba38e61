import type { FigureShare, Job, LoopThing, MadeOf, Overview } from "@essor/contract/hub";
import { queryOptions } from "@tanstack/react-query";
import { read } from "./client.ts";
import type { AuditCheck, Listing, Member, SearchHit, Token } from "./shapes.ts";

export const overviewQuery = (asOf: string | undefined, since: string | undefined) =>
  queryOptions({
    queryKey: ["hub", "overview", asOf, since],
    queryFn: ({ signal }) => read<Overview>("/hub/overview", { asOf, since }, signal),
  });

export const sharesQuery = (kind: LoopThing["kind"], id: number) =>
  queryOptions({
    queryKey: ["hub", "loop", kind, id],
    queryFn: ({ signal }) => read<Listing<FigureShare>>(`/hub/loop/${kind}/${id}`, {}, signal),
  });

export const madeOfQuery = (figure: string) =>
  queryOptions({
    queryKey: ["hub", "made-of", figure],
    queryFn: ({ signal }) =>
      read<MadeOf>(`/hub/figures/${encodeURIComponent(figure)}/made-of`, {}, signal),
  });

export const membersQuery = queryOptions({
  queryKey: ["hub", "members"],
  queryFn: ({ signal }) => read<Listing<Member>>("/hub/members", {}, signal),
});

export const auditCheckQuery = queryOptions({
  queryKey: ["hub", "audit-check"],
  queryFn: ({ signal }) => read<AuditCheck>("/hub/audit/check", {}, signal),
  enabled: false,
});

export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ["hub", "job", id],
    queryFn: ({ signal }) => read<Job>(`/hub/jobs/${id}`, {}, signal),
  });

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ["hub", "search", text],
    queryFn: ({ signal }) => read<Listing<SearchHit>>("/hub/search", { q: text }, signal),
    enabled: text.trim().length > 0,
    staleTime: 30_000,
  });

export const tokensQuery = queryOptions({
  queryKey: ["me", "tokens"],
  queryFn: ({ signal }) => read<Listing<Token>>("/me/tokens", {}, signal),
});
