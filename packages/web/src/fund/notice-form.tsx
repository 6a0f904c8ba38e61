import type { FundRow, NoticeDetail, NoticeWrite } from "@essor/contract/fund";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { useText } from "../ui/text.ts";
import { FundPicker, Refused, today } from "./parts.tsx";
import { useAct } from "./queries.ts";

const CALLS = ["investment", "management-fee", "expense"] as const;
const DISTRIBUTIONS = ["return-of-capital", "income", "gain"] as const;

type Values = {
  fund: string;
  kind: "call" | "distribution";
  day: string;
  title: string;
  first: string;
  second: string;
  third: string;
};

/** Draws a notice up: amounts by purpose; the split over the partners is the server's. */
export function NoticeForm({
  funds,
  done,
}: {
  funds: readonly FundRow[];
  done: (id: number) => void;
}) {
  const { t } = useText();
  const id = useId();
  const form = useDraft<Values>("fund.notice", {
    fund: funds[0]?.code ?? "",
    kind: "call",
    day: today(),
    title: "",
    first: "",
    second: "",
    third: "",
  });
  const v = form.values;
  const [missing, setMissing] = useState(false);
  const act = useAct<NoticeDetail>((notice) => {
    form.forget();
    done(notice.id);
  });
  const purposes = v.kind === "call" ? CALLS : DISTRIBUTIONS;
  const amounts = [v.first, v.second, v.third];
  function submit(event: FormEvent) {
    event.preventDefault();
    const lines = purposes.flatMap((purpose, i) =>
      amounts[i] ? [{ purpose, amount: amounts[i] as string }] : [],
    );
    setMissing(lines.length === 0);
    if (lines.length === 0) return;
    const body: NoticeWrite = { fund: v.fund, kind: v.kind, day: v.day, title: v.title, lines };
    act.mutate({ method: "POST", path: "/notices", body });
  }
  return (
    <form className="es-form" onSubmit={submit} aria-describedby={`${id}-how`}>
      <DraftNote at={form.draftAt} discard={() => form.reset()} />
      <FundPicker funds={funds} value={v.fund} onChange={(fund) => form.set("fund", fund)} />
      <div className="es-form-pair">
        <NativeSelect
          label={t("fund.noticeKind")}
          value={v.kind}
          onChange={(e) => form.set("kind", e.currentTarget.value as Values["kind"])}
          data={(["call", "distribution"] as const).map((k) => ({
            value: k,
            label: t(`fund.notice.${k}`),
          }))}
        />
        <TextInput type="date" label={t("fund.day")} {...form.text("day")} />
      </div>
      <TextInput label={t("fund.noticeTitle")} required {...form.text("title")} />
      {purposes.map((purpose, i) => {
        const field = (["first", "second", "third"] as const)[i] as "first";
        return (
          <TextInput
            key={purpose}
            inputMode="decimal"
            label={`${t(`fund.purpose.${purpose}`)} (CNY)`}
            {...form.text(field)}
          />
        );
      })}
      <p className="es-dim es-small" id={`${id}-how`}>
        {t("fund.splitNote")}
      </p>
      {missing && <p role="alert">{t("fund.oneAmount")}</p>}
      <Refused error={act.error} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {t("fund.drawUp")}
        </Button>
      </div>
    </form>
  );
}
