import type { ImportBatch } from "@essor/contract/measure";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ImportHub, openImportHub, SOURCE } from "./import-hub.ts";

let hub: ImportHub;
beforeAll(async () => {
  hub = await openImportHub();
});
afterAll(() => hub.close());

test("a check tells how far it is and stops where it is cancelled; the batch can be checked again", async () => {
  const row = "320583,gdp,1990,1,亿元,".padEnd(2000, "x");
  const { body } = await hub.upload(
    `area,indicator,period,value,unit,note\n${`${row}\n`.repeat(20_000)}`,
  );
  const batch = body as ImportBatch;
  const columns = Object.fromEntries(
    batch.columns.flatMap((c) => (c.suggestion ? [[c.heading, c.suggestion]] : [])),
  );
  const begin = async () =>
    (
      (
        await hub.call("analyst", "POST", `/api/v1/measure/imports/${batch.id}/check`, {
          body: { columns, source: SOURCE },
        })
      ).body as { job: number }
    ).job;
  const job = await begin();
  const look = async () =>
    (await hub.call("analyst", "GET", `/api/v1/hub/jobs/${job}`)).body as {
      state: string;
      phase: string;
      done: number;
    };
  await hub.call("analyst", "POST", `/api/v1/hub/jobs/${job}/cancel`);
  await hub.ended("analyst", job);
  expect((await look()).state).toBe("cancelled");
  expect((await hub.look(batch.id)).state).toBe("uploaded");
  const done = await hub.ended("analyst", await begin());
  expect(done).toMatchObject({
    state: "done",
    result: { batch: batch.id, accepted: 1, same: 19_999 },
  });
});
