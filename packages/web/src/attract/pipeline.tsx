import type { ProjectRow } from "@essor/contract/attract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import "./attract.css";
import { useAddress } from "../api/address.ts";
import { useMe } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { type Text, useText } from "../ui/text.ts";
import { Board } from "./board.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { LeadForm } from "./lead-form.tsx";
import { amountText, ProjectName } from "./project-name.tsx";
import { boardQuery, projectsQuery } from "./queries.ts";
import { useSelection } from "./selection.ts";
import { STAGES } from "./stages.ts";

const SORTS = ["updated", "amount", "announced", "name"] as const;
const STATUSES = ["active", "delayed", "on-hold", "eliminated", "lost"] as const;

/** The pipeline as a board and as a table; what is asked stands in the address. */
export function Page() {
  const { t } = useText();
  const me = useMe();
  const [address, setAddress] = useAddress();
  const [adding, setAdding] = useState(false);
  const table = address.view === "table";
  return (
    <>
      <PageHead title={t("attract.pipeline")} lead={t("attract.pipelineLead")}>
        <NativeSelect
          label={t("attract.view")}
          value={table ? "table" : "board"}
          onChange={(e) =>
            setAddress({ view: e.currentTarget.value === "table" ? "table" : undefined })
          }
          data={[
            { value: "board", label: t("attract.board") },
            { value: "table", label: t("attract.table") },
          ]}
        />
        {(me?.role === "officer" || me?.role === "administrator") && (
          <Button onClick={() => setAdding(true)}>{t("attract.newLead")}</Button>
        )}
      </PageHead>
      {adding && <LeadForm close={() => setAdding(false)} />}
      {table ? <Projects /> : <BoardView />}
    </>
  );
}

function BoardView() {
  const { t } = useText();
  const query = useQuery(boardQuery);
  return (
    <Section title={t("attract.board")} flush>
      <Loaded query={query}>{(cells) => <Board cells={cells} />}</Loaded>
    </Section>
  );
}

function Projects() {
  const { t, f } = useText();
  const me = useMe();
  const writes = me?.role === "officer" || me?.role === "administrator";
  const { chosen, toggle, put: choose } = useSelection();
  const [address, setAddress] = useAddress();
  const { stage, status, q, sort = "updated", cursor } = address;
  const query = useQuery(projectsQuery({ stage, status, q: address.find ?? q, sort, cursor }, 100));
  const put = (changes: Readonly<Record<string, string | undefined>>) =>
    setAddress({ ...changes, cursor: undefined });
  return (
    <Section title={t("attract.table")} flush>
      <div className="es-body es-fields">
        <TextInput
          label={t("attract.find")}
          defaultValue={address.find ?? ""}
          onKeyDown={(e) => e.key === "Enter" && put({ find: e.currentTarget.value || undefined })}
          onBlur={(e) => put({ find: e.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t("attract.stage")}
          value={stage ?? ""}
          onChange={(e) => put({ stage: e.currentTarget.value || undefined })}
          data={[
            { value: "", label: t("attract.all") },
            ...STAGES.map((s) => ({ value: s, label: t(`attract.stage.${s}`) })),
          ]}
        />
        <NativeSelect
          label={t("attract.status")}
          value={status ?? ""}
          onChange={(e) => put({ status: e.currentTarget.value || undefined })}
          data={[
            { value: "", label: t("attract.all") },
            ...STATUSES.map((s) => ({ value: s, label: t(`attract.status.${s}`) })),
          ]}
        />
        <NativeSelect
          label={t("attract.sort")}
          value={sort}
          onChange={(e) => put({ sort: e.currentTarget.value })}
          data={SORTS.map((s) => ({ value: s, label: t(`attract.sort.${s}`) }))}
        />
      </div>
      <Loaded query={query}>
        {({ items, nextCursor }) => (
          <>
            {writes && (
              <div className="es-body es-actions">
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => choose(chosen.size > 0 ? [] : items.map((p) => p.id))}
                >
                  {chosen.size > 0 ? t("table.clear") : t("desk.selectAll")}
                </Button>
              </div>
            )}
            {writes && chosen.size > 0 && <BulkBar rows={items} chosen={chosen} put={choose} />}
            <DataTable
              title={t("attract.pipeline")}
              name="list"
              rows={items}
              columns={[...(writes ? [selectColumn(t, chosen, toggle)] : []), ...columnsOf(t, f)]}
              marked={(row) => chosen.has(row.id)}
              rowKey={(row) => String(row.id)}
              empty={t("attract.empty")}
            />
            <div className="es-body es-actions">
              {cursor && (
                <Button variant="default" onClick={() => setAddress({ cursor: undefined })}>
                  {t("attract.firstPage")}
                </Button>
              )}
              {nextCursor && (
                <Button variant="default" onClick={() => setAddress({ cursor: nextCursor })}>
                  {t("attract.next")}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function selectColumn(
  t: Text["t"],
  chosen: ReadonlySet<number>,
  toggle: (id: number) => void,
): Column<ProjectRow> {
  return {
    id: "select",
    title: t("desk.select"),
    value: () => null,
    cell: (p) => (
      <input
        type="checkbox"
        aria-label={t("desk.selectRow", { name: p.name })}
        checked={chosen.has(p.id)}
        onChange={() => toggle(p.id)}
      />
    ),
    width: 92,
  };
}

function columnsOf(t: Text["t"], f: Text["f"]): Column<ProjectRow>[] {
  return [
    {
      id: "name",
      title: t("attract.project"),
      value: (p) => p.name,
      cell: (p) => <ProjectName project={p} />,
      width: 260,
      pin: true,
    },
    {
      id: "stage",
      title: t("attract.stage"),
      value: (p) => t(`attract.stage.${p.stage}`),
      width: 130,
    },
    {
      id: "status",
      title: t("attract.status"),
      value: (p) => t(`attract.status.${p.status}`),
      width: 100,
    },
    {
      id: "amount",
      title: t("attract.amount"),
      value: (p) => (p.money === null ? null : Number(p.money.amount)),
      cell: (p) => amountText(f, p.money) ?? "–",
      numeric: true,
      width: 190,
      downFirst: true,
    },
    { id: "sector", title: t("attract.sector"), value: (p) => p.sector || null, width: 150 },
    { id: "investor", title: t("attract.investor"), value: (p) => p.investor, width: 170 },
    { id: "district", title: t("attract.district"), value: (p) => p.district || null, width: 90 },
    {
      id: "announced",
      title: t("attract.announced"),
      value: (p) => p.announcedOn,
      cell: (p) => (p.announcedOn ? f.day(p.announcedOn) : "–"),
      width: 120,
    },
    { id: "owner", title: t("attract.owner"), value: (p) => p.owner, width: 130, hidden: true },
    {
      id: "source",
      title: t("attract.source"),
      value: (p) => p.origin.title || null,
      width: 220,
      hidden: true,
    },
  ];
}
