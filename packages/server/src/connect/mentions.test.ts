import type { CompanyDetail } from "@essor/contract/attract-company";
import type { PipelineBatch } from "@essor/contract/attract-import";
import type { Mention } from "@essor/contract/connect-mentions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ConnectHub, openConnect } from "./test-connect.ts";

const IMPORTS = "/attract/imports";

describe("imports ask the register of organisations", () => {
  let connect: ConnectHub;
  let known = 0;
  beforeAll(async () => {
    connect = await openConnect();
    const add = async (name: string, more: object = {}) =>
      (await connect.post("analyst", "/organisations", { name, although: "for the test", ...more }))
        .body.id as number;
    known = await add("昆山启明灯塔光电有限公司", { city: "昆山" });
    await add("昆山凌云远航精密机械有限公司", { uscc: "91320583MA1BBBBB2B" });
  });
  afterAll(() => connect.close());

  const form = (text: string) => {
    const made = new FormData();
    made.set("file", new File([text], "list.csv"));
    return made;
  };
  const job = async (who: "administrator" | "analyst", id: number) => {
    const ended = await connect.hub.ended(who, id);
    expect(ended.state, JSON.stringify(ended.error)).toBe("done");
  };
  /** The last job of the resolver has ended. */
  const resolved = async () => {
    for (let i = 0; i < 200; i++) {
      const { rows } = await connect.hub.pool
        .query(
          "begin; set local role essor_system; select state from hub.job where kind = 'organisations.resolve' order by id desc limit 1; commit",
        )
        .then(
          (all) =>
            (all as unknown as { rows: { state: string }[] }[])[2] as { rows: { state: string }[] },
        );
      if (rows[0]?.state === "done") return;
      expect(rows[0]?.state).not.toBe("failed");
      await new Promise((r) => setTimeout(r, 50));
    }
    throw new Error("The resolver did not end");
  };
  const imported = async (rows: string): Promise<number> => {
    const text = `编号,项目名称,投资方,阶段,统一社会信用代码\n${rows}`;
    const answer = await connect.hub.call("administrator", "POST", `/api/v1${IMPORTS}`, {
      form: form(text),
    });
    expect(answer.status, answer.text).toBe(201);
    const batch = answer.body as PipelineBatch;
    const step = async (what: string, body?: object) => {
      const said = await connect.call("administrator", "POST", `${IMPORTS}/${batch.id}/${what}`, {
        body: body ?? {},
      });
      expect(said.status, said.text).toBe(202);
      await job("administrator", said.body.job);
    };
    await step("check", {
      headingRow: batch.headingRow,
      decimal: batch.decimal,
      columns: Object.fromEntries(
        batch.columns.map(({ heading, suggestion }) => [heading, suggestion ?? { role: "ignore" }]),
      ),
      asOf: "2026-06-30",
      source: { title: "List" },
      district: "huaqiao",
    });
    await step("apply");
    await resolved();
    return batch.id;
  };
  const mentions = async (state: string, who: "administrator" | "matchmaker" = "administrator") =>
    (await connect.get(who, `/organisation-mentions?state=${state}`)).body.items as Mention[];
  const links = async () => {
    const all = (await connect.hub.pool.query(
      "begin; set local role essor_system; select source, record, organisation_id from connect.organisation_link order by 1, 2; select source, record_id, organisation_id, state from connect.organisation_mention order by 1, 2; commit",
    )) as unknown as { rows: object[] }[];
    return JSON.stringify([all[2]?.rows, all[3]?.rows]);
  };
  const companyOf = async (name: string, who: "administrator" | "viewer" = "administrator") => {
    const { items } = (
      await connect.call(who, "GET", `/attract/companies?q=${encodeURIComponent(name)}`)
    ).body;
    return (await connect.call(who, "GET", `/attract/companies/${items[0].id}`))
      .body as CompanyDetail;
  };

  test("issue 7, 7: another spelling finds its organisation with probability and reasons, a doubtful one waits, undoing the import takes the links back", async () => {
    const before = await links();
    const batch = await imported(
      [
        "R-1,光电项目,启明灯塔光电（昆山）有限公司,在谈,",
        "R-2,机械项目,另一个名字有限公司,在谈,91320583MA1BBBBB2B",
        "R-3,物流项目,苏州启明灯塔物流有限公司,在谈,",
        "R-5,法律形式不同,昆山市启明灯塔光电有限责任公司,在谈,",
        "R-4,无关项目,青岛海风茶叶合作社,在谈,",
      ].join("\n"),
    );
    const same = await mentions("same");
    const first = same.find((m) => m.name.startsWith("启明灯塔光电"));
    expect(first).toMatchObject({ organisation: known, decided: false });
    expect(first?.probability).toBeGreaterThan(0.9);
    expect(first?.reasons.some((r) => r.bits > 0)).toBe(true);
    const byCode = same.find((m) => m.name === "另一个名字有限公司");
    expect(byCode?.organisationName).toBe("昆山凌云远航精密机械有限公司");
    expect(byCode?.reasons.some((r) => r.column === "uscc")).toBe(true);
    const open = await mentions("open");
    const doubtful = open.find((m) => m.name === "苏州启明灯塔物流有限公司");
    expect(doubtful?.organisation).toBeNull();
    expect(doubtful?.candidates.map((c) => c.organisation)).toContain(known);
    expect([...same, ...open].some((m) => m.name.includes("海风"))).toBe(false);

    // The firm's own page says so; whoever may not see the firm learns of no link.
    expect((await companyOf("启明灯塔光电")).organisation).toMatchObject({
      organisation: known,
      state: "same",
    });
    expect(await mentions("same", "matchmaker")).toEqual([]);
    const shown = (await connect.get("matchmaker", `/organisations/${known}`)).body;
    expect(shown.links).toBe(0);
    const report = (await connect.call("administrator", "GET", `${IMPORTS}/${batch}`)).body;
    expect(report.organisations).toEqual({ same: 2, open: 2, different: 0 });

    // A person decides the doubtful one, under its version; nothing is merged.
    const decide = (body: object, version: number) =>
      connect.call("administrator", "POST", `/connect/organisation-mentions/${doubtful?.id}`, {
        body,
        version,
      });
    const wrong = await decide({ decision: "same", organisation: 999_999 }, 1);
    expect(wrong.status).toBe(400);
    const said = await decide({ decision: "different", note: "a carrier" }, doubtful?.version ?? 0);
    expect(said.body).toMatchObject({ state: "different", decided: true });
    expect((await decide({ decision: "open" }, 1)).body.code).toBe("stale-version");

    const undone = await connect.call("administrator", "POST", `${IMPORTS}/${batch}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(await links()).toBe(before);
  }, 60_000);

  test("issue 7, 7: a list of the register of firms asks too; a firm that is removed takes its link along", async () => {
    const before = await links();
    const text =
      "企业代码,企业名称\n91320583MA1BBBBB2B,凌云远航精密\nK-77,启明灯塔光电(昆山)有限公司\n";
    const said = await connect.hub.call(
      "analyst",
      "POST",
      "/api/v1/measure/firm-imports?table=firms&dryRun=no",
      { form: form(text) },
    );
    expect(said.status, said.text).toBe(200);
    await resolved();
    const same = (await mentions("same")).filter((m) => m.source === "measure.firm");
    expect(same.map((m) => m.name).sort()).toEqual(
      ["凌云远航精密", "启明灯塔光电(昆山)有限公司"].sort(),
    );
    const { items } = (await connect.call("analyst", "GET", "/measure/firms")).body;
    for (const firm of items.filter((f: { code: string }) => /BBBBB2B|K-77/.test(f.code))) {
      const gone = await connect.call("analyst", "DELETE", `/measure/firms/${firm.code}`, {
        version: firm.version,
      });
      expect(gone.status, gone.text).toBeLessThan(300);
    }
    expect(await links()).toBe(before);
  }, 60_000);
});
