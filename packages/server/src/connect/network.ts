import type { Network, Recommended } from "@essor/contract/connect";
import { readData } from "../demo/read-table.ts";

/** Who took part with whom in joint projects: organisations by number, with the partners and joint projects of each. */
type Ties = {
  readonly ids: readonly string[];
  readonly kinds: readonly string[];
  readonly countries: readonly string[];
  readonly projects: readonly number[];
  readonly partners: readonly ReadonlyMap<number, number>[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly jointProjects: number;
};

/** A project of very many says little about any two of them, and costs their square. */
const MEMBERS_MAX = 60;
const NODES = 160;
const LINKS_A_NODE = 4;

let ties: Ties | undefined;

/** The shipped participations of Horizon 2020, read when first asked for. */
function tiesOf(): Ties {
  if (ties) return ties;
  const text = readData("eu-h2020-participation", "participations_start_before_2019_07.csv.gz");
  const ids: string[] = [];
  const kinds: string[] = [];
  const countries: string[] = [];
  const projects: number[] = [];
  const numbers = new Map<string, number>();
  const members = new Map<string, Set<number>>();
  for (const line of text.split("\n").slice(1)) {
    const [project, id, , kind = "", country = ""] = line.split(",", 5);
    if (!project || !id) continue;
    let n = numbers.get(id);
    if (n === undefined) {
      n = ids.push(id) - 1;
      numbers.set(id, n);
      kinds.push(kind);
      countries.push(country);
      projects.push(0);
    }
    const of = members.get(project);
    if (!of) members.set(project, new Set([n]));
    else of.add(n);
  }
  const partners: Map<number, number>[] = ids.map(() => new Map());
  let jointProjects = 0;
  for (const set of members.values()) {
    const list = [...set];
    for (const n of list) projects[n] = (projects[n] as number) + 1;
    if (list.length < 2 || list.length > MEMBERS_MAX) continue;
    jointProjects += 1;
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const [a, b] = [list[i] as number, list[j] as number];
        partners[a]?.set(b, (partners[a]?.get(b) ?? 0) + 1);
        partners[b]?.set(a, (partners[b]?.get(a) ?? 0) + 1);
      }
    }
  }
  ties = { ids, kinds, countries, projects, partners, numbers, jointProjects };
  return ties;
}

let network: Network | undefined;

/** The most active organisations with their strongest ties, in communities. By id only: the source names nobody. */
export function networkOf(): Network {
  if (network) return network;
  const all = tiesOf();
  const order = all.ids
    .map((_, n) => n)
    .sort((a, b) => (all.projects[b] as number) - (all.projects[a] as number) || a - b)
    .slice(0, NODES);
  const inside = new Set(order);
  const links = new Map<string, { a: number; b: number; projects: number }>();
  for (const n of order) {
    const strongest = [...(all.partners[n] ?? [])]
      .filter(([m]) => inside.has(m))
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, LINKS_A_NODE);
    for (const [m, projects] of strongest) {
      const [a, b] = n < m ? [n, m] : [m, n];
      links.set(`${a} ${b}`, { a, b, projects });
    }
  }
  const community = communitiesOf(order, [...links.values()]);
  network = {
    nodes: order.map((n) => ({
      id: all.ids[n] as string,
      kind: all.kinds[n] as string,
      country: all.countries[n] as string,
      projects: all.projects[n] as number,
      partners: all.partners[n]?.size ?? 0,
      community: community.get(n) as number,
    })),
    links: [...links.values()].map(({ a, b, projects }) => ({
      a: all.ids[a] as string,
      b: all.ids[b] as string,
      projects,
    })),
    organisations: all.ids.length,
    projects: all.jointProjects,
    isolated: all.partners.filter((p) => p.size === 0).length,
    communities: new Set(community.values()).size,
    source: {
      title: "Horizon 2020 participations to June 2019 (CORDIS, European Commission)",
      address: "https://cordis.europa.eu",
      licence: "CC BY 4.0",
    },
  };
  return network;
}

/** Communities by label propagation in a fixed order: each takes the label that weighs most around it. */
function communitiesOf(
  nodes: readonly number[],
  links: readonly { a: number; b: number; projects: number }[],
): Map<number, number> {
  const near = new Map<number, [number, number][]>(nodes.map((n) => [n, []]));
  for (const { a, b, projects } of links) {
    near.get(a)?.push([b, projects]);
    near.get(b)?.push([a, projects]);
  }
  const label = new Map(nodes.map((n) => [n, n]));
  for (let round = 0; round < 30; round++) {
    let moved = false;
    for (const n of nodes) {
      const weight = new Map<number, number>();
      for (const [m, w] of near.get(n) ?? []) {
        const l = label.get(m) as number;
        weight.set(l, (weight.get(l) ?? 0) + w);
      }
      let best = label.get(n) as number;
      let most = weight.get(best) ?? 0;
      for (const [l, w] of weight) {
        if (w > most || (w === most && l < best && most > 0)) [best, most] = [l, w];
      }
      if (best !== label.get(n)) {
        label.set(n, best);
        moved = true;
      }
    }
    if (!moved) break;
  }
  const places = new Map([...new Set(label.values())].map((l, i) => [l, i]));
  return new Map([...label].map(([n, l]) => [n, places.get(l) as number]));
}

/** Those with whom an organisation's partners work and it does not yet, after Adamic and Adar 2003. */
export function recommendedFor(id: string, top: number): Recommended | undefined {
  const all = tiesOf();
  const self = all.numbers.get(id);
  if (self === undefined) return undefined;
  const own = all.partners[self] as ReadonlyMap<number, number>;
  const scores = new Map<number, number>();
  const through = new Map<number, number[]>();
  for (const partner of own.keys()) {
    const beyond = all.partners[partner] as ReadonlyMap<number, number>;
    const gain = 1 / Math.log(1 + beyond.size);
    for (const other of beyond.keys()) {
      if (other === self || own.has(other)) continue;
      scores.set(other, (scores.get(other) ?? 0) + gain);
      const list = through.get(other) ?? [];
      if (list.length < 3) through.set(other, [...list, partner]);
    }
  }
  return {
    items: [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, top)
      .map(([n, score]) => ({
        id: all.ids[n] as string,
        kind: all.kinds[n] as string,
        country: all.countries[n] as string,
        score,
        through: (through.get(n) ?? []).map((p) => all.ids[p] as string),
      })),
  };
}
