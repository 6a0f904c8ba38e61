import { type LedgerColumns, NEVER } from "@essor/core/attract";
import type pg from "pg";
import type { Tx } from "../db/rights.ts";
import type { Seat } from "../http/seat.ts";
import { numberColumn } from "./number-column.ts";
import { homeOf } from "./project-routes.ts";
import { funnelVersion, ledgerEntries, ledgerFacts } from "./queries-funnel.ts";

type Kept = { version: string; columns: Promise<LedgerColumns> };

/** At most so many readers' views of the pipeline are kept; the one that waited longest goes first. */
const MOST = 12;
const keptBy = new WeakMap<pg.Pool, Map<string, Kept>>();

/**
 * The pipeline as columns, as the database lets this asker see it. It is read under the asker's own rights and kept for
 * askers of the same hub, role and districts, which is all that row-level security looks at here; a version that moves
 * with every change, read in each transaction, says whether it still holds.
 */
export async function ledgerOf(
  pool: pg.Pool,
  tx: Tx,
  { asker }: Pick<Seat, "asker">,
): Promise<LedgerColumns> {
  const kept = keptBy.get(pool) ?? new Map<string, Kept>();
  keptBy.set(pool, kept);
  const key = JSON.stringify([asker.hub, asker.role, asker.districts ?? "*"]);
  const version = await funnelVersion(tx);
  const held = kept.get(key);
  if (held?.version === version) {
    kept.delete(key);
    kept.set(key, held);
    return held.columns;
  }
  const columns = readColumns(tx);
  kept.delete(key);
  kept.set(key, { version, columns });
  // A reading that fails is nobody's to wait for: the next asker reads anew.
  columns.catch(() => kept.get(key)?.columns === columns && kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return columns;
}

async function readColumns(tx: Tx): Promise<LedgerColumns> {
  const entries = await ledgerEntries(tx);
  const facts = await ledgerFacts(tx, (await homeOf(tx)).currency);
  const ids = numberColumn(entries.projects);
  const first: number[] = [];
  const placeOf = new Map<number, number>();
  ids.forEach((id, i) => {
    if (i > 0 && id === ids[i - 1]) return;
    placeOf.set(id, first.length);
    first.push(i);
  });
  const n = first.length;
  first.push(ids.length);
  const columns: LedgerColumns = {
    first: Int32Array.from(first),
    stage: Uint8Array.from(numberColumn(entries.stage)),
    day: Int32Array.from(numberColumn(entries.day)),
    recorded: Int32Array.from(numberColumn(entries.recorded)),
    superseded: Int32Array.from(numberColumn(entries.superseded, NEVER)),
    over: new Uint8Array(n),
    promised: new Float64Array(n).fill(Number.NaN),
    delivered: new Float64Array(n).fill(Number.NaN),
  };
  for (const { id, over, promised, delivered } of facts) {
    const place = placeOf.get(id);
    if (place === undefined) continue;
    columns.over[place] = Number(over);
    columns.promised[place] = promised ?? Number.NaN;
    columns.delivered[place] = delivered ?? Number.NaN;
  }
  return columns;
}
