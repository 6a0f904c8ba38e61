import type { CompanyDetail } from "@essor/contract/attract-company";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import "./attract.css";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { useRouteParam } from "../ui/route-param.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Terms } from "../ui/terms.tsx";
import { useText } from "../ui/text.ts";
import { ActionForm, ActionProblem, type Field, today, useAction } from "./action-form.tsx";
import { companyQuery, usePipelineRights } from "./care-queries.ts";
import { AlikePair } from "./companies.tsx";
import { Group } from "./company-group.tsx";
import { Documents } from "./documents.tsx";
import { Known } from "./known-organisation.tsx";
import { amountText, ProjectName } from "./project-name.tsx";
import { STAGES } from "./stages.ts";

/** One firm: who it is, whom it belongs to, its projects and people, and all that happened with it. */
export function Page() {
  const query = useQuery(companyQuery(useRouteParam("id")));
  return (
    <Loaded query={query}>{(detail) => <Detail key={detail.company.id} detail={detail} />}</Loaded>
  );
}

function Detail({ detail }: { detail: CompanyDetail }) {
  const { t, f } = useText();
  const { company } = detail;
  const lead = [company.uscc, company.lei, company.district].filter(Boolean).join(" · ");
  return (
    <>
      <PageHead title={company.name} lead={lead} views={false}>
        <PageLink to="/attract/companies">{t("care.companies.all")}</PageLink>
      </PageHead>
      {detail.mergedFrom !== null && <Note tone="warn">{t("care.companies.mergedFrom")}</Note>}
      {detail.warnings.map((code) => (
        <Note key={code} tone="warn">
          {code}
        </Note>
      ))}
      <div className="at-columns">
        <div>
          <Facts detail={detail} />
          <Section title={t("care.companies.projects")} flush>
            {detail.projects.length === 0 ? (
              <Empty title={t("attract.empty")} />
            ) : (
              <ul className="es-list">
                {detail.projects.map((p) => (
                  <li key={p.id}>
                    <span className="at-light">{t(`attract.stage.${p.stage}`)}</span>
                    <span className="at-grow">
                      <ProjectName project={p} />
                    </span>
                    <span className="es-dim es-small">{amountText(f, p.money) ?? ""}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Contacts detail={detail} />
          <Section title={t("care.companies.documents")} flush>
            <Documents documents={detail.documents} of={{ company: company.id }} />
          </Section>
        </div>
        <div>
          <Known detail={detail} />
          {detail.alike.length > 0 && (
            <Section title={t("care.companies.alike")} note={t("care.companies.alikeNote")} flush>
              <ul className="es-list">
                {detail.alike.map((pair) => (
                  <AlikePair key={`${pair.a.id} ${pair.b.id}`} pair={pair} here={company.id} />
                ))}
              </ul>
            </Section>
          )}
          <Group detail={detail} />
          {detail.merges.length > 0 && <Merges detail={detail} />}
          <Timeline detail={detail} />
        </div>
      </div>
    </>
  );
}

function Facts({ detail }: { detail: CompanyDetail }) {
  const { t } = useText();
  const may = usePipelineRights();
  const [edit, setEdit] = useState(false);
  const { company, address, industry, note } = detail;
  const pairs: [string, string | null][] = [
    [t("care.role.uscc"), company.uscc],
    ["LEI", company.lei],
    [t("care.companies.country"), company.country],
    [t("care.companies.website"), company.website],
    [t("care.companies.address"), address],
    [t("care.companies.industry"), industry],
    [t("care.companies.note"), note],
  ];
  const fields: Field[] = [
    { name: "name", label: t("care.companies.name"), start: company.name, required: true },
    { name: "uscc", label: t("care.role.uscc"), start: company.uscc ?? "" },
    { name: "lei", label: "LEI", start: company.lei ?? "" },
    { name: "country", label: t("care.companies.country"), start: company.country ?? "" },
    { name: "website", label: t("care.companies.website"), start: company.website ?? "" },
    { name: "address", label: t("care.companies.address"), start: address },
    { name: "industry", label: t("care.companies.industry"), start: industry },
    { name: "note", label: t("care.companies.note"), start: note, kind: "long" },
  ];
  return (
    <Section
      title={t("care.companies.facts")}
      actions={
        may.write && (
          <Button size="compact-xs" variant="default" onClick={() => setEdit(!edit)}>
            {t("care.companies.edit")}
          </Button>
        )
      }
    >
      {edit ? (
        <ActionForm
          fields={fields}
          method="PATCH"
          path={`/attract/companies/${company.id}`}
          version={company.version}
          body={(values) => values}
          submit={t("ui.save")}
          after={() => setEdit(false)}
        />
      ) : pairs.every(([, value]) => !value) ? (
        <span className="es-dim">–</span>
      ) : (
        <Terms lines={pairs} />
      )}
    </Section>
  );
}

function Contacts({ detail }: { detail: CompanyDetail }) {
  const { t, f } = useText();
  const may = usePipelineRights();
  const left = useAction();
  const fields: Field[] = [
    { name: "name", label: t("care.companies.contact"), required: true },
    { name: "post", label: t("care.companies.post") },
    { name: "email", label: t("care.companies.email"), kind: "email" },
    { name: "phone", label: t("care.companies.phone") },
  ];
  return (
    <Section title={t("care.companies.contacts")} flush>
      {detail.contacts.length === 0 ? (
        <Empty title={t("care.companies.noContacts")} />
      ) : (
        <ul className="es-list">
          {detail.contacts.map((c) => (
            <li key={c.id}>
              <span className="at-grow">
                {c.name} {c.post && <span className="es-dim">{c.post}</span>}
                <div className="es-small">
                  {c.email && <a href={`mailto:${c.email}`}>{c.email}</a>} {c.phone}
                </div>
              </span>
              {c.left !== null ? (
                <span className="es-dim es-small">
                  {t("care.companies.left", { day: f.day(c.left) })}
                </span>
              ) : (
                may.write && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => {
                      const { id, version, ...rest } = c;
                      left.mutate({
                        method: "PATCH",
                        path: `/attract/contacts/${id}`,
                        version,
                        body: { ...rest, left: today() },
                      });
                    }}
                  >
                    {t("care.companies.left", { day: f.day(today()) })}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {may.write && (
        <div className="es-body">
          <ActionForm
            fields={fields}
            path={`/attract/companies/${detail.company.id}/contacts`}
            body={(values) => values}
            submit={t("care.companies.addContact")}
          />
        </div>
      )}
    </Section>
  );
}

function Merges({ detail }: { detail: CompanyDetail }) {
  const { t, f } = useText();
  const may = usePipelineRights();
  const undo = useAction();
  return (
    <Section title={t("care.companies.merges")} flush>
      <ActionProblem error={undo.error} />
      <ul className="es-list">
        {detail.merges.map((m) => (
          <li key={m.id}>
            <span className="at-grow">
              {m.loserName}
              <div className="es-dim es-small">
                {m.reasons.map((r) => t(`care.reason.${r as "by-hand"}`)).join(" · ")} · {m.person}{" "}
                · {f.day(m.at.slice(0, 10))} {m.note && `· ${m.note}`}
              </div>
            </span>
            {m.undoneAt !== null ? (
              <span className="es-dim es-small">{t("care.companies.undone")}</span>
            ) : (
              may.write && (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={undo.isPending}
                  onClick={() =>
                    undo.mutate({ method: "POST", path: `/attract/merges/${m.id}/undo` })
                  }
                >
                  {t("care.companies.undoMerge")}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Timeline({ detail }: { detail: CompanyDetail }) {
  const { t, f, say } = useText();
  const textOf = (kind: string, text: string) => {
    const [first = "", ...rest] = text.split(" ");
    const tail = rest.join(" ");
    if (kind === "stage")
      return [
        t(`attract.stage.${STAGES[Number(first)] ?? "planned"}`),
        say(`care.stageReason.${tail}`, tail),
      ].join(" ");
    if (kind === "money") return [say(`attract.measure.${first}`, first), tail].join(" ");
    return text;
  };
  return (
    <Section title={t("care.companies.timeline")} flush>
      {detail.timeline.length === 0 ? (
        <Empty title={t("care.companies.noTimeline")} />
      ) : (
        <ul className="es-list">
          {detail.timeline.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a history have no identity
            <li key={i}>
              <span className="at-light">{say(`care.event.${line.kind}`, line.kind)}</span>
              <span className="at-grow">
                {textOf(line.kind, line.text)}
                <div className="es-dim es-small">
                  {[line.projectName, line.person].filter(Boolean).join(" · ")}
                </div>
              </span>
              <span className="es-dim es-small">{f.day(line.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
