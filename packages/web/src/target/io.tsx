import type { IoExplorer } from "@essor/contract/target-io";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../api/address.ts";
import "./target.css";
import { DataTable } from "../ui/data-table.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Failed, Loaded, Skeleton } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { numberColumn, some } from "./columns.tsx";
import { IoImport } from "./io-import.tsx";
import { IoInputPanel } from "./io-input.tsx";
import { explorerQuery, type IoAsked, ioTablesQuery } from "./queries.ts";

/** What the sectors of an economy buy from one another, and what making an input here would bring. */
export function Page() {
  const { t, pick } = useText();
  const [address, setAddress] = useAddress();
  const tables = useQuery(ioTablesQuery);
  const asked: IoAsked = {
    table: address.table,
    area: address.area === "nation" ? undefined : "hub",
    method: address.method,
    delta: address.delta,
  };
  return (
    <>
      <PageHead title={t("target.ioTitle")} lead={t("target.ioLead")} />
      <Loaded query={tables}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t("target.noIo")} help={t("target.noIoHelp")} />
          ) : (
            <>
              <div className="tg-add">
                <NativeSelect
                  label={t("target.ioTable")}
                  value={address.table ?? list[0]?.code ?? ""}
                  data={list.map((one) => ({ value: one.code, label: pick(one.name) }))}
                  onChange={(event) => setAddress({ table: event.currentTarget.value })}
                />
                <NativeSelect
                  label={t("target.ioArea")}
                  value={address.area ?? "hub"}
                  data={[
                    { value: "hub", label: t("target.ioHub") },
                    { value: "nation", label: t("target.ioNation") },
                  ]}
                  onChange={(event) => setAddress({ area: event.currentTarget.value })}
                />
                {asked.area === "hub" && (
                  <NativeSelect
                    label={t("target.ioMethod")}
                    value={address.method ?? "flq"}
                    data={["flq", "slq", "cilq"].map((m) => ({ value: m, label: m.toUpperCase() }))}
                    onChange={(event) => setAddress({ method: event.currentTarget.value })}
                  />
                )}
              </div>
              <Explored asked={asked} />
            </>
          )
        }
      </Loaded>
      <IoImport tables={tables.data ?? []} />
    </>
  );
}

function Explored({ asked }: { asked: IoAsked }) {
  const query = useQuery(explorerQuery(asked));
  if (query.data) return <Sectors found={query.data} asked={asked} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton />;
}

type Row = IoExplorer["sectors"][number];

function Sectors({ found, asked }: { found: IoExplorer; asked: IoAsked }) {
  const text = useText();
  const { t, pick, f, say, language } = text;
  const [address, setAddress] = useAddress();
  const { table, region } = found;
  const cut = region !== null;
  const open = found.sectors.find((sector) => sector.code === address.input);
  const top = [...found.sectors]
    .filter((s) => s.outputGain !== null)
    .sort((a, b) => (b.outputGain ?? 0) - (a.outputGain ?? 0))[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: "name",
        title: t("target.ioSector"),
        value: (r) => r.name,
        width: 250,
        pin: true,
        cell: (r) => (
          <>
            <span className="es-mono es-dim">{r.code}</span> {r.name}
          </>
        ),
      },
      numberColumn("outputGain", {
        title: t("target.ioGain"),
        value: (r) => r.outputGain,
        show: (v) => f.number(v, some(v)),
        width: 210,
      }),
      numberColumn("bought", {
        title: t(cut ? "target.ioBoughtOutside" : "target.ioImported"),
        value: (r) => r.bought,
        show: (v) => f.number(v, some(v)),
        width: 190,
      }),
      numberColumn("boughtShare", {
        title: t("target.ioBoughtShare"),
        value: (r) => r.boughtShare,
        show: (v) => f.percent(v),
        width: 170,
      }),
      numberColumn("output", {
        title: t("target.ioOutput"),
        value: (r) => r.output,
        show: (v) => f.number(v, some(v)),
        width: 140,
      }),
      numberColumn("multiplier", {
        title: t("target.ioMultiplier"),
        value: (r) => r.outputMultiplier,
        show: (v) => f.exact(v, 2),
        width: 170,
      }),
      numberColumn("extraction", {
        title: t("target.ioExtraction"),
        value: (r) => r.extraction,
        show: (v) => f.percent(v, 1),
        width: 190,
      }),
      {
        id: "key",
        title: t("target.ioKey"),
        value: (r) => say(`target.key.${r.keySector}`, r.keySector),
        choice: true,
        width: 170,
      },
      numberColumn("upstream", {
        title: t("target.ioUpstream"),
        value: (r) => r.upstreamness,
        show: (v) => f.exact(v, 2),
        width: 150,
      }),
      ...(cut
        ? [
            numberColumn<Row>("slq", {
              title: t("target.rca"),
              value: (r) => r.slq,
              show: (v) => f.exact(v, 2),
            }),
          ]
        : []),
    ],
    [language, cut],
  );
  return (
    <>
      {table.example && (
        <Note tone="warn">{t("target.ioExample", { name: pick(table.name) })}</Note>
      )}
      {!cut && !table.imports && <Note>{t("target.ioNoImports")}</Note>}
      <Section
        title={
          top
            ? t("target.ioFinding", {
                name: top.name,
                gain: f.number(top.outputGain ?? 0, some(top.outputGain ?? 0)),
                unit: table.unit,
              })
            : t("target.ioSectors")
        }
        note={
          <>
            {t("target.ioUnit", { unit: table.unit })} {table.sourceNote}{" "}
            {region &&
              t("target.ioCut", {
                area: pick(region.areaName as Record<string, string>),
                method: region.method.toUpperCase(),
                share: f.percent(region.share, 2),
              })}
          </>
        }
        flush
      >
        <DataTable
          title={t("target.ioSectors")}
          rows={found.sectors}
          columns={columns}
          rowKey={(r) => r.code}
          sort={top ? "-outputGain" : "-multiplier"}
          source={table.sourceNote}
          onOpen={(r) => setAddress({ input: r.code })}
        />
      </Section>
      <IoInputPanel
        sector={open}
        asked={asked}
        unit={table.unit}
        close={() => setAddress({ input: undefined })}
      />
    </>
  );
}
