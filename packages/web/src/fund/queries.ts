import type {
  DealDetail,
  DealRow,
  EvaluationSheet,
  FundDetail,
  FundGlance,
  FundParty,
  FundRow,
  Limits,
  NoticeDetail,
  NoticeRow,
  RuleSetShown,
  TrialBalance,
} from "@essor/contract/fund";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { read, write } from "../api/client.ts";
import type { Listing } from "../api/shapes.ts";

type AsOf = string | undefined;

export const glanceQuery = (asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "glance", asOf],
    queryFn: ({ signal }) => read<FundGlance>("/fund/glance", { asOf }, signal),
  });

export const fundsQuery = (asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "funds", asOf],
    queryFn: ({ signal }) =>
      read<Listing<FundRow>>("/fund/funds", { asOf }, signal).then((l) => l.items),
  });

export const fundQuery = (code: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "funds", code, asOf],
    queryFn: ({ signal }) => read<FundDetail>(`/fund/funds/${code}`, { asOf }, signal),
  });

export const limitsQuery = (code: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "limits", code, asOf],
    queryFn: ({ signal }) => read<Limits>(`/fund/funds/${code}/limits`, { asOf }, signal),
  });

export const ruleSetsQuery = queryOptions({
  queryKey: ["fund", "rule-sets"],
  queryFn: ({ signal }) =>
    read<Listing<RuleSetShown>>("/fund/rule-sets", {}, signal).then((l) => l.items),
});

export const partiesQuery = queryOptions({
  queryKey: ["fund", "parties"],
  queryFn: ({ signal }) =>
    read<Listing<FundParty>>("/fund/parties", {}, signal).then((l) => l.items),
});

export const noticesQuery = queryOptions({
  queryKey: ["fund", "notices"],
  queryFn: ({ signal }) =>
    read<Listing<NoticeRow>>("/fund/notices", {}, signal).then((l) => l.items),
});

export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ["fund", "notices", id],
    queryFn: ({ signal }) => read<NoticeDetail>(`/fund/notices/${id}`, {}, signal),
  });

export const ledgerQuery = (
  code: string,
  pair: { effective: string | undefined; recorded: string | undefined },
) =>
  queryOptions({
    queryKey: ["fund", "ledger", code, pair],
    queryFn: ({ signal }) => read<TrialBalance>(`/fund/funds/${code}/ledger`, pair, signal),
    placeholderData: (before) => (before?.fund === code ? before : undefined),
  });

export const dealsQuery = queryOptions({
  queryKey: ["fund", "deals"],
  queryFn: ({ signal }) => read<Listing<DealRow>>("/fund/deals", {}, signal).then((l) => l.items),
});

export const dealQuery = (id: string) =>
  queryOptions({
    queryKey: ["fund", "deals", id],
    queryFn: ({ signal }) => read<DealDetail>(`/fund/deals/${id}`, {}, signal),
  });

export const evaluationQuery = (code: string, year: number) =>
  queryOptions({
    queryKey: ["fund", "evaluation", code, year],
    queryFn: ({ signal }) =>
      read<EvaluationSheet>(`/fund/funds/${code}/evaluations/${year}`, {}, signal),
  });

type Act = {
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number;
};

/** A write of this slice; afterwards everything of the funds is read anew. */
export function useAct<T = unknown>(done?: (answer: T) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body, version }: Act) =>
      write<T>(method, `/fund${path}`, {
        ...(body === undefined ? {} : { body }),
        ...(version === undefined ? {} : { version }),
      }),
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: ["fund"] });
      done?.(answer);
    },
  });
}
