type Props = {
  readonly rank: number;
  readonly of: number;
  readonly previous?: number | null;
  /** A rank interval, drawn as a bar: how far the rank moves under other choices. */
  readonly interval?: readonly [number, number] | null;
  readonly label: string;
};

const WIDTH = 340;
const LEFT = 8;
const RIGHT = WIDTH - 18;

/** Where a rank lies between first and last (logarithmic): a dot, its earlier place hollow, its interval a bar. */
export function RankStrip({ rank, of, previous, interval, label }: Props) {
  const at = (r: number) => LEFT + (Math.log(r) / Math.log(Math.max(2, of))) * (RIGHT - LEFT);
  const ticks = [1, 10, 100, 1000, 10_000].filter((r) => r <= of);
  return (
    <svg viewBox={`0 0 ${WIDTH} 36`} className="es-strip" role="img" aria-label={label}>
      <line x1={LEFT} x2={RIGHT} y1={12} y2={12} stroke="var(--es-line-strong)" strokeWidth={1} />
      {ticks.map((r) => (
        <g key={r}>
          <line x1={at(r)} x2={at(r)} y1={8} y2={16} stroke="var(--es-line-strong)" />
          <text x={at(r)} y={31} fontSize={11} fill="var(--es-ink-2)" textAnchor="middle">
            {r}
          </text>
        </g>
      ))}
      {interval && (
        <rect
          x={at(interval[0])}
          width={Math.max(2, at(interval[1]) - at(interval[0]))}
          y={9}
          height={6}
          rx={3}
          fill="var(--es-accent)"
          opacity={0.35}
        />
      )}
      {previous && previous !== rank && (
        <circle
          cx={at(previous)}
          cy={12}
          r={4.5}
          fill="var(--es-surface)"
          stroke="var(--es-ink-2)"
          strokeWidth={1.4}
        />
      )}
      <circle cx={at(rank)} cy={12} r={5.5} fill="var(--es-accent)" />
    </svg>
  );
}
