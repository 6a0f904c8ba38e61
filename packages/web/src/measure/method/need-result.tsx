import type { RankingTable } from "@essor/contract/measure";
import type { Need } from "@essor/core/measure";
import { DataTable } from "../../ui/data-table.tsx";
import { NumberDoor } from "../../ui/number-door.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { valueTexts } from "../../ui/unit.ts";
import { figureOf } from "../engine.ts";
import { namer } from "./names.ts";

type Props = {
  readonly table: RankingTable;
  readonly unit: string;
  readonly rank: number;
  readonly need: Need;
};
type Row = Need["alone"][number] & { readonly change: Need["changes"][number] | undefined };

/** The smallest change in sentences, then what each lever would need together and alone. */
export function NeedResult({ table, unit, rank, need }: Props) {
  const text = useText();
  const { t, f, pick } = text;
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const indicator = (code: string) => table.indicators.find((i) => i.code === code);
  const told = (code: string, value: number) => {
    const known = indicator(code);
    if (!known) return f.exact(value, 2);
    const { exact, unit: word } = valueTexts(text, rounded(value, known.decimals), known);
    return `${exact} ${word}`;
  };
  const i = table.units.findIndex((u) => u.code === unit);
  const own = pick(table.units[i]?.name) || unit;
  const rows: Row[] = need.alone.map((a) => ({
    ...a,
    change: need.changes.find((c) => c.indicator === a.indicator),
  }));
  const nowOf = (code: string) =>
    table.values[i]?.[table.indicators.findIndex((x) => x.code === code)] ?? null;
  const columns: Column<Row>[] = [
    {
      id: "name",
      title: t("ranking.indicator"),
      value: (r) => name(r.indicator),
      pin: true,
      width: 230,
    },
    {
      id: "now",
      title: t("method.now"),
      value: (r) => nowOf(r.indicator),
      cell: (r) => {
        const known = indicator(r.indicator);
        return known ? (
          <NumberDoor
            figure={figureOf(r.indicator, table.period, unit)}
            value={nowOf(r.indicator)}
            indicator={known}
            unit
          />
        ) : (
          "–"
        );
      },
      numeric: true,
      width: 150,
    },
    {
      id: "together",
      title: t("method.neededTogether"),
      value: (r) => r.change?.to ?? null,
      cell: (r) => (r.change ? told(r.indicator, r.change.to) : <span className="es-dim">–</span>),
      numeric: true,
      width: 170,
    },
    {
      id: "cost",
      title: t("method.share"),
      value: (r) => r.change?.cost ?? null,
      cell: (r) => (r.change ? f.percent(r.change.cost, 1) : <span className="es-dim">–</span>),
      numeric: true,
      downFirst: true,
      width: 130,
    },
    {
      id: "alone",
      title: t("method.neededAlone"),
      value: (r) => r.to,
      cell: (r) =>
        r.to === null ? (
          <span className="es-dim">{t("method.notAlone")}</span>
        ) : (
          told(r.indicator, r.to)
        ),
      numeric: true,
      width: 170,
    },
  ];
  const now = need.now.rank === null ? "–" : f.exact(need.now.rank);
  const facts = { unit: own, rank: f.exact(rank), now, score: f.exact(need.now.score, 2) };
  const already = need.changes.length === 0;
  return (
    <>
      <ul className="es-said">
        <li>
          {already
            ? t("method.already", facts)
            : t(need.reached ? "method.reaches" : "method.notReached", {
                ...facts,
                after: need.after.rank === null ? "–" : f.exact(need.after.rank),
                points: f.exact(need.after.score, 2),
              })}
        </li>
        {need.changes.map((c) => (
          <li key={c.indicator}>
            {t(c.change > 0 ? "method.raise" : "method.lower", {
              name: name(c.indicator),
              from: told(c.indicator, c.from),
              to: told(c.indicator, c.to),
            })}
          </li>
        ))}
      </ul>
      {!already && (
        <DataTable
          bare
          title={t("method.needResult")}
          rows={rows}
          columns={columns}
          rowKey={(r) => r.indicator}
          sort="-cost"
        />
      )}
      <p className="es-dim es-small" style={{ marginTop: 10 }}>
        {t("method.needNote")}
      </p>
    </>
  );
}

/** As many decimals as the indicator is published with, never fewer than the change needs to be seen. */
function rounded(value: number, decimals: number): number {
  const scale = 10 ** Math.max(decimals, Math.abs(value) < 100 ? 2 : 0);
  return Math.round(value * scale) / scale;
}
