import { read, utils } from "@e965/xlsx";
import { COMMON_QUESTIONS } from "@essor/core/attract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked by what is expected of it
type Body = any;
type Role = Parameters<TestHub["call"]>[0];
const SECRET = "Halcyon Semiconductor";

describe("views of the pipeline", () => {
  let hub: TestHub;
  const call = async (
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    version?: number,
  ) => {
    const answer = await hub.call(role, method, `/api/v1/attract${path}`, {
      ...(body === undefined ? {} : { body }),
      ...(version === undefined ? {} : { headers: { "if-match": String(version) } }),
    });
    return { ...answer, body: answer.body as Body };
  };
  const get = async (role: Role, path: string) => (await call(role, "GET", path)).body;
  const lead = async (name: string, more: object = {}) =>
    (await call("officer", "POST", "/projects", { name, district: "ketd", ...more })).body.project;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());

  it("A11 4 ha, 20 MVA, < 10 km to motorway, free by a day and near a point: only matching plots fit, each other says why", async () => {
    const added = await call("officer", "POST", "/sites", {
      name: { en: "Plot Seven" },
      district: "ketd",
      kind: "plot",
      areaHa: 6,
      powerMva: 30,
      motorwayKm: 2,
      availableFrom: "2026-12-01",
      lon: 121.0,
      lat: 31.38,
      sourceTitle: "land office list",
    });
    expect(added.status).toBe(201);
    const ask =
      "/sites?areaHaMin=4&powerMvaMin=20&motorwayKmBelow=10&availableBy=2026-12-31&nearLon=120.99&nearLat=31.37&withinKm=20";
    const { items } = await get("officer", ask);
    const fits = items.filter((s: Body) => s.fits).map((s: Body) => s.name.en);
    expect(fits.toSorted()).toEqual(["Plot Seven", "Worked example plot 1"]);
    for (const s of items)
      expect(s.fits).toBe(
        s.areaHa >= 4 &&
          s.powerMva >= 20 &&
          s.motorwayKm !== null &&
          s.motorwayKm < 10 &&
          s.availableFrom !== null &&
          s.availableFrom <= "2026-12-31" &&
          s.distanceKm !== null &&
          s.distanceKm <= 20,
      );
    const three = items.find((s: Body) => s.name.en === "Worked example plot 3");
    expect(three.unknown).toEqual(expect.arrayContaining(["powerMva", "availableFrom"]));
    // Taken off the list it is in no search; a stale change is refused.
    const { id, version } = added.body;
    const off = { name: { en: "Plot Seven" }, district: "ketd", kind: "plot", withdrawn: true };
    expect((await call("officer", "PUT", `/sites/${id}`, off, version)).status).toBe(200);
    expect((await call("officer", "PUT", `/sites/${id}`, off, version)).status).toBe(412);
    expect(JSON.stringify(await get("officer", "/sites"))).not.toContain("Plot Seven");
    expect((await call("viewer", "POST", "/sites", off)).status).toBe(403);
  });

  it("A12 every value of the comparison and of the cost model has its unit, source and year; what is missing is not there", async () => {
    const { criteria, locations } = await get("officer", "/comparison");
    expect(criteria.length).toBeGreaterThan(3);
    for (const c of criteria) expect(c.unit).not.toBe("");
    for (const place of locations)
      for (const cell of place.cells)
        if (cell !== null) expect([cell.source, cell.period].every(Boolean)).toBe(true);
    const costs = await get("investor", "/place-costs");
    for (const c of costs.costs) expect([c.unit, c.source, c.year].every(Boolean)).toBe(true);
    const changshu = costs.costs.filter((c: Body) => c.area === "320581").map((c: Body) => c.item);
    expect(changshu).not.toContain("labour");
    const record = {
      area: "320581",
      item: "labour",
      value: 91000,
      year: 2025,
      source: "wage survey",
    };
    expect((await call("officer", "PUT", "/place-costs", { ...record, source: "" })).status).toBe(
      400,
    );
    expect((await call("analyst", "PUT", "/place-costs", record)).status).toBe(403);
    const after = (await call("officer", "PUT", "/place-costs", record)).body.costs;
    expect(after).toContainEqual(
      expect.objectContaining({
        area: "320581",
        item: "labour",
        value: 91000,
        example: false,
        currency: "CNY",
      }),
    );
  });

  it("A12 a link shows what stood behind the comparison when it was made, until it ends or is taken back", async () => {
    const share = (days: number) =>
      call("officer", "POST", "/shares", {
        title: "For the board",
        method: "topsis",
        days,
        criteria: [{ code: "gdp_per_capita", weight: 3 }],
        cost: { land: 4, labour: 200, years: 10, rate: 0.08 },
      });
    const { token } = (await share(1)).body;
    const shown = await get("visitor", `/shared/${token}`);
    expect(shown).toMatchObject({
      title: "For the board",
      method: "topsis",
      criteria: [{ code: "gdp_per_capita", weight: 3 }],
      cost: { labour: 200 },
    });
    expect(shown.comparison.locations.length).toBeGreaterThan(1);
    // Figures recorded later do not change what the link shows.
    await call("officer", "PUT", "/place-costs", {
      area: "320583",
      item: "power",
      value: 99,
      year: 2026,
      source: "later",
    });
    expect(JSON.stringify((await get("visitor", `/shared/${token}`)).costs)).not.toContain(
      '"later"',
    );
    const [mine] = (await get("officer", "/shares")).items;
    expect(mine).toMatchObject({ title: "For the board", state: "live" });
    expect((await get("officer2", "/shares")).items).toEqual([]);
    expect((await call("officer2", "DELETE", `/shares/${mine.id}`)).status).toBe(404);
    expect((await call("officer", "DELETE", `/shares/${mine.id}`)).status).toBe(204);
    expect((await call("visitor", "GET", `/shared/${token}`)).status).toBe(404);
    const ending = (await share(1)).body.token;
    hub.setNow(new Date(Date.now() + 25 * 3_600_000));
    expect((await call("visitor", "GET", `/shared/${ending}`)).status).toBe(404);
    hub.setNow(new Date());
  });

  it("A13 forty questions in three languages: each answer sourced and dated, the rest listed, as workbook and PDF", async () => {
    const site = (await get("officer", "/sites")).items.find(
      (s: Body) => s.name.en === "Worked example plot 1",
    );
    for (const language of ["en", "zh-CN", "fr"] as const) {
      const questions = COMMON_QUESTIONS.map((q, i) => ({
        id: String(i + 1),
        text: q[language],
        code: q.code,
      }));
      const ask = { title: "RFI", language, site: site.id, questions };
      const pack = (await call("officer", "POST", "/answer-pack", ask)).body;
      expect(pack.cells).toHaveLength(40);
      for (const cell of pack.cells)
        expect(
          cell.answered ? Boolean(cell.source && cell.day) : pack.unanswered.includes(cell.id),
        ).toBe(true);
      // No register holds the price of water: it is open, and not guessed.
      const water = questions.find((q) => q.code === "water_price")?.id;
      expect(pack.unanswered).toContain(water);
      expect(pack.cells.length - pack.unanswered.length).toBeGreaterThan(20);
      const bytes = async (format: string) =>
        new Uint8Array(
          await (
            await hub.app.request(`/api/v1/attract/answer-pack/${format}`, {
              method: "POST",
              headers: {
                "content-type": "application/json",
                "x-essor": "1",
                cookie: await cookieOf(),
              },
              body: JSON.stringify(ask),
            })
          ).arrayBuffer(),
        );
      const book = read(await bytes("xlsx"));
      const [answers = "", open = ""] = book.SheetNames;
      const rows = utils.sheet_to_json<unknown[]>(book.Sheets[answers] as never, { header: 1 });
      expect(rows).toHaveLength(41);
      const gdp = questions.findIndex((q) => q.code === "gdp");
      expect(rows[gdp + 1]?.[2]).toBe(Number(pack.cells[gdp].value));
      expect(
        utils.sheet_to_json<unknown[]>(book.Sheets[open] as never, { header: 1 }).length - 1,
      ).toBe(pack.unanswered.length);
      if (language !== "zh-CN") continue; // one print is enough to see that it prints
      const pdf = await bytes("pdf");
      expect(new TextDecoder("latin1").decode(pdf.slice(0, 5))).toBe("%PDF-");
      expect(pdf.length).toBeGreaterThan(5000);
    }
  });

  const cookieOf = async () => {
    const signed = await hub.app.request("/api/v1/me/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "officer@demo.essor", password: "kunshan-jade-2026" }),
    });
    return (signed.headers.get("set-cookie") ?? "").split(";")[0] as string;
  };

  it("A18 the list of deadlines equals a query on dates: a day late is amber, fifteen days red", async () => {
    const project = await lead("Deadline project");
    const at = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    hub.setNow(new Date(`${at(0)}T04:00:00Z`));
    for (const [title, days] of [
      ["today", 0],
      ["one", -1],
      ["fourteen", -14],
      ["fifteen", -15],
      ["ahead", 5],
    ] as const)
      await call("officer", "POST", `/projects/${project.id}/tasks`, {
        kind: "node",
        node: "building-permit",
        title,
        due: at(days),
      });
    const { items, counts, today } = await get("officer", "/deadlines");
    const light = (title: string) => items.find((t: Body) => t.title === title)?.light;
    expect(["ahead", "today", "one", "fourteen", "fifteen"].map(light)).toEqual([
      "green",
      "green",
      "amber",
      "amber",
      "red",
    ]);
    const byDates = await asSystem(hub.pool, async (tx) => {
      const { rows } = await tx.query(
        `select id, case when $1::date - due_on >= 15 then 'red' when $1::date - due_on >= 1 then 'amber' else 'green' end as light
         from attract.task where hub_id = (select id from hub.hub where code = 'kunshan') and done_on is null and due_on <= $1::date + 60
           and (district = any($2) or other_district = any($2))`,
        [today, ["ketd"]],
      );
      return rows;
    });
    const pairs = (rows: Body[]) => rows.map((r) => `${r.id} ${r.light}`).sort();
    expect(pairs(items)).toEqual(pairs(byDates));
    expect(counts.red).toBe(byDates.filter((r: Body) => r.light === "red").length);
    expect(
      (await get("officer", "/deadlines?light=red")).items.every((t: Body) => t.light === "red"),
    ).toBe(true);
    expect(items.find((t: Body) => t.title === "one").projectName).toBe("Deadline project");
    hub.setNow(new Date());
  });

  it("A4 a calendar file and the map keep a secret name, also from its own maker's programs; a link that was taken back is dead", async () => {
    const project = await lead(SECRET, { codeName: "Project Tern" });
    await call("officer", "POST", `/projects/${project.id}/tasks`, {
      title: "Visit",
      due: "2026-12-24",
    });
    const inside = await get("officer", "/calendar?from=2026-12-01&to=2026-12-31");
    expect(JSON.stringify(inside)).toContain(SECRET);
    const { feed, path } = (await call("officer", "POST", "/feeds", { name: "phone" })).body;
    const file = await hub.call("visitor", "GET", path);
    expect(file.headers.get("content-type")).toContain("text/calendar");
    expect(file.text).toContain("BEGIN:VCALENDAR");
    expect(file.text.replaceAll("\r\n ", "")).toContain("Project Tern · Visit");
    expect(file.text).not.toContain(SECRET);
    // Another district's officer sees neither the task nor, on the map, the place.
    expect(
      JSON.stringify(await get("officer2", "/calendar?from=2026-12-01&to=2026-12-31")),
    ).not.toMatch(/Halcyon|Tern/);
    await asSystem(hub.pool, (tx) =>
      tx.query("update attract.project set lon = 120.9, lat = 31.3 where id = $1", [project.id]),
    );
    expect(JSON.stringify(await get("officer", "/points"))).toContain(SECRET);
    expect(JSON.stringify(await get("viewer", "/points"))).not.toMatch(/Halcyon|Tern/);
    expect((await call("officer2", "DELETE", `/feeds/${feed.id}`)).status).toBe(404);
    expect((await call("officer", "DELETE", `/feeds/${feed.id}`)).status).toBe(204);
    expect((await hub.call("visitor", "GET", path)).status).toBe(404);
  });

  it("many projects change at once, each by its own rules; what is refused stays as it was", async () => {
    const [a, b, c] = [await lead("Bulk A"), await lead("Bulk B"), await lead("Bulk C")];
    const other = (
      await call("officer2", "POST", "/projects", { name: "Theirs", district: "khtd" })
    ).body.project;
    const all = [a, b, { ...c, version: 99 }, other].map(({ id, version }: Body) => ({
      id,
      version,
    }));
    const noReason = await call("officer", "POST", "/projects/bulk", {
      projects: all,
      change: { kind: "status", status: "lost" },
    });
    expect(noReason.body).toEqual({
      changed: 0,
      refused: [
        { id: a.id, code: "reason-needed" },
        { id: b.id, code: "reason-needed" },
        { id: c.id, code: "stale-version" },
        { id: other.id, code: "not-found" },
      ],
    });
    const done = await call("officer", "POST", "/projects/bulk", {
      projects: all,
      change: { kind: "status", status: "delayed", reason: "land" },
    });
    expect(done.body).toMatchObject({ changed: 2 });
    expect((await get("officer", `/projects/${a.id}`)).project).toMatchObject({
      status: "delayed",
      stage: "planned",
    });
    expect((await get("officer2", `/projects/${other.id}`)).project.status).toBe("active");
    const fresh = (await get("officer", `/projects/${a.id}`)).project;
    await call("officer", "POST", "/projects/bulk", {
      projects: [{ id: fresh.id, version: fresh.version }],
      change: { kind: "task", title: "Call the investor", due: "2026-12-01" },
    });
    const detail = await get("officer", `/projects/${a.id}`);
    expect(detail.tasks.map((t: Body) => t.title)).toContain("Call the investor");
    expect(
      (
        await call("viewer", "POST", "/projects/bulk", {
          projects: all,
          change: { kind: "sector", sector: "x" },
        })
      ).status,
    ).toBe(403);
  });

  it("A20 the funnel follows every change at once, and a past day stays as it was", async () => {
    const year = () => get("officer", "/funnel?asOf=2023-12-31");
    const before = await year();
    const project = await lead("Cohort project");
    const moved = await call(
      "officer",
      "POST",
      `/projects/${project.id}/move`,
      { stage: "signed", on: "2023-03-01", agreedOn: "2023-03-01", plannedStart: "2023-09-01" },
      project.version,
    );
    expect(moved.status).toBe(200);
    // Recorded today: what was known at the end of 2023 does not change.
    expect(await year()).toEqual({ ...before, statuses: (await year()).statuses });
    const now = await get("officer", "/funnel");
    const cohort = (f: Body) => f.cohorts.find((c: Body) => c.year === 2023)?.signed ?? 0;
    expect(cohort(now)).toBe(cohort(before) + 1);
    expect(now.pipeline).toBe(now.cohorts.reduce((n: number, c: Body) => n + c.signed, 0));
    expect(now.reached.map((r: Body) => r.projects)).toEqual(
      now.reached.map((r: Body) => r.projects).toSorted((x: number, y: number) => y - x),
    );
    // What was promised and delivered stands beside it as soon as it is recorded.
    await call("officer", "POST", `/projects/${project.id}/promises`, {
      side: "investor",
      what: "output",
      target: 500_000_000,
      unit: "CNY",
      due: "2030-12-31",
    });
    const { promises } = await get("officer", `/projects/${project.id}`);
    const of2023 = async () =>
      (await get("officer", "/funnel")).cohorts.find((c: Body) => c.year === 2023);
    expect(await of2023()).toMatchObject({ promised: 500_000_000, delivered: null });
    await call("officer", "POST", `/promises/${promises[0].id}/readings`, {
      on: "2026-06-30",
      value: 120_000_000,
      evidence: "return",
    });
    expect(await of2023()).toMatchObject({ promised: 500_000_000, delivered: 120_000_000 });
    // Another district's reader has a funnel of his own.
    expect(cohort(await get("officer2", "/funnel"))).toBe(
      cohort(await get("officer2", "/funnel?asOf=2026-01-01")),
    );
  });

  it("a part of a name finds projects, investors and one's own secrets, in any script, and nothing of others", async () => {
    const find = async (role: Role, q: string) =>
      (await get(role, `/projects?q=${encodeURIComponent(q)}`)).items.map((p: Body) => p.name);
    await lead("昆山固态电池产业园", { investor: { name: "Nordlicht Batterie GmbH" } });
    for (const q of ["电池", "池", "固态电", "licht Bat", "NORDLICHT"])
      expect(await find("officer", q), q).toContain("昆山固态电池产业园");
    expect(await find("officer", "100%_")).toEqual([]);
    expect(await find("officer", "alcyon")).toEqual([SECRET]);
    expect(await find("viewer", "alcyon")).toEqual([]);
    expect(await find("officer2", "固态电池产业")).toEqual([]);
  });
});
