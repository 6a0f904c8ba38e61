import { useText } from "../../ui/text.ts";

type Props = {
  readonly total: number;
  readonly parts: readonly {
    readonly name: string;
    readonly value: number;
    readonly tone: number;
  }[];
};

const TONES = [
  "var(--es-data-1)",
  "var(--es-data-6)",
  "var(--es-data-3)",
  "var(--es-data-2)",
  "var(--es-sunk)",
];
const WIDTH = 720;

/** One bar cut into its parts, each named below with its share: readable in print and without colour. */
export function PartBar({ total, parts }: Props) {
  const { f } = useText();
  let from = 0;
  const cut = parts.map((part) => {
    const width = total === 0 ? 0 : (part.value / total) * WIDTH;
    from += width;
    return { ...part, x: from - width, width };
  });
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDTH} 44`}
        width="100%"
        height="44"
        preserveAspectRatio="none"
        role="img"
        aria-label={parts.map((p) => `${p.name} ${f.percent(p.value / total, 1)}`).join(", ")}
      >
        {cut.map((p) => (
          <rect
            key={p.name}
            x={p.x}
            y="2"
            width={Math.max(0, p.width - 1.5)}
            height="40"
            fill={TONES[p.tone]}
            stroke="var(--es-line-strong)"
            strokeWidth="0.75"
          />
        ))}
      </svg>
      <ul className="es-legend">
        {parts.map((p) => (
          <li key={p.name}>
            <i style={{ background: TONES[p.tone] }} aria-hidden="true" />
            {p.name} <strong>{f.percent(total === 0 ? 0 : p.value / total, 1)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
