import type { FigureShare, Overview } from "@essor/contract/hub";
import type { Tx } from "../db/rights.ts";
import type { Seat } from "./seat.ts";
import type { TakeIn, Thing } from "./take-in.ts";

export type { Thing } from "./take-in.ts";

export type Found = { readonly kind: string; readonly title: object; readonly path: string };
export type ThingKind = Thing["kind"];
export type ThingName = { readonly id: number; readonly title: object; readonly path: string };

/** A thing behind a figure, not yet named: what it gave, and how many points of the index that was. */
export type ThingShare = Thing & { readonly points: number | null };
export type IndexMove = Omit<Overview["moves"][number], "parts"> & {
  readonly parts: readonly (Omit<
    Overview["moves"][number]["parts"][number],
    "things" | "unseen"
  > & {
    readonly things: readonly ThingShare[];
    /** What it is made of is known: points without a thing belong to what the reader may not see. */
    readonly traced: boolean;
  })[];
};
export type Look = {
  readonly seat: Seat;
  readonly area: string | null;
  readonly now: Date;
};

/** What a slice adds to the pages and the work that look across all of them: the overview, the loop, the search. */
export type SlicePart = {
  readonly slice: string;
  /** What happened since the reader's last visit, newest first. */
  readonly changed?: (tx: Tx, ask: { seat: Seat; since: Date }) => Promise<Overview["changed"]>;
  readonly standing?: (
    tx: Tx,
    ask: Look & { asOf: string | null },
  ) => Promise<Overview["standing"]>;
  /** What waits for this reader, most urgent first. */
  readonly needs?: (tx: Tx, ask: { seat: Seat; now: Date }) => Promise<Overview["needs"]>;
  readonly search?: (tx: Tx, ask: { seat: Seat; text: string }) => Promise<Found[]>;
  /** What was achieved, as figures for the register. */
  readonly figures?: (tx: Tx) => Promise<TakeIn>;
  /** Names of the slice's things that stand behind figures, as far as the reader may see them. */
  readonly named?: {
    readonly kind: ThingKind;
    readonly find: (tx: Tx, ask: { seat: Seat; ids: readonly number[] }) => Promise<ThingName[]>;
  };
  /** Which indices moved since an instant, and why. */
  readonly moves?: (tx: Tx, ask: Look & { since: Date }) => Promise<IndexMove[]>;
  /** Which figures a thing stands behind, and how far it moves the indices that read them. */
  readonly shares?: (tx: Tx, ask: Look & { kind: ThingKind; id: number }) => Promise<FigureShare[]>;
  /** What a figure is made of. */
  readonly madeOf?: (tx: Tx, figure: string) => Promise<{ value: number; things: Thing[] }>;
};
