import type { RankingTable } from "@essor/contract/measure";
import { useMemo } from "react";
import { DataTable } from "../ui/data-table.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { pillarsOf } from "./engine.ts";
import { pillarName, type RankingRow } from "./ranking-rows.ts";

/** Places won or lost, with an arrow: never by colour alone. */
export function Change({ value }: { value: number | null }) {
  const { f } = useText();
  if (value === null) return <span className="es-dim">–</span>;
  if (value === 0) return <span className="es-dim">0</span>;
  return (
    <span className={value > 0 ? "es-up" : "es-down"}>
      <span aria-hidden="true">{value > 0 ? "▲" : "▼"}</span> {f.signed(value)}
    </span>
  );
}

/** A score as a figure with a bar behind it. */
function Score({ value }: { value: number | null }) {
  const { f } = useText();
  if (value === null) return <span className="es-dim">–</span>;
  return (
    <span className="es-score">
      <i style={{ width: `${Math.max(0, Math.min(100, value))}%` }} />
      <span>{f.exact(value, 1)}</span>
    </span>
  );
}

type Props = {
  readonly table: RankingTable;
  readonly rows: readonly RankingRow[];
  readonly open: (code: string) => void;
  readonly hub: string | undefined;
  readonly earlier: string | undefined;
};

export function RankingGrid({ table, rows, open, hub, earlier }: Props) {
  const { t, say, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: t and say change with the language only
  const columns = useMemo<Column<RankingRow>[]>(
    () => [
      { id: "rank", title: t("ranking.rank"), value: (r) => r.rank, numeric: true, width: 74 },
      {
        id: "name",
        title: t("ranking.unit"),
        value: (r) => r.name,
        width: 132,
        cell: (r) => <strong>{r.name}</strong>,
      },
      {
        id: "province",
        title: t("ranking.province"),
        value: (r) => r.province,
        width: 112,
        choice: true,
      },
      { id: "prefecture", title: t("ranking.prefecture"), value: (r) => r.prefecture, width: 112 },
      {
        id: "score",
        title: t("ranking.score"),
        value: (r) => r.score,
        numeric: true,
        downFirst: true,
        width: 86,
        cell: (r) => <Score value={r.score} />,
      },
      ...pillarsOf(table).map((p) => ({
        id: p.code,
        title: pillarName(p, say),
        value: (r: RankingRow) => r.pillars[p.code] ?? null,
        numeric: true,
        downFirst: true,
        width: 86,
        cell: (r: RankingRow) => <Score value={r.pillars[p.code] ?? null} />,
      })),
      ...(earlier === undefined
        ? []
        : [
            {
              id: "change",
              title: t("ranking.change"),
              unit: earlier,
              value: (r: RankingRow) => r.change,
              numeric: true,
              downFirst: true,
              width: 92,
              cell: (r: RankingRow) => <Change value={r.change} />,
            },
          ]),
      { id: "code", title: t("door.code"), value: (r) => r.code, width: 90, hidden: true },
      {
        id: "reason",
        title: t("ranking.reasonTitle"),
        value: (r) => (r.reason ? t(`ranking.reason.${r.reason}`) : null),
        width: 180,
        hidden: true,
      },
    ],
    [table.recipe.hash, earlier, language],
  );
  return (
    <DataTable
      title={t("page.ranking")}
      rows={rows}
      columns={columns}
      rowKey={(r) => r.code}
      sort="rank"
      onOpen={(r) => open(r.code)}
      marked={(r) => r.code === hub}
    />
  );
}
