import type { Enquiry } from "@essor/contract/attract";
import type {
  Aftercare,
  Award,
  Clawback,
  CompetitionRules,
  HubDay,
  Mediation,
  PolicyEntry,
} from "@essor/contract/attract-care";
import type {
  Alike,
  CompanyDetail,
  CompanyRow,
  RegisterEntry,
} from "@essor/contract/attract-company";
import type { PipelineBatch } from "@essor/contract/attract-import";
import { queryOptions } from "@tanstack/react-query";
import { read } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import type { Listing } from "../api/shapes.ts";

const list = <T>(key: string, path: string) =>
  queryOptions({
    queryKey: ["attract", key],
    queryFn: ({ signal }) => read<Listing<T>>(`/attract${path}`, {}, signal).then((l) => l.items),
  });

export const pipelineImportsQuery = list<PipelineBatch>("imports", "/imports");
export const pipelineImportQuery = (id: string) =>
  queryOptions({
    queryKey: ["attract", "import", id],
    queryFn: ({ signal }) => read<PipelineBatch>(`/attract/imports/${id}`, {}, signal),
  });

export const companiesQuery = (q: string) =>
  queryOptions({
    queryKey: ["attract", "companies", q],
    queryFn: ({ signal }) =>
      read<Listing<CompanyRow>>("/attract/companies", { q, limit: 200 }, signal).then(
        (l) => l.items,
      ),
    placeholderData: (before) => before,
  });
export const alikeQuery = list<Alike>("alike", "/companies/alike");
export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ["attract", "company", id],
    queryFn: ({ signal }) => read<CompanyDetail>(`/attract/companies/${id}`, {}, signal),
  });
type RegisterAnswer = {
  source: string;
  self: RegisterEntry[];
  chain: RegisterEntry[];
  group: RegisterEntry[];
  circular: boolean;
  more: boolean;
};
export const registerQuery = (id: number) =>
  queryOptions({
    queryKey: ["attract", "register", id],
    queryFn: ({ signal }) => read<RegisterAnswer>(`/attract/companies/${id}/register`, {}, signal),
    staleTime: 300_000,
  });

export type Enquiries = {
  items: Enquiry[];
  conversion: { cohort: string; leads: number; realised: number; rate: number }[];
};
export const enquiriesQuery = queryOptions({
  queryKey: ["attract", "enquiries"],
  queryFn: ({ signal }) => read<Enquiries>("/attract/enquiries", {}, signal),
});
export const mediationsQuery = list<Mediation>("mediations", "/mediations");
export const catalogueQuery = list<PolicyEntry>("catalogue", "/policies/catalogue");
export const rulesQuery = queryOptions({
  queryKey: ["attract", "rules"],
  queryFn: ({ signal }) => read<CompetitionRules>("/attract/offers/rules", {}, signal),
  staleTime: 300_000,
});
export const awardsQuery = list<Award>("awards", "/awards");
export const clawbacksQuery = list<Clawback>("clawbacks", "/clawbacks");
export const aftercareQuery = queryOptions({
  queryKey: ["attract", "aftercare"],
  queryFn: ({ signal }) => read<Aftercare>("/attract/aftercare", {}, signal),
});
export const daysQuery = (year: number) =>
  queryOptions({
    queryKey: ["attract", "days", year],
    queryFn: ({ signal }) =>
      read<{ items: HubDay[]; shipped: boolean }>("/attract/calendar/days", { year }, signal),
  });

/** Whether the reader may write to the pipeline, and whether he runs the hub. */
export function usePipelineRights(): { write: boolean; administer: boolean } {
  const may = useMay();
  return { write: may("attract.write"), administer: may("hub.administer") };
}
