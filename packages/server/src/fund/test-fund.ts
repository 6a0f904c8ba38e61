import type { NoticeDetail } from "@essor/contract/fund";
import { asSystem } from "../db/rights.ts";
import { readTable } from "../db/shipped-data.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { loadFundDemo } from "./demo.ts";

export const F = "/api/v1/fund";

type Given = { version?: number; body?: unknown; key?: string };
export type Answered<T> = {
  readonly status: number;
  readonly body: T & { code?: string; issues?: { reason: string; field: string }[] };
  readonly text: string;
};
type Who = Parameters<TestHub["call"]>[0];

export type FundUnderTest = {
  readonly hub: TestHub;
  /** Calls the API of the funds as a role; paths start after its prefix. */
  readonly call: <T>(
    role: Who,
    method: string,
    path: string,
    given?: Given,
  ) => Promise<Answered<T>>;
  readonly get: <T>(path: string, role?: Who) => Promise<Answered<T>>;
  /** A call of one line in a fund, drawn up by the fund manager. */
  readonly draft: (fund: string, amount: string, more?: object) => Promise<Answered<NoticeDetail>>;
  /** Approves, sends and settles as the administrator; the status of each step. */
  readonly through: (id: number, version: number) => Promise<number[]>;
};

const NOW = new Date("2026-11-24T08:00:00Z");

/** A small hub with the funds of the demo and nothing else of it, as of a day in November 2026. */
export async function openFund(): Promise<FundUnderTest> {
  const hub = await openTestHub({ demo: false });
  hub.setNow(NOW);
  await asSystem(hub.pool, async (tx) => {
    await tx.query(
      "insert into target.gap (hub_id, chain, link, reasons) values (1, 'new-display', 'substrate', '{none}'), (1, 'new-display', 'driver-ic', '{none}'), (1, 'new-display', 'materials', '{none}')",
    );
    await tx.query(
      "insert into attract.project (hub_id, name, example, sector, stage, minor, home_minor, delivered_output) values (1, 'Worked example A', true, 'display', 5, 1, 1, 50000000), (1, 'Worked example B', true, 'display', 3, 1, 1, null)",
    );
    await loadFundDemo(tx, 1, {
      now: NOW,
      facts: readTable("kunshan-public-facts", "kunshan_funds.csv"),
    });
  });
  async function call<T>(role: Who, method: string, path: string, given: Given = {}) {
    const answer = await hub.call(role, method, F + path, {
      ...(given.body === undefined ? {} : { body: given.body }),
      headers: {
        ...(given.version === undefined ? {} : { "if-match": `"${given.version}"` }),
        ...(given.key === undefined ? {} : { "idempotency-key": given.key }),
      },
    });
    return { status: answer.status, body: answer.body, text: answer.text } as Answered<T>;
  }
  return {
    hub,
    call,
    get: (path, role: Who = "fund-manager") => call(role, "GET", path),
    draft: (fund, amount, more = {}) =>
      call<NoticeDetail>("fund-manager", "POST", "/notices", {
        body: {
          fund,
          kind: "call",
          day: "2026-11-24",
          title: "Test call",
          lines: [{ purpose: "investment", amount }],
          ...more,
        },
      }),
    through: async (id, version) => {
      const steps: number[] = [];
      let at = version;
      for (const verb of ["approve", "send", "settle"]) {
        const done = await call<NoticeDetail>("administrator", "POST", `/notices/${id}/${verb}`, {
          version: at,
        });
        steps.push(done.status);
        at = done.body.version;
      }
      return steps;
    },
  };
}
