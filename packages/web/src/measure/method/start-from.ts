import type { RankingTable } from "@essor/contract/measure";
import type { IndexBuild } from "@essor/core/measure";
import type { Start } from "./step-options.ts";
import { isGroup, type Tree } from "./tree-edit.ts";

/** What new methods start from: the groups of the framework, and the ends of each indicator where it is scaled. */
export function startFrom(
  { framework }: { readonly framework: Tree },
  build: IndexBuild | null,
  table: RankingTable,
): Start & { readonly leaves: ReadonlySet<string> } {
  const groups = framework
    .map(({ code }) => ({
      parent: code,
      codes: framework.filter((n) => n.parent === code).map((n) => n.code),
    }))
    .filter(({ codes }) => codes.length > 0);
  const leaves = new Set(framework.filter((n) => !isGroup(framework, n.code)).map((n) => n.code));
  const ends: Record<string, readonly [number, number]> = {};
  const best: Record<string, number> = {};
  for (const code of leaves) {
    const [low, high] = endsOf(build, code);
    ends[code] = [low, high];
    best[code] = framework.find((n) => n.code === code)?.direction === -1 ? low : high;
  }
  return { ends, best, unit: table.units[0]?.code ?? "", groups, leaves };
}

/** The least and the largest value of an indicator at the step before it is scaled; 0 and 1 where there is none. */
function endsOf(build: IndexBuild | null, code: string): readonly [number, number] {
  const model = build?.model;
  const at = model?.framework.position.get(code);
  if (model === undefined || at === undefined) return [0, 1];
  const scaled = model.run.trace.findIndex((x) => x.step === "normalise");
  const frame = model.run.trace[scaled < 0 ? model.run.trace.length - 1 : scaled - 1]?.frame;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const x of frame?.columns[at] ?? []) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return low < high ? [low, high] : [0, 1];
}
