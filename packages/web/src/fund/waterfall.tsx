import type { FundRow, NoticeDetail } from "@essor/contract/fund";
import type { Waterfall, WaterfallPayment } from "@essor/contract/fund-plans";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { PageLink } from "../ui/link.tsx";
import { Note, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { OneFund } from "./one-fund.tsx";
import { exactAmount, Refused, Scroll, today } from "./parts.tsx";
import { waterfallQuery } from "./plan-queries.ts";
import { useAct } from "./queries.ts";

/** One payment down the lines: how much, which units, what each line was due before, and who got it. */
function Trace({
  title,
  payment,
  currency,
}: {
  title: string;
  payment: WaterfallPayment;
  currency: string;
}) {
  const { t, f, pick, say } = useText();
  const amount = (text: string) => exactAmount(text, f.exact);
  const total = Number(payment.amount);
  return (
    <>
      <div className="fu-flow" aria-hidden="true">
        {payment.lines.map((l) => (
          <i
            key={l.line}
            data-line={l.line}
            style={{ width: `${total > 0 ? (Number(l.amount) / total) * 100 : 0}%` }}
          />
        ))}
      </div>
      <Scroll title={`${title}: ${t("plans.lines")}`}>
        <table className="fu-lines" style={{ minWidth: 560 }}>
          <thead>
            <tr>
              <th scope="col">{t("plans.line")}</th>
              <th scope="col" className="es-num">
                {t("fund.amount")} <span className="es-unit">{currency}</span>
              </th>
              <th scope="col" className="es-num">
                {t("plans.units")}
              </th>
              <th scope="col" className="es-num">
                {t("plans.exact")}
              </th>
            </tr>
          </thead>
          <tbody>
            {payment.lines.map((l) => (
              <tr key={l.line}>
                <td>
                  <b className="fu-key" data-line={l.line} aria-hidden="true" />{" "}
                  {say(`plans.line.${l.line}`, l.line)}
                </td>
                <td>{amount(l.amount)}</td>
                <td>
                  {l.from === null || l.to === null
                    ? "–"
                    : `${f.exact(Number(l.from))} – ${f.exact(Number(l.to))}`}
                </td>
                <td className="es-dim">{/^-?\d+$/.test(l.exact) ? "–" : l.exact}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t("fund.total")}</td>
              <td>{amount(payment.amount)}</td>
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      </Scroll>
      <p className="es-dim es-small">
        {t("plans.before", {
          capital: amount(payment.before.unreturnedCapital),
          preferred: amount(payment.before.accruedPreferred),
          profit: amount(payment.before.profit),
          gp: amount(payment.before.gp),
        })}
      </p>
      <UnitLookup payment={payment} />
      <table className="fu-lines" style={{ marginTop: 12 }}>
        <tbody>
          {payment.partners.map((p) => (
            <tr key={p.party}>
              <td>{pick(p.name)}</td>
              <td>{amount(p.amount)}</td>
            </tr>
          ))}
          <tr>
            <td>
              {t("plans.carryOf")}
              {Number(payment.toEscrow) > 0 && (
                <span className="es-dim es-small">
                  {" "}
                  {t("plans.ofWhichEscrow", { amount: amount(payment.toEscrow) })}
                </span>
              )}
            </td>
            <td>{amount(payment.gp)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Any unit of the payment can be asked where it went. */
function UnitLookup({ payment }: { payment: WaterfallPayment }) {
  const { t, say } = useText();
  const [unit, setUnit] = useState("");
  const asked = /^\d+$/.test(unit) ? BigInt(unit) : undefined;
  const found = payment.lines.find(
    (l) =>
      asked !== undefined &&
      l.from !== null &&
      l.to !== null &&
      asked >= BigInt(l.from) &&
      asked <= BigInt(l.to),
  );
  return (
    <div className="es-fields" style={{ marginTop: 8 }}>
      <TextInput
        label={t("plans.whereUnit")}
        value={unit}
        inputMode="numeric"
        onChange={(e) => setUnit(e.currentTarget.value.trim())}
      />
      <output>
        {unit === ""
          ? ""
          : found
            ? say(`plans.line.${found.line}`, found.line)
            : t("plans.noSuchUnit")}
      </output>
    </div>
  );
}

function Terms({ agreement }: { agreement: NonNullable<Waterfall["agreement"]> }) {
  const { t, f, say } = useText();
  const share = (text: string) => f.percent(Number(text), 1);
  return (
    <dl className="es-terms">
      <dt>{t("plans.agreement")}</dt>
      <dd>
        {t("plans.versionFrom", { n: agreement.version, day: f.day(agreement.fromDay) })} ·{" "}
        {agreement.document}
      </dd>
      <dt>{t("plans.style")}</dt>
      <dd>{say(`plans.style.${agreement.style}`, agreement.style)}</dd>
      <dt>{t("plans.hurdle")}</dt>
      <dd>
        {share(agreement.hurdle)} ·{" "}
        {say(`plans.compounding.${agreement.compounding}`, agreement.compounding)} ·{" "}
        {agreement.dayCount}
      </dd>
      <dt>{t("plans.carry")}</dt>
      <dd>
        {share(agreement.carry)} · {t("plans.catchUp", { share: share(agreement.catchUp) })}
      </dd>
      <dt>{t("plans.escrow")}</dt>
      <dd>{share(agreement.escrowShare)}</dd>
    </dl>
  );
}

function Standing({ waterfall }: { waterfall: Waterfall }) {
  const { t, f } = useText();
  const rows = [
    ["plans.carryDue", waterfall.carryDue],
    ["plans.carryPaid", waterfall.carryPaid],
    ["plans.inEscrow", waterfall.escrow],
    ["plans.excessCarry", waterfall.clawback.excessCarry],
    ["plans.lpShortfall", waterfall.clawback.lpHurdleShortfall],
    ["plans.clawback", waterfall.clawback.clawback],
  ] as const;
  return (
    <table className="fu-lines">
      <tbody>
        {rows.map(([name, amount]) => (
          <tr key={name}>
            <td>{t(name)}</td>
            <td>{exactAmount(amount, f.exact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sold({ deals }: { deals: Waterfall["deals"] }) {
  const { t, f, pick } = useText();
  if (deals.length === 0) return <p className="es-dim">{t("plans.nothingSold")}</p>;
  return (
    <Scroll title={t("plans.sold")}>
      <table className="fu-lines" style={{ minWidth: 520 }}>
        <thead>
          <tr>
            <th scope="col">{t("fund.deal")}</th>
            {(["plans.cost", "plans.proceeds", "plans.toLps", "plans.toGp"] as const).map((k) => (
              <th key={k} scope="col" className="es-num">
                {t(k)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deals.map((d) => (
            <tr key={`${d.deal} ${d.day}`}>
              <td>
                {pick(d.name)} <span className="es-dim es-small">{f.day(d.day)}</span>
              </td>
              <td>{exactAmount(d.cost, f.exact)}</td>
              <td>{exactAmount(d.proceeds, f.exact)}</td>
              <td>{exactAmount(d.lp, f.exact)}</td>
              <td>{exactAmount(d.gp, f.exact)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A distribution as the agreement shares it out; it goes the way of every notice. */
function DrawUp({ fund }: { fund: FundRow }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [amount, setAmount] = useState("");
  const [title, setTitle] = useState("");
  const [day, setDay] = useState(today());
  const act = useAct<NoticeDetail>(
    (n) =>
      void navigate({ to: "/fund/notices" as never, search: { notice: String(n.id) } as never }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: `/funds/${fund.code}/waterfall/notices`,
      body: { amount, day, title },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <div className="es-form-pair">
        <TextInput
          label={`${t("fund.amount")} (${fund.currency})`}
          required
          inputMode="decimal"
          value={amount}
          onChange={(e) => setAmount(e.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("fund.day")}
          value={day}
          onChange={(e) => setDay(e.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t("fund.noticeTitle")}
        required
        value={title}
        onChange={(e) => setTitle(e.currentTarget.value)}
      />
      <Refused error={act.error} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {t("plans.drawUp")}
        </Button>
      </div>
    </form>
  );
}

function Payments({ waterfall }: { waterfall: Waterfall }) {
  const { t, f } = useText();
  const [at, setAt] = useState(String(waterfall.payments.length - 1));
  const payment = waterfall.payments[Number(at)];
  if (!payment) return <p className="es-dim">{t("plans.noPayments")}</p>;
  return (
    <>
      <NativeSelect
        label={t("plans.payment")}
        value={at}
        onChange={(e) => setAt(e.currentTarget.value)}
        data={waterfall.payments.map((p, i) => ({
          value: String(i),
          label: `${f.day(p.day)} · ${exactAmount(p.amount, f.exact)} ${waterfall.currency}`,
        }))}
      />
      <p className="es-small">
        {t("fund.entriesBehind", {
          count: payment.entries.length,
          list: payment.entries.map((e) => `#${e}`).join(", "),
        })}{" "}
        <PageLink to={`/fund/ledger?fund=${waterfall.fund}`}>{t("fund.toLedger")}</PageLink>
      </p>
      <Trace title={t("plans.payments")} payment={payment} currency={waterfall.currency} />
    </>
  );
}

function Of({ fund }: { fund: FundRow }) {
  const { t, f } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const query = useQuery(waterfallQuery(fund.code, asOf));
  return (
    <Loaded query={query} lines={12}>
      {(w) =>
        w.agreement === null ? (
          <Note tone="warn">
            {t("plans.noAgreement")}{" "}
            <PageLink to={`/fund/structure?fund=${fund.code}`}>{t("page.fundStructure")}</PageLink>
          </Note>
        ) : (
          <>
            <div className="fu-columns">
              <Section title={t("plans.terms")}>
                <Terms agreement={w.agreement} />
              </Section>
              <Section title={t("plans.standing")} note={t("plans.standingNote")}>
                <Standing waterfall={w} />
              </Section>
            </div>
            <div className="fu-columns">
              <Section title={t("plans.payments")} note={t("plans.paymentsNote")}>
                <Payments key={fund.code} waterfall={w} />
              </Section>
              <Section
                title={t("plans.hypothetical")}
                note={t("plans.hypotheticalNote", { day: f.day(w.at) })}
              >
                {w.hypothetical && (
                  <Trace
                    title={t("plans.hypothetical")}
                    payment={w.hypothetical}
                    currency={w.currency}
                  />
                )}
              </Section>
            </div>
            <div className="fu-columns">
              <Section title={t("plans.sold")} note={t("plans.soldNote")}>
                <Sold deals={w.deals} />
              </Section>
              {may("fund.write") && !asOf && (
                <Section title={t("plans.drawUpTitle")} note={t("plans.drawUpNote")}>
                  <DrawUp fund={fund} />
                </Section>
              )}
            </div>
          </>
        )
      }
    </Loaded>
  );
}

/** The waterfall of a fund: where each unit of each distribution went, and would go. */
export function Page() {
  const { t } = useText();
  return (
    <OneFund title={t("page.fundWaterfall")} lead={t("plans.waterfallLead")}>
      {(fund) => <Of key={fund.code} fund={fund} />}
    </OneFund>
  );
}
