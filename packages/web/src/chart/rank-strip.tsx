type Props = {
  readonly rank: number;
  readonly of: number;
  readonly previous?: number | null;
  /** A rank interval, drawn as a bar: how far the rank moves under other choices. */
  readonly interval?: readonly [number, number] | null;
  readonly label: string;
};

/** Where a rank lies between first and last: a dot on a line, its earlier place hollow, its interval a bar. */
export function RankStrip({ rank, of, previous, interval, label }: Props) {
  const at = (r: number) => 4 + (Math.log(r) / Math.log(Math.max(2, of))) * 192;
  const ticks = [1, 10, 100, 1000].filter((r) => r <= of);
  return (
    <svg
      viewBox="0 0 200 26"
      className="es-strip"
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      <line x1={4} x2={196} y1={9} y2={9} stroke="var(--es-line-strong)" strokeWidth={1} />
      {ticks.map((r) => (
        <g key={r}>
          <line x1={at(r)} x2={at(r)} y1={5} y2={13} stroke="var(--es-line-strong)" />
          <text
            x={at(r)}
            y={24}
            fontSize={9}
            fill="var(--es-ink-2)"
            textAnchor={r === 1 ? "start" : "middle"}
          >
            {r}
          </text>
        </g>
      ))}
      {interval && (
        <rect
          x={at(interval[0])}
          width={Math.max(2, at(interval[1]) - at(interval[0]))}
          y={6.5}
          height={5}
          rx={2}
          fill="var(--es-accent)"
          opacity={0.3}
        />
      )}
      {previous && previous !== rank && (
        <circle
          cx={at(previous)}
          cy={9}
          r={3.4}
          fill="var(--es-surface)"
          stroke="var(--es-ink-2)"
          strokeWidth={1.2}
        />
      )}
      <circle cx={at(rank)} cy={9} r={4.2} fill="var(--es-accent)" />
    </svg>
  );
}
