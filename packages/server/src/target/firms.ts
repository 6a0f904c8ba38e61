import { type FirmEvidence, type FirmScoreRules, firmScore } from "@essor/core/target";
import { type Day, parseDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { readTable } from "../db/shipped-data.ts";
import { listChains } from "./queries.ts";
import { type EvidenceRow, listEvidence, listFirms } from "./queries-firms.ts";

/** Points at full strength; a piece counts half after a year and a half. */
const POINTS: FirmScoreRules["points"] = {
  expansion: 30,
  capacity: 15,
  "customer-nearby": 20,
  "supplier-nearby": 10,
  fit: 15,
  finance: 10,
  warning: 40,
};
const HALF_LIFE_DAYS = 548;

/** Target firms with a score that is the sum of the points beside its pieces of evidence; the best first. */
export async function shownFirms(tx: Tx, today: Day) {
  const [firms, evidence, chains] = [
    await listFirms(tx),
    await listEvidence(tx),
    await listChains(tx),
  ];
  const chainOf = new Map(chains.map((chain) => [chain.code, chain]));
  return firms
    .map((firm) => {
      const own = evidence.filter((piece) => piece.firm === firm.id);
      const scored = scoreOf(firm.name, own, { today, hidden: false });
      const all = scoreOf(firm.name, own, { today, hidden: true });
      const points = new Map(all.parts.map((part) => [part.evidence.id, part.points]));
      const chain = chainOf.get(firm.chain);
      return {
        ...firm,
        chainName: chain?.name ?? { en: firm.chain },
        linkName: chain?.body.links.find((link) => link.id === firm.link)?.name ?? firm.link,
        score: scored.score,
        evidence: own.map(({ firm: _, ...piece }) => ({
          ...piece,
          points: points.get(String(piece.id)) ?? 0,
        })),
      };
    })
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

function scoreOf(
  organisation: string,
  rows: readonly EvidenceRow[],
  { today, hidden }: { today: Day; hidden: boolean },
) {
  const pieces = rows
    .filter((row) => hidden || !row.hidden)
    .map(
      (row): FirmEvidence => ({
        id: String(row.id),
        kind: row.kind as FirmEvidence["kind"],
        seen: parseDay(row.seen) as Day,
        source: row.source,
        // A warning takes points away however strong it is said to be.
        strength: row.kind === "warning" ? -Math.abs(row.strength) : row.strength,
      }),
    );
  return firmScore(organisation, pieces, {
    points: POINTS,
    halfLifeDays: HALF_LIFE_DAYS,
    asOf: today,
  });
}

type Entry = {
  code: string;
  name: string;
  place: string;
  registered: string;
  parent: string;
  folded: string;
};
let register: readonly Entry[] | undefined;

/** Entities of the open register whose name has every word, at most twenty. */
export function searchRegister(text: string): Omit<Entry, "folded">[] {
  register ??= readTable("gleif-entities", "cn_entities.csv.gz").map((row) => ({
    code: row.lei ?? "",
    name: row.name ?? "",
    place: row.admin_name || (row.address ?? ""),
    registered: row.registered ?? "",
    parent: row.parent_name ?? "",
    folded: `${row.name} ${row.admin_name}`.toLowerCase(),
  }));
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Omit<Entry, "folded">[] = [];
  for (const { folded, ...entry } of register) {
    if (!words.every((word) => folded.includes(word))) continue;
    found.push(entry);
    if (found.length === 20) break;
  }
  return found;
}
