import { type CatchUp, catchUp, fitPath, type PeerPath, pathFan } from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { areaNames, indicatorsOf, ownHub, yearlyFacts } from "./queries.ts";
import { asHistory, COVERAGE } from "./targets.ts";

/** Trajectories of the hub and its peers in one indicator, and when the one that is behind catches up. */
export async function shownPeers(
  tx: Tx,
  q: {
    indicator: string | undefined;
    scale: "value" | "logarithm";
    to: number;
    asOf: string | null;
  },
): Promise<object> {
  const hub = await ownHub(tx);
  const own = hub.areaCode;
  if (own === null) throw new Problem("not-found", "The hub has no area");
  const indicators = await indicatorsOf(tx, own);
  const chosen =
    indicators.find((i) => i.code === (q.indicator ?? "gdp")) ??
    (q.indicator === undefined ? indicators[0] : undefined);
  if (chosen === undefined) throw new Problem("unknown-indicator");
  const codes = [own, ...hub.peers];
  const [facts, names] = [
    await yearlyFacts(tx, { areas: codes, indicators: [chosen.code], asOf: q.asOf }),
    await areaNames(tx, codes),
  ];
  const lines = codes.map((area) => {
    const history = asHistory(facts.filter((f) => f.area === area));
    const path = fitPath(history, { scale: q.scale });
    return { area, history, path: path.ok ? path.value : null };
  });
  const hubLine = lines[0]?.path ?? null;
  const now = Math.max(...facts.map((f) => Math.floor(f.period / 1000)), 0);
  return {
    indicator: chosen.code,
    indicatorName: chosen.name,
    unit: chosen.unit,
    multiplier: chosen.multiplier,
    scale: q.scale,
    to: q.to,
    indicators: indicators.filter((i) => i.years >= 2).map(({ code, name }) => ({ code, name })),
    peers: lines
      .filter((l) => l.area === own || l.history.length > 0)
      .map(({ area, history, path }) => ({
        area,
        areaName: names.find((n) => n.code === area)?.name ?? { en: area },
        isHub: area === own,
        history,
        fan:
          path === null
            ? []
            : pathFan(path, {
                from: (history.at(-1)?.year ?? q.to) + 1,
                to: q.to,
                coverage: COVERAGE,
              }),
        growth: path === null ? null : growthOf(path),
        catchUp:
          area === own || path === null || hubLine === null ? null : meeting(hubLine, path, now),
      })),
  };
}

/** Yearly growth that the line stands for: constant in logarithms, of the middle of the line in values. */
function growthOf(path: PeerPath): number {
  return path.scale === "logarithm"
    ? Math.exp(path.slope) - 1
    : path.level === 0
      ? 0
      : path.slope / path.level;
}

function meeting(
  hub: PeerPath,
  peer: PeerPath,
  from: number,
): { who: "hub" | "peer"; when: CatchUp["when"]; year: number | null } {
  const chased = catchUp(hub, peer, { from });
  const [who, met] =
    chased.when === "ahead"
      ? (["peer", catchUp(peer, hub, { from })] as const)
      : (["hub", chased] as const);
  return { who, when: met.when, year: met.when === "year" ? met.year : null };
}
