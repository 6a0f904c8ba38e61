import type { ActivityMap, AreaSpace, Chain, Gap, Sectors } from "@essor/contract/target";
import { queryOptions } from "@tanstack/react-query";
import { read } from "../api/client.ts";

type Asked = {
  readonly area?: string | undefined;
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
};

export const spaceQuery = ({ area, period, asOf }: Asked) =>
  queryOptions({
    queryKey: ["target", "space", area ?? "", period ?? "", asOf ?? ""],
    queryFn: ({ signal }) => read<AreaSpace>("/target/space", { area, period, asOf }, signal),
    staleTime: 60_000,
  });

export const activityQuery = (code: string, { period, asOf }: Asked) =>
  queryOptions({
    queryKey: ["target", "activity", code, period ?? "", asOf ?? ""],
    queryFn: ({ signal }) =>
      read<ActivityMap>(`/target/activities/${code}`, { period, asOf }, signal),
    staleTime: 60_000,
  });

export const sectorsQuery = queryOptions({
  queryKey: ["target", "sectors"],
  queryFn: ({ signal }) => read<Sectors>("/target/sectors", {}, signal),
});

export const chainsQuery = queryOptions({
  queryKey: ["target", "chains"],
  queryFn: ({ signal }) =>
    read<{ items: Chain[] }>("/target/chains", {}, signal).then((list) => list.items),
});

export const gapsQuery = queryOptions({
  queryKey: ["target", "gaps"],
  queryFn: ({ signal }) =>
    read<{ items: Gap[] }>("/target/gaps", {}, signal).then((list) => list.items),
});
