import type { CompanyDetail, RegisterEntry } from "@essor/contract/attract-company";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ActionProblem, useAction } from "./action-form.tsx";
import { registerQuery, usePipelineRights } from "./care-queries.ts";

/** The firm's relations, and on asking what the register of legal entities knows of its group. */
export function Group({ detail }: { detail: CompanyDetail }) {
  const { t } = useText();
  const may = usePipelineRights();
  const [asked, setAsked] = useState(false);
  const register = useQuery({ ...registerQuery(detail.company.id), enabled: asked });
  const take = useAction();
  return (
    <Section
      title={t("care.companies.group")}
      note={asked ? t("care.companies.registerNote") : undefined}
      actions={
        !asked && (
          <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
            {t("care.companies.register")}
          </Button>
        )
      }
      flush
    >
      {detail.relations.length === 0 && !asked && <Empty title={t("care.companies.noGroup")} />}
      <ul className="es-list">
        {detail.relations.map((r) => (
          <li key={r.id}>
            <span className="at-light">{t(`care.relation.${r.kind}`)}</span>
            <span className="at-grow">
              {r.other === null ? (
                r.otherName
              ) : (
                <PageLink to={`/attract/companies/${r.other}`}>{r.otherName}</PageLink>
              )}
              <div className="es-dim es-small">
                {[r.otherLei, r.sourceTitle].filter(Boolean).join(" · ")}
              </div>
            </span>
          </li>
        ))}
      </ul>
      <ActionProblem error={take.error} />
      {asked && (
        <Loaded query={register}>
          {({ self, chain, group, circular, more }) => (
            <>
              {self.length === 0 && <Empty title={t("care.companies.registerNone")} />}
              <ul className="es-list">
                {self.map((e) => (
                  <li key={e.lei}>
                    <span className="at-grow">
                      {e.name}
                      <div className="es-dim es-small">
                        {[e.lei, e.uscc, e.place, e.status, e.registered, e.parentName]
                          .filter(Boolean)
                          .join(" · ")}
                      </div>
                    </span>
                    {may.write && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        loading={take.isPending}
                        onClick={() =>
                          take.mutate({
                            method: "POST",
                            path: `/attract/companies/${detail.company.id}/register`,
                            version: detail.company.version,
                            body: { lei: e.lei },
                          })
                        }
                      >
                        {t("care.companies.take")}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              <Entries title={t("care.companies.chain")} entries={chain} ordered />
              {circular && <p className="es-body es-small">{t("care.companies.circular")}</p>}
              <Entries title={t("care.companies.sisters")} entries={group} />
              {more && (
                <p className="es-body es-dim es-small">
                  {t("care.companies.more", { shown: group.length })}
                </p>
              )}
            </>
          )}
        </Loaded>
      )}
    </Section>
  );
}

/** Entries of the register: a link where the hub knows the firm. */
function Entries({
  title,
  entries,
  ordered = false,
}: {
  title: string;
  entries: readonly RegisterEntry[];
  ordered?: boolean;
}) {
  if (entries.length === 0) return null;
  const List = ordered ? "ol" : "ul";
  return (
    <>
      <h3 className="es-body es-small">{title}</h3>
      <List className="es-list">
        {entries.map((e, i) => (
          <li key={e.lei}>
            {ordered && <span className="es-dim">{i + 1}</span>}
            <span className="at-grow">
              {e.company === null ? (
                e.name
              ) : (
                <PageLink to={`/attract/companies/${e.company}`}>{e.name}</PageLink>
              )}
            </span>
            <span className="es-dim es-small">{e.place}</span>
          </li>
        ))}
      </List>
    </>
  );
}
