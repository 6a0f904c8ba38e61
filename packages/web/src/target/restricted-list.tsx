import { useQuery } from "@tanstack/react-query";
import { read } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ListImport } from "./list-import.tsx";

type Row = {
  readonly code: string;
  readonly status: string;
  readonly article: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
};

/** The catalogue that blocks a class from being chosen, with its article and dates. */
export function RestrictedList() {
  const { t, f, say } = useText();
  const mayWrite = useMay()("target.write");
  const query = useQuery({
    queryKey: ["target", "restricted"],
    queryFn: ({ signal }) =>
      read<{ items: Row[] }>("/target/restricted", {}, signal).then((list) => list.items),
  });
  return (
    <Section title={t("target.restrictedTitle")} note={t("target.restrictedNote")}>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t("target.noRestricted")} />
          ) : (
            <DataTable
              title={t("target.restrictedTitle")}
              name="cat"
              rows={rows}
              rowKey={(r) => `${r.code}-${r.validFrom}`}
              columns={[
                {
                  id: "code",
                  title: t("target.classCode"),
                  value: (r) => r.code,
                  width: 110,
                  pin: true,
                },
                {
                  id: "status",
                  title: t("target.statusName"),
                  value: (r) => say(`target.restricted.${r.status}`, r.status),
                  choice: true,
                  width: 150,
                },
                { id: "article", title: t("target.article"), value: (r) => r.article, width: 320 },
                {
                  id: "from",
                  title: t("target.validFrom"),
                  value: (r) => r.validFrom,
                  width: 130,
                  cell: (r) => f.day(r.validFrom),
                },
                {
                  id: "to",
                  title: t("target.validTo"),
                  value: (r) => r.validTo,
                  width: 130,
                  cell: (r) => (r.validTo ? f.day(r.validTo) : "–"),
                },
                {
                  id: "source",
                  title: t("target.evidenceSource"),
                  value: (r) => r.source,
                  width: 260,
                },
              ]}
            />
          )
        }
      </Loaded>
      {mayWrite && (
        <ListImport
          path="/target/restricted"
          columns={["code", "status", "article", "valid_from", "valid_to", "source"]}
          itemOf={({ cells }) => ({
            code: cells.code ?? "",
            status: cells.status ?? "",
            article: cells.article ?? "",
            validFrom: cells.valid_from ?? "",
            validTo: cells.valid_to || null,
            source: cells.source ?? "",
          })}
        />
      )}
    </Section>
  );
}
