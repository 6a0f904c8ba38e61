type Line = {
  readonly name: string;
  readonly rank: number | null;
  readonly q5: number;
  readonly q95: number;
  readonly own: boolean;
};

const WIDTH = 515;
const LEFT = 130;
const ROW = 15;

/** Rank intervals as a drawing: one line a unit, ranks on a logarithmic scale. */
export function intervalsSvg(lines: readonly Line[]): string {
  const most = Math.max(2, ...lines.map((l) => l.q95));
  const x = (rank: number) =>
    LEFT + ((WIDTH - LEFT - 30) * Math.log(Math.max(1, rank))) / Math.log(most);
  const rows = lines.map((l, i) => {
    const y = 10 + i * ROW;
    const colour = l.own ? "#0b7a5f" : "#5b6663";
    const [a, b] = [x(l.q5), x(l.q95)];
    return [
      `<text x="${LEFT - 8}" y="${y + 3}" font-size="8" text-anchor="end" fill="${l.own ? colour : "#1d2523"}">${escaped(l.name)}</text>`,
      `<rect x="${a.toFixed(1)}" y="${y - 3}" width="${Math.max(2, b - a).toFixed(1)}" height="6" fill="${colour}" fill-opacity="0.4"/>`,
      l.rank === null
        ? ""
        : `<circle cx="${x(l.rank).toFixed(1)}" cy="${y}" r="2.5" fill="${colour}"/>`,
      `<text x="${(b + 5).toFixed(1)}" y="${y + 3}" font-size="7" fill="#5b6663">${Math.round(l.q5)}–${Math.round(l.q95)}</text>`,
    ].join("");
  });
  const height = 14 + lines.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${rows.join("")}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
