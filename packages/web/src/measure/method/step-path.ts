type Loose = Readonly<Record<string, unknown>>;

/** `rules[1].min` as `["rules", 1, "min"]`. */
export function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/([A-Za-z0-9_@-]+)|\[(\d+)\]/g)].map(([, name, place]) =>
    name === undefined ? Number(place) : name,
  );
}

export function atPath(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Loose)[key] : undefined),
    value,
  );
}

/** The same with one place changed; undefined takes a key away. Nothing else is touched. */
export function withPath(
  value: unknown,
  [head, ...rest]: readonly (string | number)[],
  next: unknown,
): unknown {
  if (head === undefined) return next;
  if (typeof head === "number") {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[head] = withPath(list[head], rest, next);
    return list;
  }
  const record = typeof value === "object" && value !== null ? (value as Loose) : {};
  const inner = withPath(record[head], rest, next);
  if (inner !== undefined) return { ...record, [head]: inner };
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== head));
}
