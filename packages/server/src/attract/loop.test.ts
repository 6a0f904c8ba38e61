import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

describe("the loop back to measure", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());

  type Figure = { value: number; id: string; vintages: number };
  const figures = async () =>
    (
      (
        await hub.call(
          "viewer",
          "GET",
          "/api/v1/measure/observations?indicator=attract_utilised_investment&area=320583",
        )
      ).body as { items?: Figure[] }
    ).items ?? [];
  const settled = async (wanted: number) => {
    await expect
      .poll(async () => (await figures()).find((f) => f.id.includes("~2031~"))?.value, {
        timeout: 30_000,
        interval: 200,
      })
      .toBe(wanted);
    return (await figures()).find((f) => f.id.includes("~2031~")) as Figure;
  };

  it("money that arrives becomes a figure with its trace, more of it a new vintage, and promises do not", {
    timeout: 90_000,
  }, async () => {
    const made = await hub.call("administrator", "POST", "/api/v1/attract/projects", {
      body: { name: "Loop project", district: "ketd" },
    });
    const { project } = made.body as { project: { id: number } };
    const pay = (amount: string, on: string) =>
      hub.call("administrator", "POST", `/api/v1/attract/projects/${project.id}/amounts`, {
        body: {
          measure: "utilised",
          money: { amount, currency: "CNY" },
          on,
          evidence: "bank receipt",
        },
      });
    expect((await pay("1000000.00", "2031-03-01")).status).toBeLessThan(300);
    await settled(1_000_000);
    expect((await pay("500000.50", "2031-09-01")).status).toBeLessThan(300);
    const figure = await settled(1_500_000.5);
    expect(figure.vintages).toBe(2);
    const behind = (await hub.call("viewer", "GET", `/api/v1/measure/figures/${figure.id}`))
      .body as {
      source: { title: string; grade: string };
      vintages: { value: number }[];
      indicator: { counts: string };
    };
    expect(behind.source).toMatchObject({ title: "Project ledger of the hub", grade: "V" });
    expect(behind.vintages.map((v) => v.value)).toEqual([1_500_000.5, 1_000_000]);
    // Promised money never becomes a realised figure.
    await hub.call("administrator", "POST", `/api/v1/attract/projects/${project.id}/amounts`, {
      body: {
        measure: "promised",
        money: { amount: "9000000.00", currency: "CNY" },
        on: "2031-10-01",
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await settled(1_500_000.5);
  });
});
