import { fitPath, growthHistory, historyFan, pathFan, reviewForecast } from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { areaNames, describe, listTargets, ownHub, yearlyFacts } from "./queries.ts";
import { type KeptPath, keepPath, listPaths } from "./queries-paths.ts";
import type { ReviewedForecast } from "./reviews.ts";
import { asHistory, COVERAGE } from "./targets.ts";

/** Years ahead that are kept of a path. */
const AHEAD = 10;
/** The indicator in which peers are compared where nobody chose another. */
const PEER_INDICATOR = "gdp";

/** Keeps what history says of each target and each peer today, to be held against what comes; once a day. */
export async function keepPaths(tx: Tx, madeOn: string): Promise<void> {
  const hub = await ownHub(tx);
  const targets = await listTargets(tx);
  const pairs = new Map(
    targets.map((t) => [`${t.indicator}|${t.area}`, { kind: "target" as const, ...t }]),
  );
  const facts = await yearlyFacts(tx, {
    areas: [...new Set([...targets.map((t) => t.area), ...hub.peers])],
    indicators: [...new Set([...targets.map((t) => t.indicator), PEER_INDICATOR])],
    asOf: madeOn,
  });
  const historyOf = (indicator: string, area: string) =>
    asHistory(facts.filter((f) => f.indicator === indicator && f.area === area));
  for (const { indicator, area } of pairs.values()) {
    const known = growthHistory(historyOf(indicator, area));
    if (!known.ok) continue;
    const fan = historyFan(known.value, { to: known.value.last.year + AHEAD, coverage: COVERAGE });
    const body = { method: "growth-history", from: known.value.last.year, fan };
    await keepPath(tx, { kind: "target", indicator, area, madeOn, body });
  }
  for (const area of hub.peers) {
    const history = historyOf(PEER_INDICATOR, area);
    const path = fitPath(history, { scale: "logarithm" });
    const last = history.at(-1)?.year;
    if (!path.ok || last === undefined) continue;
    const fan = pathFan(path.value, { from: last + 1, to: last + AHEAD, coverage: COVERAGE });
    const body = { method: "straight-line-log", from: last, fan };
    await keepPath(tx, { kind: "peer", indicator: PEER_INDICATOR, area, madeOn, body });
  }
}

/** Kept paths of targets and peers against the figures that came after them. */
export async function reviewPaths(tx: Tx): Promise<ReviewedForecast[]> {
  const kept = await listPaths(tx);
  if (kept.length === 0) return [];
  const [indicators, areas] = [
    [...new Set(kept.map((k) => k.indicator))],
    [...new Set(kept.map((k) => k.area))],
  ];
  const facts = await yearlyFacts(tx, { areas, indicators, asOf: null });
  const named = await describe(tx, { indicators, areas });
  const names = await areaNames(tx, areas);
  return kept.flatMap((path) => {
    const figures = linesOf(
      path,
      asHistory(facts.filter((f) => f.indicator === path.indicator && f.area === path.area)),
    );
    if (figures.length === 0) return [];
    return [
      {
        kind: path.kind,
        forecast: path.id,
        asOf: path.madeOn,
        indicatorName: named.indicators.find((i) => i.code === path.indicator)?.name ?? {
          en: path.indicator,
        },
        areaName: names.find((n) => n.code === path.area)?.name ?? { en: path.area },
        stages: [],
        ...reviewForecast(figures),
      },
    ];
  });
}

/** Years of a path of which the actual value is known now; a path without an interval says nothing that could hold. */
function linesOf(path: KeptPath, history: readonly { year: number; value: number }[]) {
  return path.body.fan.flatMap((p) => {
    const actual = history.find((h) => h.year === p.year)?.value;
    if (actual === undefined || p.low === null || p.high === null) return [];
    return [{ id: String(p.year), median: p.middle, low: p.low, high: p.high, actual }];
  });
}
