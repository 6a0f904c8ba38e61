import fs from "node:fs";
import path from "node:path";
import { serve } from "@hono/node-server";
import type pg from "pg";
import { createApp } from "./app.ts";
import { startDigestClock } from "./attract/digest-clock.ts";
import { ensureAppDatabase, prepareDatabase, rootFolder } from "./db/cluster.ts";
import { openPool } from "./db/connect.ts";
import { startEmbedded } from "./db/embedded.ts";
import { StartError } from "./db/start-error.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo/accounts.ts";
import { loadDemo } from "./demo/load-demo.ts";
import type { OidcSettings } from "./http/seat.ts";
import { jobKinds } from "./job-kinds.ts";
import { startWorker } from "./jobs/worker.ts";
import { type MailSettings, readMail } from "./mail/settings.ts";

export type Settings = {
  readonly home: string;
  readonly port: number;
  /** A port that was asked for is taken or refused; a default one moves on to the next. */
  readonly portAsked: boolean;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  readonly work: boolean;
  readonly oidc: OidcSettings | undefined;
  readonly mail: MailSettings | undefined;
};

/** Settings from the environment, with defaults that work on a fresh machine. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = env.ESSOR_PORT;
  if (port !== undefined && !/^\d{1,5}$/.test(port))
    throw new StartError("port-wrong", `ESSOR_PORT must be a number, not "${port}"`);
  return {
    home: path.resolve(env.ESSOR_HOME ?? path.join(rootFolder(), ".essor")),
    port: Number(port ?? 4280),
    portAsked: port !== undefined,
    host: env.ESSOR_HOST ?? "127.0.0.1",
    databaseUrl: env.DATABASE_URL,
    demo: env.ESSOR_DEMO !== "off",
    work: env.ESSOR_WORKER !== "off",
    oidc: readOidc(env),
    mail: readMail(env),
  };
}

function readOidc(env: NodeJS.ProcessEnv): OidcSettings | undefined {
  const {
    ESSOR_OIDC_ISSUER: issuer,
    ESSOR_OIDC_CLIENT_ID: clientId,
    ESSOR_OIDC_CLIENT_SECRET: clientSecret,
    ESSOR_PUBLIC_URL: publicUrl,
  } = env;
  if (issuer === undefined) return undefined;
  if (!clientId || !clientSecret || !publicUrl) {
    throw new StartError(
      "oidc-incomplete",
      "ESSOR_OIDC_ISSUER also needs ESSOR_OIDC_CLIENT_ID, ESSOR_OIDC_CLIENT_SECRET and ESSOR_PUBLIC_URL",
    );
  }
  return {
    issuer,
    clientId,
    clientSecret,
    publicUrl,
    name: env.ESSOR_OIDC_NAME ?? new URL(issuer).host,
    allowHttp: env.ESSOR_OIDC_ALLOW_HTTP === "yes",
  };
}

/** A database that is up to date, and how to let go of it. */
export type Base = {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Opens the database of the settings: somebody's own, or the embedded one. */
export async function openBase(settings: Settings): Promise<Base> {
  if (settings.databaseUrl !== undefined) {
    await prepareDatabase(settings.databaseUrl, { own: false });
    const pool = openPool(settings.databaseUrl, { max: 20 });
    return { pool, url: settings.databaseUrl, close: () => pool.end() };
  }
  const embedded = await startEmbedded(settings.home);
  const url = await ensureAppDatabase(embedded.url, "essor");
  await prepareDatabase(url, { own: true });
  const pool = openPool(url, { max: 20 });
  return {
    pool,
    url,
    close: async () => {
      await pool.end();
      await embedded.stop();
    },
  };
}

export type Running = { readonly address: string; readonly stop: () => Promise<void> };

/** Starts the whole product in this process. */
export async function start(settings: Settings, log: (line: string) => void): Promise<Running> {
  const base = await openBase(settings);
  let worker: ReturnType<typeof startWorker> | undefined;
  try {
    if (settings.demo && (await loadDemo(base.pool))) log("The demo hub was loaded");
    const files = path.join(settings.home, "files");
    fs.mkdirSync(files, { recursive: true });
    worker = settings.work
      ? startWorker(base.pool, jobKinds({ files, mail: settings.mail }), { idleMs: 1000, log })
      : undefined;
    const app = createApp(
      {
        pool: base.pool,
        now: () => new Date(),
        files,
        oidc: settings.oidc,
        mail: settings.mail,
        log,
        wake: () => worker?.wake(),
        demo: settings.demo
          ? DEMO_ACCOUNTS.map(({ email, role }) => ({ email, role, password: DEMO_PASSWORD }))
          : [],
      },
      { webFolder: path.join(rootFolder(), "packages/web/dist") },
    );
    const clock =
      worker && settings.mail
        ? startDigestClock(base.pool, { log, wake: () => worker?.wake() })
        : undefined;
    const { port, close } = await listen(app.fetch, settings);
    return {
      address: `http://${settings.host === "0.0.0.0" ? "127.0.0.1" : settings.host}:${port}`,
      stop: async () => {
        clock?.stop();
        await close();
        await worker?.stop();
        await base.close();
      },
    };
  } catch (error) {
    await worker?.stop();
    await base.close();
    throw error;
  }
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, portAsked, host }: Settings,
): Promise<{ port: number; close: () => Promise<void> }> {
  for (let tried = port; tried < port + 20; tried++) {
    const got = await new Promise<
      { port: number; close: () => Promise<void> } | NodeJS.ErrnoException
    >((resolve) => {
      const server = serve({ fetch, port: tried, hostname: host }, (info) => {
        const close = () =>
          new Promise<void>((done) => {
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          });
        resolve({ port: info.port, close });
      });
      server.once("error", resolve);
    });
    if ("close" in got) return got;
    if (portAsked || !["EADDRINUSE", "EACCES"].includes(got.code ?? "")) {
      throw new StartError(
        "port-taken",
        `Port ${tried} cannot be used (${got.code}). Set ESSOR_PORT to another`,
      );
    }
  }
  throw new StartError(
    "port-taken",
    `Ports ${port} to ${port + 19} are all taken. Set ESSOR_PORT to a free one`,
  );
}
