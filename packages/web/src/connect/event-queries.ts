import type { EventDetail, EventRow } from "@essor/contract/connect-events";
import type {
  Organisation,
  OrganisationMerge,
  OrganisationPair,
} from "@essor/contract/connect-organisations";
import type { Quality } from "@essor/contract/connect-quality";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { read } from "../api/client.ts";
import type { Listing } from "../api/shapes.ts";

export const eventsQuery = queryOptions({
  queryKey: ["connect", "events"],
  queryFn: ({ signal }) =>
    read<Listing<EventRow>>("/connect/events", {}, signal).then((l) => l.items),
});

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ["connect", "event", id],
    queryFn: ({ signal }) => read<EventDetail>(`/connect/events/${id}`, {}, signal),
    retry: false,
  });

export const organisationsQuery = (q: string) =>
  queryOptions({
    queryKey: ["connect", "organisations", q],
    queryFn: ({ signal }) =>
      read<{ items: Organisation[]; total: number }>(
        "/connect/organisations",
        { q, limit: 20 },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const pairsQuery = (state: string, on: boolean) =>
  queryOptions({
    queryKey: ["connect", "pairs", state],
    queryFn: ({ signal }) =>
      read<{ items: OrganisationPair[]; open: number }>(
        "/connect/organisation-pairs",
        { state },
        signal,
      ),
    enabled: on,
  });

export const mergesQuery = (on: boolean) =>
  queryOptions({
    queryKey: ["connect", "merges"],
    queryFn: ({ signal }) =>
      read<Listing<OrganisationMerge>>("/connect/organisation-merges", {}, signal).then(
        (l) => l.items,
      ),
    enabled: on,
  });

export const qualityQuery = queryOptions({
  queryKey: ["connect", "quality"],
  queryFn: ({ signal }) => read<Quality>("/connect/quality", {}, signal),
});
