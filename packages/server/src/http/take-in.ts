/** What stands behind a figure: one project, deal, outcome, gap or forecast, and what it gave. */
export type Thing = {
  readonly kind: "project" | "deal" | "outcome" | "gap" | "forecast";
  readonly id: number;
  readonly value: number;
};

export type TakenFigure = {
  readonly indicator: string;
  readonly area: string;
  readonly activity: string;
  readonly period: string;
  readonly value: number;
  /** A letter of the store: A where the figure is final, F where it is a forecast. */
  readonly status?: "A" | "F";
  /** What it is made of; the values add up to the figure where it is a sum. */
  readonly things?: readonly Thing[];
  readonly trace?: object;
};

/** An indicator that the register gets where it lacks it. */
export type TakenIndicator = {
  readonly code: string;
  readonly name: { readonly en: string; readonly "zh-CN": string; readonly fr: string };
  readonly unit: string;
  readonly direction: 1 | -1;
  readonly nature: "total";
  readonly family: string | null;
  readonly counts: string | null;
  readonly priceBasis: "nominal" | "none";
  readonly decimals: number;
};

/** Figures that a slice computed, ready for the register: the last word of every slice. */
export type TakeIn = {
  readonly source: { readonly title: string; readonly grade: "V" };
  readonly indicators: readonly TakenIndicator[];
  readonly figures: readonly TakenFigure[];
  /** Indicators of which the slice keeps a whole register, so that a year without an entry is a zero. */
  readonly whole: readonly string[];
};

/** A count of things of one kind. */
export function countOf(
  code: string,
  name: TakenIndicator["name"],
  { unit, family }: { unit: string; family: string },
): TakenIndicator {
  return {
    code,
    name,
    unit,
    family,
    direction: 1,
    nature: "total",
    counts: null,
    priceBasis: "none",
    decimals: 0,
  };
}

/** Money of one kind, in the hub's currency. */
export function moneyOf(
  code: string,
  name: TakenIndicator["name"],
  { currency, family, counts }: { currency: string; family: string; counts: string },
): TakenIndicator {
  return {
    code,
    name,
    unit: currency,
    family,
    counts,
    direction: 1,
    nature: "total",
    priceBasis: "nominal",
    decimals: 0,
  };
}

/** Rows by a key, each key's in the order in which they came. */
export function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** One figure a year and indicator from what single things gave. */
export function sumThings(
  indicator: string,
  area: string,
  things: readonly (Thing & { readonly year: number })[],
): TakenFigure[] {
  const years = new Map<number, Thing[]>();
  for (const { year, ...thing } of things) {
    const known = years.get(year) ?? [];
    const same = known.findIndex((t) => t.kind === thing.kind && t.id === thing.id);
    if (same < 0) known.push(thing);
    else known[same] = { ...thing, value: (known[same] as Thing).value + thing.value };
    years.set(year, known);
  }
  return [...years].map(([year, all]) => ({
    indicator,
    area,
    activity: "_T",
    period: String(year),
    value: all.reduce((sum, t) => sum + t.value, 0),
    things: all,
  }));
}
