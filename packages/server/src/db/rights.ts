import pg from "pg";

/**
 * Who asks, as the database sees it. Row-level security reads exactly these settings;
 * undefined lists mean "all", an empty list means "none".
 */
export type Asker = {
  readonly hub: number;
  readonly person: number;
  readonly role: string;
  readonly districts?: readonly string[];
  readonly chains?: readonly string[];
  readonly funds?: readonly string[];
};

export type Tx = pg.ClientBase;

function listSetting(values: readonly string[] | undefined): string {
  return values === undefined ? "*" : `,${values.join(",")},`;
}

/** One statement text, so that beginning and taking on the rights cost one round trip. */
function beginAs(asker: Asker): string {
  const settings: readonly (readonly [string, string])[] = [
    ["role", "essor_asker"],
    ["app.hub", String(asker.hub)],
    ["app.person", String(asker.person)],
    ["app.hub_role", asker.role],
    ["app.districts", listSetting(asker.districts)],
    ["app.chains", listSetting(asker.chains)],
    ["app.funds", listSetting(asker.funds)],
  ];
  const calls = settings.map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `begin; select ${calls.join(", ")}`;
}

/** Runs the work in one transaction under the asker's rights; what row-level security hides does not exist. */
export function asAsker<T>(pool: pg.Pool, asker: Asker, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(pool, beginAs(asker), work);
}

/** Runs the product's own work (sign-in, jobs, loading the demo), which sees every hub. */
export function asSystem<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(pool, "begin; set local role essor_system", work);
}

async function transaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const value = await work(client);
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
