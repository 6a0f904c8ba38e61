import { StartError } from "@essor/server/db";
import { openBase, readSettings, start } from "@essor/server/main";
import { readOptions } from "./options.ts";
import { Refused } from "./refused.ts";

/** `essor serve`: the whole product in one process. */
export const serve = {
  help: `essor serve [--port N]

Starts the product: the database (embedded, or DATABASE_URL), the API, the web client and the workers.

  --port N    listen on this port (default 4280, or ESSOR_PORT); example: essor serve --port 8080

Environment: ESSOR_HOME, ESSOR_PORT, ESSOR_HOST, DATABASE_URL, ESSOR_PG_BIN, ESSOR_DEMO=off, ESSOR_WORKER=off,
ESSOR_OIDC_ISSUER, ESSOR_OIDC_CLIENT_ID, ESSOR_OIDC_CLIENT_SECRET, ESSOR_PUBLIC_URL
`,
  run: async (args: readonly string[]): Promise<void> => {
    const { values } = readOptions(args, { port: { type: "string" } });
    const env =
      values.port === undefined ? process.env : { ...process.env, ESSOR_PORT: String(values.port) };
    const begun = Date.now();
    const running = await withStartErrors(() => start(readSettings(env), say));
    const signIn = readSettings(env).demo
      ? "Sign in as admin@demo.essor with the password kunshan-jade-2026\n"
      : "";
    process.stdout.write(
      `Essor is ready at ${running.address} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n${signIn}Stop with Ctrl-C\n`,
    );
    await new Promise<void>((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    await running.stop();
  },
};

/** `essor worker`: only the workers, on another machine. */
export const worker = {
  help: `essor worker

Works off the job queue of DATABASE_URL (or of the embedded database) until it is stopped.
Example: DATABASE_URL=postgres://essor@db/essor essor worker
`,
  run: async (args: readonly string[]): Promise<void> => {
    readOptions(args, {});
    const { runWorker } = await import("@essor/server/jobs");
    const settings = readSettings(process.env);
    const base = await withStartErrors(() => openBase(settings));
    const running = runWorker(base.pool, settings.home, say);
    process.stdout.write("The worker is ready\n");
    await new Promise<void>((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    await running.stop();
    await base.close();
  },
};

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A start that the reader can mend becomes a refusal with its code, not a stack trace. */
export async function withStartErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StartError) {
      throw new Refused([{ code: error.code, severity: "error", reason: error.message }]);
    }
    throw error;
  }
}
