import type { Capability } from "@essor/contract/rights";
import type { ComponentType } from "react";

/** One page of a slice: where it is, what it is called, who may see it, and how it is fetched. */
export type View = {
  readonly path: string;
  /** Key of its name in the navigation; null for a page that is reached from another. */
  readonly label: string | null;
  readonly capability: Capability | null;
  readonly load: () => Promise<{ Page: ComponentType }>;
};

export type SectionName =
  | "hub"
  | "measure"
  | "target"
  | "attract"
  | "fund"
  | "connect"
  | "outlook"
  | "administration";

/** A word of the navigation with its pages; the first one is where the word leads. */
export type NavSection = { readonly name: SectionName; readonly views: readonly View[] };
