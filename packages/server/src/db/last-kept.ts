/** The last few things that were read or computed, by a key that says of what state they are. */
export type LastKept<Value> = {
  readonly get: (key: string) => Value | undefined;
  /** Keeps it and answers it; the one that came in longest ago goes. */
  readonly put: <Put extends Value>(key: string, value: Put) => Put;
};

export function lastKept<Value>(most: number): LastKept<Value> {
  const kept = new Map<string, Value>();
  return {
    get: (key) => kept.get(key),
    put: (key, value) => {
      if (kept.size >= most) kept.delete(kept.keys().next().value as string);
      kept.set(key, value);
      return value;
    },
  };
}
