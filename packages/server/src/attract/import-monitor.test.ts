import { afterAll, beforeAll, expect, test } from "vitest";
import { asSystem } from "../db/rights.ts";
import { makeHub } from "../demo/queries.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { loadUsCleanDemo } from "./demo-us.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ demo: false });
});
afterAll(() => hub.close());

test("the 7,183 facilities of the Clean Investment Monitor come in through the import, with stages, cancellations, places and sums", async () => {
  const id = await asSystem(hub.pool, async (tx) => {
    const made = (await makeHub(tx, {
      code: "us-clean",
      name: { en: "US" },
      areaCode: "US",
      peers: [],
      settings: { currency: "USD" },
    })) as number;
    expect(await loadUsCleanDemo(tx, made)).toBe(7_183);
    return made;
  });
  const read = async (text: string) =>
    (await asSystem(hub.pool, (tx) => tx.query(text, [id]))).rows;
  expect(
    await read("select state, counts from attract.import_batch where hub_id = $1"),
  ).toMatchObject([{ state: "applied", counts: { rows: 7_183, accepted: 7_183, refused: 0 } }]);
  expect(
    await read(
      "select status, stage, count(*)::integer as n from attract.project where hub_id = $1 group by 1, 2 order by 1, 2",
    ),
  ).toEqual([
    { status: "active", stage: 2, n: 713 },
    { status: "active", stage: 4, n: 478 },
    { status: "active", stage: 5, n: 5_534 },
    { status: "lost", stage: 2, n: 458 },
  ]);
  // 44 facilities state no sum: they are counted and not priced.
  expect(
    await read(
      "select count(*) filter (where minor is null)::integer as unpriced, count(distinct party_id)::integer as firms, count(lon)::integer as placed from attract.project where hub_id = $1",
    ),
  ).toMatchObject([{ unpriced: 44, firms: 3_158, placed: 7_183 }]);
  const [sums] = await read(
    "select (select sum(minor)::text from attract.project where hub_id = $1) as projects, (select sum(minor)::text from attract.amount_entry where hub_id = $1) as entries, (select sum(minor)::text from attract.board_sum where hub_id = $1) as board",
  );
  expect(sums.entries).toBe(sums.projects);
  expect(Number(sums.board)).toBe(Number(sums.projects));
});
