import type { Chain } from "@essor/contract/target";
import { useText } from "../ui/text.ts";

const [WIDTH, HEIGHT, GAP_X, GAP_Y] = [208, 58, 56, 16];

/** How far each link is from the raw end of the chain; a circle of supplies is cut where it closes. */
export function layersOf({ links, supplies }: Chain["body"]): Map<string, number> {
  const layer = new Map<string, number>();
  const visit = (id: string, path: ReadonlySet<string>): number => {
    const known = layer.get(id);
    if (known !== undefined) return known;
    const before = supplies.filter((s) => s.to === id && !path.has(s.from));
    const own =
      before.length === 0
        ? 0
        : 1 + Math.max(...before.map((s) => visit(s.from, new Set([...path, id]))));
    layer.set(id, own);
    return own;
  };
  for (const link of links) visit(link.id, new Set());
  return layer;
}

/** The chain from left to right. A link without a local firm is dashed, a single source is marked. */
export function ChainPicture({ chain }: { chain: Chain }) {
  const { t, say, pick } = useText();
  const { links, supplies, firms } = chain.body;
  const layers = layersOf(chain.body);
  const columns = Math.max(0, ...layers.values()) + 1;
  const place = new Map<string, { x: number; y: number }>();
  let rows = 0;
  for (let column = 0; column < columns; column++) {
    const here = links.filter((link) => layers.get(link.id) === column);
    rows = Math.max(rows, here.length);
    here.forEach((link, i) => {
      place.set(link.id, { x: column * (WIDTH + GAP_X), y: i * (HEIGHT + GAP_Y) });
    });
  }
  const [width, height] = [columns * (WIDTH + GAP_X) - GAP_X, rows * (HEIGHT + GAP_Y) - GAP_Y];
  const gapOf = new Map(chain.gaps.map((gap) => [gap.link, gap.reasons]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="tg-scroll" tabIndex={0} aria-label={pick(chain.name)}>
      <svg
        className="tg-chain"
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={t("target.chainPicture")}
      >
        {supplies.map((supply) => {
          const [from, to] = [place.get(supply.from), place.get(supply.to)];
          if (!from || !to) return null;
          const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2];
          return (
            <path
              key={`${supply.from}-${supply.to}`}
              d={`M${x1},${y1} C${x1 + GAP_X / 2},${y1} ${x2 - GAP_X / 2},${y2} ${x2},${y2}`}
            />
          );
        })}
        {links.map((link) => {
          const at = place.get(link.id) ?? { x: 0, y: 0 };
          const reasons = gapOf.get(link.id) ?? [];
          const here = [
            ...new Set(
              firms.filter((firm) => firm.link === link.id).map((firm) => firm.organisation),
            ),
          ];
          const state = reasons.includes("none") ? "none" : reasons.length > 0 ? "weak" : "held";
          return (
            <g key={link.id} transform={`translate(${at.x},${at.y})`} data-state={state}>
              <title>{`${link.name}: ${here.join(", ") || t("target.nobody")}`}</title>
              <rect width={WIDTH} height={HEIGHT} rx={6} />
              <text x={10} y={24}>
                {cut(link.name, 26)}
              </text>
              <text x={10} y={44} className="tg-chain-small">
                {reasons.length > 0
                  ? reasons.map((reason) => say(`target.reason.${reason}`, reason)).join(", ")
                  : cut(here.join(", "), 26)}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}

/** Cuts a text to a width in half-width characters; Chinese ones count double. */
function cut(text: string, widest: number): string {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    width += (text.codePointAt(i) ?? 0) > 0x2e7f ? 2 : 1;
    if (width > widest) return `${text.slice(0, i)}…`;
  }
  return text;
}
