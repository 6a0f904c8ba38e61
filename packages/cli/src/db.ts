import path from "node:path";
import { backup, checkBackup, type openPool, prepareDatabase, restore } from "@essor/server/db";
import { type Base, openBase, readSettings } from "@essor/server/main";
import { readOptions } from "./options.ts";
import { Usage } from "./refused.ts";
import { withStartErrors } from "./serve.ts";

/** Opens the database of the environment for one piece of work. */
export async function withBase<T>(work: (base: Base) => Promise<T>): Promise<T> {
  return withStartErrors(async () => {
    const base = await openBase(readSettings(process.env));
    try {
      return await work(base);
    } finally {
      await base.close();
    }
  });
}

type Client = Parameters<typeof backup>[0];

async function withClient<T>(
  pool: ReturnType<typeof openPool>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client as unknown as Client);
  } finally {
    client.release(true);
  }
}

function folderOf(positionals: readonly string[]): string {
  const folder = positionals[1];
  if (folder === undefined) throw new Usage("Name the folder of the backup");
  return folder;
}

/** Where the server of these settings keeps what people upload. */
function uploads(): { files: string } {
  return { files: path.join(readSettings(process.env).home, "files") };
}

const VERBS: Readonly<Record<string, (positionals: readonly string[]) => Promise<unknown>>> = {
  migrate: () =>
    withStartErrors(async () => {
      const settings = readSettings(process.env);
      if (settings.databaseUrl !== undefined)
        return { ran: await prepareDatabase(settings.databaseUrl, { own: false }) };
      const base = await openBase(settings);
      await base.close();
      return { ran: "up to date" };
    }),
  backup: (positionals) => {
    const folder = folderOf(positionals);
    return withBase((base) => withClient(base.pool, (client) => backup(client, folder, uploads())));
  },
  restore: (positionals) => {
    const folder = folderOf(positionals);
    return withBase((base) =>
      withClient(base.pool, (client) => restore(client, folder, uploads())),
    );
  },
  check: (positionals) => {
    const folder = folderOf(positionals);
    return withStartErrors(() => checkBackup(folder));
  },
};

/** `essor db …`: the database of DATABASE_URL, or the embedded one below ESSOR_HOME. */
export const db = {
  help: `essor db migrate | backup DIR | restore DIR | check DIR

  migrate        bring the database up to this release; example: DATABASE_URL=postgres://… essor db migrate
  backup DIR     write every table, as of one moment, and the uploaded files (those of ESSOR_HOME) into the new folder
                 DIR; files that are named and not found stand under "lost"; example: essor db backup backup-2026-11-24
  restore DIR    fill an empty database of the same release and the uploads of ESSOR_HOME, each file checked by its
                 hash; example: ESSOR_HOME=/srv/essor essor db restore backup-2026-11-24
  check DIR      read a backup through, rows and hashes; example: essor db check backup-2026-11-24
`,
  run: async (args: readonly string[]): Promise<void> => {
    const { positionals } = readOptions(args, {});
    const verb = VERBS[positionals[0] ?? ""];
    if (!verb) throw new Usage("Say migrate, backup, restore or check");
    process.stdout.write(`${JSON.stringify(await verb(positionals), null, 2)}\n`);
  },
};
