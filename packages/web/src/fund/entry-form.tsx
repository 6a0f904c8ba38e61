import type { FundRow } from "@essor/contract/fund";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refused, today } from "./parts.tsx";
import { useAct } from "./queries.ts";

type Line = { readonly n: number; readonly account: string; readonly amount: string };

const KINDS = ["exit", "income", "expense", "adjustment"] as const;

/** Posts what no notice, deal or valuation posts. It balances, or it is refused. */
export function EntryForm({ fund, done }: { fund: FundRow; done: () => void }) {
  const { t } = useText();
  const toast = useToast();
  const [kind, setKind] = useState<string>("exit");
  const [day, setDay] = useState(today());
  const [memo, setMemo] = useState("");
  const [lines, setLines] = useState<readonly Line[]>([
    { n: 1, account: "assets:bank", amount: "" },
    { n: 2, account: "income:realised", amount: "" },
  ]);
  const act = useAct(() => {
    toast(t("fund.entryPosted"));
    done();
  });
  const put = (n: number, change: Partial<Line>) =>
    setLines(lines.map((l) => (l.n === n ? { ...l, ...change } : l)));
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: "/entries",
      body: {
        fund: fund.code,
        effectiveOn: day,
        kind,
        memo,
        postings: lines.map(({ account, amount }) => {
          const held = /^assets:investment:(.+)$/.exec(account)?.[1];
          return {
            account,
            amount,
            currency: fund.currency,
            ...(held ? { investment: held } : {}),
          };
        }),
      },
    });
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <div className="es-form-pair">
        <NativeSelect
          label={t("fund.entryKind")}
          value={kind}
          onChange={(e) => setKind(e.currentTarget.value)}
          data={KINDS.map((k) => ({ value: k, label: t(`fund.event.${k}`) }))}
        />
        <TextInput
          type="date"
          label={t("fund.effective")}
          value={day}
          onChange={(e) => setDay(e.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t("fund.memo")}
        required
        value={memo}
        onChange={(e) => setMemo(e.currentTarget.value)}
      />
      {lines.map((line, i) => (
        <div key={line.n} className="es-form-pair">
          <TextInput
            label={t("fund.accountN", { n: i + 1 })}
            required
            value={line.account}
            onChange={(e) => put(line.n, { account: e.currentTarget.value })}
          />
          <TextInput
            label={t("fund.amountN", { n: i + 1 })}
            required
            inputMode="decimal"
            value={line.amount}
            onChange={(e) => put(line.n, { amount: e.currentTarget.value })}
          />
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => setLines([...lines, { n: lines.length + 1, account: "", amount: "" }])}
        >
          {t("fund.addLine")}
        </Button>
      </div>
      <p className="es-dim es-small">{t("fund.signNote")}</p>
      <Refused error={act.error} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {t("fund.post")}
        </Button>
      </div>
    </form>
  );
}
