import pg from "pg";

// Counts come back as numbers, calendar dates as text: a date is not a moment.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(1700, Number);

/**
 * A pool that outlives a killed database: errors of idle connections are noted, not thrown. Days stored as moments are
 * days of UTC, wherever the database stands.
 */
export function openPool(url: string, { max }: { max: number }): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    client.query("set timezone to 'UTC'").catch(() => {});
  });
  return pool;
}
