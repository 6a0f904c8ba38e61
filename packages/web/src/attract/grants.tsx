import type { Promise_ } from "@essor/contract/attract";
import type { Award } from "@essor/contract/attract-care";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ActionForm, today } from "./action-form.tsx";
import { awardsQuery, clawbacksQuery, usePipelineRights } from "./care-queries.ts";
import { Light, PlainTable } from "./plain-table.tsx";
import { amountText } from "./project-name.tsx";

const LIGHTS = { paid: "good", "part-paid": "amber", due: undefined, overdue: "red" } as const;

/** Money granted by the city: what is due, what was paid. */
export function Grants() {
  const { t, f } = useText();
  const rights = usePipelineRights();
  const query = useQuery(awardsQuery);
  const [open, setOpen] = useState<Award | null>(null);
  return (
    <Section title={t("care.grants.title")} flush>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t("care.grants.none")} />
          ) : (
            <PlainTable
              title={t("care.grants.title")}
              rows={rows}
              rowKey={(w) => w.id}
              columns={[
                {
                  title: t("attract.project"),
                  head: true,
                  cell: (w) => (
                    <PageLink to={`/attract/projects/${w.project}`}>{w.projectName}</PageLink>
                  ),
                },
                { title: t("care.grants.body"), cell: (w) => w.body },
                {
                  title: t("care.grants.granted"),
                  cell: (w) => amountText(f, w.money),
                  numeric: true,
                },
                { title: t("care.grants.paid"), cell: (w) => amountText(f, w.paid), numeric: true },
                {
                  title: t("attract.dueDay"),
                  cell: (w) => (w.dueOn === null ? "–" : f.day(w.dueOn)),
                },
                {
                  title: t("attract.state"),
                  cell: (w) => (
                    <>
                      <Light light={LIGHTS[w.state]}>{t(`care.grants.state.${w.state}`)}</Light>{" "}
                      {rights.write && w.state !== "paid" && (
                        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(w)}>
                          {t("care.grants.pay")}
                        </Button>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {open && (
        <div className="es-body">
          <ActionForm
            key={open.id}
            fields={[
              {
                name: "on",
                label: t("care.grants.paid"),
                kind: "date",
                start: today(),
                required: true,
              },
              { name: "evidence", label: t("care.grants.evidence"), required: true },
            ]}
            path={`/attract/awards/${open.id}/paid`}
            version={open.version}
            body={(v) => ({ money: open.money, on: v.on, evidence: v.evidence })}
            submit={`${t("care.grants.pay")}: ${open.projectName}`}
            after={() => setOpen(null)}
          />
        </div>
      )}
    </Section>
  );
}

/** Broken promises with money paid ahead: claim or waive, and what came back. */
export function Clawbacks({ promises }: { promises: readonly Promise_[] }) {
  const { t, f, say } = useText();
  const rights = usePipelineRights();
  const query = useQuery(clawbacksQuery);
  const [open, setOpen] = useState<Promise_ | null>(null);
  return (
    <Section title={t("care.clawback.title")} flush>
      <Loaded query={query}>
        {(rows) => {
          const decided = new Set(rows.map((c) => c.promise));
          const waiting = promises.filter(
            (p) => p.state === "breach" && p.amountDue !== null && !decided.has(p.id),
          );
          return (
            <>
              {waiting.length > 0 && (
                <ul className="es-list" aria-label={t("care.clawback.open")}>
                  {waiting.map((p) => (
                    <li key={p.id}>
                      <Light light="red">{t("attract.breach")}</Light>
                      <span className="at-grow">
                        {p.projectName}: {say(`attract.what.${p.what}`, p.what)}{" "}
                        {f.exact(p.delivered ?? 0)} / {f.exact(p.target)} {p.unit}
                      </span>
                      <span>{amountText(f, p.amountDue)}</span>
                      {rights.write && (
                        <Button size="compact-xs" variant="default" onClick={() => setOpen(p)}>
                          {t("care.mediation.decide")}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              )}
              {rows.length === 0 && waiting.length === 0 && (
                <Empty title={t("care.clawback.none")} />
              )}
              {rows.length > 0 && (
                <PlainTable
                  title={t("care.clawback.title")}
                  rows={rows}
                  rowKey={(c) => c.id}
                  columns={[
                    {
                      title: t("attract.project"),
                      head: true,
                      cell: (c) => (
                        <PageLink to={`/attract/projects/${c.project}`}>{c.projectName}</PageLink>
                      ),
                    },
                    {
                      title: t("attract.what"),
                      cell: (c) => say(`attract.what.${c.what}`, c.what),
                    },
                    {
                      title: t("attract.amountDue"),
                      cell: (c) => amountText(f, c.due),
                      numeric: true,
                    },
                    { title: t("attract.state"), cell: (c) => t(`care.clawback.${c.decision}`) },
                    {
                      title: t("care.clawback.recovered"),
                      cell: (c) => amountText(f, c.recovered),
                      numeric: true,
                    },
                    {
                      title: t("care.mediation.reason"),
                      cell: (c) => (
                        <>
                          {c.reason}
                          <div className="es-dim es-small">
                            {c.person} · {f.day(c.decidedOn)}
                          </div>
                        </>
                      ),
                    },
                  ]}
                />
              )}
            </>
          );
        }}
      </Loaded>
      {open && (
        <div className="es-body">
          <ActionForm
            key={open.id}
            fields={[
              {
                name: "decision",
                label: `${open.projectName}: ${amountText(f, open.amountDue) ?? ""}`,
                kind: "choice",
                start: "claimed",
                options: [
                  { value: "claimed", label: t("care.clawback.claim") },
                  { value: "waived", label: t("care.clawback.waive") },
                ],
              },
              { name: "reason", label: t("care.mediation.reason"), kind: "long", required: true },
            ]}
            path={`/attract/promises/${open.id}/clawback`}
            body={(values) => values}
            submit={t("care.mediation.decide")}
            after={() => setOpen(null)}
          />
        </div>
      )}
    </Section>
  );
}
