import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createApp } from "../app.ts";
import { backup, checkBackup, restore } from "../db/backup.ts";
import { openPool } from "../db/connect.ts";
import { cloneDatabase } from "../db/test-cluster.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

const PATH = "/api/v1/attract/documents";
const place = fs.mkdtempSync(path.join(os.tmpdir(), "essor-kept-"));
const files = path.join(place, "here");
let hub: TestHub;
let client: pg.Client;

beforeAll(async () => {
  hub = await openTestHub({ demo: false, more: { files } });
  client = new pg.Client({ connectionString: hub.url });
  await client.connect();
  const { body } = await hub.call("officer", "POST", "/api/v1/attract/projects", {
    body: { name: "Kept", investor: { name: "Kept Ltd" }, district: "ketd" },
  });
  project = (body as { project: { id: number } }).project.id;
});
afterAll(async () => {
  await client.end();
  await hub.close();
  fs.rmSync(place, { recursive: true, force: true });
});

async function store(name: string, content: string | Uint8Array): Promise<number> {
  const form = new FormData();
  form.set("project", String(project));
  form.set("file", new File([content as never], name));
  const { status, body, text } = await hub.call("officer", "POST", PATH, { form });
  expect(status, text).toBe(201);
  return (body as { id: number }).id;
}

async function storedAs(id: number): Promise<string> {
  await client.query("begin; set local role essor_system");
  const { rows } = await client.query("select stored_as from attract.document where id = $1", [id]);
  await client.query("rollback");
  return rows[0].stored_as;
}

let project: number;
const onDisk = (root: string) =>
  fs.existsSync(root)
    ? fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    : [];

test("documents go into the backup and come back, each checked by its hash; what is missing is told", async () => {
  const big = Buffer.alloc(3 * 2 ** 20, "%PDF page ");
  const [first, second] = [
    await store("plan.txt", "two lines\nof 计划"),
    await store("a.pdf", big),
  ];
  const gone = await store("gone.txt", "soon gone");
  const lostName = await storedAs(gone);
  fs.rmSync(path.join(files, lostName));

  const one = path.join(place, "one");
  const contents = await backup(client, one, { files });
  expect(contents.files?.map((file) => file.bytes).sort()).toEqual([big.length, 19].sort());
  expect(contents.lost).toEqual([{ name: lostName, why: "missing" }]);
  expect(await checkBackup(one)).toMatchObject({ files: 2 });

  const target = await cloneDatabase(inject("superUrl"));
  const other = new pg.Client({ connectionString: target.url });
  await other.connect();
  const there = path.join(place, "there");
  await restore(other, one, { files: there });
  expect(onDisk(there).length).toBe(2);
  await other.end();
  const pool = openPool(target.url, { max: 2 });
  const app = createApp({
    pool,
    now: () => new Date(),
    files: there,
    demo: [],
    oidc: undefined,
    wake: () => {},
    log: () => {},
  });
  const signedIn = await app.request("/api/v1/me/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "officer@demo.essor", password: "kunshan-jade-2026" }),
  });
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
  const read = async (id: number) =>
    Buffer.from(
      await (await app.request(`${PATH}/${id}/content`, { headers: { cookie } })).arrayBuffer(),
    );
  expect((await read(first)).toString()).toBe("two lines\nof 计划");
  expect((await read(second)).equals(big)).toBe(true);
  await pool.end();
  await target.drop();
});

test("a damaged file of a backup is refused by name, and nothing of the restore stays behind", async () => {
  const two = path.join(place, "two");
  const contents = await backup(client, two, { files });
  const name = contents.files?.[1]?.name as string;
  fs.appendFileSync(path.join(two, "files", name), "more");
  const refused = { code: "backup-damaged", message: expect.stringContaining(name) };
  await expect(checkBackup(two)).rejects.toMatchObject(refused);
  const target = await cloneDatabase(inject("superUrl"));
  const other = new pg.Client({ connectionString: target.url });
  await other.connect();
  const there = path.join(place, "nowhere");
  await expect(restore(other, two, { files: there })).rejects.toMatchObject(refused);
  expect(onDisk(there)).toEqual([]);
  expect((await other.query("select from hub.hub")).rowCount).toBe(0);

  const contentsFile = path.join(two, "contents.json");
  const text = fs.readFileSync(contentsFile, "utf8").replace(name, "../../outside");
  fs.writeFileSync(contentsFile, text);
  await expect(restore(other, two, { files: there })).rejects.toMatchObject({
    code: "backup-damaged",
    message: expect.stringContaining("leads out"),
  });
  await other.end();
  await target.drop();
});

test("a file that is no longer what was uploaded is kept as it lies and told", async () => {
  const id = await store("later.txt", "as signed");
  const name = await storedAs(id);
  fs.appendFileSync(path.join(files, name), " and altered");
  const { lost } = await backup(client, path.join(place, "three"), { files });
  expect(lost).toContainEqual({ name, why: "changed" });
});
