import type { StageBook } from "@essor/contract/attract-care";
import { queryOptions } from "@tanstack/react-query";
import { read } from "./client.ts";

/** The hub's stages with its own names for them. */
export const stageBookQuery = queryOptions({
  queryKey: ["attract", "stages"],
  queryFn: ({ signal }) => read<StageBook>("/attract/stages", {}, signal),
  staleTime: 300_000,
});
