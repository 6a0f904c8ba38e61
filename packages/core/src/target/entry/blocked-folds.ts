/**
 * Folds that keep neighbours together: regions of the same block (a province, by the first digits of its code) fall into one
 * fold, blocks spread so that folds hold about the same number of regions, the largest block first. Judging on whole unseen
 * blocks shows whether a method carries over to places unlike those it learned from.
 * @example
 * expect([...blockedFolds(["1101", "1102", "3201", "3301"], { folds: 2, blockOf: (code) => code.slice(0, 2) }).values()]).toEqual([0, 0, 1, 1]);
 */
export function blockedFolds(
  regions: readonly string[],
  { folds, blockOf }: { readonly folds: number; readonly blockOf: (region: string) => string },
): Map<string, number> {
  const blocks = new Map<string, string[]>();
  for (const region of regions) {
    const block = blockOf(region);
    const members = blocks.get(block);
    if (members) members.push(region);
    else blocks.set(block, [region]);
  }
  const load = new Array<number>(folds).fill(0);
  const fold = new Map<string, number>();
  const ordered = [...blocks.entries()].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
  for (const [, members] of ordered) {
    const lightest = load.indexOf(Math.min(...load));
    load[lightest] = (load[lightest] as number) + members.length;
    for (const region of members) fold.set(region, lightest);
  }
  return fold;
}
