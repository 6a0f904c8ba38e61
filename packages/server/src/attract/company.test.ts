import type { CompanyDetail, CompanyRow } from "@essor/contract/attract-company";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ demo: false });
});
afterAll(() => hub.close());

type Who = Parameters<TestHub["call"]>[0];
const call = async (who: Who, method: string, path: string, body?: object, version?: number) =>
  hub.call(who, method, `/api/v1/attract${path}`, {
    ...(body === undefined ? {} : { body }),
    ...(version === undefined ? {} : { headers: { "if-match": `"${version}"` } }),
  });
const made = async (who: Who, method: string, path: string, body?: object, version?: number) => {
  const answer = await call(who, method, path, body, version);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body as never;
};

async function project(
  who: Who,
  name: string,
  investor: object,
  district = "ketd",
): Promise<number> {
  const { project: row } = (await made(who, "POST", "/projects", { name, investor, district })) as {
    project: { id: number };
  };
  return row.id;
}
const companies = async (q: string) =>
  (
    (await made("administrator", "GET", `/companies?q=${encodeURIComponent(q)}`)) as {
      items: CompanyRow[];
    }
  ).items;
const company = (id: number, who: Who = "administrator") =>
  made(who, "GET", `/companies/${id}`) as Promise<CompanyDetail>;

test("A5: a firm is known by its credit code or LEI; a code that fails its check warns and is kept; entries of one firm are found with the reason", async () => {
  await project("officer", "Good code", { name: "昆山某科技有限公司", uscc: "91110108551385082Q" });
  const failing = await call("officer", "POST", "/projects", {
    name: "Bad code",
    investor: { name: "昆山另一科技有限公司", uscc: "911101085513850820" },
    district: "ketd",
  });
  expect(failing.status).toBe(201);
  expect(failing.text).toContain("uscc-wrong-check");
  await project("officer", "Same code", {
    name: "Kunshan Some Technology",
    uscc: "91110108551385082Q",
  });
  await project("officer", "Near", { name: "ABB Group Inc." });
  await project("officer", "Nearer", { name: "ABB" });
  const { items } = (await made("administrator", "GET", "/companies/alike")) as {
    items: { a: CompanyRow; b: CompanyRow; verdict: string; reasons: { code: string }[] }[];
  };
  expect(items.map((i) => [i.verdict, i.reasons[0]?.code, i.a.name, i.b.name])).toEqual([
    ["same", "same-uscc", "昆山某科技有限公司", "Kunshan Some Technology"],
    ["perhaps", "same-core-name", "ABB Group Inc.", "ABB"],
  ]);
  const valid = await call("officer", "POST", "/projects", {
    name: "Another",
    investor: { name: "昆山第三", uscc: "913205831000000160" },
    district: "ketd",
  });
  expect(valid.text).not.toContain("uscc-wrong-check");
});

test("a merge moves projects and people, keeps the better words, lets the old number resolve, and is taken back to the letter", async () => {
  const [winner] = await companies("昆山某科技");
  const [loser] = await companies("Kunshan Some");
  await made("officer", "POST", `/companies/${loser?.id}/contacts`, {
    name: "王敏",
    post: "CFO",
    email: "wang@example.org",
  });
  const before = [await company(winner?.id as number), await company(loser?.id as number)];
  const merged = (await made("officer", "POST", `/companies/${winner?.id}/merge`, {
    loser: loser?.id,
    note: "One licence",
  })) as CompanyDetail;
  expect(merged.projects.map((p) => p.name).sort()).toEqual(["Good code", "Same code"]);
  expect(merged.contacts.map((c) => c.name)).toEqual(["王敏"]);
  expect(merged.merges).toMatchObject([
    {
      loserName: "Kunshan Some Technology",
      reasons: ["same-uscc"],
      note: "One licence",
      undoneAt: null,
    },
  ]);
  expect(merged.timeline.map((t) => t.kind)).toContain("merge");
  // The number that was given away still leads to the firm, and the list has one entry.
  expect(await company(loser?.id as number)).toMatchObject({
    company: { id: winner?.id },
    mergedFrom: loser?.id,
  });
  expect(await companies("Kunshan Some")).toEqual([]);
  await made("officer", "POST", `/companies/${winner?.id}/contacts`, { name: "After the merge" });
  const undone = await made("officer", "POST", `/merges/${merged.merges[0]?.id}/undo`);
  expect(undone).toMatchObject({ loser: loser?.id, back: 1, stays: 1 });
  const after = [await company(winner?.id as number), await company(loser?.id as number)];
  const bare = (d: CompanyDetail) => ({
    ...d.company,
    version: 0,
    projects: d.projects.map((p) => p.name),
    contacts: d.contacts.map((c) => c.name).filter((n) => n !== "After the merge"),
  });
  expect(after.map(bare)).toEqual(before.map(bare));
  expect((await call("officer", "POST", `/merges/${merged.merges[0]?.id}/undo`)).status).toBe(409);
});

test("two firms that somebody told apart are not proposed again; nobody merges a firm of another district", async () => {
  const pair = [...(await companies("ABB Group")), ...(await companies("ABB"))];
  const ids = [...new Set(pair.map((c) => c.id))];
  await made("officer", "POST", `/companies/${ids[0]}/apart`, { other: ids[1] });
  const { items } = (await made("administrator", "GET", "/companies/alike")) as {
    items: { a: CompanyRow }[];
  };
  expect(items.some((i) => i.a.name.startsWith("ABB"))).toBe(false);
  expect((await call("officer2", "GET", `/companies/${ids[0]}`)).status).toBe(404);
  expect(
    (await call("officer2", "POST", `/companies/${ids[0]}/merge`, { loser: ids[1] })).status,
  ).toBe(404);
  expect((await call("investor", "GET", `/companies/${ids[0]}`)).status).toBe(403);
});

test("the register of legal entities gives codes, parent and sisters, with their source", async () => {
  const id = await project("officer", "Panel", { name: "Wistron Infocomm (Kunshan) Co., Ltd." });
  const detail = (await made("officer", "GET", `/projects/${id}`)) as {
    project: { investor: string };
  };
  expect(detail.project.investor).toContain("Wistron");
  const [row] = await companies("Wistron");
  // An entry of the register that has a parent there: taken from the register itself, so that the test follows the data.
  const { lookUpRegister } = await import("./company-register.ts");
  const { readTable } = await import("../db/shipped-data.ts");
  const child = readTable("gleif-entities", "cn_entities.csv.gz").find(
    (r) => r.parent_lei && r.name,
  );
  const { self, group } = lookUpRegister({ name: child?.name as string, lei: null, uscc: null });
  expect(self.map((e) => [e.lei, e.because])).toContainEqual([child?.lei, "name"]);
  expect(self[0]?.parentName).toBe(child?.parent_name);
  expect(group.every((e) => e.lei !== child?.lei && e.name !== "")).toBe(true);
  const taken = (await made(
    "officer",
    "POST",
    `/companies/${row?.id}/register`,
    { lei: child?.lei },
    row?.version,
  )) as CompanyDetail;
  expect(taken.company.lei).toBe(child?.lei);
  expect(taken.relations).toMatchObject([
    {
      kind: "parent",
      otherName: child?.parent_name,
      otherLei: child?.parent_lei,
      sourceGrade: "O",
    },
  ]);
});

test("a group is known through several levels: parents upwards, then subsidiaries, sisters and cousins", async () => {
  const { lookUpRegister } = await import("./company-register.ts");
  const deep = lookUpRegister({ name: "汇丰人寿保险有限公司", lei: null, uscc: null });
  expect(deep.chain.map((e) => e.name)).toHaveLength(4);
  expect(deep.chain.every((e) => /HSBC|HONGKONG|汇丰/i.test(e.name))).toBe(true);
  expect(deep.chain.slice(0, -1).map((e) => e.parentLei)).toEqual(
    deep.chain.slice(1).map((e) => e.lei),
  );
  expect([deep.circular, deep.self[0]?.parentLei]).toEqual([false, deep.chain[0]?.lei]);
  const sisters = deep.group.filter((e) => e.parentLei === deep.chain[0]?.lei);
  expect(deep.group.slice(0, sisters.length)).toEqual(sisters); // the nearest first
  expect(deep.group.length).toBeGreaterThan(sisters.length);
  const known = new Set([...deep.self, ...deep.chain, ...deep.group].map((e) => e.lei));
  expect(deep.group.every((e) => known.has(e.parentLei))).toBe(true);
  await project("officer", "Insurance", { name: "汇丰人寿保险有限公司" });
  await project("officer", "Sister", { name: deep.group[0]?.name, lei: deep.group[0]?.lei });
  const [firm] = await companies("汇丰人寿");
  const answer = (await made("officer", "GET", `/companies/${firm?.id}/register`)) as {
    chain: { lei: string }[];
    group: { company: number | null }[];
  };
  expect(answer.chain.map((e) => e.lei)).toEqual(deep.chain.map((e) => e.lei));
  expect(answer.group[0]?.company).toEqual(expect.any(Number)); // a firm of the hub is known in its group
});

test("A3: whoever takes a project over sees its whole history: visits, people, documents, tasks, stages", async () => {
  const id = await project("officer", "Handover", { name: "Handover GmbH" });
  await made("officer", "POST", `/projects/${id}/activities`, {
    kind: "visit",
    on: "2026-03-01",
    body: "Saw the line",
  });
  await made("officer", "POST", `/projects/${id}/tasks`, {
    title: "Send the offer",
    due: "2026-12-01",
  });
  const form = new FormData();
  form.set("project", String(id));
  form.set("file", new File(["%PDF-1.7 minutes"], "minutes.pdf"));
  const stored = await hub.call("officer", "POST", "/api/v1/attract/documents", { form });
  expect(stored.status, stored.text).toBe(201);
  const [firm] = await companies("Handover GmbH");
  await made("officer", "POST", `/companies/${firm?.id}/contacts`, {
    name: "Frau Vogel",
    post: "COO",
  });
  const { project: row } = (await made("officer", "GET", `/projects/${id}`)) as {
    project: { version: number };
  };
  await made(
    "officer",
    "POST",
    `/projects/${id}/assign`,
    { district: "khtd", owner: null, reason: "The plot lies there" },
    row.version,
  );
  const seen = (await made("officer2", "GET", `/projects/${id}`)) as {
    timeline: { kind: string; text: string }[];
    tasks: { title: string }[];
    documents: { name: string; id: number }[];
  };
  expect(seen.timeline.map((t) => t.kind).sort()).toEqual([
    "document",
    "handover",
    "stage",
    "visit",
  ]);
  expect(seen.tasks.map((t) => t.title)).toEqual(["Send the offer"]);
  expect(seen.documents.map((d) => d.name)).toEqual(["minutes.pdf"]);
  const content = await hub.call(
    "officer2",
    "GET",
    `/api/v1/attract/documents/${seen.documents[0]?.id}/content`,
  );
  expect(content.text).toBe("%PDF-1.7 minutes");
  expect(content.headers.get("content-disposition")).toContain("attachment");
  expect((await call("officer", "GET", `/projects/${id}`)).status).toBe(404);
});

test("documents: kinds by content, size, rights of a confidential one, removal that leaves its trace", async () => {
  const id = await project("officer", "Papers", { name: "Papers Ltd" });
  const send = (
    who: Who,
    name: string,
    content: string | Uint8Array,
    more: Record<string, string> = {},
  ) => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ project: String(id), ...more }))
      form.set(key, value);
    form.set("file", new File([content as never], name));
    return hub.call(who, "POST", "/api/v1/attract/documents", { form });
  };
  for (const [name, content] of [
    ["run.exe", "MZ"],
    ["page.html", "<script>"],
    ["fake.pdf", "no pdf"],
    ["binary.txt", "a\u0000b"],
  ] as const)
    expect((await send("officer", name, content)).body, name).toMatchObject({
      code: "document-refused",
    });
  expect((await send("officer", "big.txt", "x".repeat(21 * 2 ** 20))).body).toMatchObject({
    code: "upload-too-large",
  });
  expect((await send("officer", "two.txt", "x", { company: "1" })).status).toBe(400);
  expect((await send("officer2", "other.txt", "x")).status).toBe(404);
  expect((await send("viewer", "viewer.txt", "x")).status).toBe(403);
  const secret = (await send("officer", "term sheet.txt", "secret terms", { confidential: "true" }))
    .body as { id: number };
  expect((await call("officer", "GET", `/documents/${secret.id}/content`)).text).toBe(
    "secret terms",
  );
  for (const who of ["administrator", "analyst", "viewer"] as const)
    expect((await call(who, "GET", `/documents/${secret.id}/content`)).status).toBe(404);
  expect((await call("officer", "DELETE", `/documents/${secret.id}`)).status).toBe(204);
  expect((await call("officer", "GET", `/documents/${secret.id}/content`)).status).toBe(404);
});
