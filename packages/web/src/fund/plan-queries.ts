import type { StatementTrace } from "@essor/contract/fund";
import type { Allocation, AllocationRow, Calibration } from "@essor/contract/fund-allocation";
import type {
  Pacing,
  PacingAsk,
  PacingStart,
  Performance,
  Waterfall,
} from "@essor/contract/fund-plans";
import type { ProjectRecord } from "@essor/contract/fund-screening";
import type {
  DealLinks,
  FundStructure,
  FxRate,
  ReinvestmentSheet,
} from "@essor/contract/fund-structure";
import { queryOptions } from "@tanstack/react-query";
import { read, write } from "../api/client.ts";
import type { Listing } from "../api/shapes.ts";

type AsOf = string | undefined;

export const waterfallQuery = (code: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "waterfall", code, asOf],
    queryFn: ({ signal }) => read<Waterfall>(`/fund/funds/${code}/waterfall`, { asOf }, signal),
  });

export const returnsQuery = (code: string, { asOf, index }: { asOf: AsOf; index: AsOf }) =>
  queryOptions({
    queryKey: ["fund", "returns", code, asOf, index],
    queryFn: ({ signal }) =>
      read<Performance>(`/fund/funds/${code}/returns`, { asOf, index }, signal),
  });

export const indicesQuery = queryOptions({
  queryKey: ["fund", "indices"],
  queryFn: ({ signal }) =>
    read<Listing<NonNullable<Performance["pme"]>["index"]>>("/fund/indices", {}, signal).then(
      (l) => l.items,
    ),
});

export const pacingStartQuery = (asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "pacing", asOf],
    queryFn: ({ signal }) => read<PacingStart>("/fund/pacing", { asOf }, signal),
  });

export const pacingQuery = (asked: PacingAsk) =>
  queryOptions({
    queryKey: ["fund", "pacing-plan", asked],
    queryFn: () => write<Pacing>("POST", "/fund/pacing", { body: asked }),
    placeholderData: (before) => before,
  });

export const allocationsQuery = queryOptions({
  queryKey: ["fund", "allocations"],
  queryFn: ({ signal }) =>
    read<Listing<AllocationRow>>("/fund/allocations", {}, signal).then((l) => l.items),
});

export const allocationQuery = (id: number) =>
  queryOptions({
    queryKey: ["fund", "allocations", id],
    queryFn: ({ signal }) => read<Allocation>(`/fund/allocations/${id}`, {}, signal),
  });

export const structureQuery = (code: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "structure", code, asOf],
    queryFn: ({ signal }) => read<FundStructure>(`/fund/funds/${code}/structure`, { asOf }, signal),
  });

export const reinvestmentQuery = (code: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["fund", "reinvestment", code, asOf],
    queryFn: ({ signal }) =>
      read<ReinvestmentSheet>(`/fund/funds/${code}/reinvestment`, { asOf }, signal),
  });

export const ratesQuery = queryOptions({
  queryKey: ["fund", "rates"],
  queryFn: ({ signal }) => read<Listing<FxRate>>("/fund/rates", {}, signal).then((l) => l.items),
});

export const linksQuery = queryOptions({
  queryKey: ["fund", "links"],
  queryFn: ({ signal }) => read<DealLinks>("/fund/links", {}, signal),
});

export const projectRecordQuery = queryOptions({
  queryKey: ["fund", "calibration", "projects"],
  queryFn: ({ signal }) => read<ProjectRecord>("/fund/calibration/projects", {}, signal),
});

export const calibrationQuery = queryOptions({
  queryKey: ["fund", "calibration"],
  queryFn: ({ signal }) => read<Calibration>("/fund/calibration", {}, signal),
});

export const traceQuery = (code: string, { party, asOf }: { party: AsOf; asOf: AsOf }) =>
  queryOptions({
    queryKey: ["fund", "trace", code, party, asOf],
    queryFn: ({ signal }) =>
      read<StatementTrace>(`/fund/funds/${code}/statement/trace`, { party, asOf }, signal),
  });
