import type { RankingTable } from "@essor/contract/measure";
import { useMemo } from "react";
import { useText } from "../ui/text.ts";
import { pillarsOf } from "./engine.ts";
import { namer } from "./method/names.ts";
import type { RankingRow } from "./ranking-rows.ts";

type Props = {
  readonly table: RankingTable;
  readonly rows: readonly RankingRow[];
  readonly row: RankingRow;
};
const SHOWN = 3;

/** Where a unit stands best and worst among all on the common scale, and its rank within its own province. */
export function Standings({ table, rows, row }: Props) {
  const text = useText();
  const { t, f } = text;
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const places = useMemo(() => {
    const codes = pillarsOf(table).flatMap((p) => p.leaves);
    return codes
      .flatMap((code) => {
        const own = row.points[code];
        if (own == null) return [];
        const better = rows.filter((r) => r.rank !== null && (r.points[code] ?? -Infinity) > own);
        return [{ code, place: better.length + 1 }];
      })
      .sort((a, b) => a.place - b.place);
  }, [table, rows, row]);
  const near = rows.filter((r) => r.rank !== null && r.provinceCode === row.provinceCode);
  const within = near.filter((r) => (r.rank as number) < (row.rank as number)).length + 1;
  const list = (lines: typeof places) => (
    <ul>
      {lines.map((x) => (
        <li key={x.code}>
          {t("ranking.placeOn", { name: name(x.code), place: f.exact(x.place) })}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="es-standings">
      <p>
        {t("ranking.inProvince", {
          province: row.province,
          place: f.exact(within),
          of: f.exact(near.length),
        })}
      </p>
      <div className="es-standings-two">
        <section>
          <h3>{t("ranking.strengths")}</h3>
          {list(places.slice(0, SHOWN))}
        </section>
        <section>
          <h3>{t("ranking.weaknesses")}</h3>
          {list(places.slice(-SHOWN).reverse())}
        </section>
      </div>
    </div>
  );
}

/** Which figures a unit without a rank lacks. */
export function MissingCells({ table, row }: Omit<Props, "rows">) {
  const text = useText();
  const { t } = text;
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const leaves = new Set(pillarsOf(table).flatMap((p) => p.leaves));
  const missing = table.indicators.filter(
    (i, j) => leaves.has(i.code) && (table.values[row.index]?.[j] ?? null) === null,
  );
  if (missing.length === 0) return null;
  return (
    <div>
      <p>{t("ranking.lacks", { n: missing.length, of: leaves.size })}</p>
      <ul>
        {missing.map((i) => (
          <li key={i.code}>{name(i.code)}</li>
        ))}
      </ul>
    </div>
  );
}
