import type {
  Backtest,
  Brief,
  FrozenBriefRow,
  KeptForecast,
  KeptScenario,
  NeedAsk,
  NeedResult,
  Peers,
  PublicData,
  Review,
  Target,
} from "@essor/contract/outlook";
import type { Leads } from "@essor/contract/outlook-leads";
import { queryOptions } from "@tanstack/react-query";
import { read, write } from "../api/client.ts";
import type { Listing } from "../api/shapes.ts";

type AsOf = string | undefined;

export const targetsQuery = (asOf: AsOf) =>
  queryOptions({
    queryKey: ["outlook", "targets", asOf],
    queryFn: ({ signal }) =>
      read<Listing<Target>>("/outlook/targets", { asOf }, signal).then((l) => l.items),
  });

export type PeerQuestion = {
  readonly indicator?: string | undefined;
  readonly scale?: string | undefined;
  readonly asOf?: AsOf;
};
export const peersQuery = (question: PeerQuestion) =>
  queryOptions({
    queryKey: ["outlook", "peers", question],
    queryFn: ({ signal }) => read<Peers>("/outlook/peers", question, signal),
  });

export const leadsQuery = (question: {
  readonly outcome?: string | undefined;
  readonly asOf?: AsOf;
}) =>
  queryOptions({
    queryKey: ["outlook", "leads", question],
    queryFn: ({ signal }) => read<Leads>("/outlook/leads", question, signal),
  });

export const forecastsQuery = queryOptions({
  queryKey: ["outlook", "forecasts"],
  queryFn: ({ signal }) =>
    read<Listing<KeptForecast>>("/outlook/forecasts", {}, signal).then((l) => l.items),
});

export const backtestQuery = queryOptions({
  queryKey: ["outlook", "backtest"],
  queryFn: ({ signal }) => read<Backtest>("/outlook/backtest", {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const reviewsQuery = queryOptions({
  queryKey: ["outlook", "reviews"],
  queryFn: ({ signal }) =>
    read<Listing<Review>>("/outlook/reviews", {}, signal).then((l) => l.items),
});

export const scenariosQuery = queryOptions({
  queryKey: ["outlook", "scenarios"],
  queryFn: ({ signal }) =>
    read<Listing<KeptScenario>>("/outlook/scenarios", {}, signal).then((l) => l.items),
});

export const briefQuery = (locale: string, asOf: AsOf) =>
  queryOptions({
    queryKey: ["outlook", "brief", locale, asOf],
    queryFn: ({ signal }) => read<Brief>(`/outlook/brief/${locale}`, { asOf }, signal),
  });

export const briefsQuery = queryOptions({
  queryKey: ["outlook", "briefs"],
  queryFn: ({ signal }) =>
    read<Listing<FrozenBriefRow>>("/outlook/briefs", {}, signal).then((l) => l.items),
});

export const frozenBriefQuery = (id: string, locale: string) =>
  queryOptions({
    queryKey: ["outlook", "briefs", id, locale],
    queryFn: ({ signal }) => read<Brief>(`/outlook/briefs/${id}/${locale}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function freezeBrief(body: { asOf?: string }): Promise<{ id: number }> {
  return write("POST", "/outlook/briefs", { body });
}

export const publicQuery = (hub: string) =>
  queryOptions({
    queryKey: ["outlook", "public", hub],
    queryFn: ({ signal }) => read<PublicData>(`/outlook/public/${hub}`, {}, signal),
  });

export function askForecast(body: {
  measure: string;
  toYear: number;
  draws: number;
  seed: number;
}): Promise<{ job: number }> {
  return write("POST", "/outlook/forecasts", { body });
}

export function askNeed(body: NeedAsk): Promise<NeedResult> {
  return write("POST", "/outlook/need", { body });
}

export function keepScenario(body: object): Promise<{ id: number }> {
  return write("POST", "/outlook/scenarios", { body });
}
