type Props = {
  readonly values: readonly number[];
  readonly mark: number | null;
  readonly domain: readonly [number, number];
  readonly label: string;
};

/** How values are spread, as a strip of bars, with one value marked. Small enough for a table cell. */
export function StripPlot({ values, mark, domain, label }: Props) {
  const bins = 48;
  const [low, high] = domain;
  const counts = new Array<number>(bins).fill(0);
  const place = (v: number) =>
    Math.min(bins - 1, Math.max(0, Math.floor(((v - low) / (high - low || 1)) * bins)));
  for (const v of values) counts[place(v)] = (counts[place(v)] ?? 0) + 1;
  const top = Math.max(1, ...counts);
  return (
    <svg viewBox="0 0 192 22" width={192} height={22} role="img" aria-label={label}>
      {counts.map((n, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          key={i}
          x={i * 4}
          width={3}
          y={20 - Math.sqrt(n / top) * 18}
          height={Math.sqrt(n / top) * 18}
          fill="var(--es-line-strong)"
        />
      ))}
      {mark !== null && (
        <rect x={place(mark) * 4} width={3} y={0} height={22} fill="var(--es-accent)" />
      )}
    </svg>
  );
}
