import { KUNSHAN_SIX_SECTORS } from "@essor/core/codelist";
import type { Tx } from "../db/rights.ts";
import { addDemoChain, addScheme } from "./queries-demo.ts";

export type DemoChain = {
  code: string;
  name: object;
  sector: string;
  body: object;
  sourceNote: string;
};

/** The six sectors of 2021 and two chains with the firms that public reports name. */
export async function loadTargetDemo(
  tx: Tx,
  hub: number,
  chains: readonly DemoChain[],
): Promise<void> {
  await addScheme(tx, hub, { code: KUNSHAN_SIX_SECTORS.scheme, body: KUNSHAN_SIX_SECTORS });
  for (const chain of chains) await addDemoChain(tx, hub, chain);
}
