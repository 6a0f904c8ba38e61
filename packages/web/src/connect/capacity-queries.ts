import type { Equipment, Expert } from "@essor/contract/connect-capacity";
import type { Mention } from "@essor/contract/connect-mentions";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { read } from "../api/client.ts";

export type CapacityAsk = Readonly<
  Partial<Record<"q" | "profile" | "partner" | "ended" | "limit", string | number | undefined>>
>;
type Found<T> = { readonly items: T[]; readonly total: number };

export const expertsQuery = (ask: CapacityAsk) =>
  queryOptions({
    queryKey: ["connect", "experts", ask],
    queryFn: ({ signal }) => read<Found<Expert>>("/connect/experts", ask, signal),
    placeholderData: keepPreviousData,
  });

export const equipmentQuery = (ask: CapacityAsk) =>
  queryOptions({
    queryKey: ["connect", "equipment", ask],
    queryFn: ({ signal }) => read<Found<Equipment>>("/connect/equipment", ask, signal),
    placeholderData: keepPreviousData,
  });

export const mentionsQuery = (state: string, on: boolean) =>
  queryOptions({
    queryKey: ["connect", "mentions", state],
    queryFn: ({ signal }) =>
      read<{ items: Mention[]; open: number }>("/connect/organisation-mentions", { state }, signal),
    enabled: on,
  });
