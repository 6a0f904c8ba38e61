import {
  CHARTER_PARTS,
  type ChainGraph,
  chainGaps,
  chainGraph,
  charterState,
} from "@essor/core/target";
import { type Day, parseDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import {
  addGapEvent,
  type ChainRow,
  type CharterRow,
  closeProducing,
  listChains,
  listCharter,
  listGaps,
  noteGap,
} from "./queries.ts";

/** The stored chain as core reads it. */
export function graphOf(chain: { code: string; edition: number; body: unknown }): ChainGraph {
  const made = chainGraph({
    chain: chain.code,
    version: chain.edition,
    validFrom: 0 as Day,
    ...(chain.body as Omit<ChainGraph, "chain" | "version" | "validFrom">),
  });
  if (!made.ok) throw new Problem("chain-refused", made.issues[0]?.reason, made.issues);
  return made.value;
}

export async function shownChains(tx: Tx, today: Day): Promise<object[]> {
  const charters = await listCharter(tx);
  return (await listChains(tx)).map((chain) => shownChain(chain, charters, today));
}

function shownChain(chain: ChainRow, charters: readonly CharterRow[], today: Day): object {
  const gaps = chainGaps(graphOf(chain), {}).map(({ link, reasons, missingProducts, feeds }) => ({
    link,
    reasons,
    missingProducts,
    feeds,
  }));
  return { ...chain, gaps, charter: shownCharter(chain.code, charters, today) };
}

/** The eight ones of a chain: which stand, whose the others are, and which are late. */
export function shownCharter(chain: string, charters: readonly CharterRow[], today: Day) {
  const own = charters.filter((row) => row.chain === chain);
  const state = charterState(
    own.map((row) => ({
      part: row.part as (typeof CHARTER_PARTS)[number],
      owner: row.owner,
      due: parseDay(row.due) as Day,
      done: row.done === null ? null : (parseDay(row.done) as Day),
    })),
    today,
  );
  const late = new Set(state.open.filter((task) => task.overdue).map((task) => task.part));
  return {
    standing: state.standing,
    of: CHARTER_PARTS.length,
    parts: CHARTER_PARTS.map((part) => {
      const row = own.find((r) => r.part === part);
      return {
        part,
        owner: row?.owner ?? null,
        due: row?.due ?? null,
        done: row?.done ?? null,
        overdue: late.has(part),
        note: row?.note ?? "",
        version: row?.version ?? 0,
      };
    }),
  };
}

/**
 * Brings the gap board up to date: gaps that the chains show are noted, a gap whose project produces is closed, and the
 * event is logged. A gap that its chain no longer shows stays on the board as it is: closing it is a decision.
 */
export async function refreshGaps(tx: Tx): Promise<void> {
  const known = new Map((await listGaps(tx)).map((gap) => [`${gap.chain}/${gap.link}`, gap]));
  for (const chain of await listChains(tx)) {
    for (const gap of chainGaps(graphOf(chain), {})) {
      const before = known.get(`${chain.code}/${gap.link}`);
      if (before && before.reasons.join() === gap.reasons.join()) continue;
      const id = await noteGap(tx, { chain: chain.code, link: gap.link, reasons: gap.reasons });
      await addGapEvent(tx, {
        gap: id,
        what: "found",
        project: null,
        person: null,
        note: gap.reasons.join(", "),
      });
    }
  }
  for (const { gap, project, name } of await closeProducing(tx)) {
    await addGapEvent(tx, { gap, what: "closed", project, person: null, note: `${name} produces` });
  }
}
