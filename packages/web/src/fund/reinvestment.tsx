import type { FundRow } from "@essor/contract/fund";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { Note, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { exactAmount, Refused, Scroll, today } from "./parts.tsx";
import { reinvestmentQuery } from "./plan-queries.ts";
import { useAct } from "./queries.ts";

/** The switch: off unless a fund writes a rule down, with what it costs before it is written. */
function RuleForm({ fund }: { fund: FundRow }) {
  const { t } = useText();
  const toast = useToast();
  const [ratio, setRatio] = useState("0");
  const [fromDay, setFromDay] = useState(today());
  const [document, setDocument] = useState("");
  const act = useAct(() => toast(t("ui.saved")));
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: `/funds/${fund.code}/reinvestment/rules`,
      body: { ratio, fromDay, document },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <div className="es-form-pair">
        <TextInput
          label={t("plans.ratio")}
          description={t("plans.ratioHelp")}
          required
          inputMode="decimal"
          value={ratio}
          onChange={(e) => setRatio(e.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("plans.fromDay")}
          value={fromDay}
          onChange={(e) => setFromDay(e.currentTarget.value)}
        />
        <TextInput
          label={t("plans.document")}
          required
          value={document}
          onChange={(e) => setDocument(e.currentTarget.value)}
        />
      </div>
      <Refused error={act.error} />
      <div>
        <Button type="submit" variant="default" loading={act.isPending}>
          {t("plans.writeRule")}
        </Button>
      </div>
    </form>
  );
}

function ItemForm({ fund }: { fund: FundRow }) {
  const { t } = useText();
  const toast = useToast();
  const [category, setCategory] = useState("local-company");
  const [amount, setAmount] = useState("");
  const [spent, setSpent] = useState("");
  const [day, setDay] = useState(today());
  const [evidence, setEvidence] = useState("");
  const act = useAct(() => {
    setAmount("");
    setEvidence("");
    toast(t("ui.saved"));
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: `/funds/${fund.code}/reinvestment/items`,
      body: { category, amount, day, evidence, ...(spent ? { spentLocally: spent } : {}) },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <div className="es-form-pair">
        <TextInput
          label={t("plans.category")}
          required
          value={category}
          onChange={(e) => setCategory(e.currentTarget.value)}
        />
        <TextInput
          label={`${t("fund.amount")} (${fund.currency})`}
          required
          inputMode="decimal"
          value={amount}
          onChange={(e) => setAmount(e.currentTarget.value)}
        />
        <TextInput
          label={`${t("plans.spentLocally")} (${fund.currency})`}
          inputMode="decimal"
          value={spent}
          onChange={(e) => setSpent(e.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("fund.day")}
          value={day}
          onChange={(e) => setDay(e.currentTarget.value)}
        />
        <TextInput
          label={t("plans.evidence")}
          required
          value={evidence}
          onChange={(e) => setEvidence(e.currentTarget.value)}
        />
      </div>
      <Refused error={act.error} />
      <div>
        <Button type="submit" variant="default" loading={act.isPending}>
          {t("plans.enterItem")}
        </Button>
      </div>
    </form>
  );
}

/** The reinvestment ledger of a fund: whether a requirement holds, what counted under which rule, and what it costs. */
export function Reinvestments({ fund }: { fund: FundRow }) {
  const { t, f, say } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const query = useQuery(reinvestmentQuery(fund.code, asOf));
  const writable = may("fund.write") && !asOf;
  return (
    <Section title={t("fund.reinvestment")} note={t("plans.reinvestmentNote")}>
      <Loaded query={query}>
        {(sheet) => (
          <>
            {sheet.on ? (
              <Note tone={sheet.met ? "good" : "warn"}>
                {t("fund.reinvestmentSays", {
                  ratio: sheet.ratio,
                  recognised: f.number(Number(sheet.recognised)),
                  required: f.number(Number(sheet.required)),
                  currency: sheet.currency,
                })}{" "}
                {sheet.cost !== null &&
                  t("fund.reinvestmentCost", { count: sheet.cost, points: f.exact(sheet.cost) })}
              </Note>
            ) : (
              <Note>{t("fund.noReinvestment")}</Note>
            )}
            {sheet.rules.length > 0 && (
              <ul className="es-list">
                {sheet.rules.map((r) => (
                  <li key={r.fromDay}>
                    <span className="fu-grow">
                      {t("plans.ruleFrom", { day: f.day(r.fromDay), ratio: r.ratio })}
                      <span className="es-dim"> · {r.document}</span>
                    </span>
                    <span className="es-dim es-small">
                      {r.cost !== null && t("plans.costs", { points: f.exact(r.cost) })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {sheet.items.length > 0 && (
              <Scroll title={t("fund.reinvestment")}>
                <table className="fu-lines" style={{ minWidth: 600 }}>
                  <thead>
                    <tr>
                      <th scope="col">{t("fund.day")}</th>
                      <th scope="col">{t("plans.category")}</th>
                      <th scope="col">{t("plans.evidence")}</th>
                      <th scope="col" className="es-num">
                        {t("fund.amount")}
                      </th>
                      <th scope="col" className="es-num">
                        {t("plans.recognised")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {sheet.items.map((i) => (
                      <tr key={`${i.day} ${i.category} ${i.amount} ${i.evidence}`}>
                        <td>{f.day(i.day)}</td>
                        <td style={{ textAlign: "start" }}>
                          {say(`plans.category.${i.category}`, i.category)}
                        </td>
                        <td style={{ textAlign: "start", whiteSpace: "normal" }}>{i.evidence}</td>
                        <td>{exactAmount(i.amount, f.exact)}</td>
                        <td>{exactAmount(i.recognised, f.exact)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            )}
            {writable && (
              <>
                <details>
                  <summary>{t("plans.writeRule")}</summary>
                  <RuleForm fund={fund} />
                </details>
                {sheet.rules.length > 0 && (
                  <details>
                    <summary>{t("plans.enterItem")}</summary>
                    <ItemForm fund={fund} />
                  </details>
                )}
              </>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
