import type { RankingTable } from "@essor/contract/measure";

import { useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { RankStrip } from "../chart/rank-strip.tsx";
import { StripPlot } from "../chart/strip-plot.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Panel } from "../ui/panel.tsx";
import { useText } from "../ui/text.ts";
import { denominatorOf, figureOf, pillarsOf } from "./engine.ts";
import { MethodLinks } from "./method/page-links.tsx";
import { MissingCells, Standings } from "./profile-standings.tsx";
import { Change } from "./ranking-grid.tsx";
import { pillarName, type RankingRow } from "./ranking-rows.ts";

type Props = {
  readonly table: RankingTable;
  readonly rows: readonly RankingRow[];
  readonly earlier: string | undefined;
  readonly count: number;
};

function Pillar({
  table,
  rows,
  row,
  pillar,
}: Pick<Props, "table" | "rows"> & {
  row: RankingRow;
  pillar: ReturnType<typeof pillarsOf>[number];
}) {
  const text = useText();
  const { t, f, pick, say } = text;
  const score = row.pillars[pillar.code] ?? null;
  const all = useMemo(
    () => rows.map((r) => r.pillars[pillar.code]).filter((v): v is number => v != null),
    [rows, pillar.code],
  );
  const name = pillarName(pillar, say);
  return (
    <section className="es-profile-pillar">
      <header>
        <h3>{name}</h3>
        <StripPlot
          values={all}
          mark={score}
          domain={[Math.min(...all, 0), Math.max(...all, 100)]}
          label={t("ranking.spread", { name })}
        />
        <strong>{score === null ? "–" : f.exact(score, 1)}</strong>
      </header>
      <table className="es-profile-table">
        <thead>
          <tr>
            <th scope="col">{t("ranking.indicator")}</th>
            <th scope="col" className="es-num">
              {t("ranking.value")}
            </th>
            <th scope="col" className="es-num">
              {t("ranking.points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {pillar.leaves.map((code) => {
            const j = table.indicators.findIndex((i) => i.code === code);
            const indicator = table.indicators[j];
            if (!indicator) return null;
            const [, activity] = code.split("@");
            const points = row.points[code] ?? null;
            const below = denominatorOf(table, code);
            const over = table.indicators.find((i) => i.code === below);
            return (
              <tr key={code}>
                <th scope="row">
                  {pick(indicator.name)}
                  {activity && (
                    <span className="es-dim"> · {say(`section.${activity}`, activity)}</span>
                  )}
                  {over && (
                    <div className="es-dim es-small">
                      {t("ranking.over", { name: pick(over.name) })}
                    </div>
                  )}
                </th>
                <td className="es-num">
                  <NumberDoor
                    figure={figureOf(code, table.period, row.code)}
                    value={table.values[row.index]?.[j] ?? null}
                    indicator={indicator}
                    grade={table.grades[row.index]?.[j] ?? null}
                    unit
                  />
                </td>
                <td className="es-num">{points === null ? "–" : f.exact(points, 1)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** One unit from top to bottom: rank, pillars, and every indicator as a door to its source. In the address as ?unit=. */
export function UnitProfile({ table, rows, earlier, count }: Props) {
  const { t, f } = useText();
  const [{ unit }, setAddress] = useAddress();
  const row = unit === undefined ? undefined : rows.find((r) => r.code === unit);
  return (
    <Panel
      opened={row !== undefined}
      onClose={() => setAddress({ unit: undefined })}
      size={560}
      title={row ? t("ranking.profileOf", { unit: row.name }) : ""}
    >
      {row && (
        <div style={{ display: "grid", gap: 20 }}>
          <div>
            <div className="es-dim">
              {row.province} · {row.prefecture} · <span className="es-mono">{row.code}</span>
            </div>
            {row.rank === null ? (
              <p style={{ marginTop: 8 }}>
                {t("ranking.notRanked", { reason: t(`ranking.reason.${row.reason ?? "missing"}`) })}
              </p>
            ) : (
              <>
                <div className="es-standing-rank">
                  <strong>{row.rank}</strong>
                  <span>{t("overview.rankOf", { of: f.exact(count) })}</span>
                  <span>{t("overview.score", { score: f.exact(row.score ?? 0, 1) })}</span>
                  {earlier && (
                    <span>
                      {t("ranking.changeSince", { period: earlier })} <Change value={row.change} />
                    </span>
                  )}
                </div>
                <RankStrip
                  rank={row.rank}
                  of={count}
                  previous={row.change === null ? null : row.rank + row.change}
                  label={t("overview.place")}
                />
              </>
            )}
          </div>
          {row.rank === null && <MissingCells table={table} row={row} />}
          {row.rank !== null && <Standings table={table} rows={rows} row={row} />}
          <MethodLinks recipe={table.recipe.code} unit={row.code} rank={row.rank} />
          {pillarsOf(table).map((p) => (
            <Pillar key={p.code} table={table} rows={rows} row={row} pillar={p} />
          ))}
        </div>
      )}
    </Panel>
  );
}
