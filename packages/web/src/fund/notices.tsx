import type { NoticeDetail, NoticeRow } from "@essor/contract/fund";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { apiAddress } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { NoticeForm } from "./notice-form.tsx";
import {
  ExampleBanner,
  ExampleMark,
  exactAmount,
  Money,
  Refused,
  Scroll,
  Status,
} from "./parts.tsx";
import { fundsQuery, noticeQuery, noticesQuery, useAct } from "./queries.ts";

const STEPS = ["draft", "approved", "sent", "settled"] as const;
const NEXT = { draft: "approve", approved: "send", sent: "settle" } as const;
const TONES = { draft: "warn", approved: "plain", sent: "plain", settled: "good" } as const;

function Steps({ status }: { status: NoticeRow["status"] }) {
  const { t } = useText();
  return (
    <ol className="fu-steps">
      {STEPS.map((s) => (
        <li
          key={s}
          data-now={s === status || undefined}
          {...(s === status ? { "aria-current": "step" as const } : {})}
        >
          {t(`fund.step.${s}`)}
        </li>
      ))}
    </ol>
  );
}

function Shares({ notice }: { notice: NoticeDetail }) {
  const { t, f, pick, say } = useText();
  return (
    <Scroll title={t("fund.byPartner")}>
      <table className="fu-lines">
        <thead>
          <tr>
            <th scope="col">{t("fund.purpose")}</th>
            <th scope="col">{t("fund.partner")}</th>
            <th scope="col" className="es-num">
              {notice.currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {notice.shares.map((s) => (
            <tr key={`${s.line} ${s.party}`}>
              <td>{say(`fund.purpose.${s.purpose}`, s.purpose)}</td>
              <td style={{ textAlign: "start", whiteSpace: "normal" }}>{pick(s.partyName)}</td>
              <td>{exactAmount(s.amount, f.exact)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t("fund.total")}</td>
            <td />
            <td>{exactAmount(notice.total, f.exact)}</td>
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

function OneNotice({ id }: { id: string }) {
  const { t, f, pick } = useText();
  const may = useMay();
  const toast = useToast();
  const query = useQuery(noticeQuery(id));
  const act = useAct<NoticeDetail>((n) => toast(t(`fund.now.${n.status}`)));
  return (
    <Loaded query={query}>
      {(n) => {
        const verb = n.status === "settled" ? undefined : NEXT[n.status];
        const own = n.mine && n.status === "draft";
        const file = (format: string) => apiAddress(`/fund/notices/${n.id}/export`, { format });
        return (
          <div className="es-form">
            {n.example && <ExampleBanner />}
            <Steps status={n.status} />
            <dl className="es-terms">
              <dt>{t("fund.fund")}</dt>
              <dd>{pick(n.fundName)}</dd>
              <dt>{t("fund.noticeKind")}</dt>
              <dd>{t(`fund.notice.${n.kind}`)}</dd>
              <dt>{t("fund.day")}</dt>
              <dd>{f.day(n.day)}</dd>
              <dt>{t("fund.drawnUpBy")}</dt>
              <dd>{n.drawnUpBy}</dd>
              {n.approvedBy && (
                <>
                  <dt>{t("fund.approver")}</dt>
                  <dd>{n.approvedBy}</dd>
                </>
              )}
            </dl>
            <Shares notice={n} />
            <Refused error={act.error} />
            {own && <Note>{t("fund.ownNotice")}</Note>}
            {n.entry !== null && (
              <Note tone="good">
                {t("fund.inBooks", { entry: n.entry })}{" "}
                <PageLink to={`/fund/ledger?fund=${n.fund}`}>{t("fund.toLedger")}</PageLink>
              </Note>
            )}
            <div className="es-actions">
              {verb && may("fund.write") && !own && (
                <Button
                  loading={act.isPending}
                  onClick={() =>
                    act.mutate({
                      method: "POST",
                      path: `/notices/${n.id}/${verb}`,
                      version: n.version,
                    })
                  }
                >
                  {t(`fund.${verb}`)}
                </Button>
              )}
              <a href={apiAddress(`/fund/notices/${n.id}/document`, { format: "pdf" })} download>
                PDF
              </a>
              <a href={apiAddress(`/fund/notices/${n.id}/document`, { format: "xlsx" })} download>
                XLSX
              </a>
              <a href={file("csv")} download>
                CSV
              </a>
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

function Notices({ items, open }: { items: readonly NoticeRow[]; open: (id: number) => void }) {
  const { t, f, pick, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<NoticeRow>[]>(
    () => [
      {
        id: "title",
        title: t("fund.noticeTitle"),
        value: (r) => r.title,
        width: 190,
        pin: true,
        cell: (r) => <strong>{r.title}</strong>,
      },
      {
        id: "fund",
        title: t("fund.fund"),
        value: (r) => pick(r.fundName),
        width: 240,
        choice: true,
        cell: (r) => (
          <>
            {pick(r.fundName)} {r.example && <ExampleMark />}
          </>
        ),
      },
      {
        id: "kind",
        title: t("fund.noticeKind"),
        value: (r) => t(`fund.notice.${r.kind}`),
        width: 110,
        choice: true,
      },
      {
        id: "day",
        title: t("fund.day"),
        value: (r) => r.day,
        width: 110,
        cell: (r) => f.day(r.day),
      },
      {
        id: "total",
        title: t("fund.total"),
        unit: "CNY",
        numeric: true,
        downFirst: true,
        width: 120,
        value: (r) => Number(r.total),
        cell: (r) => <Money amount={r.total} currency={r.currency} />,
      },
      {
        id: "status",
        title: t("fund.status"),
        value: (r) => t(`fund.step.${r.status}`),
        width: 100,
        choice: true,
        cell: (r) => <Status tone={TONES[r.status]}>{t(`fund.step.${r.status}`)}</Status>,
      },
    ],
    [language],
  );
  return (
    <DataTable
      title={t("fund.notices")}
      rows={items}
      columns={columns}
      rowKey={(r) => String(r.id)}
      sort="-day"
      onOpen={(r) => open(r.id)}
      empty={t("fund.noNotices")}
    />
  );
}

/** Capital calls and distributions, from draft to settled. */
export function Page() {
  const { t } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const [{ notice }, setAddress] = useAddress();
  const query = useQuery(noticesQuery);
  const funds = useQuery(fundsQuery(undefined));
  const show = (id: number | string) => setAddress({ notice: String(id) }, { replace: false });
  const kept = (funds.data ?? []).filter((f) => f.books !== null);
  return (
    <>
      <PageHead title={t("fund.notices")} lead={t("fund.noticesLead")}>
        {may("fund.write") && !asOf && kept.length > 0 && (
          <Button onClick={() => show("+")}>{t("fund.newNotice")}</Button>
        )}
      </PageHead>
      {query.data?.some((n) => n.example) && <ExampleBanner />}
      <Section title={t("fund.notices")} flush>
        <Loaded query={query}>{(items) => <Notices items={items} open={show} />}</Loaded>
      </Section>
      <Panel
        opened={notice !== undefined}
        onClose={() => setAddress({ notice: undefined })}
        size={540}
        title={
          notice === "+"
            ? t("fund.newNotice")
            : (query.data?.find((n) => String(n.id) === notice)?.title ?? t("fund.notices"))
        }
      >
        {notice === "+"
          ? kept.length > 0 && <NoticeForm funds={kept} done={(id) => show(id)} />
          : notice && <OneNotice key={notice} id={notice} />}
      </Panel>
    </>
  );
}
