import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useAddress } from "../api/address.ts";
import { read } from "../api/client.ts";
import { auditCheckQuery } from "../api/hub.ts";
import type { AuditEntry, Listing } from "../api/shapes.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { problemText } from "../ui/problem.ts";
import { Empty, Failed, Skeleton } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { changedFields, changeSummary } from "./audit-changes.ts";

function Check() {
  const text = useText();
  const { t, f } = text;
  const check = useQuery(auditCheckQuery);
  return (
    <>
      <Button variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>
        {t("audit.check")}
      </Button>
      {check.error && <Note tone="danger">{problemText(text, check.error).text}</Note>}
      {check.data && (
        <Note tone={check.data.intact ? "good" : "danger"}>
          {check.data.intact
            ? t("audit.intact", { lines: f.exact(check.data.lines) })
            : t("audit.broken", { line: check.data.brokenAt ?? 0 })}
        </Note>
      )}
    </>
  );
}

function Line({ entry }: { entry: AuditEntry }) {
  const { t, f } = useText();
  return (
    <div style={{ display: "grid", gap: 16 }}>
      <dl className="es-terms">
        <dt>{t("audit.at")}</dt>
        <dd>{f.instant(entry.at)}</dd>
        <dt>{t("audit.person")}</dt>
        <dd>{entry.person ?? t("audit.system")}</dd>
        <dt>{t("audit.action")}</dt>
        <dd>{entry.action}</dd>
        <dt>{t("audit.entity")}</dt>
        <dd>
          {entry.entity} {entry.entityId}
        </dd>
      </dl>
      <dl className="es-terms">
        {changedFields(entry.before, entry.after).flatMap((c) => [
          <dt key={`${c.field}-t`} className="es-mono">
            {c.field}
          </dt>,
          <dd key={c.field}>
            {c.before && (
              <>
                <del className="es-dim">{c.before}</del>
                {" → "}
              </>
            )}
            <ins style={{ textDecoration: "none" }}>{c.after || "–"}</ins>
          </dd>,
        ])}
      </dl>
    </div>
  );
}

export function Page() {
  const { t, f, language } = useText();
  const [{ entity }, setAddress] = useAddress();
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["hub", "audit", entity],
    queryFn: ({ pageParam, signal }) =>
      read<Listing<AuditEntry>>("/hub/audit", { entity, cursor: pageParam, limit: 200 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const items = useMemo(() => query.data?.pages.flatMap((p) => p.items) ?? [], [query.data]);
  const [known, setKnown] = useState<readonly string[]>([]);
  const entities = useMemo(
    () => [...new Set([...known, ...items.map((i) => i.entity)])].sort(),
    [known, items],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      {
        id: "seq",
        title: t("audit.seq"),
        value: (e) => e.seq,
        numeric: true,
        downFirst: true,
        width: 70,
      },
      {
        id: "at",
        title: t("audit.at"),
        value: (e) => e.at,
        cell: (e) => f.instant(e.at),
        width: 170,
      },
      {
        id: "person",
        title: t("audit.person"),
        value: (e) => e.person ?? t("audit.system"),
        width: 150,
        choice: true,
      },
      { id: "action", title: t("audit.action"), value: (e) => e.action, width: 90, choice: true },
      { id: "on", title: t("audit.entity"), value: (e) => `${e.entity} ${e.entityId}`, width: 180 },
      {
        id: "changes",
        title: t("audit.changes"),
        width: 420,
        oneLine: true,
        value: (e) => changeSummary(e.before, e.after),
      },
    ],
    [language],
  );
  return (
    <>
      <PageHead title={t("audit.title")} lead={t("audit.lead")}>
        <Check />
      </PageHead>
      <Section
        title={t("page.audit")}
        flush
        actions={
          <NativeSelect
            size="xs"
            aria-label={t("audit.entity")}
            value={entity ?? ""}
            data={[
              { value: "", label: t("audit.entityAll") },
              ...entities.map((e) => ({ value: e, label: e })),
            ]}
            onChange={(e) => {
              setKnown(entities);
              setAddress({ entity: e.currentTarget.value || undefined });
            }}
          />
        }
      >
        {query.isError ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Skeleton />
        ) : items.length === 0 ? (
          <Empty title={t("audit.empty")} />
        ) : (
          <>
            <DataTable
              title={t("audit.title")}
              rows={items}
              columns={columns}
              rowKey={(e) => String(e.seq)}
              sort="-seq"
              onOpen={setShown}
            />
            {query.hasNextPage && (
              <div className="es-body">
                <Button
                  variant="default"
                  size="xs"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t("ui.more")}
                </Button>
              </div>
            )}
          </>
        )}
      </Section>
      <Panel
        opened={shown !== null}
        onClose={() => setShown(null)}
        size={480}
        title={shown ? `${t("audit.seq")} ${shown.seq}` : ""}
      >
        {shown && <Line entry={shown} />}
      </Panel>
    </>
  );
}
