import type { FundGlance, FundRow } from "@essor/contract/fund";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useAsOf } from "../api/address.ts";
import { DataTable } from "../ui/data-table.tsx";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { FigureDoor, type FigureName } from "./figure-door.tsx";
import { ExampleBanner, ExampleMark, Money, Status } from "./parts.tsx";
import { glanceQuery } from "./queries.ts";

const SHOWN: readonly FigureName[] = ["tvpi", "dpi", "pic", "irrNet"];

function FundTable({ funds }: { funds: readonly FundRow[] }) {
  const { t, pick, language } = useText();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<FundRow>[]>(
    () => [
      {
        id: "name",
        title: t("fund.fund"),
        value: (r) => pick(r.name),
        width: 216,
        pin: true,
        cell: (r) => (
          <>
            <PageLink to={`/fund/funds/${r.code}`}>{pick(r.name)}</PageLink>{" "}
            {r.example ? <ExampleMark /> : r.source?.grade && <GradeBadge grade={r.source.grade} />}
          </>
        ),
      },
      {
        id: "kind",
        title: t("fund.kind"),
        value: (r) => t(`fund.kind.${r.kind}`),
        width: 100,
        choice: true,
      },
      { id: "launched", title: t("fund.launched"), value: (r) => r.launched || null, width: 98 },
      money("size", (r) => r.size),
      money("called", (r) => r.books?.called ?? null),
      money("distributed", (r) => r.books?.distributed ?? null),
      money("nav", (r) => r.books?.nav ?? null),
      ...SHOWN.map(
        (name): Column<FundRow> => ({
          id: name,
          title: t(`fund.figure.${name}.short`),
          numeric: true,
          width: 72,
          value: (r) => r.books?.figures[name].value ?? null,
          cell: (r) =>
            r.books ? (
              <FigureDoor
                name={name}
                figure={r.books.figures[name]}
                fund={r.code}
                currency={r.currency}
              />
            ) : (
              <span className="es-dim">–</span>
            ),
        }),
      ),
    ],
    [language],
  );
  function money(
    id: "size" | "called" | "distributed" | "nav",
    of: (r: FundRow) => string | null,
  ): Column<FundRow> {
    return {
      id,
      title: t(id === "nav" ? "fund.nav.short" : `fund.${id}`),
      unit: "CNY",
      numeric: true,
      downFirst: true,
      width: id === "distributed" ? 124 : 98,
      value: (r) => (of(r) === null ? null : Number(of(r))),
      cell: (r) => <Money amount={of(r)} currency={r.currency} />,
    };
  }
  return (
    <DataTable
      title={t("fund.list")}
      rows={funds}
      columns={columns}
      rowKey={(r) => r.code}
      onOpen={(r) => void navigate({ to: `/fund/funds/${r.code}` })}
      empty={t("fund.empty")}
    />
  );
}

function NeedsMe({ alarms, waiting, funds }: FundGlance) {
  const { t, f, pick, say } = useText();
  const name = (code: string) => pick(funds.find((x) => x.code === code)?.name);
  const open = waiting.filter((w) => !(w.mine && ["draft", "approve"].includes(w.step)));
  if (alarms.length + open.length === 0) return <Empty title={t("fund.nothingWaits")} />;
  return (
    <ul className="es-list">
      {alarms.map((a) => (
        <li key={`${a.fund} ${a.code}`}>
          <Status tone={a.daysLeft < 0 ? "danger" : "warn"}>{t("fund.alarm")}</Status>
          <span className="fu-grow">
            <PageLink to={`/fund/funds/${a.fund}`}>{name(a.fund)}</PageLink>
            {t("fund.colon")}
            {say(`fund.alarm.${a.code}`, a.code)}
            {a.article && <span className="es-dim"> · {a.article}</span>}
          </span>
          {a.code !== "fee-base" && (
            <span className="es-dim es-small">
              {t("fund.inDays", { day: f.day(a.day), count: a.daysLeft })}
            </span>
          )}
        </li>
      ))}
      {open.map((w) => (
        <li key={`${w.kind} ${w.id}`}>
          <Status>{t(`fund.waiting.${w.kind}`)}</Status>
          <span className="fu-grow">
            <PageLink
              to={
                w.kind === "notice"
                  ? `/fund/notices?notice=${w.id}`
                  : w.kind === "valuation"
                    ? `/fund/funds/${w.fund}`
                    : `/fund/deals/${w.id}`
              }
            >
              {pick(w.title)}
            </PageLink>
            <span className="es-dim">
              {" "}
              · {name(w.fund)} · {say(`fund.step.${w.step}`, w.step)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Changed({ changed, funds }: FundGlance) {
  const { t, f, pick, say } = useText();
  if (changed.length === 0) return <Empty title={t("fund.nothingChanged")} />;
  return (
    <ul className="es-list">
      {changed.map((c) => (
        <li key={`${c.at} ${c.path}`}>
          <span className="fu-grow">
            <PageLink to={c.path}>{pick(c.title)}</PageLink>
            <span className="es-dim">
              {" "}
              · {pick(funds.find((x) => x.code === c.fund)?.name)} ·{" "}
              {say(`fund.change.${c.kind}`, c.kind)}
            </span>
          </span>
          <time className="es-dim es-small" dateTime={c.at}>
            {f.day(c.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function Leverage({ leverage }: FundGlance) {
  const { t, f } = useText();
  return (
    <ul className="es-list">
      {leverage.map((l) => (
        <li key={`${l.currency} ${l.example}`}>
          <span className="fu-grow">
            <strong>{l.multiple === null ? "–" : `${f.exact(l.multiple, 1)}×`}</strong>{" "}
            {t("fund.leverageSays", {
              government: f.number(Number(l.government)),
              all: f.number(Number(l.government) + Number(l.social)),
              currency: l.currency,
            })}{" "}
            {l.example && <ExampleMark />}
            {l.countedTwice !== null && (
              <span className="es-dim es-small" style={{ display: "block" }}>
                {t("fund.leverageTwice", { times: f.exact(l.countedTwice, 1) })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The funds at a glance: what needs me, what changed, where each stands. */
export function Page() {
  const { t } = useText();
  const query = useQuery(glanceQuery(useAsOf()));
  return (
    <Loaded query={query} lines={14}>
      {(glance) => (
        <>
          <PageHead title={t("fund.title")} lead={t("fund.lead")} />
          {glance.funds.some((f) => f.example) && <ExampleBanner />}
          <div className="fu-columns">
            <Section title={t("fund.needsMe")} flush>
              <NeedsMe {...glance} />
            </Section>
            <div>
              <Section title={t("fund.changed")} flush>
                <Changed {...glance} />
              </Section>
              <Section title={t("fund.leverage")} note={t("fund.leverageNote")} flush>
                <Leverage {...glance} />
              </Section>
            </div>
          </div>
          <Section title={t("fund.list")} note={t("fund.factsNote")} flush>
            <FundTable funds={glance.funds} />
          </Section>
        </>
      )}
    </Loaded>
  );
}
