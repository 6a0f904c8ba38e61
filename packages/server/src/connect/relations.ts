import type { MatchReason, Relations } from "@essor/core/connect";
import { pairKey } from "@essor/core/connect";
import type { Tx } from "../db/rights.ts";
import { type WorkedRow, workedBefore } from "./queries-relation.ts";

/** Whose the profile is that is matched; no name is needed, since the relations are those of one owner. */
const MINE = "mine";
/** What a contract counts, and what is added where money was paid and where the need was solved. */
const [CONTRACT, PAID, SOLVED] = [1, 1, 1];

/** Who worked with the owner of a profile before, as far as the reader may know both. */
export type Worked = {
  readonly relations: Relations;
  /** A sign for the owner of each profile that the reader may know. */
  readonly ownerOf: (profile: string) => string | undefined;
  readonly owner: string | undefined;
  /** What they did together, for the reason that is shown. */
  readonly reasonOf: (profile: string) => Pick<MatchReason, "need" | "offer"> | undefined;
  /** Changes with everything above: matches are kept by it. */
  readonly stamp: string;
};

/**
 * Reads the outcome ledger as it stands: a contract, a payment or a solved need between two owners is a relation, and one
 * that is removed is none any more. An owner who is known and with whom nothing came about counts as nothing, not as unknown.
 */
export async function workedWith(tx: Tx, profile: number): Promise<Worked> {
  const rows = await workedBefore(tx, profile);
  const byProfile = new Map<string, WorkedRow[]>();
  for (const row of rows) {
    const list = byProfile.get(String(row.profile)) ?? [];
    if (row.kind !== null) list.push(row);
    byProfile.set(String(row.profile), list);
  }
  const sign = (id: string) => `owner of ${id}`;
  const closeness = new Map(
    [...byProfile]
      .filter(([, joint]) => joint.length > 0)
      .map(([id, joint]) => [pairKey(MINE, sign(id)), closenessOf(joint)]),
  );
  return {
    relations: { closeness, conflicts: new Set() },
    owner: byProfile.size > 0 ? MINE : undefined,
    ownerOf: (id) => (byProfile.has(id) ? sign(id) : undefined),
    reasonOf: (id) => {
      const [last] = byProfile.get(id) ?? [];
      return last ? { need: stepOf(last), offer: last.on ?? "" } : undefined;
    },
    stamp: [...byProfile.keys()].join(",") + JSON.stringify([...closeness]),
  };
}

/** The furthest step of a joint piece of work. */
const stepOf = ({ kind, paid, solved }: WorkedRow): string =>
  solved ? "solved" : paid ? "paid" : (kind ?? "");

/** From 0 to 1: half for a contract alone, seven eighths for one that was paid and solved; each further one adds half of the rest. */
function closenessOf(joint: readonly WorkedRow[]): number {
  const weight = joint.reduce(
    (sum, { paid, solved }) => sum + CONTRACT + (paid ? PAID : 0) + (solved ? SOLVED : 0),
    0,
  );
  return 1 - 0.5 ** weight;
}
