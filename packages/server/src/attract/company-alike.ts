import type { Alike } from "@essor/contract/attract-company";
import { findLike } from "@essor/core/attract";
import { jaroWinkler } from "@essor/core/connect";
import type { Tx } from "../db/rights.ts";
import { type CompanyDbRow, candidatePairs, companiesOf } from "./queries-company.ts";

/** Names of a different place or branch share much and are still other firms: below this they are not shown. */
const NEAR_NAME = 0.93;
const PAIRS_LOOKED_AT = 20_000;

type Reasons = Alike["reasons"];

/** What speaks for two entries being one firm; nothing where codes that both have differ. */
export function likenessOf(
  a: CompanyDbRow,
  b: CompanyDbRow,
): { verdict: Alike["verdict"]; reasons: Reasons } | undefined {
  if (a.uscc && b.uscc && a.uscc !== b.uscc && a.lei !== b.lei) return undefined;
  if (a.lei && b.lei && a.lei !== b.lei && a.uscc !== b.uscc) return undefined;
  const reasons: Reasons = [];
  const [found] = findLike(entryOf(a), [entryOf(b)]);
  if (found !== undefined) {
    const field = { "same-uscc": "uscc", "same-lei": "lei", "same-website": "website" }[
      found.reason as string
    ] as "uscc" | undefined;
    reasons.push({
      code: found.reason,
      a: (field ? a[field] : a.name) ?? "",
      b: (field ? b[field] : b.name) ?? "",
      likeness: null,
    });
  }
  const near = jaroWinkler(a.folded, b.folded);
  if (near >= NEAR_NAME && near < 1 && a.folded.length >= 4)
    reasons.push({
      code: "similar-name",
      a: a.name,
      b: b.name,
      likeness: Math.round(near * 1000) / 1000,
    });
  if (reasons.length === 0) return undefined;
  return { verdict: found?.verdict ?? "perhaps", reasons };
}

function entryOf(row: CompanyDbRow) {
  return {
    id: String(row.id),
    name: row.name,
    ...(row.uscc === null ? {} : { uscc: row.uscc }),
    ...(row.lei === null ? {} : { lei: row.lei }),
    ...(row.website === null ? {} : { website: row.website }),
  };
}

/** Firms that may be one, certain pairs first: of one firm, or of the whole hub. */
export async function alikeCompanies(tx: Tx, of: number | null, limit: number): Promise<Alike[]> {
  const pairs = await candidatePairs(tx, of, PAIRS_LOOKED_AT);
  const rows = await companiesOf(tx, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found: Alike[] = [];
  for (const { a, b } of pairs) {
    const [one, two] = [byId.get(a), byId.get(b)];
    if (one === undefined || two === undefined) continue;
    const likeness = likenessOf(one, two);
    if (likeness !== undefined)
      found.push({ a: shownCompany(one), b: shownCompany(two), ...likeness });
  }
  const weight = ({ verdict, reasons }: Alike) =>
    (verdict === "same" ? 2 : 0) + Math.max(...reasons.map((r) => r.likeness ?? 1));
  return found
    .sort((x, y) => weight(y) - weight(x) || x.a.id - y.a.id || x.b.id - y.b.id)
    .slice(0, limit);
}

export function shownCompany({
  folded: _f,
  address: _a,
  industry: _i,
  note: _n,
  mergedInto: _m,
  ...row
}: CompanyDbRow): Alike["a"] {
  return row;
}
