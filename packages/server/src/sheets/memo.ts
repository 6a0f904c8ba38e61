const KEPT_MAX = 100_000;

/**
 * Remembers what a column's texts mean: the last one costs one comparison, earlier ones a look-up. Kept texts are
 * copied, since a piece cut from a file's text would keep the whole piece of the file in memory.
 */
export function memo<T>(resolve: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let lastText: string | undefined;
  let last: T;
  return (text) => {
    if (text === lastText) return last;
    const found = known.get(text);
    if (found !== undefined) {
      lastText = text;
      last = found;
      return found;
    }
    const own = Buffer.from(text, "utf8").toString("utf8");
    const value = resolve(own);
    if (known.size >= KEPT_MAX) known.clear();
    known.set(own, value);
    lastText = own;
    last = value;
    return value;
  };
}
