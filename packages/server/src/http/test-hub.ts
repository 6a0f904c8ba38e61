import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Role } from "@essor/contract/rights";
import type pg from "pg";
import { inject } from "vitest";
import { type App, createApp } from "../app.ts";
import { openPool } from "../db/connect.ts";
import { asSystem } from "../db/rights.ts";
import { cloneDatabase } from "../db/test-cluster.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../demo/accounts.ts";
import { loadDemo } from "../demo/load-demo.ts";
import { makeHub } from "../demo/queries.ts";
import { hashPassword } from "../hub/passwords.ts";
import { addMember, ensurePerson } from "../hub/queries.ts";
import { jobKinds } from "../job-kinds.ts";
import { startWorker } from "../jobs/worker.ts";
import type { Deps } from "./seat.ts";

export type Answer = {
  readonly status: number;
  readonly body: never;
  readonly headers: Headers;
  readonly text: string;
};

export type TestHub = {
  readonly app: App;
  readonly pool: pg.Pool;
  readonly url: string;
  /** Calls the API as a role of the demo; writes get the guard header and, unless given, no Idempotency-Key. */
  readonly call: (
    role: Role | "visitor" | "officer2",
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; form?: FormData },
  ) => Promise<Answer>;
  readonly setNow: (now: Date) => void;
  /** Waits until a job has ended and answers it. */
  readonly ended: (
    role: Role,
    job: number,
  ) => Promise<{ state: string; result: never; error: never }>;
  readonly close: () => Promise<void>;
};

/** The product on a database of its own: with the demo hub, or with a small empty one of the same people. */
export async function openTestHub({
  demo,
  more,
  idleWorker,
}: {
  demo: boolean;
  more?: Partial<Deps> /** The test brings its own workers. */;
  idleWorker?: boolean;
}): Promise<TestHub> {
  const database = await cloneDatabase(inject("superUrl"));
  const pool = openPool(database.url, { max: 8 });
  if (demo) await loadDemo(pool);
  else await smallHub(pool);
  let now: Date | undefined;
  const files = mkdtempSync(path.join(os.tmpdir(), "essor-files-"));
  const worker = idleWorker
    ? undefined
    : startWorker(pool, jobKinds({ files }), {
        idleMs: 50,
        log: (line) => process.stderr.write(`${line}\n`),
      });
  const app = createApp({
    pool,
    now: () => now ?? new Date(),
    files,
    demo: [],
    oidc: undefined,
    wake: () => worker?.wake(),
    log: (line) => process.stderr.write(`${line}\n`),
    ...more,
  });
  const cookies = new Map<string, string>();
  const send = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, { method, ...init });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : text) as never,
    };
  };
  const cookieOf = async (role: string): Promise<string> => {
    const known = cookies.get(role);
    if (known) return known;
    const email = DEMO_ACCOUNTS.find((a) =>
      role === "officer2" ? a.email.startsWith("officer2") : a.role === role,
    )?.email;
    const answer = await send("POST", "/api/v1/me/session", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    });
    if (answer.status !== 200) throw new Error(`Sign-in as ${role} failed: ${answer.text}`);
    const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] as string;
    cookies.set(role, cookie);
    return cookie;
  };
  const call: TestHub["call"] = async (role, method, path, { body, headers, form } = {}) =>
    send(method, path, {
      headers: {
        ...(role === "visitor" ? {} : { cookie: await cookieOf(role) }),
        ...(method === "GET" ? {} : { "x-essor": "1" }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(form
        ? { body: form }
        : body === undefined
          ? {}
          : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  return {
    app,
    pool,
    url: database.url,
    call,
    setNow: (moment) => {
      now = moment;
    },
    ended: async (role, job) => {
      for (let i = 0; i < 1200; i++) {
        const { body } = await call(role, "GET", `/api/v1/hub/jobs/${job}`);
        const shown = body as { state: string; result: never; error: never };
        if (["done", "failed", "cancelled"].includes(shown.state)) return shown;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Job ${job} did not end in a minute`);
    },
    close: async () => {
      await worker?.stop();
      await pool.end();
      await database.drop();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

let smallHash: Promise<string> | undefined;

async function smallHub(pool: pg.Pool): Promise<void> {
  smallHash ??= hashPassword(DEMO_PASSWORD);
  const passwordHash = await smallHash;
  await asSystem(pool, async (tx) => {
    const hub = await makeHub(tx, {
      code: "small",
      name: { en: "Small hub" },
      areaCode: "320583",
      peers: [],
      settings: {},
    });
    for (const a of DEMO_ACCOUNTS) {
      const person = await ensurePerson(tx, { email: a.email, name: a.name, passwordHash });
      await addMember(tx, {
        hub: hub as number,
        person,
        role: a.role,
        districts: a.districts ?? null,
        chains: a.chains ?? null,
        funds: a.funds ?? null,
      });
    }
  });
}
