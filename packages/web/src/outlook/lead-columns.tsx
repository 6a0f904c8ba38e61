import type { Lead, LeadSeries } from "@essor/contract/outlook-leads";
import { NumberDoor } from "../ui/number-door.tsx";
import type { Column } from "../ui/table-rows.ts";
import type { useText } from "../ui/text.ts";

/** The table of series beside an outcome: strongest correlation with lead, pairs and interval, or what is missing. */
export function leadColumns(
  { t, f, pick }: ReturnType<typeof useText>,
  frequency: LeadSeries["frequency"],
): readonly Column<Lead>[] {
  return [
    {
      id: "indicator",
      title: t("outlook.indicator"),
      pin: true,
      width: 220,
      value: (r) => pick(r.indicatorName),
    },
    { id: "area", title: t("outlook.area"), value: (r) => pick(r.areaName) },
    {
      id: "points",
      title: t("outlook.knownPoints"),
      value: (r) => r.points,
      numeric: true,
      cell: (r) => t(`outlook.points.${r.frequency}`, { count: r.points }),
    },
    {
      id: "pairs",
      title: t("outlook.pairs"),
      value: (r) => r.best?.pairs ?? Math.max(0, ...r.lines.map((l) => l.pairs)),
      numeric: true,
    },
    { id: "missing", title: t("outlook.missing"), value: (r) => r.missing, numeric: true },
    {
      id: "lead",
      title: t(`outlook.leadIn.${frequency}`),
      value: (r) => r.best?.lead ?? null,
      numeric: true,
    },
    {
      id: "correlation",
      title: t("outlook.correlation"),
      value: (r) => r.best?.correlation ?? null,
      numeric: true,
      cell: (r) => (r.best === null ? "–" : f.exact(r.best.correlation ?? 0, 2)),
    },
    {
      id: "interval",
      title: t("outlook.leadInterval"),
      value: (r) => r.best?.low ?? null,
      cell: (r) =>
        r.best === null || r.best.low === null
          ? "–"
          : t("outlook.interval", {
              low: f.exact(r.best.low, 2),
              high: f.exact(r.best.high ?? r.best.low, 2),
            }),
    },
    {
      id: "verdict",
      title: t("outlook.verdict"),
      value: (r) => t(`outlook.word.${r.verdict}`),
    },
    {
      id: "newest",
      title: t("outlook.newest"),
      value: (r) => r.newest.value,
      numeric: true,
      cell: (r) => (
        <>
          <NumberDoor
            figure={r.newest.figure}
            value={r.newest.value}
            indicator={{ ...r, decimals: Number.isInteger(r.newest.value) ? 0 : 2 }}
            unit
          />
          <span className="es-dim es-small"> {r.newest.period}</span>
        </>
      ),
    },
    {
      id: "source",
      title: t("outlook.source"),
      oneLine: true,
      width: 240,
      value: (r) => r.sources.map((s) => s.title).join("; "),
    },
  ];
}
