/**
 * What a series did from one step to the next, since trends make anything correlate. `growth` is the change of the
 * logarithm and null beside a value that is not positive; `difference` is the plain change; `none` leaves a series as it is,
 * for one that is itself a growth rate. The first step has nothing before it and is null.
 * @example
 * expect(seriesChanges([2, 4, null, 8], "difference")).toEqual([null, 2, null, null]);
 * expect(seriesChanges([1, Math.E, 0], "growth")).toEqual([null, 1, null]);
 */
export function seriesChanges(
  values: readonly (number | null)[],
  how: "growth" | "difference" | "none",
): (number | null)[] {
  if (how === "none") return [...values];
  return values.map((now, i) => {
    const before = values[i - 1] ?? null;
    if (now === null || before === null) return null;
    if (how === "difference") return now - before;
    return now > 0 && before > 0 ? Math.log(now) - Math.log(before) : null;
  });
}
