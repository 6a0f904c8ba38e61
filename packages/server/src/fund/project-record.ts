import { createHash } from "node:crypto";
import type { ProjectRecord } from "@essor/contract/fund-screening";
import {
  type FactsOfDeal,
  type FittedScreening,
  fitScreening,
  type PastDeal,
  type ProofSplit,
  proveScreening,
  type ScreeningFact,
  screenByPast,
} from "@essor/core/fund";
import { minorDigits, parseDay } from "@essor/core/vocabulary";
import { lastKept } from "../db/last-kept.ts";
import type { Tx } from "../db/rights.ts";
import {
  type EndingRow,
  endingsState,
  listEndings,
  listOpenProjects,
  type OpenProject,
} from "./queries-endings.ts";

/** Fewer projects that ended, or fewer of either ending, and a score would be learned from accidents. */
const DECIDED_MIN = 60;
const EITHER_MIN = 10;
/** Of an open project, at least so much of what counts must be known before it is put before anybody. */
const COVERAGE_MIN = 0.6;
const BINS = 10;
const SHOWN = 15;

/** What was known of a project on the day it was announced. */
const FACTS: readonly ScreeningFact[] = [
  { id: "investor", kind: "record" },
  { id: "region", kind: "record" },
  { id: "sector", kind: "record" },
  { id: "amount", kind: "ratio" },
];
const SPLITS: Readonly<Record<"parts" | "later", ProofSplit>> = {
  later: { kind: "later", share: 0.3 },
  parts: { kind: "parts", parts: 5, seed: 1 },
};

/** A screening learned from what became of the hub's own projects, how good it is on those it did not see, and what it says of the open ones. */
export async function projectRecord(tx: Tx): Promise<ProjectRecord> {
  const state = await endingsState(tx);
  const nothing = (reason: ProjectRecord["reason"]): ProjectRecord => ({
    ...state,
    reason,
    decidedMin: DECIDED_MIN,
    proofs: [],
    criteria: [],
    open: 0,
    screened: [],
  });
  const either = Math.min(state.succeeded, state.decided - state.succeeded);
  if (state.decided < DECIDED_MIN || either < EITHER_MIN) return nothing("too-few");
  const unit = 10 ** minorDigits(state.currency);
  const { fitted, proofs } = await learned(await listEndings(tx), unit);
  if (!fitted.ok) return nothing(fitted.code);
  const { criteria } = fitted.value;
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const open = await listOpenProjects(tx);
  return {
    ...nothing(null),
    proofs,
    criteria: criteria.map(({ id, weight, worst, best }) => ({
      id,
      weight: weight / all,
      worst,
      best,
    })),
    open: open.length,
    screened: open
      .flatMap((project) => screened(fitted.value, project, unit))
      .sort((a, b) => b.chance - a.chance)
      .slice(0, SHOWN),
  };
}

type Learned = {
  readonly fitted: ReturnType<typeof fitScreening>;
  readonly proofs: ProjectRecord["proofs"];
};

/** What is learned depends on the endings alone: those of the last few readers' views are not learned from again. */
const kept = lastKept<Learned>(6);

async function learned(endings: readonly EndingRow[], unit: number): Promise<Learned> {
  const key = createHash("sha256")
    .update(JSON.stringify([unit, endings]))
    .digest("hex");
  return kept.get(key) ?? kept.put(key, await learn(endings, unit));
}

async function learn(endings: readonly EndingRow[], unit: number): Promise<Learned> {
  const past = endings.map((row) => pastOf(row, unit));
  const fitted = fitScreening(past, { facts: FACTS });
  const proofs: ProjectRecord["proofs"] = [];
  if (!fitted.ok) return { fitted, proofs };
  for (const split of ["later", "parts"] as const) {
    // Others get their turn between two proofs.
    await new Promise((resolve) => setImmediate(resolve));
    const proof = proveScreening(past, { facts: FACTS, bins: BINS, split: SPLITS[split] });
    if (!proof.ok) continue;
    const { calibration, ...figures } = proof.value;
    proofs.push({
      split,
      n: figures.n,
      brier: figures.brier,
      brierBase: figures.brierBase,
      calibrationError: figures.calibrationError,
      rankAccuracyPlain: figures.rankAccuracyPlain,
      baseRate: calibration.baseRate,
      rankAccuracy: calibration.rankAccuracy,
      bins: calibration.bins.map(({ from, to, n, meanScore, successRate }) => ({
        from,
        to,
        n,
        said: meanScore,
        happened: successRate,
      })),
    });
  }
  return { fitted, proofs };
}

function factsOf(row: Omit<EndingRow, "succeeded">, unit: number): FactsOfDeal {
  return {
    investor: row.investor ?? undefined,
    region: regionOf(row.area),
    sector: row.sector || undefined,
    amount: row.amount === null ? undefined : row.amount / unit,
  };
}

/** The area above a county: the first two digits of an American code, the first four of a Chinese one. */
function regionOf(area: string): string | undefined {
  if (/^\d{5}$/.test(area)) return area.slice(0, 2);
  return (/^\d{6}$/.test(area) ? area.slice(0, 4) : area) || undefined;
}

function pastOf(row: EndingRow, unit: number): PastDeal {
  const day = row.announcedOn === null ? undefined : parseDay(row.announcedOn);
  return {
    facts: factsOf(row, unit),
    succeeded: row.succeeded,
    ...(day === undefined ? {} : { day }),
  };
}

function screened(fitted: FittedScreening, project: OpenProject, unit: number) {
  const facts = factsOf(project, unit);
  const said = screenByPast(fitted, facts);
  if (!said.ok) return [];
  const { screening, chance } = said.value;
  if (screening.coverage < COVERAGE_MIN) return [];
  return [
    {
      ref: project.ref,
      name: project.name,
      score: screening.score,
      chance,
      reasons: screening.reasons.map((reason) => {
        const of = facts[reason.criterion];
        const record =
          typeof of === "string" ? fitted.records[reason.criterion]?.get(of) : undefined;
        return {
          ...reason,
          // The investor stands in the project's name; numbers of investors and regions say nothing to a reader.
          label: typeof of === "string" && reason.criterion === "sector" ? of : null,
          succeeded: record?.succeeded ?? null,
          n: record?.n ?? null,
        };
      }),
    },
  ];
}
