import type { SpaceEdge } from "./product-space.ts";

export type SpaceLayout = { readonly x: Float64Array; readonly y: Float64Array };

/** Spiral of the golden angle: an even start without chance, so that the same space is always drawn alike. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Places of activities on a plane, about -1 to 1: linked ones draw together, all push one another away (Fruchterman and
 * Reingold 1991), cooling over `rounds`. The push beyond six times the even distance is left out, on a grid, so that 1,000
 * activities take a fraction of a second. Deterministic.
 * @example
 * const layout = spaceLayout(3, [{ from: 0, to: 1, proximity: 0.9 }], { rounds: 50 });
 * const apart = (a: number, b: number) => Math.hypot((layout.x[a] ?? 0) - (layout.x[b] ?? 0), (layout.y[a] ?? 0) - (layout.y[b] ?? 0));
 * expect(apart(0, 1)).toBeLessThan(apart(0, 2));
 */
export function spaceLayout(
  size: number,
  edges: readonly SpaceEdge[],
  { rounds }: { readonly rounds: number },
): SpaceLayout {
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const r = Math.sqrt((i + 0.5) / Math.max(1, size));
    x[i] = r * Math.cos(i * GOLDEN);
    y[i] = r * Math.sin(i * GOLDEN);
  }
  const even = Math.sqrt(Math.PI / Math.max(1, size));
  const dx = new Float64Array(size);
  const dy = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    dx.fill(0);
    dy.fill(0);
    push({ x, y, dx, dy }, even);
    for (const { from, to, proximity } of edges) {
      const ex = (x[from] as number) - (x[to] as number);
      const ey = (y[from] as number) - (y[to] as number);
      const force = (Math.hypot(ex, ey) / even) * (0.3 + proximity);
      dx[from] = (dx[from] as number) - ex * force;
      dy[from] = (dy[from] as number) - ey * force;
      dx[to] = (dx[to] as number) + ex * force;
      dy[to] = (dy[to] as number) + ey * force;
    }
    const heat = 0.12 * (1 - round / rounds) + 0.002;
    for (let i = 0; i < size; i++) {
      // A weak pull to the middle keeps parts that are linked to nothing in sight.
      const mx = (dx[i] as number) - 0.4 * (x[i] as number);
      const my = (dy[i] as number) - 0.4 * (y[i] as number);
      const length = Math.hypot(mx, my);
      const step = length === 0 ? 0 : Math.min(length, heat) / length;
      x[i] = (x[i] as number) + mx * step;
      y[i] = (y[i] as number) + my * step;
    }
  }
  return fitted(x, y);
}

type Moving = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dx: Float64Array;
  readonly dy: Float64Array;
};

/** Everybody pushes everybody within reach; a grid of that reach finds them. */
function push({ x, y, dx, dy }: Moving, even: number): void {
  const reach = 6 * even;
  const cells = new Map<number, number[]>();
  const column = (v: number) => Math.floor(v / reach) + 512;
  for (let i = 0; i < x.length; i++) {
    const key = column(x[i] as number) * 1024 + column(y[i] as number);
    const there = cells.get(key);
    if (there) there.push(i);
    else cells.set(key, [i]);
  }
  const square = even * even;
  for (const [key, members] of cells) {
    for (const i of members) {
      for (let a = -1; a <= 1; a++) {
        for (let b = -1; b <= 1; b++) {
          for (const j of cells.get(key + a * 1024 + b) ?? []) {
            if (j === i) continue;
            const ex = (x[i] as number) - (x[j] as number);
            const ey = (y[i] as number) - (y[j] as number);
            const apart = ex * ex + ey * ey + 1e-9;
            if (apart > reach * reach) continue;
            dx[i] = (dx[i] as number) + (ex / apart) * square;
            dy[i] = (dy[i] as number) + (ey / apart) * square;
          }
        }
      }
    }
  }
}

/** Moved and scaled into the square from -1 to 1. */
function fitted(x: Float64Array, y: Float64Array): SpaceLayout {
  const range = (v: Float64Array) =>
    v.reduce(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)] as [number, number],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number],
    );
  const [[x0, x1], [y0, y1]] = [range(x), range(y)];
  const half = Math.max(x1 - x0, y1 - y0, 1e-12) / 2;
  return {
    x: x.map((v) => (v - (x0 + x1) / 2) / half),
    y: y.map((v) => (v - (y0 + y1) / 2) / half),
  };
}
