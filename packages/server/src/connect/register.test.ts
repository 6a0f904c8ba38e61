import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Body, type ConnectHub, openConnect } from "./test-connect.ts";

describe("the register of organisations", () => {
  let connect: ConnectHub;
  beforeAll(async () => {
    connect = await openConnect();
  });
  afterAll(() => connect.close());
  const add = async (name: string, more: object = {}) => {
    const said = await connect.post("analyst", "/organisations", { name, ...more });
    expect(said.status, said.text).toBe(201);
    return said.body.id as number;
  };
  const sweep = async () => {
    const { body } = await connect.post("officer", "/organisations/sweep");
    const ended = await connect.hub.ended("officer", body.job);
    expect(ended.state, JSON.stringify(ended.error)).toBe("done");
    return ended.result as Body;
  };
  /** All that a reader can see of organisations and their links, as text. */
  const dump = async () => {
    const { rows } = await connect.hub.pool
      .query(
        `begin; set local role essor_system; select o.id, o.name, o.names, o.uscc, o.lei, o.country, o.city, o.address, o.website, o.merged_into,
         (select jsonb_agg(jsonb_build_array(l.source, l.record) order by l.id) from connect.organisation_link l where l.organisation_id = o.id) as links
       from connect.organisation o order by o.id; commit`,
      )
      .then((all) => (all as unknown as { rows: object[] }[])[2] as { rows: object[] });
    return JSON.stringify(rows);
  };

  it("takes in firms, partners and suppliers once, and names of a file are resolved across scripts", async () => {
    const first = await sweep();
    expect(first.records).toBeGreaterThan(60);
    expect(first.taken).toBe(0);
    const rows = [{ name: "国显光电有限公司" }, { name: "Opera of Nowhere" }];
    const { body } = await connect.post("investor", "/organisations/resolve", { rows });
    expect(body.rows[0].candidates[0].name).toContain("国显光电");
    expect(body.rows[1].organisation).toBeNull();
  }, 60_000);

  it("finds organisations as one types, in Chinese, by pinyin and in Latin letters", async () => {
    await add("昆山沪士试验电子有限公司");
    await add("Quillfeather Robotics SA");
    const named = async (q: string) =>
      (
        await connect.get("viewer", `/organisations?q=${encodeURIComponent(q)}&limit=5`)
      ).body.items.map((o: Body) => o.name);
    expect(await named("沪士试")).toEqual(["昆山沪士试验电子有限公司"]);
    expect(await named("hushi")).toContain("昆山沪士试验电子有限公司");
    expect(await named("rob quill")).toEqual(["Quillfeather Robotics SA"]);
  });

  it("an organisation that the register nearly holds asks for a word before it is saved", async () => {
    await add("昆山奇羽精密机械有限公司", { uscc: "91320583MA1AAAAA11" });
    const again = await connect.post("officer", "/organisations", {
      name: "奇羽精密机械（昆山）有限公司",
    });
    expect([again.status, again.body.code]).toEqual([409, "organisation-known"]);
    const same = { name: "Another Name", uscc: "91320583MA1AAAAA11" };
    expect((await connect.post("officer", "/organisations", same)).status).toBe(409);
    const meant = { ...same, although: "a branch with the same code" };
    expect((await connect.post("officer", "/organisations", meant)).status).toBe(201);
    expect((await connect.post("viewer", "/organisations", { name: "x" })).status).toBe(403);
  });

  it("a queue shows pairs with what speaks for them; a subsidiary is related, not the same; decisions stay", async () => {
    const a = await add("昆山启明示范光电有限公司", { website: "https://qiming-demo.cn" });
    const b = await add("启明示范光电（昆山）有限责任公司", {
      website: "https://www.qiming-demo.cn",
      although: "for the test",
    });
    const c = await add("苏州启明示范物流有限公司", { although: "for the test" });
    await sweep();
    const queue = (await connect.get("officer", "/organisation-pairs")).body;
    const pairOf = (x: number, y: number) =>
      queue.items.find((p: Body) => p.a.id === x && p.b.id === y);
    expect(pairOf(a, b)).toMatchObject({ proposal: "same" });
    expect(pairOf(a, b).evidence.some((e: Body) => e.column === "brand" && e.bits > 3)).toBe(true);
    expect(pairOf(a, c)?.proposal ?? "related").toBe("related");
    const merged = await connect.post("officer", `/organisation-pairs/${a}/${b}`, {
      decision: "same",
      winner: a,
      note: "one firm",
    });
    expect(merged.body.state).toBe("same");
    expect((await connect.get("viewer", `/organisations/${b}`)).body.id).toBe(a);
    if (pairOf(a, c)) {
      await connect.post("officer", `/organisation-pairs/${a}/${c}`, { decision: "related" });
      await sweep();
      const { items } = (await connect.get("officer", "/organisation-pairs?state=related")).body;
      expect(items.some((p: Body) => p.a.id === a && p.b.id === c)).toBe(true);
    }
    expect((await connect.get("enterprise", "/organisation-pairs")).status).toBe(403);
  }, 60_000);

  it("every merge can be undone: the dump equals that before, later links stay and are reported", async () => {
    const ids: number[] = [];
    for (let i = 0; i < 6; i++) {
      const id = await add(`Undo Works ${"ABCDEF"[i]} ${i * 7919}`, {
        lei: i % 2 ? `LEI${i}` : "",
        city: i % 3 ? `Town ${i}` : "",
        although: "for the test",
      });
      ids.push(id);
      for (let k = 0; k < i % 3; k++)
        await connect.post("officer", "/organisations/links", {
          organisation: id,
          source: "test",
          record: `${i}-${k}`,
        });
    }
    const pairUp = (x: number, y: number) =>
      connect.hub.pool.query(
        `begin; set local role essor_system; insert into connect.organisation_pair (hub_id, a, b, probability, evidence, proposal)
           values (1, ${Math.min(x, y)}, ${Math.max(x, y)}, 0.5, '[]', 'same') on conflict do nothing; commit`,
      );
    let linked = 0;
    const one = fc.record({ x: fc.nat(5), y: fc.nat(5), link: fc.boolean(), swap: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (steps) => {
        const done: { before: string; merge: number; record: string | undefined }[] = [];
        for (const { x, y, link, swap } of steps) {
          const [a, b] = [ids[Math.min(x, y)] as number, ids[Math.max(x, y)] as number];
          if (a === b) continue;
          await pairUp(a, b);
          const before = await dump();
          const winner = swap ? b : a;
          const said = await connect.post("officer", `/organisation-pairs/${a}/${b}`, {
            decision: "same",
            winner,
          });
          // One of the two may be merged already: refused, and nothing has changed.
          if (said.status !== 200) {
            expect(said.body.code).toBe("wrong-state");
            expect(await dump()).toBe(before);
            continue;
          }
          const { items } = (await connect.get("officer", "/organisation-merges")).body;
          const record = link ? `later ${linked++}` : undefined;
          if (record)
            await connect.post("officer", "/organisations/links", {
              organisation: winner,
              source: "test",
              record,
            });
          done.push({ before, merge: items[0].id, record });
        }
        // The first cannot be parted while later ones rest on it.
        for (const { before, merge, record } of done.reverse()) {
          const undone = await connect.post("officer", `/organisation-merges/${merge}/undo`);
          expect(undone.status, undone.text).toBe(200);
          expect(undone.body.later.map((l: Body) => l.record)).toEqual(record ? [record] : []);
          if (record)
            await connect.hub.pool.query(
              `begin; set local role essor_system; delete from connect.organisation_link where record = '${record}'; commit`,
            );
          expect(await dump()).toBe(before);
        }
      }),
      { numRuns: 12, seed: 20261124 },
    );
  }, 60_000);
});
