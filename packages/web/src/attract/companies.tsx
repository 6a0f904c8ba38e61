import type { Alike, CompanyRow } from "@essor/contract/attract-company";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import "./attract.css";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { ActionProblem, useAction } from "./action-form.tsx";
import { alikeQuery, companiesQuery, usePipelineRights } from "./care-queries.ts";
import { Light } from "./plain-table.tsx";

/** Firms by name, and entries of one firm that stand twice. */
export function Page() {
  const { t } = useText();
  const [q, setQ] = useState("");
  const query = useQuery(companiesQuery(q.trim()));
  const alike = useQuery(alikeQuery);
  return (
    <>
      <PageHead title={t("care.companies.title")} lead={t("care.companies.lead")} />
      <Section title={t("care.companies.alike")} note={t("care.companies.alikeNote")} flush>
        <Loaded query={alike}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("care.companies.noAlike")} />
            ) : (
              <ul className="es-list">
                {items.slice(0, 20).map((pair) => (
                  <AlikePair key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Section title={t("care.companies.title")} flush>
        <div className="es-body">
          <TextInput
            label={t("care.companies.search")}
            value={q}
            onChange={(e) => setQ(e.currentTarget.value)}
            maw={420}
          />
        </div>
        <Loaded query={query}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={t("care.companies.empty")} />
            ) : (
              <Companies rows={rows} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function Companies({ rows }: { rows: readonly CompanyRow[] }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<CompanyRow>[]>(
    () => [
      {
        id: "name",
        title: t("care.companies.name"),
        value: (c) => c.name,
        cell: (c) => <PageLink to={`/attract/companies/${c.id}`}>{c.name}</PageLink>,
        width: 300,
        pin: true,
      },
      { id: "uscc", title: t("care.role.uscc"), value: (c) => c.uscc, width: 190 },
      { id: "lei", title: "LEI", value: (c) => c.lei, width: 200 },
      { id: "country", title: t("care.companies.country"), value: (c) => c.country, width: 100 },
      {
        id: "district",
        title: t("attract.district"),
        value: (c) => c.district,
        width: 120,
        choice: true,
      },
      {
        id: "projects",
        title: t("care.companies.projects"),
        value: (c) => c.projects,
        numeric: true,
        downFirst: true,
        width: 90,
      },
    ],
    [language],
  );
  return (
    <DataTable
      title={t("care.companies.title")}
      rows={rows}
      columns={columns}
      rowKey={(c) => String(c.id)}
      sort="name"
      onOpen={(c) => void navigate({ to: `/attract/companies/${c.id}` as never })}
    />
  );
}

/** Two entries, why they may be one, and the two answers. */
export function AlikePair({ pair, here }: { pair: Alike; here?: number }) {
  const { t, f } = useText();
  const may = usePipelineRights();
  const action = useAction(t("care.companies.merged"));
  const apart = useAction();
  // On a firm's own page the other entry goes into this one.
  const [winner, loser] = here === pair.b.id ? [pair.b, pair.a] : [pair.a, pair.b];
  return (
    <li>
      <Light light={pair.verdict === "same" ? "red" : "amber"}>
        {t(`care.companies.${pair.verdict}`)}
      </Light>
      <span className="at-grow">
        {here === undefined && (
          <>
            <PageLink to={`/attract/companies/${winner.id}`}>{winner.name}</PageLink> ·{" "}
          </>
        )}
        <PageLink to={`/attract/companies/${loser.id}`}>{loser.name}</PageLink>
        <div className="es-dim es-small">
          {pair.reasons
            .map(
              (r) =>
                t(`care.reason.${r.code}`) +
                (r.likeness === null ? "" : ` ${f.exact(Math.round(r.likeness * 100))} %`),
            )
            .join(" · ")}
        </div>
        <ActionProblem error={action.error ?? apart.error} />
      </span>
      {may.write && (
        <span className="es-actions">
          <Button
            size="compact-xs"
            variant="default"
            loading={action.isPending}
            onClick={() =>
              action.mutate({
                method: "POST",
                path: `/attract/companies/${winner.id}/merge`,
                body: { loser: loser.id },
              })
            }
          >
            {t(here === undefined ? "care.companies.merge" : "care.companies.mergeInto")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            loading={apart.isPending}
            onClick={() =>
              apart.mutate({
                method: "POST",
                path: `/attract/companies/${winner.id}/apart`,
                body: { other: loser.id },
              })
            }
          >
            {t("care.companies.apart")}
          </Button>
        </span>
      )}
    </li>
  );
}
