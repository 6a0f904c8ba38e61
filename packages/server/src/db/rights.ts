import type pg from "pg";

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

const list = (values: readonly string[] | undefined) =>
  values === undefined ? "*" : `,${values.join(",")},`;

/** Runs the work in one transaction under the asker's rights; what row-level security hides does not exist. */
export async function asAsker<T>(
  pool: pg.Pool,
  asker: Asker,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(pool, async (tx) => {
    await tx.query(
      `select set_config('role', 'essor_asker', true), set_config('app.hub', $1, true),
        set_config('app.person', $2, true), set_config('app.hub_role', $3, true),
        set_config('app.districts', $4, true), set_config('app.chains', $5, true),
        set_config('app.funds', $6, true)`,
      [
        String(asker.hub),
        String(asker.person),
        asker.role,
        list(asker.districts),
        list(asker.chains),
        list(asker.funds),
      ],
    );
    return work(tx);
  });
}

/** Runs the product's own work (sign-in, jobs, loading the demo), which sees every hub. */
export async function asSystem<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(pool, async (tx) => {
    await tx.query("set local role essor_system");
    return work(tx);
  });
}

async function transaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
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
