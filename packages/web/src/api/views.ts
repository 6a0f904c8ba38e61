import type { SavedView } from "@essor/contract/me";
import { queryOptions } from "@tanstack/react-query";
import { type Search, stringifySearch } from "./address.ts";
import { read } from "./client.ts";
import type { Listing } from "./shapes.ts";

/** Every saved view that I may open; the list is short and read once. */
export const viewsQuery = queryOptions({
  queryKey: ["me", "views"],
  queryFn: ({ signal }) =>
    read<Listing<SavedView>>("/me/views", {}, signal).then((listing) => listing.items),
  staleTime: 5 * 60_000,
  retry: false,
});

/** What a view keeps of an address: its state, in one order, without panels that stand open. */
export function viewState(search: Search): string {
  const { figure: _, next: __, ...state } = search;
  return stringifySearch(
    Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
