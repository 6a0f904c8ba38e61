import type { Network, Recommended } from "@essor/contract/connect";
import {
  brokerage,
  type Graph,
  graphOf,
  type History,
  historyBefore,
  isolated,
  missingTies,
  type Participation,
  recommendPartners,
  topHits,
} from "@essor/core/connect";
import { parseDay } from "@essor/core/vocabulary";
import { readData } from "../db/shipped-data.ts";
import { communitiesOf } from "./network-communities.ts";

/** The shipped file ends with the projects that began before this day. */
const UNTIL = parseDay("2019-07-01") as number;
const NODES = 160;
const LINKS_A_NODE = 4;
const SHOWN = 10;

let past: { readonly history: History; readonly graph: Graph } | undefined;

/** The shipped participations of Horizon 2020, read when first asked for. */
function pastOf() {
  if (past) return past;
  const text = readData("eu-h2020-participation", "participations_start_before_2019_07.csv.gz");
  const rows: Participation[] = [];
  const days = new Map<string, number>();
  for (const line of text.split("\n").slice(1)) {
    const [project, organisation, role, kind = "", country = "", , , , from = ""] = line.split(
      ",",
      9,
    );
    if (!project || !organisation) continue;
    let start = days.get(from);
    if (start === undefined) {
      start = parseDay(from) ?? 0;
      days.set(from, start);
    }
    rows.push({ project, organisation, start, kind, country, leads: role === "coordinator" });
  }
  const history = historyBefore(rows, UNTIL);
  past = { history, graph: graphOf(history) };
  return past;
}

let network: Network | undefined;

/** The most active organisations with their strongest ties, in communities. By id only: the source names nobody. */
export function networkOf(): Network {
  if (network) return network;
  const { history, graph } = pastOf();
  const { organisations, memberOf, kinds, countries, projects } = history;
  const projectsOf = (n: number) => memberOf[n]?.length ?? 0;
  const order = organisations
    .map((_, n) => n)
    .sort((a, b) => projectsOf(b) - projectsOf(a) || a - b)
    .slice(0, NODES);
  const inside = new Set(order);
  const links = new Map<string, { a: number; b: number; weight: number }>();
  for (const n of order) {
    const near: { m: number; weight: number }[] = [];
    for (let e = graph.offsets[n] as number; e < (graph.offsets[n + 1] as number); e++) {
      const m = graph.neighbours[e] as number;
      if (inside.has(m)) near.push({ m, weight: graph.weights[e] as number });
    }
    near.sort((x, y) => y.weight - x.weight || x.m - y.m);
    for (const { m, weight } of near.slice(0, LINKS_A_NODE))
      links.set(n < m ? `${n} ${m}` : `${m} ${n}`, {
        a: Math.min(n, m),
        b: Math.max(n, m),
        weight,
      });
  }
  const community = communitiesOf(order, [...links.values()]);
  const together = (a: number, b: number) => {
    const own = new Set(memberOf[a]);
    return (memberOf[b] ?? []).filter((p) => own.has(p)).length;
  };
  network = {
    nodes: order.map((n) => ({
      id: organisations[n] as string,
      kind: kinds[n] as string,
      country: countries[n] as string,
      projects: projectsOf(n),
      partners: (graph.offsets[n + 1] as number) - (graph.offsets[n] as number),
      community: community.get(n) as number,
    })),
    links: [...links.values()].map(({ a, b }) => ({
      a: organisations[a] as string,
      b: organisations[b] as string,
      projects: together(a, b),
    })),
    ...gapsOf(graphAmong(history, inside)),
    organisations: organisations.length,
    projects: projects.filter((members) => members.length > 1).length,
    isolated: isolated(graph).length,
    communities: new Set(community.values()).size,
    source: {
      title: "Horizon 2020 participations to June 2019 (CORDIS, European Commission)",
      address: "https://cordis.europa.eu",
      licence: "CC BY 4.0",
    },
  };
  return network;
}

/** The graph of all joint projects, only among some of the organisations. */
function graphAmong(history: History, inside: ReadonlySet<number>): Graph {
  const { organisations, projects, memberOf } = history;
  return graphOf({
    ...history,
    organisations: organisations.filter((_, n) => inside.has(n)),
    projects: renumbered(projects, inside),
    memberOf: memberOf.filter((_, n) => inside.has(n)),
  });
}

function renumbered(projects: History["projects"], inside: ReadonlySet<number>): number[][] {
  const number = new Map([...inside].sort((a, b) => a - b).map((n, i) => [n, i]));
  return projects
    .map((members) => members.flatMap((n) => number.get(n) ?? []))
    .filter((members) => members.length > 1);
}

/** Who stands between the others, and which of them have never met although they share many partners. */
function gapsOf(graph: Graph): Pick<Network, "brokers" | "missing"> {
  const share = brokerage(graph, {});
  const partners = (name: string) => {
    const n = graph.names.indexOf(name);
    return new Set(graph.neighbours.subarray(graph.offsets[n], graph.offsets[n + 1]));
  };
  return {
    brokers: topHits(share, SHOWN).map(({ document, score }) => ({
      id: graph.names[document] as string,
      share: score,
    })),
    missing: missingTies(graph, SHOWN).map(({ a, b }) => {
      const theirs = partners(b);
      return { a, b, common: [...partners(a)].filter((n) => theirs.has(n)).length };
    }),
  };
}

/** The likeliest partners that an organisation has not worked with yet; undefined for one that is not in the file. */
export function recommendedFor(id: string, top: number): Recommended | undefined {
  const { history } = pastOf();
  if (!history.numbers.has(id)) return undefined;
  return {
    items: recommendPartners(history, id, { top, on: UNTIL, onlyNew: true }).map((r) => {
      const n = history.numbers.get(r.organisation) as number;
      return {
        id: r.organisation,
        kind: history.kinds[n] as string,
        country: history.countries[n] as string,
        score: r.score,
        through: [...r.via],
      };
    }),
  };
}
