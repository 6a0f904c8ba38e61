import type { ActivityMap, AreaSpace, Chain, Sectors } from "@essor/contract/target";
import type { Comparison, EntryRun, Predictions, Priorities } from "@essor/contract/target-entry";
import type { TargetFirm } from "@essor/contract/target-firms";
import type { IoExplorer, IoInput, IoTableHead } from "@essor/contract/target-io";
import { queryOptions } from "@tanstack/react-query";
import { read } from "../api/client.ts";

type Asked = {
  readonly area?: string | undefined;
  readonly basis?: string | undefined;
  readonly level?: string | undefined;
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
};

export const spaceQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ["target", "space", asked],
    queryFn: ({ signal }) => read<AreaSpace>("/target/space", asked, signal),
    staleTime: 60_000,
  });

export const activityQuery = (code: string, asked: Asked) =>
  queryOptions({
    queryKey: ["target", "activity", code, asked],
    queryFn: ({ signal }) => read<ActivityMap>(`/target/activities/${code}`, asked, signal),
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

const items = <T>(path: string, signal: AbortSignal) =>
  read<{ items: T[] }>(path, {}, signal).then((list) => list.items);

export const runsQuery = queryOptions({
  queryKey: ["target", "runs"],
  queryFn: ({ signal }) => items<EntryRun>("/target/entry/runs", signal),
});

export const predictionsQuery = (asked: Omit<Asked, "period" | "asOf">) =>
  queryOptions({
    queryKey: ["target", "predictions", asked],
    queryFn: ({ signal }) => read<Predictions>("/target/predictions", asked, signal),
    retry: false,
  });

export const prioritiesQuery = (asked: Pick<Asked, "basis" | "level">) =>
  queryOptions({
    queryKey: ["target", "priorities", asked],
    queryFn: ({ signal }) => read<Priorities>("/target/priorities", asked, signal),
  });

export const compareQuery = (asked: Omit<Asked, "area"> & { areas?: string | undefined }) =>
  queryOptions({
    queryKey: ["target", "compare", asked],
    queryFn: ({ signal }) => read<Comparison>("/target/compare", asked, signal),
    staleTime: 60_000,
  });

export const firmsQuery = queryOptions({
  queryKey: ["target", "firms"],
  queryFn: ({ signal }) => items<TargetFirm>("/target/firms", signal),
});

export const ioTablesQuery = queryOptions({
  queryKey: ["target", "io-tables"],
  queryFn: ({ signal }) => items<IoTableHead>("/target/io/tables", signal),
});

export type IoAsked = {
  readonly table?: string | undefined;
  readonly area?: string | undefined;
  readonly method?: string | undefined;
  readonly delta?: string | undefined;
};

export const explorerQuery = (asked: IoAsked) =>
  queryOptions({
    queryKey: ["target", "io", asked],
    queryFn: ({ signal }) => read<IoExplorer>("/target/io/explorer", asked, signal),
    staleTime: 60_000,
    retry: false,
  });

export const inputQuery = (sector: string, asked: IoAsked & { share: number }) =>
  queryOptions({
    queryKey: ["target", "io-input", sector, asked],
    queryFn: ({ signal }) =>
      read<IoInput>(`/target/io/inputs/${encodeURIComponent(sector)}`, asked, signal),
    staleTime: 60_000,
    retry: false,
  });
