import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { main } from "./main.ts";

const folder = mkdtempSync(path.join(tmpdir(), "essor-connect-"));
const out = path.join(folder, "out");
const file = (name: string, body: string): string => {
  writeFileSync(path.join(folder, name), body);
  return path.join(folder, name);
};
const written = (name: string) => readFileSync(path.join(out, name), "utf8").trim().split("\n");

async function run(...args: string[]): Promise<{ code: number; errors: string }> {
  let errors = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    errors += String(text);
    return true;
  });
  const code = await main(["connect", ...args]);
  spy.mockRestore();
  return { code, errors };
}

describe("essor connect match", () => {
  const needs =
    '{"id":"n1","text":"需要固态电池的电解质材料"}\n{"id":"n2","text":"steel plates"}\n';
  const offers =
    '{"id":"o1","text":"Electrolyte materials for solid-state batteries"}\n{"id":"o2","text":"Steel plate rolling"}\n';
  it("ranks offers with reasons, across languages with the shipped dictionary", async () => {
    const args = [
      "--needs",
      file("n.jsonl", needs),
      "--offers",
      file("o.jsonl", offers),
      "--out",
      out,
    ];
    expect(await run("match", ...args)).toMatchObject({ code: 0 });
    const rows = written("matches.csv");
    expect(rows[0]).toBe("need,rank,offer,score");
    expect(rows.slice(1).map((r) => r.split(",").slice(0, 3).join())).toEqual([
      "n1,1,o1",
      "n2,1,o2",
    ]);
    expect(JSON.parse(written("reasons.jsonl")[0] ?? "").reasons[0]).toMatchObject({
      part: "cross",
    });
  });
  it("names every bad field", async () => {
    const bad = file("bad.jsonl", '{"id":"a"}\n{"id":"a","text":"x","updated":"yesterday"}\n7\n');
    const { code, errors } = await run(
      "match",
      "--needs",
      bad,
      "--offers",
      file("o.jsonl", offers),
    );
    expect(code).toBe(1);
    expect(JSON.parse(errors)).toMatchObject([
      { code: "text-missing", row: 1 },
      { code: "not-a-day", row: 2, field: "updated" },
      { code: "duplicate-id", row: 2 },
      { code: "not-a-record", row: 3 },
    ]);
  });
});

describe("essor connect resolve", () => {
  const others = Array.from(
    { length: 30 },
    (_, i) =>
      `${i + 3},${"abcdefghij"[i % 10]}ob r${i}y,19${40 + i}-0${1 + (i % 9)}-1${i % 8},town${i % 11}\n`,
  ).join("");
  const body = `id,name,born,town\n1,ann lee,1980-02-03,ulm\n2,ann lee,1980-02-03,ulmm\n${others}`;
  it("writes pairs, groups and explanations", async () => {
    expect(
      await run("resolve", file("p.csv", body), "--id", "id", "--explain", "--out", out),
    ).toMatchObject({ code: 0 });
    expect(written("pairs.csv")[0]).toBe("a,b,probability,same");
    expect(written("pairs.csv")[1]).toMatch(/^1,2,/);
    expect(written("clusters.csv")).toHaveLength(33);
  });
  it("refuses a doubled id and a missing column", async () => {
    expect(
      JSON.parse((await run("resolve", file("d.csv", "id,a\n1,x\n1,y\n"), "--id", "id")).errors),
    ).toMatchObject([{ code: "duplicate-id", row: 2 }]);
    expect((await run("resolve", file("d.csv", "id,a\n1,x\n"), "--id", "key")).code).toBe(1);
    expect((await run("resolve", file("d.csv", "id,a\n1,x\n"))).code).toBe(2);
  });
});

describe("essor connect resolve-name and recommend", () => {
  it("finds a Chinese name in an English directory", async () => {
    const directory = file(
      "orgs.csv",
      "org_id,name,city\nx,Tsinghua University,Beijing\ny,Shandong University,Jinan\n",
    );
    const queries = file("q.csv", "query_id,text\nq1,清华大学\n");
    expect(
      await run("resolve-name", "--directory", directory, "--queries", queries, "--out", out),
    ).toMatchObject({ code: 0 });
    expect(written("names.csv")[1]).toMatch(/^q1,1,x,/);
  });
  it("recommends from the past only, and reports rows without a day", async () => {
    const table = file(
      "t.csv",
      "rcn,pic,start_date\np,a,2017-01-01\np,b,2017-01-01\nq,a,2019-01-01\nq,c,2019-01-01\nr,a,\n",
    );
    expect(await run("recommend", table, "--before", "2018-01-01", "--out", out)).toMatchObject({
      code: 0,
    });
    expect(
      written("partners.csv")
        .slice(1)
        .map((r) => r.split(",").slice(0, 3).join()),
    ).toEqual(["a,1,b", "b,1,a"]);
    expect(JSON.parse(written("issues.json").join("\n"))).toMatchObject([
      { code: "not-a-day", row: 5 },
    ]);
    expect((await run("recommend", table)).code).toBe(2);
  });
});
