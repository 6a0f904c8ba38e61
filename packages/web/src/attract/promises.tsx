import type { Promise_ } from "@essor/contract/attract";
import { useQuery } from "@tanstack/react-query";
import "./attract.css";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { Clawbacks, Grants } from "./grants.tsx";
import { amountText } from "./project-name.tsx";
import { promisesQuery } from "./queries.ts";

const LIGHTS = { kept: "good", breach: "red", open: undefined, unmeasured: "amber" } as const;

/** Promised against delivered, on both sides. */
export function Page() {
  const { t, f, say } = useText();
  const query = useQuery(promisesQuery);
  const columns: Column<Promise_>[] = [
    {
      id: "project",
      title: t("attract.project"),
      value: (p) => p.projectName,
      cell: (p) => (
        <>
          <PageLink to={`/attract/projects/${p.project}`}>{p.projectName}</PageLink>
          {p.example && <span className="es-grade">{t("attract.example")}</span>}
        </>
      ),
      width: 260,
      pin: true,
    },
    {
      id: "side",
      title: t("attract.side"),
      value: (p) => t(`attract.side.${p.side}`),
      width: 100,
      choice: true,
    },
    {
      id: "what",
      title: t("attract.what"),
      value: (p) => say(`attract.what.${p.what}`, p.what),
      width: 100,
    },
    {
      id: "target",
      title: t("attract.target"),
      value: (p) => p.target,
      cell: (p) => `${f.exact(p.target)} ${p.unit}`,
      numeric: true,
      width: 120,
    },
    {
      id: "delivered",
      title: t("attract.delivered"),
      value: (p) => p.delivered,
      numeric: true,
      width: 110,
    },
    {
      id: "due",
      title: t("attract.dueDay"),
      value: (p) => p.due,
      cell: (p) => f.day(p.due),
      width: 120,
    },
    {
      id: "state",
      title: t("attract.state"),
      value: (p) => t(`attract.state.${p.state}`),
      cell: (p) => (
        <span className="at-light" data-light={LIGHTS[p.state]}>
          {t(`attract.state.${p.state}`)}
        </span>
      ),
      width: 120,
      choice: true,
    },
    {
      id: "amountDue",
      title: t("attract.amountDue"),
      value: (p) => (p.amountDue ? Number(p.amountDue.amount) : null),
      cell: (p) => amountText(f, p.amountDue) ?? "–",
      numeric: true,
      width: 150,
    },
  ];
  return (
    <>
      <PageHead title={t("attract.promises")} lead={t("attract.promisesLead")} />
      <Section title={t("attract.promises")} flush>
        <Loaded query={query}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={t("attract.noPromises")} />
            ) : (
              <DataTable
                title={t("attract.promises")}
                rows={rows}
                columns={columns}
                rowKey={(p) => String(p.id)}
                sort="due"
              />
            )
          }
        </Loaded>
      </Section>
      <Loaded query={query}>{(rows) => <Clawbacks promises={rows} />}</Loaded>
      <Grants />
    </>
  );
}
