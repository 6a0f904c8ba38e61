import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "../../vocabulary/day.ts";
import { STATUS_WORDS, ZHEJIANG_NODES } from "../codelist/stage-words.ts";
import { aftercareReport } from "./aftercare.ts";
import { cohortFunnel, periodView } from "./cohort-funnel.ts";
import { enterStage } from "./entry-criteria.ts";
import { codeWarnings, findLike } from "./find-conflict.ts";
import { checkLead, type Lead, XUANCHENG_2024 } from "./lead-gate.ts";
import { shownName } from "./shown-name.ts";
import { readStage, stageOrder } from "./stage.ts";
import type { StageEntry } from "./stage-entry.ts";
import { STAGES, STATUSES, type Stage } from "./stage-list.ts";
import { changeStatus, statusReport } from "./status.ts";
import { survivalCurve } from "./time-in-stage.ts";

describe("stages", () => {
  test("[AS1] A1 seven stages, 21 nodes and western statuses are mapped, unknown words refused", () => {
    expect(ZHEJIANG_NODES).toHaveLength(21);
    for (const { zh, stage } of ZHEJIANG_NODES)
      expect(readStage(zh)).toEqual({ ok: true, value: { stage } });
    const chinese = ["谋划", "洽谈", "签约", "开工", "建设", "投产", "达产"].map((w) =>
      readStage(w),
    );
    expect(chinese.map((r) => r.ok && r.value.stage)).toEqual([...STAGES]);
    for (const word of [
      ...Object.keys(STATUS_WORDS),
      "Lead",
      "Active",
      "Inactive",
      "Delayed",
      "Eliminated",
      "Successful (announced)",
      "Pending",
    ])
      expect(readStage(word).ok, word).toBe(true);
    expect(readStage("won")).toMatchObject({ ok: false, code: "unknown-stage" });
    expect(readStage("won", { won: { stage: "signed" } })).toMatchObject({ ok: true });
  });

  test('[AS2] A1 "signed" needs a dated agreement and a planned start within 12 months, else it stays in talks', () => {
    expect(enterStage("signed", "in-talks", {})).toEqual({
      stage: "in-talks",
      entered: false,
      missing: ["investor", "agreement-date"],
    });
    const agreed = { investor: "A", agreementDate: "2024-02-29" };
    expect(enterStage("signed", "in-talks", agreed).missing).toEqual([
      "planned-start-within-12-months",
    ]);
    expect(
      enterStage("signed", "in-talks", { ...agreed, plannedStart: "2025-03-01" }),
    ).toMatchObject({ stage: "signed", entered: true });
    expect(
      enterStage("signed", "in-talks", { ...agreed, plannedStart: "2025-03-02" }),
    ).toMatchObject({ stage: "in-talks", entered: false });
    expect(enterStage("signed", "planned", agreed).stage).toBe("in-talks");
    expect(enterStage("started", "signed", agreed).missing).toContain("actual-start");
  });

  test("[AS2] a project never moves by a request whose criteria are unmet beyond talks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STAGES),
        fc.constantFrom(...STAGES),
        fc.boolean(),
        (wanted, present, named) => {
          const verdict = enterStage(wanted, present, named ? { investor: "A" } : {});
          if (!verdict.entered)
            expect(stageOrder(verdict.stage)).toBeLessThanOrEqual(Math.max(stageOrder(present), 1));
        },
      ),
    );
  });

  test("[AS3] A2 a delayed project keeps its stage; lost without a reason is refused; the report exists", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STAGES),
        fc.constantFrom(...STATUSES),
        fc.constantFrom("", "power"),
        (stage, status, reason) => {
          const changed = changeStatus({ stage, status: "active", reason: "" }, status, reason);
          const needs = status === "lost" || status === "eliminated";
          expect(changed.ok).toBe(!needs || reason !== "");
          if (changed.ok) expect(changed.value.stage).toBe(stage);
        },
      ),
    );
    expect(
      changeStatus({ stage: "signed", status: "lost", reason: "x" }, "delayed", "y"),
    ).toMatchObject({ code: "project-over" });
    expect(
      statusReport([
        { stage: "started", status: "active", reason: "" },
        { stage: "in-talks", status: "on-hold", reason: "" },
        { stage: "signed", status: "delayed", reason: "" },
        { stage: "in-talks", status: "lost", reason: "land" },
        { stage: "in-talks", status: "active", reason: "" },
      ]),
    ).toMatchObject({
      won: 1,
      onHold: 2,
      lost: 1,
      open: 1,
      reasons: [{ reason: "land", projects: 1 }],
    });
  });

  test("[AS4] A4 the firm's name appears on release day and not before, and to who has a grant", () => {
    const secret = { name: "Firm", codeName: "Heron", confidential: true, releaseDay: 100 };
    expect([99, 100].map((today) => shownName(secret, { today, granted: false }))).toEqual([
      "Heron",
      "Firm",
    ]);
    expect(shownName({ ...secret, releaseDay: null }, { today: 9999, granted: false })).toBe(
      "Heron",
    );
    expect(shownName(secret, { today: 0, granted: true })).toBe("Firm");
  });
});

describe("gates and firms", () => {
  const whole: Lead = {
    investor: "A",
    project: "B",
    process: "C",
    land: 2,
    energy: 3,
    environmentalCapacity: "ok",
    output: 1,
    tax: 1,
    sector: "manufacturing",
  };

  test("[AG1] A8 a manufacturing lead of CNY 90 m is refused, 100 m with 60 m fixed accepted", () => {
    expect(
      checkLead({ ...whole, totalInvestment: 90, fixedInvestment: 60 }, XUANCHENG_2024).map(
        (i) => i.code,
      ),
    ).toEqual(["too-small"]);
    expect(
      checkLead({ ...whole, totalInvestment: 100, fixedInvestment: 60 }, XUANCHENG_2024),
    ).toEqual([]);
    expect(
      checkLead({ ...whole, totalInvestment: 100, fixedInvestment: 59.9 }, XUANCHENG_2024).map(
        (i) => i.field,
      ),
    ).toEqual(["fixedInvestment"]);
    expect(
      checkLead({ ...whole, totalInvestment: 100 }, XUANCHENG_2024).map((i) => i.code),
    ).toEqual(["lead-incomplete"]);
    expect(
      checkLead(
        { ...whole, sector: "data-centre", totalInvestment: 40, fixedInvestment: 30 },
        XUANCHENG_2024,
      ),
    ).toEqual([]);
    expect(checkLead({ sector: "manufacturing", marks: ["housing"] }, XUANCHENG_2024).length).toBe(
      11,
    );
  });

  test("[AI1] A5 91110108551385082Q and 913205831000000160 are valid; a failing code warns", () => {
    expect(codeWarnings({ uscc: "91110108551385082Q" })).toEqual([]);
    expect(codeWarnings({ uscc: "913205831000000160" })).toEqual([]);
    expect(codeWarnings({ uscc: "91110108551385082A", lei: "5493001KJTIIGC8Y1R13" })).toEqual([
      "uscc-wrong-check",
      "lei-wrong-check",
    ]);
  });

  test("[AI2] A5 duplicates come with a reason; a different code keeps namesakes apart", () => {
    const others = [
      { id: "1", name: "昆山甲电子有限公司", uscc: "91110108551385082Q" },
      { id: "2", name: "昆山甲电子股份有限公司" },
      { id: "3", name: "昆山乙电子有限公司", website: "https://www.jia.example/zh" },
    ];
    expect(findLike({ id: "n", name: "甲", uscc: "91110108551385082Q" }, others)).toEqual([
      { id: "1", reason: "same-uscc", verdict: "same" },
    ]);
    expect(
      findLike(
        { id: "n", name: "昆山甲电子有限公司", uscc: "913205831000000160", website: "jia.example" },
        others,
      ),
    ).toEqual([
      { id: "2", reason: "same-core-name", verdict: "perhaps" },
      { id: "3", reason: "same-website", verdict: "perhaps" },
    ]);
  });

  test("[AG5] A19 a 60-day-old open issue escalates; a visit without a note is not counted", () => {
    const report = aftercareReport(
      [
        { firm: "A", day: 1, note: "" },
        { firm: "A", day: 2, note: "计划二期扩产" },
      ],
      [
        { id: "old", firm: "A", raised: 40 },
        { id: "young", firm: "A", raised: 41 },
        { id: "done", firm: "A", raised: 0, solved: 10 },
      ],
      100,
    );
    expect(report).toMatchObject({
      visits: 1,
      visitsWithoutNote: 1,
      open: 2,
      escalated: ["old"],
      daysToSolve: 10,
    });
    expect(report.expansionSignals).toHaveLength(1);
  });
});

describe("funnels", () => {
  const entry = (
    project: string,
    stage: Stage,
    day: number,
    more: Partial<StageEntry> = {},
  ): StageEntry => ({
    id: `${project}-${stage}-${day}-${more.recorded ?? ""}`,
    project,
    stage,
    day,
    ...more,
  });
  const anyEntries = fc.array(
    fc
      .record({
        project: fc.constantFrom("a", "b", "c", "d", "e"),
        stage: fc.constantFrom(...STAGES),
        day: fc.integer({ min: 17000, max: 20000 }),
      })
      .map(({ project, stage, day }) => entry(project, stage, day)),
    { maxLength: 40 },
  );

  test("[AF1] A20 the sum of cohorts equals the pipeline, and no cohort rises along its stages", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const funnel = cohortFunnel(entries, [], { asOf: 20000 });
        const pipeline = new Set(
          entries.filter((e) => stageOrder(e.stage) >= 2).map((e) => e.project),
        ).size;
        expect(funnel.reduce((a, c) => a + c.reached.signed, 0)).toBe(pipeline);
        for (const { reached } of funnel) {
          const counts = Object.values(reached);
          expect([...counts].sort((a, b) => b - a)).toEqual(counts);
        }
      }),
    );
  });

  test("[AF1] A20 promised and delivered output stand beside each cohort", () => {
    const funnel = cohortFunnel(
      [entry("a", "signed", dayOf(2021, 11, 9)), entry("b", "signed", dayOf(2022, 9, 7))],
      [
        { project: "a", promisedOutput: 10, deliveredOutput: 4 },
        { project: "b", over: true },
      ],
      { asOf: dayOf(2023, 1, 1) },
    );
    expect(funnel.map((c) => [c.year, c.promised, c.delivered, c.over])).toEqual([
      [2021, 10, 4, 0],
      [2022, null, null, 1],
    ]);
  });

  test('[AF2] A20 the period view shows 191 / 149 / 88 and is labelled "not one cohort"', () => {
    const [from, to] = [dayOf(2025, 1, 1), dayOf(2025, 9, 30)];
    const make = (stage: Stage, n: number) =>
      Array.from({ length: n }, (_, i) => entry(`${stage}${i}`, stage, from + (i % 270)));
    const view = periodView(
      [
        ...make("signed", 191),
        ...make("started", 149),
        ...make("in-production", 88),
        entry("x", "signed", from - 1),
      ],
      { from, to },
    );
    expect(view.entered).toEqual({
      signed: 191,
      started: 149,
      "in-production": 88,
      "at-capacity": 0,
    });
    expect(view.label).toBe("not one cohort");
  });

  test("[AF3] what is recorded later does not change a funnel of a past day", () => {
    fc.assert(
      fc.property(
        anyEntries,
        anyEntries,
        fc.integer({ min: 17000, max: 20000 }),
        (before, after, asOf) => {
          const late = after.map((e, i) => ({
            ...e,
            id: `late${i}`,
            recorded: asOf + 1,
            ...(before[i] ? { supersedes: before[i].id } : {}),
          }));
          expect(cohortFunnel([...before, ...late], [], { asOf })).toEqual(
            cohortFunnel(before, [], { asOf }),
          );
        },
      ),
    );
  });

  test("[AF4] the survival curve of a textbook sample (6-MP group of Freireich 1963)", () => {
    const days = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((d) => ({ days: d, ended: true }));
    const open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((d) => ({
      days: d,
      ended: false,
    }));
    const curve = survivalCurve([...days, ...open]);
    expect(curve.steps.map((s) => s.survival.toFixed(3))).toEqual([
      "0.857",
      "0.807",
      "0.753",
      "0.690",
      "0.627",
      "0.538",
      "0.448",
    ]);
    expect(curve.median).toBe(23);
    expect(curve.steps[0]?.error).toBeCloseTo(0.0764, 4);
  });
});
