import type { Priorities } from "@essor/contract/target-entry";
import { normal, seededRng } from "@essor/core/math";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "../db/shipped-data.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

/** The classes of the demo's links, and others beside them; the fourth part of each decides what a place knows how to make. */
const LINKED =
  "C2664 C2669 C2921 C3042 C3051 C3442 C3562 C3612 C3670 C3841 C3849 C3973 C3974 C3979 C3985";
const FAMILIES = 4;
const BASIS = "employment_by_class";

describe("the join over figures by class", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
    await hub.call("analyst", "GET", "/api/v1/target/gaps");
  });
  afterAll(() => hub.close());
  const ok = async <T>(method: string, path: string, body?: unknown, form?: FormData) => {
    const answer = await hub.call("analyst", method, `/api/v1/${path}`, {
      ...(body === undefined ? {} : { body }),
      ...(form === undefined ? {} : { form }),
    });
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body as T;
  };
  const joined = (basis = "") => ok<Priorities>("GET", `target/priorities${basis}`);
  const ended = async ({ job }: { job: number }) => {
    const done = await hub.ended("analyst", job);
    expect(done.state, JSON.stringify(done.error)).toBe("done");
  };

  it("issue 4, 3: by section links of one section tie, and the join says from what they are read", async () => {
    const { items } = await joined();
    const section = items.filter((i) => i.activities.map((a) => a.code).join() === "C");
    expect(section.length).toBeGreaterThan(5);
    expect(new Set(section.map((i) => i.density)).size).toBe(1);
    expect(new Set(section.map((i) => i.probability)).size).toBe(1);
    expect(items.find((i) => i.link === "driver-ic")?.coarse).toEqual(["C3973"]);
    expect(items.find((i) => i.link === "substrate")?.coarse).toEqual(["C3042", "C305"]);
  });

  it("issue 4, 3: figures by class, taken in through the import, tell the same links apart, with reasons", async () => {
    await ok("POST", "measure/indicators", {
      code: BASIS,
      name: { en: "Jobs by class (worked figures of a test)" },
      unit: "persons",
      direction: 1,
      nature: "total",
    });
    // In through the product's own door: upload, check, apply.
    const form = new FormData();
    form.set("file", new File([await workedFigures()], "jobs-by-class.csv"));
    type Batch = {
      id: number;
      headingRow: number;
      decimal: string;
      columns: { heading: string; suggestion: object | null }[];
      counts: { accepted: number; refused: number };
    };
    const batch = await ok<Batch>("POST", "measure/imports", undefined, form);
    const path = `measure/imports/${batch.id}`;
    await ended(
      await ok("POST", `${path}/check`, {
        headingRow: batch.headingRow,
        decimal: batch.decimal,
        source: {
          title: "Worked figures of a test",
          issuer: "",
          address: "",
          readOn: "2026-01-02",
          grade: "S",
          licence: "",
        },
        columns: Object.fromEntries(
          batch.columns.flatMap((c) => (c.suggestion ? [[c.heading, c.suggestion]] : [])),
        ),
      }),
    );
    const checked = await ok<Batch>("GET", path);
    expect(checked.counts.refused).toBe(0);
    expect(checked.counts.accepted).toBeGreaterThan(3000);
    await ended(await ok("POST", `${path}/apply`));
    await ended(
      await ok("POST", "target/entry/runs", {
        basis: BASIS,
        level: "county",
        from: "2010",
        to: "2020",
      }),
    );
    // The own table of the hub says what localising each link's division would bring.
    const divisions = ["C26", "C29", "C30", "C34", "C35", "C36", "C38", "C39"];
    await ok("PUT", "target/io/tables/worked", {
      name: { en: "Worked table of a test" },
      unit: "CNY",
      sourceNote: "Worked figures of a test",
      sectors: divisions.map((code, i) => ({
        code,
        name: code,
        output: 1000 + 100 * i,
        activities: [code],
      })),
      flows: divisions.map((_, i) => divisions.map((_, j) => 10 + 7 * ((i * 3 + j) % 5))),
      imports: divisions.map((_, i) => divisions.map((_, j) => 2 + ((i + 2 * j) % 4))),
    });

    const { items, table } = await joined(`?basis=${BASIS}`);
    expect(table).toBe("worked");
    const of = (link: string) => items.find((i) => i.link === link) as (typeof items)[number];
    expect(items.length).toBeGreaterThan(8);
    for (const item of items) expect(item.coarse, item.link).toEqual([]);
    // Read from their own classes: the links that tied are apart in density, probability, gain and place.
    const apart = (side: (i: (typeof items)[number]) => number | null) =>
      new Set(items.map(side).filter((v) => v !== null)).size;
    expect(apart((i) => i.density)).toBeGreaterThan(6);
    expect(apart((i) => i.outputGain)).toBeGreaterThan(4);
    expect(apart((i) => i.score)).toBeGreaterThan(7);
    const foretold = items.filter((i) => i.probability !== null);
    expect(foretold.length).toBeGreaterThan(3);
    // As many answers as there are sets of classes: cathode and electrolyte are of one class.
    const read = new Set(foretold.map((i) => i.activities.map((a) => a.code).join()));
    expect(apart((i) => i.probability)).toBe(read.size);
    expect(read.size).toBeGreaterThan(5);
    for (const item of foretold) {
      expect(item.low).toBeLessThan(item.probability as number);
      expect(item.nearPresent.length, item.link).toBeGreaterThan(0);
      expect(item.alike.length, item.link).toBeGreaterThan(0);
    }
    expect(of("driver-ic").activities.map((a) => a.code)).toEqual(["C3973"]);
    // One class, one answer: two links of the very same class are not told apart by anything that is read.
    expect(of("electrolyte").density).toBe(of("cathode").density);
    // By section nothing has changed.
    expect(new Set((await joined()).items.map((i) => i.density)).size).toBe(1);
  });

  /** Jobs of 150 counties in 60 classes and two years: a place makes what it knows how to, and comes to more of it. */
  async function workedFigures(): Promise<string> {
    const { items: areas } = await ok<{ items: { code: string }[] }>(
      "GET",
      "measure/areas?level=county&limit=149",
    );
    const linked = LINKED.split(" ");
    const others = readTable("industry-classifications", "gbt4754_2017.csv")
      .filter((r) => r.level === "4" && /^C/.test(r.code ?? "") && !linked.includes(r.code ?? ""))
      .filter((_, i) => i % 11 === 0)
      .map((r) => r.code as string)
      .slice(0, 45);
    const classes = [...linked, ...others];
    const rng = seededRng(23);
    const lines = ["area,activity,indicator,period,value,unit"];
    for (const area of ["320583", ...areas.map((a) => a.code).filter((c) => c !== "320583")]) {
      const knows = Array.from({ length: FAMILIES }, () => normal(rng));
      classes.forEach((activity, k) => {
        const able = (knows[k % FAMILIES] as number) + 0.7 * normal(rng) - k / 60;
        const jobs = (more: number) =>
          able + more > 0.2 ? Math.round(200 * Math.exp(able + more)) : 0;
        const grown = (knows[k % FAMILIES] as number) > 0 ? 0.6 * Math.abs(normal(rng)) : 0;
        for (const [period, value] of [
          ["2010", jobs(0)],
          ["2020", jobs(grown)],
        ])
          lines.push(`${area},${activity},${BASIS},${period},${value},persons`);
      });
    }
    return `${lines.join("\n")}\n`;
  }
});
