import type { BriefLocale } from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { type Ask, farthestGoal, moneyOf } from "./brief-figures.ts";
import { ownHub } from "./queries.ts";

/** What the chart of a brief draws, in the unit of its language; kept with the brief, so that it never changes. */
export type BriefChart = {
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly history: readonly { readonly year: number; readonly value: number }[];
  readonly fan: readonly {
    readonly year: number;
    readonly middle: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly path: readonly { readonly year: number; readonly value: number }[];
};

const WORDS: Readonly<Record<BriefLocale, Readonly<Record<"history" | "fan" | "path", string>>>> = {
  en: { history: "known", fan: "if growth goes on, 9 in 10", path: "needed" },
  "zh-CN": { history: "已知", fan: "若增长延续（九成）", path: "所需路径" },
  fr: { history: "connu", fan: "si la croissance continue, 9 sur 10", path: "nécessaire" },
};

/** The path to the goal that lies farthest ahead, as data. */
export async function goalChart(tx: Tx, ask: Ask): Promise<BriefChart | null> {
  const { areaCode } = await ownHub(tx);
  const goal = await farthestGoal(tx, { ...ask, area: areaCode });
  if (goal === undefined || goal.path.length === 0) return null;
  const shown = (value: number) => moneyOf(value, { ...goal, locale: ask.locale });
  const value = (x: number) => shown(x).value;
  return {
    title: goal.indicatorName[ask.locale] ?? goal.indicatorName.en,
    unit: shown(goal.value).unit,
    source: goal.source.title,
    history: goal.history.map((h) => ({ year: h.year, value: value(h.value) })),
    fan: goal.fan.flatMap((p) =>
      p.low === null || p.high === null
        ? []
        : [{ year: p.year, middle: value(p.middle), low: value(p.low), high: value(p.high) }],
    ),
    path: goal.path.map((p) => ({ year: p.year, value: value(p.required) })),
  };
}

const [WIDTH, HEIGHT] = [640, 300];
const BOX = { left: 64, right: WIDTH - 24, top: 40, bottom: HEIGHT - 34 };
const INK = "#18211d";
const GREY = "#53605a";

/** The chart as a picture that prints in grey as well: known years, the fan if growth goes on, the path to the goal. */
export function chartSvg(chart: BriefChart, locale: BriefLocale): string {
  const years = [...chart.history, ...chart.fan, ...chart.path].map((p) => p.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(
    ...[...chart.history, ...chart.path].map((p) => p.value),
    ...chart.fan.map((p) => p.high),
  );
  const step = niceStep(most / 4);
  const top = Math.ceil(most / step) * step || 1;
  const x = (year: number) =>
    round(BOX.left + ((year - first) / Math.max(1, last - first)) * (BOX.right - BOX.left));
  const y = (value: number) => round(BOX.bottom - (value / top) * (BOX.bottom - BOX.top));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: step < 1 ? 2 : 0 });
  const line = (points: readonly { year: number; value: number }[]) =>
    points.map((p, i) => `${i === 0 ? "M" : "L"}${x(p.year)} ${y(p.value)}`).join(" ");
  const end = chart.history.at(-1);
  const fan =
    end === undefined
      ? chart.fan
      : [{ ...end, middle: end.value, low: end.value, high: end.value }, ...chart.fan];
  const area = [
    ...fan.map((p) => ({ year: p.year, value: p.high })),
    ...[...fan].reverse().map((p) => ({ year: p.year, value: p.low })),
  ];
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, k) => k * step);
  const every = Math.max(1, Math.ceil((last - first) / 8));
  const marks = Array.from({ length: last - first + 1 }, (_, k) => first + k).filter(
    (year) => (last - year) % every === 0,
  );
  const text = (at: [number, number], body: string, more = "") =>
    `<text x="${at[0]}" y="${at[1]}" font-family="Noto, sans-serif" font-size="11" fill="${GREY}" ${more}>${escaped(body)}</text>`;
  const words = WORDS[locale];
  const legend = [
    [words.history, `stroke="${INK}" stroke-width="2.5"`],
    [words.fan, `stroke="#0b7a5f" stroke-width="2" stroke-dasharray="6 3"`],
    [words.path, `stroke="#8a5300" stroke-width="2" stroke-dasharray="2 3"`],
  ] as const;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...ticks.flatMap((value) => [
      `<line x1="${BOX.left}" x2="${BOX.right}" y1="${y(value)}" y2="${y(value)}" stroke="#dfe5e2" stroke-width="1"/>`,
      text([BOX.left - 6, y(value) + 4], number.format(value), `text-anchor="end"`),
    ]),
    ...marks.map((year) => text([x(year), BOX.bottom + 16], String(year), `text-anchor="middle"`)),
    text([BOX.left - 6, BOX.top - 10], chart.unit, `text-anchor="end"`),
    area.length > 0 ? `<path d="${line(area)} Z" fill="#0b7a5f" fill-opacity="0.16"/>` : "",
    `<path d="${line(fan.map((p) => ({ year: p.year, value: p.middle })))}" fill="none" ${legend[1][1]}/>`,
    `<path d="${line(chart.path)}" fill="none" ${legend[2][1]}/>`,
    `<path d="${line(chart.history)}" fill="none" ${legend[0][1]}/>`,
    ...chart.history.map(
      (p) => `<circle cx="${x(p.year)}" cy="${y(p.value)}" r="2.5" fill="${INK}"/>`,
    ),
    ...legend.flatMap(([word, style], k) => {
      const from = BOX.left + k * 180;
      return [
        `<line x1="${from}" x2="${from + 24}" y1="16" y2="16" ${style}/>`,
        text([from + 30, 20], word),
      ];
    }),
    "</svg>",
  ].join("");
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-9)));
  return ([1, 2, 5, 10].find((k) => k * power >= rough) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
