import { useQuery } from "@tanstack/react-query";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { reviewsQuery } from "./queries.ts";

type Row = {
  key: string;
  asOf: string;
  year: string;
  median: number;
  actual: number | null;
  error: number | null;
  inside: boolean | null;
};

/** Kept forecasts whose years are over: forecast, actual, error. Nothing is shown before the first such year. */
export function Reviews() {
  const { t, f } = useText();
  const query = useQuery(reviewsQuery);
  const rows: Row[] = (query.data ?? []).flatMap((r) =>
    r.lines.map((l) => ({ ...l, key: `${r.forecast}~${l.id}`, asOf: r.asOf, year: l.id })),
  );
  if (rows.length === 0) return null;
  const number = (id: "median" | "actual" | "error", title: string): Column<Row> => ({
    id,
    title,
    value: (r) => r[id],
    numeric: true,
    cell: (r) => (r[id] === null ? "–" : f.number(r[id], 0)),
  });
  const columns: readonly Column<Row>[] = [
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
    <Section title={t("outlook.reviews")} note={t("outlook.reviewsNote")} flush>
      <DataTable
        bare
        name="rv"
        title={t("outlook.reviews")}
        rows={rows}
        columns={columns}
        rowKey={(r) => r.key}
      />
    </Section>
  );
}
