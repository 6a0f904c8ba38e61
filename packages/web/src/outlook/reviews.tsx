import { useQuery } from "@tanstack/react-query";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { reviewsQuery } from "./queries.ts";

type Row = {
  key: string;
  what: string;
  asOf: string;
  year: string;
  median: number;
  actual: number | null;
  error: number | null;
  inside: boolean | null;
};

/** Kept forecasts whose years are over: forecast, actual, error. Nothing is shown before the first such year. */
export function Reviews() {
  const { t, f, pick, say } = useText();
  const query = useQuery(reviewsQuery);
  const rows: Row[] = (query.data ?? []).flatMap((r) =>
    r.lines.map((l) => ({
      ...l,
      key: `${r.kind}~${r.forecast}~${l.id}`,
      what: [t(`outlook.kept.${r.kind}`), pick(r.indicatorName), pick(r.areaName)]
        .filter(Boolean)
        .join(" · "),
      asOf: r.asOf,
      year: l.id,
    })),
  );
  if (rows.length === 0) return null;
  const judged = rows.filter((r) => r.inside !== null);
  const held = judged.filter((r) => r.inside).length;
  const hits = (query.data ?? []).find((r) => r.stages.length > 0)?.stages ?? [];
  const number = (id: "median" | "actual" | "error", title: string): Column<Row> => ({
    id,
    title,
    value: (r) => r[id],
    numeric: true,
    cell: (r) => (r[id] === null ? "–" : f.number(r[id], 0)),
  });
  const columns: readonly Column<Row>[] = [
    { id: "what", title: t("outlook.keptWhat"), value: (r) => r.what, width: 240 },
    { id: "asOf", title: t("outlook.madeOn"), value: (r) => r.asOf, cell: (r) => f.day(r.asOf) },
    { id: "year", title: t("outlook.year"), value: (r) => r.year },
    number("median", t("outlook.median")),
    number("actual", t("outlook.actual")),
    number("error", t("outlook.error")),
    {
      id: "inside",
      title: t("outlook.inside"),
      value: (r) => (r.inside === null ? null : t(r.inside ? "outlook.yes" : "outlook.no")),
    },
  ];
  return (
    <Section
      title={t("outlook.reviews")}
      note={`${t("outlook.reviewsNote")} ${t("outlook.keptHeld", {
        held,
        count: judged.length,
        share: f.percent(judged.length === 0 ? 0 : held / judged.length),
      })}`}
      flush
    >
      <DataTable
        bare
        name="rv"
        title={t("outlook.reviews")}
        rows={rows}
        columns={columns}
        rowKey={(r) => r.key}
      />
      {hits.length > 0 && (
        <table className="ol-hits">
          <caption>{t("outlook.hits")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("outlook.hitsStage")}</th>
              <th scope="col">{t("outlook.hitsCases")}</th>
              <th scope="col">{t("outlook.hitsSaid")}</th>
              <th scope="col">{t("outlook.hitsCame")}</th>
            </tr>
          </thead>
          <tbody>
            {hits.map((h) => (
              <tr key={h.stage}>
                <th scope="row">{say(`outlook.stage.${h.stage}`, h.stage)}</th>
                <td>{f.exact(h.cases)}</td>
                <td>{f.percent(h.said)}</td>
                <td>{f.percent(h.happened)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
