import type { PolicyEntry, PolicyTest } from "@essor/contract/attract-care";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import "./attract.css";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ActionForm, ActionProblem, useAction, type Values } from "./action-form.tsx";
import { catalogueQuery, rulesQuery, usePipelineRights } from "./care-queries.ts";
import { Policies } from "./offers.tsx";
import { Light, PlainTable } from "./plain-table.tsx";
import { readConditions } from "./policy-conditions.ts";
import { amountText } from "./project-name.tsx";

const LIGHTS = {
  "in-force": "good",
  "ends-soon": "amber",
  expired: undefined,
  "not-yet": undefined,
  withdrawn: "red",
} as const;

/** What applies to a firm, the whole catalogue with conditions and ends, and the law beside it. */
export function Page() {
  const { t } = useText();
  const rights = usePipelineRights();
  const catalogue = useQuery(catalogueQuery);
  return (
    <>
      <PageHead title={t("care.policies.title")} lead={t("care.policies.lead")} />
      <Policies />
      <Section title={t("care.policies.catalogue")} flush>
        <Loaded query={catalogue}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("attract.empty")} />
            ) : (
              <Catalogue items={items} mayWrite={rights.write} />
            )
          }
        </Loaded>
      </Section>
      {rights.write && <AddPolicy />}
      <Rules />
    </>
  );
}

function Catalogue({ items, mayWrite }: { items: readonly PolicyEntry[]; mayWrite: boolean }) {
  const { t, f, pick } = useText();
  const withdraw = useAction();
  return (
    <>
      <ActionProblem error={withdraw.error} />
      <PlainTable
        title={t("care.policies.catalogue")}
        rows={items}
        rowKey={(p) => p.id}
        columns={[
          {
            title: t("attract.policy"),
            head: true,
            cell: (p) => (
              <>
                {pick(p.name)}
                {p.example && <span className="es-grade">{t("attract.example")}</span>}
                <div className="es-dim es-small">
                  {[p.issuer, p.sourceTitle].filter(Boolean).join(" · ")}{" "}
                  {p.sourceAddress && (
                    <a href={p.sourceAddress} rel="noreferrer">
                      {t("care.policies.sourceAddress")}
                    </a>
                  )}
                </div>
              </>
            ),
          },
          { title: t("care.policies.level"), cell: (p) => t(`attract.level.${p.level}`) },
          {
            title: t("care.policies.runs"),
            cell: (p) => (
              <>
                <Light light={LIGHTS[p.state]}>{t(`care.policies.state.${p.state}`)}</Light>
                <div className="es-small">
                  {f.day(p.validFrom)} –{" "}
                  {p.validTo === null ? t("care.policies.openEnd") : f.day(p.validTo)}
                </div>
                {p.state === "ends-soon" && p.daysLeft !== null && (
                  <div className="es-small">
                    {t("care.policies.daysLeft", { count: p.daysLeft })}
                  </div>
                )}
              </>
            ),
          },
          {
            title: t("care.policies.conditions"),
            cell: (p) => <Conditions test={p.conditions as PolicyTest} />,
          },
          {
            title: t("care.policies.benefit"),
            cell: (p) => (
              <>
                <Benefit policy={p} />
                {p.stackingGroup && (
                  <div className="es-dim es-small">
                    {t("care.policies.group", { group: p.stackingGroup })}
                  </div>
                )}
                {mayWrite && p.withdrawnOn === null && !p.example && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() =>
                      withdraw.mutate({
                        method: "POST",
                        path: `/attract/policies/${p.id}/withdraw`,
                        version: p.version,
                      })
                    }
                  >
                    {t("care.policies.withdraw")}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function Benefit({ policy: { benefit } }: { policy: PolicyEntry }) {
  const { f, say } = useText();
  if (benefit.kind === "other") return <>–</>;
  const money = (minor: string) =>
    amountText(f, { amount: String(Number(minor) / 100), currency: benefit.currency });
  if (benefit.kind === "fixed") return <>{money(benefit.minor)}</>;
  return (
    <>
      {f.exact(Math.round(benefit.rate * 1000) / 10)} % ×{" "}
      {say(`attract.profile.${benefit.of}`, benefit.of)}
      {benefit.capMinor !== undefined && ` ≤ ${money(benefit.capMinor)}`}
    </>
  );
}

/** A tree of tests in words. */
function Conditions({ test }: { test: PolicyTest }) {
  const { t, say } = useText();
  if ("all" in test || "any" in test) {
    const parts = "all" in test ? test.all : test.any;
    if (parts.length === 1 && parts[0]) return <Conditions test={parts[0]} />;
    return (
      <div className="es-small">
        <span className="es-dim">
          {t("all" in test ? "care.policies.all" : "care.policies.any")}
        </span>
        <ul className="at-tree">
          {parts.map((part) => (
            <li key={JSON.stringify(part)}>
              <Conditions test={part} />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if ("not" in test)
    return (
      <span className="es-small">
        {t("care.policies.not")} <Conditions test={test.not} />
      </span>
    );
  const value = Array.isArray(test.value) ? test.value.join(", ") : String(test.value);
  return (
    <span className="es-small">
      {say(`attract.profile.${test.field}`, test.field)} {test.op} {value}
    </span>
  );
}

function AddPolicy() {
  const { t } = useText();
  const body = (v: Values) => ({
    code: v.code,
    level: v.level,
    name: { en: v.en || v.zh, ...(v.zh ? { "zh-CN": v.zh } : {}), ...(v.fr ? { fr: v.fr } : {}) },
    issuer: v.issuer,
    validFrom: v.from,
    validTo: v.to || null,
    conditions: readConditions(v.conditions ?? ""),
    benefit: v.amount
      ? { kind: "fixed", minor: `${v.amount}00`, currency: "CNY" }
      : { kind: "other" },
    sourceTitle: v.source,
    sourceAddress: v.address,
  });
  return (
    <Section title={t("care.policies.add")}>
      <ActionForm
        fields={[
          { name: "code", label: t("care.policies.code"), required: true },
          {
            name: "level",
            label: t("care.policies.level"),
            kind: "choice",
            start: "city",
            options: (["nation", "province", "city"] as const).map((value) => ({
              value,
              label: t(`attract.level.${value}`),
            })),
          },
          { name: "zh", label: t("care.policies.nameOf", { language: "中文" }) },
          { name: "en", label: t("care.policies.nameOf", { language: "English" }), required: true },
          { name: "fr", label: t("care.policies.nameOf", { language: "français" }) },
          { name: "issuer", label: t("care.policies.issuer") },
          { name: "from", label: t("care.policies.from"), kind: "date", required: true },
          { name: "to", label: t("care.policies.to"), kind: "date" },
          { name: "amount", label: `${t("care.policies.amount")} (CNY)` },
          { name: "source", label: t("care.policies.source"), required: true },
          { name: "address", label: t("care.policies.sourceAddress"), kind: "url" },
          {
            name: "conditions",
            label: t("care.policies.conditions"),
            kind: "long",
            help: t("care.policies.conditionsHelp"),
            required: true,
          },
        ]}
        path="/attract/policies"
        body={body}
        submit={t("care.policies.add")}
      />
    </Section>
  );
}

function Rules() {
  const { t, f } = useText();
  const query = useQuery(rulesQuery);
  return (
    <Section
      title={t("care.policies.rules")}
      note={t("care.policies.rulesNote")}
      actions={<PageLink to="/attract/offers">{t("page.attractOffers")}</PageLink>}
      flush
    >
      <Loaded query={query}>
        {({ sets, sources }) => (
          <>
            <PlainTable
              title={t("care.policies.rules")}
              rows={sets[0]?.rules ?? []}
              rowKey={(r) => r.id}
              columns={[
                {
                  title: t("care.policies.article"),
                  head: true,
                  cell: (r) => <span lang="zh-CN">{r.article}</span>,
                },
                {
                  title: t("care.policies.rule"),
                  cell: (r) => (
                    <>
                      <span lang="zh-CN">{r.text}</span>
                      <div className="es-dim es-small" lang="en">
                        {r.meaning}
                      </div>
                    </>
                  ),
                },
                {
                  title: t("care.policies.when"),
                  cell: (r) => <span className="es-small">{t(`care.policies.${r.when}`)}</span>,
                },
              ]}
            />
            <ul className="es-list">
              {sources.map((s) => (
                <li key={s.code}>
                  <Light light={s.checked === "article" ? "good" : "amber"}>
                    {t(`care.policies.checked.${s.checked}`)}
                  </Light>
                  <span className="at-grow">
                    <a href={s.address} rel="noreferrer" lang="zh-CN">
                      {s.name}
                    </a>{" "}
                    <span className="es-dim es-small">
                      <span lang="zh-CN">{s.issuer}</span> ·{" "}
                      {t("care.policies.since", { day: f.day(s.inForce) })} ·{" "}
                      {t("care.policies.readOn", { day: f.day(s.readOn) })}
                    </span>
                    <div className="es-small" lang="en">
                      {s.note}
                    </div>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Section>
  );
}
