import type { Sectors } from "@essor/contract/target";
import { useQuery } from "@tanstack/react-query";
import { read } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Spoken } from "../ui/text.ts";
import { useText } from "../ui/text.ts";
import { ListImport } from "./list-import.tsx";

type Row = {
  readonly area: string;
  readonly areaName: Spoken;
  readonly sector: string;
  readonly source: string;
  readonly declaredOn: string | null;
};

/** What peers have declared, each with its source: crowding is counted from this. */
export function PeerTargets({ scheme }: { scheme: Sectors }) {
  const { t, pick, f, language } = useText();
  const mayWrite = useMay()("target.write");
  const query = useQuery({
    queryKey: ["target", "peers"],
    queryFn: ({ signal }) =>
      read<{ items: Row[] }>("/target/peer-targets", {}, signal).then((list) => list.items),
  });
  const nameOf = new Map(
    scheme.sectors.map((s) => [s.sector, language === "zh-CN" ? s.name.zh : s.name.en]),
  );
  return (
    <Section title={t("target.peerTargets")} note={t("target.peerTargetsNote")}>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t("target.noPeerTarget")} />
          ) : (
            <DataTable
              title={t("target.peerTargets")}
              name="peers"
              rows={rows}
              rowKey={(r) => `${r.area}-${r.sector}`}
              columns={[
                {
                  id: "area",
                  title: t("target.place"),
                  value: (r) => pick(r.areaName),
                  width: 170,
                  pin: true,
                },
                {
                  id: "sector",
                  title: t("target.sector"),
                  value: (r) => nameOf.get(r.sector) ?? r.sector,
                  choice: true,
                  width: 170,
                },
                {
                  id: "day",
                  title: t("target.declaredOn"),
                  value: (r) => r.declaredOn,
                  width: 130,
                  cell: (r) => (r.declaredOn ? f.day(r.declaredOn) : "–"),
                },
                {
                  id: "source",
                  title: t("target.evidenceSource"),
                  value: (r) => r.source,
                  width: 360,
                },
              ]}
            />
          )
        }
      </Loaded>
      {mayWrite && (
        <ListImport
          path="/target/peer-targets"
          columns={["area", "sector", "source", "declared_on"]}
          itemOf={({ cells }) => ({
            area: cells.area ?? "",
            sector: cells.sector ?? "",
            source: cells.source ?? "",
            declaredOn: cells.declared_on || null,
          })}
        />
      )}
    </Section>
  );
}
