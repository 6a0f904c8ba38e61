/** Trees that vote in log-odds, each learned on what the ones before got wrong. */
export type BoostedTrees = {
  readonly start: number;
  readonly trees: readonly Tree[];
};

/** Nodes in one row: a leaf has feature -1 and its vote in `value`; children of node i lie at `left[i]` and `left[i] + 1`. */
type Tree = {
  readonly feature: Int16Array;
  readonly cut: Float64Array;
  readonly left: Int32Array;
  readonly value: Float64Array;
};

/** The one setting for all tables. */
const SETTING = { trees: 200, depth: 5, rate: 0.06, bins: 32, leafMin: 8, shrink: 2 } as const;

/** Rows of equal length, flat: row r, feature k at `values[r * width + k]`. */
export type FeatureTable = { readonly width: number; readonly values: Float64Array };

/**
 * Learns boosted trees for a yes-or-no answer (Friedman 2001, logistic loss with Newton steps). Deterministic: cuts lie
 * at quantiles of the training rows, ties go to the first feature.
 * @example
 * const values = Float64Array.from({ length: 200 }, (_, i) => i);
 * const labels = Array.from({ length: 200 }, (_, i) => i >= 100);
 * const trees = learnTrees({ width: 1, values }, labels);
 * expect(treesProbability(trees, Float64Array.of(150))).toBeGreaterThan(0.9);
 * expect(treesProbability(trees, Float64Array.of(50))).toBeLessThan(0.1);
 */
export function learnTrees(
  { width, values }: FeatureTable,
  labels: readonly boolean[],
): BoostedTrees {
  const n = labels.length;
  const cuts = cutsOf({ width, values }, n);
  const bins = binned({ width, values }, n, cuts);
  const yes = labels.filter(Boolean).length;
  const start = Math.log((yes + 1) / (n - yes + 1));
  const score = new Float64Array(n).fill(start);
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n);
  const trees: Tree[] = [];
  for (let t = 0; t < SETTING.trees; t++) {
    for (let r = 0; r < n; r++) {
      const p = 1 / (1 + Math.exp(-(score[r] as number)));
      gradient[r] = (labels[r] ? 1 : 0) - p;
      curvature[r] = Math.max(1e-6, p * (1 - p));
    }
    const { tree, leafOf } = growTree({ bins, cuts, width, n, gradient, curvature });
    for (let r = 0; r < n; r++)
      score[r] = (score[r] as number) + (tree.value[leafOf[r] as number] as number);
    trees.push(tree);
  }
  return { start, trees };
}

/**
 * The probability that trees give to a row.
 * @example
 * expect(treesProbability({ start: 0, trees: [] }, Float64Array.of(1))).toBe(0.5);
 */
export function treesProbability({ start, trees }: BoostedTrees, row: Float64Array): number {
  let score = start;
  for (const { feature, cut, left, value } of trees) {
    let node = 0;
    while ((feature[node] as number) >= 0)
      node =
        (left[node] as number) +
        ((row[feature[node] as number] as number) > (cut[node] as number) ? 1 : 0);
    score += value[node] as number;
  }
  return 1 / (1 + Math.exp(-score));
}

/** Ascending cuts of each feature at its quantiles, without repetition. */
function cutsOf({ width, values }: FeatureTable, n: number): Float64Array[] {
  return Array.from({ length: width }, (_, k) => {
    const column = Float64Array.from(
      { length: n },
      (_, r) => values[r * width + k] as number,
    ).sort();
    const cuts = new Set<number>();
    for (let b = 1; b < SETTING.bins; b++) {
      const at = Math.floor((b * n) / SETTING.bins);
      const [low, high] = [column[Math.max(0, at - 1)] as number, column[at] as number];
      if (high > low) cuts.add((low + high) / 2);
    }
    // Rare values at the ends would fall between quantiles.
    const [first, last] = [column[0] as number, column[n - 1] as number];
    if (cuts.size === 0 && last > first) cuts.add((first + last) / 2);
    return Float64Array.from(cuts).sort();
  });
}

function binned(
  { width, values }: FeatureTable,
  n: number,
  cuts: readonly Float64Array[],
): Uint8Array {
  const bins = new Uint8Array(n * width);
  for (let k = 0; k < width; k++) {
    const own = cuts[k] as Float64Array;
    for (let r = 0; r < n; r++) {
      const value = values[r * width + k] as number;
      let low = 0;
      let high = own.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > (own[middle] as number)) low = middle + 1;
        else high = middle;
      }
      bins[r * width + k] = low;
    }
  }
  return bins;
}

type Growing = {
  readonly bins: Uint8Array;
  readonly cuts: readonly Float64Array[];
  readonly width: number;
  readonly n: number;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
};

function growTree(growing: Growing): { tree: Tree; leafOf: Int32Array } {
  const { n, bins, width, cuts, gradient, curvature } = growing;
  const most = 2 ** (SETTING.depth + 1);
  const tree: Tree = {
    feature: new Int16Array(most).fill(-1),
    cut: new Float64Array(most),
    left: new Int32Array(most),
    value: new Float64Array(most),
  };
  const leafOf = new Int32Array(n);
  let rowsOf: Int32Array[] = [Int32Array.from({ length: n }, (_, r) => r)];
  let nodes = [0];
  let size = 1;
  for (let depth = 0; ; depth++) {
    const nextRows: Int32Array[] = [];
    const nextNodes: number[] = [];
    nodes.forEach((node, i) => {
      const rows = rowsOf[i] as Int32Array;
      const split = depth < SETTING.depth ? bestSplit(rows, growing) : undefined;
      if (!split) {
        let [g, h] = [0, SETTING.shrink as number];
        for (const r of rows) {
          g += gradient[r] as number;
          h += curvature[r] as number;
          leafOf[r] = node;
        }
        tree.value[node] = (SETTING.rate * g) / h;
        return;
      }
      tree.feature[node] = split.feature;
      tree.cut[node] = (cuts[split.feature] as Float64Array)[split.bin] as number;
      tree.left[node] = size;
      const right = (r: number) => (bins[r * width + split.feature] as number) > split.bin;
      nextRows.push(
        rows.filter((r) => !right(r)),
        rows.filter(right),
      );
      nextNodes.push(size, size + 1);
      size += 2;
    });
    if (nextNodes.length === 0) break;
    rowsOf = nextRows;
    nodes = nextNodes;
  }
  return { tree, leafOf };
}

/** The cut that raises the sum of g² / h most. */
function bestSplit(
  rows: Int32Array,
  { bins, width, cuts, gradient, curvature }: Growing,
): { feature: number; bin: number } | undefined {
  if (rows.length < 2 * SETTING.leafMin) return undefined;
  const g = new Float64Array(SETTING.bins);
  const h = new Float64Array(SETTING.bins);
  const count = new Int32Array(SETTING.bins);
  let best: { feature: number; bin: number } | undefined;
  let most = 1e-9;
  for (let k = 0; k < width; k++) {
    const size = (cuts[k] as Float64Array).length;
    if (size === 0) continue;
    g.fill(0);
    h.fill(0);
    count.fill(0);
    let [sumG, sumH] = [0, 0];
    for (const r of rows) {
      const b = bins[r * width + k] as number;
      g[b] = (g[b] as number) + (gradient[r] as number);
      h[b] = (h[b] as number) + (curvature[r] as number);
      count[b] = (count[b] as number) + 1;
      sumG += gradient[r] as number;
      sumH += curvature[r] as number;
    }
    let [leftG, leftH, left] = [0, 0, 0];
    for (let b = 0; b < size; b++) {
      leftG += g[b] as number;
      leftH += h[b] as number;
      left += count[b] as number;
      if (left < SETTING.leafMin || rows.length - left < SETTING.leafMin) continue;
      const worth = (x: number, y: number) => (x * x) / (y + SETTING.shrink);
      const gain = worth(leftG, leftH) + worth(sumG - leftG, sumH - leftH) - worth(sumG, sumH);
      if (gain > most) {
        most = gain;
        best = { feature: k, bin: b };
      }
    }
  }
  return best;
}
