import {
  type BriefBlock,
  type BriefFigure,
  type BriefLocale,
  buildBrief,
} from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { type BriefChart, goalChart } from "./brief-chart.ts";
import { type Ask, figuresOf } from "./brief-figures.ts";
import { figuresIn, SECTIONS } from "./brief-templates.ts";

/** A brief in one language, ready to be shown or kept. */
export type BuiltBrief = {
  readonly locale: BriefLocale;
  readonly madeOn: string;
  readonly blocks: readonly BriefBlock[];
  readonly figures: readonly BriefFigure[];
  readonly chart: BriefChart | null;
  /** Sections left out, since the store has no value for a figure of theirs. */
  readonly missing: readonly string[];
};

/**
 * The brief: sections whose figures are all in the store, then what the writer adds. Every number is a reference: a
 * number written into the text, or one that the store lacks, refuses the whole.
 */
export async function builtBrief(
  tx: Tx,
  ask: Ask & { readonly remarks?: string | undefined },
): Promise<BuiltBrief> {
  const figures = await figuresOf(tx, ask);
  const has = new Set(figures.filter((f) => f.value !== null).map((f) => f.id));
  const sections = SECTIONS.filter((s) => figuresIn(s).every((id) => has.has(id)));
  const lines = [...sections.map((s) => s.text[ask.locale]), ...(ask.remarks ? [ask.remarks] : [])];
  const built = buildBrief(lines.join("\n"), { figures, locale: ask.locale });
  if (!built.ok) throw new Problem("brief-refused", built.issues[0]?.reason, built.issues);
  const named = new Set(
    built.blocks.flatMap((b) => b.parts.flatMap((p) => (p.kind === "figure" ? p.id : []))),
  );
  return {
    locale: ask.locale,
    madeOn: ask.asOf ?? ask.now.toISOString().slice(0, 10),
    blocks: built.blocks,
    figures: figures.filter((f) => named.has(f.id)),
    chart: await goalChart(tx, ask),
    missing: SECTIONS.filter((s) => !sections.includes(s)).map((s) => s.id),
  };
}
