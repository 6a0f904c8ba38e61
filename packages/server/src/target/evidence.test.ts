import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

type Piece = { id: number; kind: string; points: number; hidden: boolean; version: number };
type Firm = { id: number; name: string; score: number; version: number; evidence: Piece[] };
type Issue = { code: string; row?: number; field?: string };
type Refused = { code: string; issues: Issue[] };
type IoSector = {
  code: string;
  outputMultiplier: number;
  bought: number | null;
  boughtShare: number | null;
  outputGain: number | null;
};

describe("target firms, tables and lists", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());
  const call = async <T>(method: string, path: string, body?: unknown, version?: number) => {
    const answer = await hub.call("officer", method, `/api/v1/target/${path}`, {
      ...(body === undefined ? {} : { body }),
      ...(version === undefined ? {} : { headers: { "if-match": String(version) } }),
    });
    return { status: answer.status, body: answer.body as T };
  };

  it("T5: a firm from the register; hiding one piece of evidence changes its score by exactly its points", async () => {
    const found = await call<{ items: { code: string; name: string }[] }>(
      "GET",
      "register?q=kunshan",
    );
    expect(found.body.items.length).toBeGreaterThan(0);
    const entry = found.body.items[0];
    const put = {
      name: entry?.name,
      registerCode: entry?.code,
      chain: "new-display",
      link: "polariser",
    };
    const firm = (await call<Firm>("POST", "firms", put)).body;
    expect((await call<Refused>("POST", "firms", put)).body.code).toBe("already-exists");
    expect((await call<Refused>("POST", "firms", { ...put, link: "nowhere" })).body.code).toBe(
      "not-found",
    );
    hub.setNow(new Date("2026-06-30T00:00:00Z"));
    const add = (kind: string, seen: string, strength: number) =>
      call<Firm>("POST", `firms/${firm.id}/evidence`, {
        kind,
        seen,
        strength,
        source: "Annual report 2025",
      });
    await add("expansion", "2026-03-01", 1);
    await add("customer-nearby", "2025-06-30", 0.6);
    const full = (await add("warning", "2026-06-01", 0.3)).body;
    expect(full.evidence).toHaveLength(3);
    expect(full.evidence.find((p) => p.kind === "warning")?.points).toBeLessThan(0);
    const sum = (f: Firm) =>
      f.evidence.filter((p) => !p.hidden).reduce((s, p) => s + Math.round(100 * p.points), 0);
    expect(Math.round(100 * full.score)).toBe(sum(full));
    for (const piece of full.evidence) {
      const path = `firms/${firm.id}/evidence/${piece.id}`;
      const without = (await call<Firm>("PATCH", path, { hidden: true }, piece.version)).body;
      expect(Math.round(100 * (full.score - without.score))).toBe(Math.round(100 * piece.points));
      expect((await call<Refused>("PATCH", path, { hidden: false }, piece.version)).body.code).toBe(
        "stale-version",
      );
      const again = (await call<Firm>("PATCH", path, { hidden: false }, piece.version + 1)).body;
      expect(again.score).toBe(full.score);
    }
    expect((await add("fit", "2027-01-01", 1)).status).toBe(400); // not seen yet
    expect((await add("fit", "2026-01-01", 2)).status).toBe(400);
    expect((await call("DELETE", `firms/${firm.id}`, undefined, firm.version)).status).toBe(204);
    expect((await call<{ items: Firm[] }>("GET", "firms")).body.items).toHaveLength(0);
  });

  it("the open table of the demo explains itself; cut to the hub it says what is bought from outside and what making it here brings", async () => {
    const whole = (await call<{ sectors: IoSector[]; region: null }>("GET", "io/explorer")).body;
    expect(whole.sectors).toHaveLength(12);
    expect(whole.sectors[0]?.outputMultiplier).toBeCloseTo(1.89008356968, 9); // the R package leontief
    expect(whole.sectors.every((s) => s.outputGain === null)).toBe(true); // its imports are not told apart
    const cut = (
      await call<{ sectors: IoSector[]; region: { share: number } }>("GET", "io/explorer?area=hub")
    ).body;
    expect(cut.region.share).toBeGreaterThan(0);
    expect(cut.region.share).toBeLessThan(0.02);
    for (const sector of cut.sectors) {
      expect(sector.bought).toBeGreaterThanOrEqual(0);
      expect(sector.outputGain).toBeGreaterThanOrEqual(sector.bought ?? 0);
    }
    const one = (
      await call<{
        outputGain: number;
        gains: { gain: number }[];
        extensions: Record<string, number>;
      }>("GET", "io/inputs/03?area=hub&share=1")
    ).body;
    const listed = cut.sectors.find((s) => s.code === "03")?.outputGain ?? 0;
    expect(one.outputGain).toBeCloseTo(listed, 6);
    expect(one.gains.reduce((s, g) => s + g.gain, 0)).toBeCloseTo(one.outputGain, 6);
    expect(one.extensions.employment).toBeGreaterThan(0);
    const half = (await call<{ outputGain: number }>("GET", "io/inputs/03?area=hub&share=0.5"))
      .body;
    expect(half.outputGain).toBeLessThan(one.outputGain / 2 + 1e-9); // the second half feeds on the first
  });

  it("a table with mistakes is refused by sector: unbalanced, negative, doubled, of the wrong shape", async () => {
    const table = {
      name: { en: "Bad" },
      unit: "x",
      sourceNote: "test",
      sectors: [
        { code: "a", name: "A", output: 2 },
        { code: "b", name: "B", output: 10 },
      ],
      flows: [
        [1, 1],
        [3, -1],
      ],
    };
    const refused = (body: object) =>
      call<Refused>("PUT", "io/tables/bad", body).then((a) => a.body);
    const negative = await refused(table);
    expect(negative).toMatchObject({
      code: "io-refused",
      issues: [{ code: "negative-value", row: 2, field: "flows" }],
    });
    const flows = [
      [1, 1],
      [3, 1],
    ];
    expect((await refused({ ...table, flows })).issues).toMatchObject([
      { code: "inputs-exceed-output", row: 1 },
    ]);
    expect((await refused({ ...table, flows: [[1, 1]] })).issues).toMatchObject([
      { code: "wrong-length" },
    ]);
    const twice = table.sectors.map((s) => ({ ...s, code: "a", output: 10 }));
    expect((await refused({ ...table, flows, sectors: twice })).issues).toMatchObject([
      { code: "duplicate-sector", row: 2 },
    ]);
    // Well formed, but no sector says which activities it holds: it cannot be cut to the area.
    const fine = { ...table, flows, sectors: table.sectors.map((s) => ({ ...s, output: 20 })) };
    expect((await call("PUT", "io/tables/bad", fine)).status).toBe(200);
    expect(
      (await call<Refused>("GET", "io/explorer?table=bad&area=hub")).body.issues,
    ).toMatchObject([
      { code: "sector-unmapped", row: 1, field: "activities" },
      { code: "sector-unmapped", row: 2 },
    ]);
  });

  it.skipIf(!hasReference("targeting"))(
    "China 2017, taken in: supply gaps as by 42 solves, electronics first",
    async () => {
      const io = (file: string) => readReferenceCsv(referencePath("targeting", "io", file));
      const sectors = io("china_2017_42_domestic.sectors.csv");
      const at = new Map(sectors.map((row, i) => [row.code, i]));
      const square = (file: string) => {
        const matrix = sectors.map(() => sectors.map(() => 0));
        for (const { from, to, value } of io(file)) {
          const row = matrix[at.get(from ?? "") ?? -1];
          if (row) row[at.get(to ?? "") ?? -1] = Number(value);
        }
        return matrix;
      };
      const body = {
        name: { en: "China 2017" },
        unit: "10,000 CNY",
        sourceNote: "National Bureau of Statistics",
        sectors: sectors.map((row) => ({
          code: row.code,
          name: row.description,
          output: Number(row.output),
          activities: ["C"],
        })),
        flows: square("china_2017_42_domestic.transactions.csv.gz"),
        imports: square("china_2017_42_imports.transactions.csv.gz"),
      };
      expect((await call("PUT", "io/tables/china-2017", body)).status).toBe(200);
      const shown = (await call<{ sectors: IoSector[] }>("GET", "io/explorer?table=china-2017"))
        .body.sectors;
      const known = io("china_2017_42_supply_gaps.csv");
      const column = Object.keys(known[0] ?? {}).find((name) =>
        name.startsWith("output_gain"),
      ) as string;
      const most = Math.max(...known.map((row) => Number(row[column])));
      for (const row of known) {
        const own = shown.find((s) => s.code === row.code);
        const want = Number(row[column]);
        // Outputs and flows are printed to twelve digits each, so the smallest gains carry the rounding of the largest flows.
        expect(Math.abs((own?.outputGain ?? 0) - want)).toBeLessThanOrEqual(1e-9 * most);
      }
      const first = [...shown].sort((a, b) => (b.outputGain ?? 0) - (a.outputGain ?? 0))[0];
      const name = sectors.find((row) => row.code === first?.code)?.description ?? "";
      expect(name).toMatch(/electronic|communication/i);
      expect(first?.boughtShare).toBeCloseTo(0.365, 2);
      // The hub's own table takes part in the join, the worked example did not.
      await call("GET", "gaps");
      const joined = (
        await call<{ table: string; items: { outputGain: number }[] }>("GET", "priorities")
      ).body;
      expect(joined.table).toBe("china-2017");
      expect(joined.items.some((item) => item.outputGain > 0)).toBe(true);
    },
  );

  it("T8: declared targets of peers are taken in as a list, row by row, with source and day", async () => {
    const list = (rows: object[]) =>
      call<Refused & { items: object[] }>("PUT", "peer-targets", { items: rows });
    const row = {
      area: "320581",
      sector: "energy",
      source: "Five-year plan of Changshu, 2021",
      declaredOn: "2021-03-01",
    };
    const bad = (await list([row, { ...row, area: "000000" }, { ...row, sector: "none" }, row]))
      .body;
    expect(bad).toMatchObject({
      code: "catalogue-refused",
      issues: [
        { code: "unknown-area", row: 2 },
        { code: "unknown-sector", row: 3 },
        { code: "duplicate-row", row: 4 },
      ],
    });
    expect((await call<{ items: object[] }>("GET", "peer-targets")).body.items).toHaveLength(0); // whole or not at all
    expect((await list([row, { ...row, area: "320582" }])).body.items).toMatchObject([
      { area: "320581", declaredOn: "2021-03-01", source: row.source },
      { area: "320582" },
    ]);
    const { sectors } = (
      await call<{ sectors: { sector: string; crowding: { overlap: number; peers: object[] } }[] }>(
        "GET",
        "sectors",
      )
    ).body;
    expect(sectors.find((s) => s.sector === "energy")?.crowding.overlap).toBe(1);
  });

  it("T7: a catalogue taken in blocks its classes, and says what is wrong with it by row", async () => {
    const list = (rows: object[]) =>
      call<Refused & { items: object[] }>("PUT", "restricted", { items: rows });
    const row = {
      code: "C3110",
      status: "over-capacity",
      article: "Catalogue of 2024, item 3",
      validFrom: "2024-02-01",
    };
    expect(
      (
        await list([
          { ...row, code: "Z9" },
          { ...row, validTo: "2023-01-01" },
        ])
      ).body.issues,
    ).toMatchObject([
      { code: "unknown-class", row: 1, field: "code" },
      { code: "ends-before-start", row: 2, field: "validTo" },
    ]);
    expect((await list([row])).body.items).toHaveLength(1);
    expect((await call<Refused>("PUT", "choices/C3110", {})).body.code).toBe("restricted-activity");
    expect((await list([])).body.items).toHaveLength(0);
    expect((await call("PUT", "choices/C3110", {})).status).toBe(200);
  });

  it("the sectors' mapping is edited in dated editions with stated coverage; classes must exist and be shared only in part", async () => {
    type Scheme = {
      edition: number;
      editions: { edition: number; person: string | null }[];
      named: string;
      basis: string;
      sectors: {
        sector: string;
        name: object;
        gbt4754: { code: string; coverage: string }[];
        sei2018: string[];
        isic4: string[];
        naics2017: string[];
      }[];
      coverage: string;
    };
    const now = (await call<Scheme>("GET", "sectors")).body;
    const body = {
      named: now.named,
      mapped: "2026-11-24",
      basis: now.basis,
      coverage: "Batteries since edition 2.",
      sectors: now.sectors.map(({ sector, name, gbt4754, sei2018, isic4, naics2017 }) => ({
        sector,
        name,
        gbt4754: gbt4754.map(({ code, coverage }) => ({ code, coverage })),
        sei2018,
        isic4,
        naics2017,
      })),
    };
    const first = body.sectors[0] as (typeof body.sectors)[number];
    const wrong = {
      ...body,
      sectors: [
        { ...first, gbt4754: [{ code: "C9999", coverage: "whole" }] },
        ...body.sectors.slice(1),
        first,
      ],
    };
    const refused = (await call<Refused>("PUT", "sectors", wrong, now.edition)).body;
    expect(refused.code).toBe("catalogue-refused");
    expect(refused.issues.map((i) => i.code)).toEqual(
      expect.arrayContaining(["unknown-class", "duplicate-sector"]),
    );
    const saved = await call<Scheme>("PUT", "sectors", body, now.edition);
    expect(saved.body).toMatchObject({
      edition: now.edition + 1,
      coverage: "Batteries since edition 2.",
    });
    expect(saved.body.editions).toHaveLength(2);
    expect(saved.body.editions[0]?.person).not.toBeNull();
    expect((await call<Refused>("PUT", "sectors", body, now.edition)).body.code).toBe(
      "stale-version",
    );
  });
});
