import type { Comparison } from "@essor/contract/attract";
import type { Grade } from "@essor/contract/common";
import {
  COMPARISON_METHODS,
  type ComparisonMethod,
  compareLocations,
  rankIntervals,
} from "@essor/core/attract";
import { seededRng } from "@essor/core/math";
import { Button, NativeSelect } from "@mantine/core";
import { useDeferredValue, useMemo } from "react";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { type Text, useText } from "../ui/text.ts";
import { unitWithPower } from "../ui/unit.ts";
import type { Weights } from "./weights.ts";

const DRAWS = 1000;
const PRESETS = {
  equal: () => 1,
  people: (code: string) =>
    /school|college|bachelor|age_|professional|urban/.test(code) ? 4 : 0.5,
  industry: (code: string) =>
    /output|industr|firms|giants|trade|share|hightech/.test(code) ? 4 : 0.5,
} as const;

/** Weights to move, and every place with its raw values. Ranks are computed here, so that a slider answers at once. */
export function ComparisonTable({
  comparison,
  weights,
  fixed = false,
}: {
  comparison: Comparison;
  weights: Weights;
  /** Read-only: the weights are shown and not moved. */
  fixed?: boolean;
}) {
  const { t, f, pick } = useText();
  const { method, setMethod, of, put, values } = weights;
  const settled = useDeferredValue(values);
  const { criteria } = comparison;
  return (
    <>
      <div className="es-fields" style={{ marginBottom: 12 }}>
        <NativeSelect
          label={t("attract.method")}
          value={method}
          onChange={(e) => setMethod(e.currentTarget.value as ComparisonMethod)}
          data={COMPARISON_METHODS.map((m) => ({ value: m, label: t(`attract.method.${m}`) }))}
        />
        {!fixed && (
          <fieldset className="at-presets">
            <legend>{t("desk.presets")}</legend>
            {(["equal", "people", "industry"] as const).map((preset) => (
              <Button
                key={preset}
                size="xs"
                variant="default"
                onClick={() =>
                  put(Object.fromEntries(criteria.map((c) => [c.code, PRESETS[preset](c.code)])))
                }
              >
                {t(`desk.preset.${preset}`)}
              </Button>
            ))}
          </fieldset>
        )}
      </div>
      <div className="at-weights">
        {criteria.map((c) => (
          <label key={c.code}>
            {t("attract.weightOf", { name: pick(c.name) })} · {f.exact(of(c.code))}
            <input
              type="range"
              min={0}
              max={5}
              step={0.5}
              disabled={fixed}
              value={of(c.code)}
              onChange={(e) => put({ [c.code]: Number(e.currentTarget.value) })}
            />
          </label>
        ))}
      </div>
      <Ranked comparison={comparison} values={settled} method={method} />
    </>
  );
}

function Ranked({
  comparison,
  values,
  method,
}: {
  comparison: Comparison;
  values: Readonly<Record<string, number>>;
  method: ComparisonMethod;
}) {
  const text = useText();
  const { t, f, pick } = text;
  const { criteria, locations } = comparison;
  const scored = useMemo(() => scoresOf(comparison, values, method), [comparison, values, method]);
  const order = [...locations.keys()].sort(
    (a, b) => (scored.scores[a]?.rank ?? 0) - (scored.scores[b]?.rank ?? 0),
  );
  return (
    <section
      className="at-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title: t("attract.comparison") })}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t("attract.place")}</th>
            <th scope="col" className="es-num">
              {t("attract.rank")}
            </th>
            <th scope="col" className="es-num">
              {t("attract.rankRange")}
            </th>
            <th scope="col" className="es-num">
              {t("attract.score")}
            </th>
            {criteria.map((c) => (
              <th key={c.code} scope="col">
                {pick(c.name)}
                <span className="es-unit">{unitWithPower(text, c)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((i) => {
            const [place, score, range] = [locations[i], scored.scores[i], scored.ranges[i]];
            if (!place || !score || !range) return null;
            return (
              <tr key={place.code}>
                <th scope="row">{pick(place.name)}</th>
                <td className="es-num">{score.rank}</td>
                <td className="es-num">
                  <RankBar low={range.low} high={range.high} of={locations.length} />
                  {range.low === range.high ? range.low : `${range.low}–${range.high}`}
                  <div
                    className="es-dim es-small"
                    title={t("desk.firm", { share: f.percent(range.first), draws: f.exact(DRAWS) })}
                  >
                    {t("attract.first")} {f.percent(range.first)}
                  </div>
                </td>
                <td className="es-num">
                  {score.low === score.high
                    ? f.exact(score.low, 2)
                    : `${f.exact(score.low, 2)}–${f.exact(score.high, 2)}`}
                </td>
                {place.cells.map((cell, j) => (
                  <td key={criteria[j]?.code}>
                    <Raw cell={cell} text={text} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A raw value with its year and source; a value that is missing says so. */
function Raw({
  cell,
  text: { t, f },
}: {
  cell: Comparison["locations"][number]["cells"][number];
  text: Text;
}) {
  if (cell === null)
    return (
      <span className="es-dim" title={t("ui.missing")}>
        –<span className="es-hidden"> {t("ui.missing")}</span>
      </span>
    );
  return (
    <span className="at-cell">
      {f.number(cell.value)}
      <GradeBadge grade={cell.grade as Grade} />
      <small title={cell.source}>
        {cell.period} · {cell.source}
      </small>
    </span>
  );
}

/** The interval of ranks, drawn: left is first. */
function RankBar({ low, high, of }: { low: number; high: number; of: number }) {
  const at = (rank: number) => (100 * (rank - 1)) / of;
  return (
    <svg className="at-rank" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="6" className="at-rank-all" />
      <rect x={at(low)} width={at(high + 1) - at(low)} height="6" className="at-rank-here" />
    </svg>
  );
}

function scoresOf(
  { criteria, locations }: Comparison,
  weights: Readonly<Record<string, number>>,
  method: ComparisonMethod,
) {
  const weighed = criteria.map((c) => ({
    code: c.code,
    worst: c.worst,
    best: c.best,
    weight: weights[c.code] ?? 1,
  }));
  const places = locations.map((l) => ({
    id: l.code,
    values: l.cells.map((c) => c?.value ?? null),
  }));
  return {
    scores: compareLocations(places, weighed, method),
    ranges: rankIntervals(places, weighed, {
      method,
      draws: DRAWS,
      concentration: 40,
      rng: seededRng(1),
    }),
  };
}
