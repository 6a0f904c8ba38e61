import type { FundDetail, ValuationRow } from "@essor/contract/fund";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMay } from "../api/session.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { exactAmount, Refused, Status, today } from "./parts.tsx";
import { useAct } from "./queries.ts";

const METHODS = ["recent-round", "multiples", "discounted-cash-flow", "cost", "quoted"] as const;

/** Values put on what the fund holds; each counts once somebody else has approved it. */
export function Valuations({ detail }: { detail: FundDetail }) {
  const { t, f, pick, say } = useText();
  const may = useMay();
  const toast = useToast();
  const act = useAct(() => toast(t("fund.valuationApproved")));
  const names = new Map(detail.holdings.map((h) => [h.held, pick(h.name)]));
  return (
    <>
      <ul className="es-list">
        {detail.valuations.map((v: ValuationRow) => (
          <li key={v.id}>
            <span className="fu-grow">
              <strong>{names.get(v.held) ?? pick(v.name)}</strong> {exactAmount(v.value, f.exact)}{" "}
              {v.currency}
              <span className="es-dim es-small" style={{ display: "block" }}>
                {f.day(v.day)} · {say(`fund.method.${v.method}`, v.method)} ·{" "}
                {t("fund.by", { name: v.author })}
                {v.approver && ` · ${t("fund.approvedBy", { name: v.approver })}`}
              </span>
            </span>
            {v.approver === null &&
              (may("fund.write") && !v.mine ? (
                <Button
                  size="xs"
                  loading={act.isPending}
                  onClick={() =>
                    act.mutate({
                      method: "POST",
                      path: `/valuations/${v.id}/approve`,
                      version: v.version,
                    })
                  }
                >
                  {t("fund.approve")}
                </Button>
              ) : (
                <Status tone="warn">{t("fund.waitsForOther")}</Status>
              ))}
          </li>
        ))}
      </ul>
      <Refused error={act.error} />
      {may("fund.write") && detail.holdings.length > 0 && <ValuationForm detail={detail} />}
    </>
  );
}

function ValuationForm({ detail }: { detail: FundDetail }) {
  const { t, pick } = useText();
  const toast = useToast();
  const [held, setHeld] = useState(detail.holdings[0]?.held ?? "");
  const [day, setDay] = useState(today());
  const [value, setValue] = useState("");
  const [method, setMethod] = useState<string>("recent-round");
  const act = useAct(() => {
    setValue("");
    toast(t("fund.valuationSaved"));
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: "/valuations",
      body: { fund: detail.fund.code, held, day, value, method, level: 3 },
    });
  }
  return (
    <form className="es-body" onSubmit={submit}>
      <div className="es-form">
        <div className="es-form-pair">
          <NativeSelect
            label={t("fund.held")}
            value={held}
            onChange={(e) => setHeld(e.currentTarget.value)}
            data={detail.holdings.map((h) => ({ value: h.held, label: pick(h.name) }))}
          />
          <TextInput
            label={t("fund.newValue", { currency: detail.fund.currency })}
            value={value}
            required
            inputMode="decimal"
            onChange={(e) => setValue(e.currentTarget.value)}
          />
          <NativeSelect
            label={t("fund.method")}
            value={method}
            onChange={(e) => setMethod(e.currentTarget.value)}
            data={METHODS.map((m) => ({ value: m, label: t(`fund.method.${m}`) }))}
          />
          <TextInput
            type="date"
            label={t("fund.day")}
            value={day}
            onChange={(e) => setDay(e.currentTarget.value)}
          />
        </div>
        <Refused error={act.error} />
        <div>
          <Button type="submit" variant="default" loading={act.isPending}>
            {t("fund.putValue")}
          </Button>
        </div>
      </div>
    </form>
  );
}
