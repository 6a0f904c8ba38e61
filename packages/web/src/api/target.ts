import type { Gap } from "@essor/contract/target";
import { queryOptions } from "@tanstack/react-query";
import { read } from "./client.ts";

/** The gaps of the chains with the projects that were named to fill them. */
export const gapsQuery = queryOptions({
  queryKey: ["target", "gaps"],
  queryFn: ({ signal }) =>
    read<{ items: Gap[] }>("/target/gaps", {}, signal).then((list) => list.items),
});
