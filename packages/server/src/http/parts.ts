import type { Overview } from "@essor/contract/hub";
import type { Tx } from "../db/rights.ts";
import type { Seat } from "./seat.ts";

export type Found = { readonly kind: string; readonly title: object; readonly path: string };

/** What a slice adds to the pages that look across all of them: the overview and the search. */
export type SlicePart = {
  readonly slice: string;
  /** What happened since the reader's last visit, newest first. */
  readonly changed?: (tx: Tx, ask: { seat: Seat; since: Date }) => Promise<Overview["changed"]>;
  readonly standing?: (
    tx: Tx,
    ask: { seat: Seat; area: string | null; asOf: string | null; now: Date },
  ) => Promise<Overview["standing"]>;
  /** What waits for this reader, most urgent first. */
  readonly needs?: (tx: Tx, ask: { seat: Seat; now: Date }) => Promise<Overview["needs"]>;
  readonly search?: (tx: Tx, ask: { seat: Seat; text: string }) => Promise<Found[]>;
};
