import type { RankingTable } from "@essor/contract/measure";
import {
  designSensitivity,
  parseVary,
  planUncertainty,
  presetVary,
  type RunSummary,
  type Sensitivity,
  sensitivityFrom,
  stretchOf,
  summariseRun,
  type VaryPreset,
} from "@essor/core/measure";
import { coreOf } from "./core-table.ts";

export type AskedHere = {
  readonly table: RankingTable;
  readonly vary: VaryPreset | Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly hub: string | null;
  readonly peers: readonly string[];
  readonly of:
    | { readonly kind: "ranks"; readonly replications: number }
    | { readonly kind: "outputs"; readonly budget: number; readonly unit: string | null };
};
export type FoundHere = { readonly vary: Readonly<Record<string, unknown>> } & (
  | { readonly kind: "ranks"; readonly summary: RunSummary }
  | { readonly kind: "outputs"; readonly sensitivity: Sensitivity }
);
export type SaidHere =
  | { readonly done: number; readonly total: number }
  | { readonly found: FoundHere }
  | { readonly refused: readonly { field: string; reason: string }[] };

/** Milliseconds between two words about how far it is. */
const STRETCH_MS = 100;

/** The same runs as the job on the server, beside the page; to cancel is to end this worker. */
self.onmessage = ({ data }: MessageEvent<AskedHere>) => {
  const say = (said: SaidHere) => self.postMessage(said);
  const core = coreOf(data.table);
  if (core === null) return say({ refused: [{ field: "recipe", reason: "" }] });
  const json = typeof data.vary === "string" ? presetVary(data.vary, core.recipe) : data.vary;
  const vary = parseVary(json, core.recipe);
  const plan = vary.ok ? planUncertainty(core.recipe, core.table, vary.value) : vary;
  if (!plan.ok) {
    return say({
      refused: plan.issues.map(({ field = "", reason }) => ({ field, reason })),
    });
  }
  const { seed, of } = data;
  const unit = of.kind === "outputs" && of.unit !== null ? plan.value.units.indexOf(of.unit) : -1;
  const design =
    of.kind === "outputs" ? designSensitivity(plan.value, { budget: of.budget, seed }) : null;
  const total = design?.runs ?? (of.kind === "ranks" ? of.replications : 0);
  const stretch = stretchOf(plan.value, {
    seed,
    of:
      of.kind === "ranks"
        ? { kind: "ranks" }
        : { kind: "outputs", budget: of.budget, ...(unit < 0 ? {} : { unit }) },
  });
  const width = design === null ? plan.value.units.length : 1;
  const all = new Float64Array(total * width);
  let size = 1;
  for (let from = 0; from < total; ) {
    const to = Math.min(total, from + size);
    const begun = performance.now();
    all.set(stretch(from, to), from * width);
    size = Math.max(
      1,
      Math.round(((to - from) * STRETCH_MS) / Math.max(0.01, performance.now() - begun)),
    );
    from = to;
    say({ done: from, total });
  }
  const told = json as Readonly<Record<string, unknown>>;
  if (design !== null) {
    const sensitivity = sensitivityFrom(plan.value, design, all, { seed });
    return say({ found: { kind: "outputs", vary: told, sensitivity } });
  }
  const { units, times, nominal } = plan.value;
  const ranks = Float32Array.from(all);
  const run = { units, times, nominal, count: total, ranks, choices: [] };
  const places = { area: data.hub, peers: data.peers };
  say({ found: { kind: "ranks", vary: told, summary: summariseRun(run, places) } });
};
