import type { EntryRow, FundRow, TrialBalance } from "@essor/contract/fund";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { EntryForm } from "./entry-form.tsx";
import {
  chosenFund,
  ExampleBanner,
  exactAmount,
  FundPicker,
  Refused,
  Scroll,
  Status,
  today,
} from "./parts.tsx";
import { ratesQuery } from "./plan-queries.ts";
import { fundsQuery, ledgerQuery, useAct } from "./queries.ts";

function Balance({ balance }: { balance: TrialBalance }) {
  const { t, f } = useText();
  if (balance.accounts.length === 0) return <Empty title={t("fund.nothingThen")} />;
  return (
    <Scroll title={t("fund.trialBalance")} inset>
      <table className="fu-lines">
        <thead>
          <tr>
            <th scope="col">{t("fund.accountName")}</th>
            <th scope="col" className="es-num">
              {t("fund.debit")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.credit")}
            </th>
          </tr>
        </thead>
        <tbody>
          {balance.accounts.map((a) => {
            const credit = a.amount.startsWith("-");
            const shown = exactAmount(a.amount.replace("-", ""), f.exact);
            return (
              <tr key={`${a.account} ${a.currency}`}>
                <td>
                  <span className="es-mono">{a.account}</span>
                  {a.inFund !== null && (
                    <span className="es-dim es-small">
                      {" "}
                      {a.currency} = {exactAmount(a.inFund, f.exact)}
                    </span>
                  )}
                </td>
                <td>{credit ? "" : shown}</td>
                <td>{credit ? shown : ""}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {balance.rates.map((r) => (
            <tr key={r.from}>
              <td colSpan={3} className="es-small">
                {r.day === null
                  ? t("plans.noRateOf", { currency: r.from })
                  : t("plans.rateOf", { currency: r.from, rate: r.rate ?? "", day: f.day(r.day) })}
              </td>
            </tr>
          ))}
          {balance.sums.map((s) => (
            <tr key={s.currency}>
              <td>{t("fund.sumOf", { currency: s.currency })}</td>
              <td>{exactAmount(s.debit, f.exact)}</td>
              <td>{exactAmount(s.credit, f.exact)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </Scroll>
  );
}

function Entries({ balance, open }: { balance: TrialBalance; open: (id: number) => void }) {
  const { t, f, say, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<EntryRow>[]>(
    () => [
      {
        id: "id",
        title: "#",
        value: (r) => r.id,
        width: 64,
        numeric: true,
        pin: true,
        cell: (r) => String(r.id),
      },
      {
        id: "effective",
        title: t("fund.effective"),
        value: (r) => r.effectiveOn,
        width: 112,
        cell: (r) => f.day(r.effectiveOn),
      },
      {
        id: "recorded",
        title: t("fund.recorded"),
        value: (r) => r.recordedAt,
        width: 112,
        cell: (r) => f.day(r.recordedAt),
      },
      {
        id: "kind",
        title: t("fund.event"),
        value: (r) => say(`fund.event.${r.eventKind}`, r.eventKind),
        width: 120,
        choice: true,
      },
      {
        id: "memo",
        title: t("fund.memo"),
        value: (r) => r.memo,
        width: 220,
        cell: (r) => (
          <>
            {r.memo} {r.reversedBy !== null && <Status tone="warn">{t("fund.turnedRound")}</Status>}
          </>
        ),
      },
      {
        id: "amount",
        title: t("fund.amount"),
        unit: "CNY",
        numeric: true,
        downFirst: true,
        width: 120,
        value: (r) =>
          r.postings.reduce((s, p) => (p.amount.startsWith("-") ? s : s + Number(p.amount)), 0),
        cell: (r) =>
          f.number(
            r.postings.reduce((s, p) => (p.amount.startsWith("-") ? s : s + Number(p.amount)), 0),
            2,
          ),
      },
    ],
    [language],
  );
  return (
    <DataTable
      title={t("fund.entries")}
      rows={balance.entries}
      columns={columns}
      rowKey={(r) => String(r.id)}
      onOpen={(r) => open(r.id)}
      empty={t("fund.nothingThen")}
    />
  );
}

function OneEntry({ entry, writable }: { entry: EntryRow; writable: boolean }) {
  const { t, f } = useText();
  const toast = useToast();
  const act = useAct(() => toast(t("fund.entryReversed")));
  const free = entry.reverses === null && entry.reversedBy === null;
  return (
    <div className="es-form">
      <dl className="es-terms">
        <dt>{t("fund.effective")}</dt>
        <dd>{f.day(entry.effectiveOn)}</dd>
        <dt>{t("fund.recorded")}</dt>
        <dd>{f.instant(entry.recordedAt)}</dd>
        <dt>{t("fund.memo")}</dt>
        <dd>{entry.memo}</dd>
        <dt>{t("fund.enteredBy")}</dt>
        <dd>{entry.enteredBy ?? "–"}</dd>
      </dl>
      <Scroll title={t("fund.entries")}>
        <table className="fu-lines">
          <thead>
            <tr>
              <th scope="col">{t("fund.accountName")}</th>
              <th scope="col" className="es-num">
                {t("fund.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.postings.map((p) => (
              <tr key={`${p.account} ${p.amount}`}>
                <td className="es-mono">{p.account}</td>
                <td>
                  {exactAmount(p.amount, f.exact)} {p.currency}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {entry.reverses !== null && <Note>{t("fund.reversesEntry", { entry: entry.reverses })}</Note>}
      {entry.reversedBy !== null && (
        <Note>{t("fund.reversedByEntry", { entry: entry.reversedBy })}</Note>
      )}
      <Refused error={act.error} />
      {free && writable && (
        <div>
          <Button
            variant="default"
            loading={act.isPending}
            onClick={() => act.mutate({ method: "POST", path: `/entries/${entry.id}/reverse` })}
          >
            {t("fund.reverse")}
          </Button>
          <p className="es-dim es-small">{t("fund.reverseNote")}</p>
        </div>
      )}
    </div>
  );
}

function Explorer({ funds }: { funds: readonly FundRow[] }) {
  const { t } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const [address, setAddress] = useAddress();
  const { kept, fund } = chosenFund(funds, address.fund);
  const effective = address.effective ?? asOf;
  const recorded = address.recorded ?? asOf;
  const query = useQuery({
    ...ledgerQuery(fund?.code ?? "", { effective, recorded }),
    enabled: fund !== undefined,
  });
  const [adding, setAdding] = useState(false);
  if (!fund) return <Empty title={t("fund.empty")} />;
  const writable = may("fund.write") && !asOf;
  const entry = query.data?.entries.find((e) => String(e.id) === address.entry);
  return (
    <>
      <PageHead title={t("fund.ledger")} lead={t("fund.ledgerLead")}>
        {writable && <Button onClick={() => setAdding(true)}>{t("fund.newEntry")}</Button>}
      </PageHead>
      {fund.example && <ExampleBanner />}
      <Section title={t("fund.which")}>
        <div className="es-fields">
          <FundPicker
            funds={kept}
            value={fund.code}
            onChange={(code) => setAddress({ fund: code, entry: undefined })}
          />
          <TextInput
            type="date"
            label={t("fund.effectiveUpTo")}
            value={effective ?? today()}
            onChange={(e) => setAddress({ effective: e.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t("fund.recordedUpTo")}
            value={recorded ?? today()}
            onChange={(e) => setAddress({ recorded: e.currentTarget.value || undefined })}
          />
        </div>
      </Section>
      <Loaded query={query}>
        {(balance) => (
          <>
            <Section title={t("fund.trialBalance")} note={t("fund.trialNote")} flush>
              <Balance balance={balance} />
            </Section>
            <Section title={t("fund.entries")} flush>
              <Entries
                balance={balance}
                open={(id) => setAddress({ entry: String(id) }, { replace: false })}
              />
            </Section>
          </>
        )}
      </Loaded>
      <Panel
        opened={adding || entry !== undefined}
        onClose={() => {
          setAdding(false);
          setAddress({ entry: undefined });
        }}
        size={520}
        title={entry ? t("fund.entryN", { n: entry.id }) : t("fund.newEntry")}
      >
        {entry ? (
          <OneEntry key={entry.id} entry={entry} writable={writable} />
        ) : (
          <EntryForm fund={fund} done={() => setAdding(false)} />
        )}
      </Panel>
    </>
  );
}

/** Exchange rates by their days; a later entry for a day corrects it. */
function Rates() {
  const { t, f } = useText();
  const may = useMay();
  const toast = useToast();
  const query = useQuery(ratesQuery);
  const [rate, setRate] = useState({ from: "USD", to: "CNY", day: today(), rate: "", source: "" });
  const act = useAct(() => {
    setRate((r) => ({ ...r, rate: "" }));
    toast(t("ui.saved"));
  });
  const field = (name: keyof typeof rate) => ({
    value: rate[name],
    onChange: (e: { currentTarget: { value: string } }) => {
      const { value } = e.currentTarget;
      setRate((r) => ({ ...r, [name]: value }));
    },
  });
  return (
    <Section title={t("plans.exchangeRates")} note={t("plans.exchangeNote")}>
      <Loaded query={query}>
        {(rates) => (
          <ul className="es-list">
            {rates.slice(0, 6).map((r) => (
              <li key={`${r.from} ${r.day} ${r.recordedAt}`}>
                <span className="fu-grow">
                  1 {r.from} = {f.exact(Number(r.rate), 4)} {r.to}
                  <span className="es-dim es-small"> · {r.source}</span>
                </span>
                <span className="es-dim es-small">{f.day(r.day)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {may("fund.write") && (
        <details>
          <summary>{t("plans.newRate")}</summary>
          <form
            className="es-form"
            onSubmit={(event) => {
              event.preventDefault();
              act.mutate({ method: "POST", path: "/rates", body: rate });
            }}
          >
            <div className="es-form-pair">
              <TextInput
                label={t("plans.fromCurrency")}
                required
                maxLength={3}
                {...field("from")}
              />
              <TextInput label={t("plans.toCurrency")} required maxLength={3} {...field("to")} />
              <TextInput type="date" label={t("fund.day")} required {...field("day")} />
              <TextInput
                label={t("plans.exchangeRate")}
                required
                inputMode="decimal"
                {...field("rate")}
              />
              <TextInput label={t("fund.source")} required {...field("source")} />
            </div>
            <Refused error={act.error} />
            <div>
              <Button type="submit" variant="default" loading={act.isPending}>
                {t("ui.save")}
              </Button>
            </div>
          </form>
        </details>
      )}
    </Section>
  );
}

/** The books: a balance as of any pair of days, and every entry. */
export function Page() {
  const query = useQuery(fundsQuery(undefined));
  return (
    <Loaded query={query}>
      {(funds) => (
        <>
          <Explorer funds={funds} />
          <Rates />
        </>
      )}
    </Loaded>
  );
}
