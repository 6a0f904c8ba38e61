import type { RankingTable } from "@essor/contract/measure";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useAddress } from "../../api/address.ts";
import { write } from "../../api/client.ts";
import type { Loose } from "./step-options.ts";
import { isGroup, type Tree } from "./tree-edit.ts";

type Body = { readonly framework: Tree; readonly steps: readonly Loose[] };

/** Columns that a recipe reads: its indicators, their denominators, and what its entry rules look at. */
export function columnsOf({ framework, steps }: Body): string[] {
  const leaves = framework.filter((n) => !isGroup(framework, n.code));
  const rules = steps.flatMap((s) => (Array.isArray(s.rules) ? (s.rules as readonly Loose[]) : []));
  return [
    ...new Set([
      ...leaves.flatMap((n) => (n.denominator ? [n.code, n.denominator] : [n.code])),
      ...rules.map((r) => String(r.column)),
    ]),
  ];
}

/**
 * The table that a draft ranks: the one that is there as long as it has every column, else one with the new columns
 * too. `waiting` while that is fetched; the draft is then shown over the last table.
 */
export function useDraftTable(
  table: RankingTable,
  body: Body,
): { table: RankingTable; waiting: boolean; error: unknown } {
  const [{ asOf }] = useAddress();
  const known = new Set(table.indicators.map((i) => i.code));
  const lacking = columnsOf(body)
    .filter((c) => !known.has(c))
    .sort();
  const code = table.recipe.code;
  const more = useQuery({
    queryKey: ["measure", "draft", code, table.period, asOf, lacking],
    queryFn: () =>
      write<RankingTable>("POST", `/measure/rankings/${code}/draft`, {
        body: {
          body: columnsOnly(table, lacking),
          period: table.period,
          ...(asOf === undefined ? {} : { asOf }),
        },
      }),
    enabled: lacking.length > 0,
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
  if (lacking.length === 0) return { table, waiting: false, error: null };
  return { table: more.data ?? table, waiting: more.isFetching, error: more.error };
}

/** A recipe that reads every column of the table and the lacking ones: only its columns matter here. */
function columnsOnly(table: RankingTable, lacking: readonly string[]): object {
  const stored = table.recipe.body as unknown as Body & Loose;
  const all = [...new Set([...table.indicators.map((i) => i.code), ...lacking])];
  return {
    ...stored,
    framework: [...all.map((code) => ({ code, parent: "all" })), { code: "all" }],
    steps: [{ step: "aggregate", method: "arithmetic" }],
  };
}
