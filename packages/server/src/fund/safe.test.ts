import { spawn } from "node:child_process";
import path from "node:path";
import type {
  DealDetail,
  FundDetail,
  NoticeDetail,
  TrialBalance,
  ValuationRow,
} from "@essor/contract/fund";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { DEMO_PASSWORD } from "../demo/accounts.ts";
import { hashPassword } from "../hub/passwords.ts";
import { addMember, ensurePerson } from "../hub/queries.ts";
import { F, type FundUnderTest, openFund } from "./test-fund.ts";

let under: FundUnderTest;
let secondCookie = "";
beforeAll(async () => {
  under = await openFund();
  const email = "second@demo.essor";
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await asSystem(under.hub.pool, async (tx) => {
    const person = await ensurePerson(tx, { email, name: "Second", passwordHash });
    const all = { districts: null, chains: null, funds: null };
    await addMember(tx, { hub: 1, person, role: "fund-manager", ...all });
  });
  const signIn = await under.hub.app.request("/api/v1/me/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  secondCookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
});
afterAll(() => under.hub.close());

/** The second approver: another person with the same right. */
async function second(method: string, at: string, version: number) {
  const answer = await under.hub.app.request(F + at, {
    method,
    headers: { cookie: secondCookie, "x-essor": "1", "if-match": `"${version}"` },
  });
  return answer.status;
}
const books = async (fund: string) => (await under.get<FundDetail>(`/funds/${fund}`)).body;
const fen = (amount: string | undefined) => BigInt((amount ?? "0").replace(".", ""));

it("two different people approve, send and settle at once: one wins each step, nothing is paid twice", async () => {
  const before = await books("example-display");
  const { body } = await under.draft("example-display", "9000000.00");
  let version = body.version;
  for (const verb of ["approve", "send", "settle"]) {
    const at = `/notices/${body.id}/${verb}`;
    const [one, two] = await Promise.all([
      under.call("administrator", "POST", at, { version }).then((a) => a.status),
      second("POST", at, version),
    ]);
    expect([one, two].filter((s) => s === 200).length).toBe(1);
    expect([409, 412]).toContain([one, two].find((s) => s !== 200));
    version += 1;
  }
  const after = await books("example-display");
  expect(fen(after.fund.books?.called) - fen(before.fund.books?.called)).toBe(900_000_000n);
});

it("two different people approve one valuation at once: it is booked once", async () => {
  const value = await under.call<ValuationRow>("fund-manager", "POST", "/valuations", {
    body: {
      fund: "example-display",
      held: "ex-driver",
      day: "2026-11-20",
      value: "690000000.00",
      method: "multiples",
      level: 3,
    },
  });
  const before = await books("example-display");
  const at = `/valuations/${value.body.id}/approve`;
  const [one, two] = await Promise.all([
    under.call("administrator", "POST", at, { version: 1 }).then((a) => a.status),
    second("POST", at, 1),
  ]);
  expect([one, two].filter((s) => s === 200).length).toBe(1);
  const after = await books("example-display");
  expect(fen(after.fund.books?.nav) - fen(before.fund.books?.nav)).toBe(1_000_000_000n);
});

it("two people pay one approved deal out at once: the money leaves once", async () => {
  const { id } = await asSystem(under.hub.pool, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      "update fund.deal set stage = 'approved' where hub_id = 1 and company_code = 'ex-packaging' returning id::int",
    );
    return rows[0] as { id: number };
  });
  const { version } = (await under.get<DealDetail>(`/deals/${id}`)).body;
  const before = await books("example-display");
  const pay = (role: "administrator" | "fund-manager") =>
    under.call(
      "fund-manager" === role ? "fund-manager" : "administrator",
      "POST",
      `/deals/${id}/invest`,
      {
        version,
        body: { day: "2026-11-24" },
      },
    );
  const [one, two] = await Promise.all([pay("administrator"), pay("fund-manager")]);
  expect([one.status, two.status].filter((s) => s === 200).length).toBe(1);
  const after = await books("example-display");
  expect(fen(before.fund.books?.cash) - fen(after.fund.books?.cash)).toBe(45_000_000_000n);
});

it("kill -9 in the middle of settling: what was acknowledged is in the books once, the rest not at all, and they balance", {
  timeout: 60_000,
}, async () => {
  const fund = "example-energy";
  const before = await books(fund);
  const ids: number[] = [];
  for (let n = 0; n < 40; n++) {
    const { body } = await under.draft(fund, "10000.01");
    await asSystem(under.hub.pool, (tx) =>
      tx.query("update fund.notice set status = 'sent', version = 3 where hub_id = 1 and id = $1", [
        body.id,
      ]),
    );
    ids.push(body.id);
  }
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      path.join(import.meta.dirname, "test-settle-writer.ts"),
      under.hub.url,
      ids.join(","),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  await expect
    .poll(() => said.split("\n").filter((l) => / 200$/.test(l)).length, {
      timeout: 40_000,
      interval: 5,
    })
    .toBeGreaterThan(5);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  const acknowledged = said
    .split("\n")
    .slice(0, -1)
    .filter((l) => / 200$/.test(l))
    .map((l) => Number(l.split(" ")[0]));
  expect(said).not.toContain("done");
  const { rows } = await under.hub.pool.query<{ id: number; status: string; entries: number }>(
    `select n.id::int, n.status, (select count(*)::int from fund.journal_entry e where e.hub_id = n.hub_id and e.event_kind = 'call' and e.event_ref = n.id::text) as entries
     from fund.notice n where n.hub_id = 1 and n.id = any ($1)`,
    [ids],
  );
  for (const { id, status, entries } of rows) {
    expect([id, entries]).toEqual([id, status === "settled" ? 1 : 0]);
    if (acknowledged.includes(id)) expect([id, status]).toEqual([id, "settled"]);
  }
  const settled = rows.filter((r) => r.status === "settled").length;
  expect(settled).toBeGreaterThanOrEqual(acknowledged.length);
  const after = await books(fund);
  expect(fen(after.fund.books?.called) - fen(before.fund.books?.called)).toBe(
    BigInt(settled) * 1_000_001n,
  );
  const balance = (await under.get<TrialBalance>(`/funds/${fund}/ledger`)).body;
  for (const sum of balance.sums) expect(sum.debit).toBe(sum.credit);
  // The half-done one goes on where it stood.
  const next = rows.find((r) => r.status !== "settled");
  const done = await under.call<NoticeDetail>(
    "administrator",
    "POST",
    `/notices/${next?.id}/settle`,
    { version: 3 },
  );
  expect(done.status).toBe(200);
});
