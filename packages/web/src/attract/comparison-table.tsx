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
import { useMutation } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMe } from "../api/session.ts";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";

const DAYS = 14;
const DRAWS = 1000;

/** Weights to move, and every place with its raw values. Ranks are computed here, so that a slider answers at once. */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { t, f, pick } = useText();
  const me = useMe();
  const [address, setAddress] = useAddress();
  const method = (COMPARISON_METHODS as readonly string[]).includes(address.method ?? "")
    ? (address.method as ComparisonMethod)
    : "weighted-sum";
  const [weights, setWeights] = useState<Readonly<Record<string, number>>>({});
  const settled = useDeferredValue(weights);
  const { criteria, locations } = comparison;
  const scored = useMemo(
    () => scoresOf(comparison, settled, method),
    [comparison, settled, method],
  );
  const share = useMutation({
    mutationFn: () =>
      write<{ token: string }>("POST", "/attract/shares", {
        body: {
          criteria: criteria.map((c) => ({ code: c.code, weight: weights[c.code] ?? 1 })),
          method,
          days: DAYS,
        },
      }),
  });
  const order = [...locations.keys()].sort(
    (a, b) => (scored.scores[a]?.rank ?? 0) - (scored.scores[b]?.rank ?? 0),
  );
  return (
    <>
      <div className="es-fields" style={{ marginBottom: 12 }}>
        <NativeSelect
          label={t("attract.method")}
          value={method}
          onChange={(e) => setAddress({ method: e.currentTarget.value })}
          data={COMPARISON_METHODS.map((m) => ({ value: m, label: t(`attract.method.${m}`) }))}
        />
        {(me?.role === "officer" || me?.role === "administrator") && (
          <Button variant="default" loading={share.isPending} onClick={() => share.mutate()}>
            {t("attract.share")}
          </Button>
        )}
      </div>
      {share.data && (
        <Note tone="good">
          <span className="es-break">
            {t("attract.shared", {
              days: DAYS,
              address: `${window.location.origin}/api/v1/attract/shared/${share.data.token}`,
            })}
          </span>
        </Note>
      )}
      <div className="at-weights">
        {criteria.map((c) => (
          <label key={c.code}>
            {t("attract.weightOf", { name: pick(c.name) })} · {f.exact(weights[c.code] ?? 1)}
            <input
              type="range"
              min={0}
              max={5}
              step={0.5}
              value={weights[c.code] ?? 1}
              onChange={(e) => setWeights({ ...weights, [c.code]: Number(e.currentTarget.value) })}
            />
          </label>
        ))}
      </div>
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
                  <span className="es-unit">{c.unit}</span>
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
                    {range.low === range.high ? range.low : `${range.low}–${range.high}`}
                    <div className="es-dim es-small">
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
                      {cell === null ? (
                        <span className="es-dim" title={t("ui.missing")}>
                          –
                        </span>
                      ) : (
                        <span className="at-cell">
                          {f.number(cell.value)}
                          <GradeBadge grade={cell.grade as Grade} />
                          <small title={cell.source}>
                            {cell.period} · {cell.source}
                          </small>
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
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
