import type { FigureShare } from "@essor/contract/hub";
import { buildIndex, type ExplainedFactor, explainChange, explainScore } from "@essor/core/measure";
import { formatPeriod, type Period, parsePeriod } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import type { IndexMove, Look, Thing, ThingKind, ThingShare } from "../http/parts.ts";
import { type Ready, readyOrNone } from "./analysis/core-table.ts";
import { listIndicators } from "./queries.ts";
import { figuresBehind, indicatorsSince, isTraced, traceAt } from "./queries-loop.ts";
import { listRecipes, type RecipeRow } from "./queries-recipes.ts";
import { columnsOf } from "./ranking.ts";
import { statusWord } from "./status.ts";

type Register = ReadonlyMap<string, Awaited<ReturnType<typeof listIndicators>>[number]>;

/** Points below this are dust of the arithmetic. */
const DUST = 1e-9;

/** Indices of which a figure was recorded since an instant: from where to where, and which indicators and things did it. */
export async function movesSince(
  tx: Tx,
  { area, now, since }: Look & { since: Date },
): Promise<IndexMove[]> {
  if (area === null) return [];
  const touched = new Set(await indicatorsSince(tx, since));
  if (touched.size === 0) return [];
  const register = await registerOf(tx);
  const moves: IndexMove[] = [];
  for (const recipe of await listRecipes(tx)) {
    if (!columnsOf(recipe.body as never).some((c) => touched.has(splitCode(c).indicator))) continue;
    const to = await readyOrNone(tx, recipe, { now, period: undefined, asOf: null });
    if (to === undefined || placeOf(to, area) === null) continue;
    const from = await startOf(tx, recipe, { now, to, area, since });
    const move = await moveOf(tx, { from, to, area, since, register });
    if (move !== undefined) moves.push(move);
  }
  return moves;
}

/** The index as it stood: the same period as known then, else the newest earlier one that had a score then. */
async function startOf(
  tx: Tx,
  recipe: RecipeRow,
  { to, area, since, now }: { to: Ready; area: string; since: Date; now: Date },
): Promise<Ready | undefined> {
  for (const text of [
    to.wide.period,
    to.wide.periods[to.wide.periods.indexOf(to.wide.period) + 1],
  ]) {
    const period = text === undefined ? undefined : parsePeriod(text);
    if (!period?.ok) continue;
    const table = await readyOrNone(tx, recipe, {
      now,
      period: period.value,
      asOf: since.toISOString(),
    });
    if (table !== undefined && placeOf(table, area) !== null) return table;
  }
  return undefined;
}

function placeOf({ build }: Ready, area: string): { score: number; rank: number | null } | null {
  const row = build.units.indexOf(area);
  const score = row < 0 ? null : (build.scores[build.top]?.[row] ?? null);
  return score === null ? null : { score, rank: build.ranks[build.top]?.[row] ?? null };
}

type Ends = {
  from: Ready | undefined;
  to: Ready;
  area: string;
  since: Date;
  register: Register;
};

async function moveOf(tx: Tx, ends: Ends): Promise<IndexMove | undefined> {
  const { from, to, area } = ends;
  const end = placeOf(to, area) as { score: number; rank: number | null };
  const start = from === undefined ? null : placeOf(from, area);
  const side = ({ recipe, table }: Ready) => ({ recipe, table, unit: area });
  const found = from === undefined ? undefined : explainChange(side(from), side(to));
  const factors = found?.ok
    ? found.value.factors
    : from === undefined
      ? firstFactors(to, area)
      : [];
  const change = start === null ? null : end.score - start.score;
  if (change !== null && Math.abs(change) < DUST && start?.rank === end.rank) return undefined;
  const own = factors.find((f) => f.factor === "own");
  const parts = [];
  for (const part of own?.parts ?? [])
    if (Math.abs(part.contribution) > DUST)
      parts.push(await partOf(tx, { ...ends, code: part.code, points: part.contribution }));
  const others = factors
    .filter((f) => f.factor !== "own")
    .map((f) => ({ factor: f.factor as string, points: f.contribution }));
  if (own !== undefined) others.push({ factor: "rest", points: own.rest });
  return {
    recipe: to.row.code,
    name: to.row.name,
    period: to.wide.period,
    fromPeriod: from?.wide.period ?? null,
    from: start,
    to: { ...end, of: to.build.ranks[to.build.top]?.filter((r) => r !== null).length ?? 0 },
    change,
    parts: parts
      .filter((p) => p !== undefined)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    others: others.filter((o) => Math.abs(o.points) > DUST),
  };
}

/** Why an index that is measured for the first time stands where it does: what each indicator adds to nothing. */
function firstFactors({ build }: Ready, area: string): ExplainedFactor[] {
  const found = explainScore(build.model, area, { against: "zero" });
  if (!found.ok) return [];
  const { score, parts, rest } = found.value;
  return [{ factor: "own", contribution: score, parts, rest }];
}

async function partOf(
  tx: Tx,
  { from, to, area, since, register, code, points }: Ends & { code: string; points: number },
): Promise<IndexMove["parts"][number] | undefined> {
  const { indicator, activity } = splitCode(code);
  const known = register.get(indicator);
  if (known === undefined) return undefined;
  const [a, b] = [valueIn(from, area, code), valueIn(to, area, code)];
  const things = await givenSince(tx, { from, to, area, since, indicator });
  const total = (b ?? 0) - (a ?? 0);
  const period = parsePeriod(to.wide.period);
  const traced =
    period.ok &&
    activity === "_T" &&
    (await isTraced(tx, { indicator, period: period.value, area }));
  return {
    traced,
    indicator: shownIndicator(known),
    figure: `${indicator}~${to.wide.period}~${area}~${activity}`,
    from: a,
    to: b,
    points,
    things: things.map(
      (t): ThingShare => ({ ...t, points: total === 0 ? null : (points * t.value) / total }),
    ),
  };
}

/** What each thing gave to a figure between the two ends. */
async function givenSince(
  tx: Tx,
  {
    from,
    to,
    area,
    since,
    indicator,
  }: Pick<Ends, "from" | "to" | "area" | "since"> & { indicator: string },
): Promise<Thing[]> {
  const trace = (period: string, asOf: string | null) => {
    const parsed = parsePeriod(period);
    return parsed.ok ? traceAt(tx, { asOf, indicator, period: parsed.value, area }) : [];
  };
  const before = from === undefined ? [] : await trace(from.wide.period, since.toISOString());
  const key = (t: Thing) => `${t.kind}/${t.id}`;
  const given = new Map<string, Thing>();
  for (const t of await trace(to.wide.period, null)) given.set(key(t), t);
  for (const t of before) {
    const now = given.get(key(t));
    given.set(key(t), { ...t, value: (now?.value ?? 0) - t.value });
  }
  return [...given.values()].filter((t) => t.value !== 0);
}

/** Which figures a thing stands behind, and what the indices that read them would lose without it. */
export async function sharesOf(
  tx: Tx,
  { area, now, kind, id }: Look & { kind: ThingKind; id: number },
): Promise<FigureShare[]> {
  const figures = await figuresBehind(tx, { kind, id });
  if (figures.length === 0) return [];
  const register = await registerOf(tx);
  const tables: Ready[] = [];
  for (const recipe of area === null ? [] : await listRecipes(tx)) {
    const read = columnsOf(recipe.body as never);
    if (!figures.some((f) => read.includes(f.indicator))) continue;
    const when = { period: undefined, asOf: null, now };
    const table = await readyOrNone(tx, recipe, when);
    if (table !== undefined) tables.push(table);
  }
  return figures.flatMap((f): FigureShare[] => {
    const known = register.get(f.indicator);
    if (known === undefined) return [];
    const period = formatPeriod(f.period as Period);
    return [
      {
        indicator: shownIndicator(known),
        figure: `${f.indicator}~${period}~${f.area}~_T`,
        period,
        value: f.value,
        total: f.total,
        status: statusWord(f.status),
        indices: tables.flatMap((table) => {
          if (table.wide.period !== period || f.area !== area) return [];
          const points = pointsOf(table, f);
          return points === null
            ? []
            : [{ recipe: table.row.code, name: table.row.name, period, points }];
        }),
      },
    ];
  });
}

/** The score less the score that the place would have without what the thing gave. */
function pointsOf(
  { recipe, table, build }: Ready,
  { indicator, area, value }: { indicator: string; area: string; value: number },
): number | null {
  const column = table.numbers.get(indicator);
  const row = table.units.indexOf(area);
  if (column === undefined || row < 0) return null;
  const less = column.slice();
  less[row] = (less[row] as number) - value;
  const without = buildIndex(recipe, {
    ...table,
    numbers: new Map(table.numbers).set(indicator, less),
  });
  const score = (b: typeof build) => b.scores[b.top]?.[b.units.indexOf(area)] ?? null;
  const [now, then] = [score(build), without.ok ? score(without.value) : null];
  return now === null || then === null ? null : now - then;
}

/** What a figure is made of. */
export async function madeOf(tx: Tx, figure: string): Promise<{ value: number; things: Thing[] }> {
  const [indicator = "", periodText = "", area = "", activity = "_T"] = figure.split("~");
  const period = parsePeriod(periodText);
  if (!period.ok || activity !== "_T") return { value: 0, things: [] };
  const things = await traceAt(tx, { asOf: null, indicator, period: period.value, area });
  return { value: things.reduce((sum, t) => sum + t.value, 0), things };
}

async function registerOf(tx: Tx): Promise<Register> {
  return new Map((await listIndicators(tx)).map((i) => [i.code, i]));
}

function shownIndicator(i: {
  code: string;
  name: object;
  unit: string;
  multiplier: number;
  decimals: number;
}) {
  const { code, name, unit, multiplier, decimals } = i;
  return { code, name: name as { en: string }, unit, multiplier, decimals };
}

function splitCode(code: string): { indicator: string; activity: string } {
  const [indicator = "", activity = "_T"] = code.split("@");
  return { indicator, activity };
}

function valueIn(ready: Ready | undefined, area: string, code: string): number | null {
  const i = ready?.wide.units.findIndex((u) => u.code === area) ?? -1;
  const j = ready?.wide.indicators.findIndex((x) => x.code === code) ?? -1;
  return ready?.wide.values[i]?.[j] ?? null;
}
