const rows = [new Int32Array(128), new Int32Array(128), new Int32Array(128)];

/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to turn one text into the other
 * (optimal string alignment). Stops at `limit` + 1 where the distance is larger.
 * @example
 * expect(editDistance("meier", "mieer", 3)).toBe(1);
 * expect(editDistance("abc", "xyz", 1)).toBe(2);
 */
export function editDistance(a: string, b: string, limit: number): number {
  const n = a.length;
  const m = b.length;
  if (Math.abs(n - m) > limit) return limit + 1;
  if (m + 1 > (rows[0] as Int32Array).length)
    for (let k = 0; k < 3; k++) rows[k] = new Int32Array(2 * m + 2);
  let [last, before, current] = rows as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= m; j++) before[j] = j;
  for (let i = 1; i <= n; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= m; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (before[j - 1] as number) + (same ? 0 : 1),
        (before[j] as number) + 1,
        (current[j - 1] as number) + 1,
      );
      if (
        i > 1 &&
        j > 1 &&
        !same &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, (last[j - 2] as number) + 1);
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [last, before, current] = [before, current, last];
  }
  return Math.min(before[m] as number, limit + 1);
}

const used = new Uint8Array(256);

/**
 * Jaro-Winkler likeness, 0 to 1: letters found near the same place, less half the swaps, with a bonus for a common
 * beginning (Winkler 1990).
 * @example
 * expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
 * expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a === "" ? 0 : 1;
  const n = Math.min(a.length, 128);
  const m = Math.min(b.length, 128);
  if (n === 0 || m === 0) return 0;
  const window = Math.max(0, (Math.max(n, m) >> 1) - 1);
  used.fill(0, 0, n + m);
  let common = 0;
  for (let i = 0; i < n; i++) {
    const to = Math.min(m, i + window + 1);
    for (let j = Math.max(0, i - window); j < to; j++) {
      if (used[n + j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        used[i] = 1;
        used[n + j] = 1;
        common++;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let swaps = 0;
  let j = 0;
  for (let i = 0; i < n; i++) {
    if (used[i] === 0) continue;
    while (used[n + j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) swaps++;
    j++;
  }
  const jaro = (common / n + common / m + (common - swaps / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < n && prefix < m && a.charCodeAt(prefix) === b.charCodeAt(prefix))
    prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
