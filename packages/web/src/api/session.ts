import type { Me } from "@essor/contract/me";
import { type Capability, may } from "@essor/contract/rights";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { read } from "./client.ts";
import type { SignInWays } from "./shapes.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => read<Me>("/me", {}, signal),
  staleTime: 60_000,
  retry: false,
});

export const waysQuery = queryOptions({
  queryKey: ["me", "ways"],
  queryFn: ({ signal }) => read<SignInWays>("/me/ways", {}, signal),
});

export function useMe(): Me | undefined {
  return useQuery({ ...meQuery, enabled: false }).data;
}

/** Whether the reader's role has a capability: hides what the server would refuse anyway. */
export function useMay(): (capability: Capability) => boolean {
  const me = useMe();
  return (capability) => me !== undefined && may(me.role, capability);
}
