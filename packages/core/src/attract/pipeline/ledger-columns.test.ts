import fc from "fast-check";
import { expect, test } from "vitest";
import { cohortFunnel, periodView } from "./cohort-funnel.ts";
import {
  enteredBetween,
  type LedgerColumns,
  NEVER,
  readLedger,
  stageCurves,
} from "./ledger-columns.ts";
import { entriesAsOf, type StageEntry } from "./stage-entry.ts";
import { STAGES } from "./stage-list.ts";
import { type Stay, survivalCurve } from "./time-in-stage.ts";

type Drawn = { stage: number; day: number; late: number; corrects: number | null };
const drawn = fc.array(
  fc.record({
    over: fc.boolean(),
    promised: fc.option(fc.integer({ min: 0, max: 100 })),
    entries: fc.array(
      fc.record({
        stage: fc.integer({ min: 0, max: 6 }),
        day: fc.integer({ min: 18_000, max: 19_500 }),
        late: fc.constantFrom(0, 0, 40, 400),
        corrects: fc.option(fc.integer({ min: 0, max: 5 })),
      }),
      { maxLength: 6 },
    ),
  }),
  { maxLength: 12 },
);

function both(
  projects: readonly { over: boolean; promised: number | null; entries: readonly Drawn[] }[],
) {
  const entries: StageEntry[] = [];
  const first = [0];
  const stage: number[] = [];
  const day: number[] = [];
  const recorded: number[] = [];
  const superseded: number[] = [];
  projects.forEach((project, p) => {
    const base = entries.length;
    project.entries.forEach((e, i) => {
      const corrects = e.corrects !== null && e.corrects < i ? base + e.corrects : undefined;
      entries.push({
        id: String(base + i),
        project: `p${p}`,
        stage: STAGES[e.stage] as (typeof STAGES)[number],
        day: e.day,
        recorded: e.day + e.late,
        ...(corrects === undefined ? {} : { supersedes: String(corrects) }),
      });
      stage.push(e.stage);
      day.push(e.day);
      recorded.push(e.day + e.late);
      superseded.push(NEVER);
      if (corrects !== undefined)
        superseded[corrects] = Math.min(superseded[corrects] as number, e.day + e.late);
    });
    first.push(entries.length);
  });
  const columns: LedgerColumns = {
    first: Int32Array.from(first),
    stage: Uint8Array.from(stage),
    day: Int32Array.from(day),
    recorded: Int32Array.from(recorded),
    superseded: Int32Array.from(superseded),
    over: Uint8Array.from(projects, (p) => Number(p.over)),
    promised: Float64Array.from(projects, (p) => p.promised ?? Number.NaN),
    delivered: Float64Array.from(projects, () => Number.NaN),
  };
  const facts = projects.map((p, i) => ({
    project: `p${i}`,
    over: p.over,
    ...(p.promised === null ? {} : { promisedOutput: p.promised }),
  }));
  return { entries, columns, facts };
}

const asOfDay = fc.integer({ min: 17_900, max: 20_000 });

test("[AF5] A20 the columns say what the entries say: cohorts as of any day", () => {
  fc.assert(
    fc.property(drawn, asOfDay, (projects, asOf) => {
      const { entries, columns, facts } = both(projects);
      expect(readLedger(columns, asOf).cohorts).toEqual(
        cohortFunnel(entries, facts, { asOf }).map(
          ({ year, reached, over, promised, delivered }) => ({
            year,
            signed: reached.signed,
            started: reached.started,
            inProduction: reached["in-production"],
            atCapacity: reached["at-capacity"],
            over,
            promised,
            delivered,
          }),
        ),
      );
    }),
  );
});

test("[AF5] A20 the columns say what the entries say: the period view", () => {
  fc.assert(
    fc.property(drawn, asOfDay, fc.integer({ min: 0, max: 600 }), (projects, to, length) => {
      const { entries, columns } = both(projects);
      const counts = enteredBetween(columns, { from: to - length, to });
      const { entered } = periodView(entries, { from: to - length, to });
      expect([counts[2], counts[3], counts[5], counts[6]]).toEqual(Object.values(entered));
    }),
  );
});

test("[AF5] A20 the columns say what the entries say: survival curves, and how many reached each stage", () => {
  fc.assert(
    fc.property(drawn, asOfDay, (projects, asOf) => {
      const { entries, columns, facts } = both(projects);
      const held = entriesAsOf(entries, asOf);
      const stays = STAGES.map((): Stay[] => []);
      const reached = new Array(7).fill(0);
      for (const fact of facts) {
        const days = STAGES.map(
          (s) => held.find((e) => e.project === fact.project && e.stage === s)?.day,
        );
        const furthest = days.findLastIndex((d) => d !== undefined);
        for (let s = 0; s <= furthest; s++) reached[s] += 1;
        days.forEach((d, s) => {
          if (d === undefined) return;
          const next = days.slice(s + 1).find((x) => x !== undefined);
          if (next !== undefined || !fact.over)
            (stays[s] as Stay[]).push({ days: (next ?? asOf) - d, ended: next !== undefined });
        });
      }
      expect(stageCurves(columns, asOf)).toEqual(stays.map((s) => survivalCurve(s)));
      expect(readLedger(columns, asOf).reached).toEqual(reached);
    }),
  );
});
