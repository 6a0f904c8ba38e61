import type { SelfCheck, SelfCheckWrite } from "@essor/contract/fund";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { PageHead, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { ExampleBanner, ExampleMark, Refused, Status } from "./parts.tsx";
import { Verdicts } from "./verdicts.tsx";

const TONES = { yes: "good", no: "danger", "cannot-say": "warn" } as const;
const INSTRUMENTS = ["equity", "debt-like-equity", "listed-shares", "guarantee"] as const;

function Answers({ result }: { result: SelfCheck }) {
  const { t, pick } = useText();
  return (
    <>
      {result.funds.some((f) => f.example) && <ExampleBanner />}
      {result.funds.map((fund) => (
        <Section
          key={fund.fund}
          title={pick(fund.name)}
          actions={
            <>
              {fund.example && <ExampleMark />}
              <Status tone={TONES[fund.answer]}>{t(`fund.answer.${fund.answer}`)}</Status>
            </>
          }
          flush
        >
          <Verdicts verdicts={fund.rules} />
        </Section>
      ))}
    </>
  );
}

/** A firm asks whether these funds could invest in it; it sees rules and its own facts, and nobody else's. */
export function Page() {
  const { t } = useText();
  const [amount, setAmount] = useState("");
  const [stake, setStake] = useState("");
  const [field, setField] = useState("");
  const [listed, setListed] = useState("");
  const [instrument, setInstrument] = useState<string>("equity");
  const act = useMutation({
    mutationFn: (body: SelfCheckWrite) => write<SelfCheck>("POST", "/fund/self-check", { body }),
  });
  const yesNo = [
    { value: "", label: t("fund.dontKnow") },
    { value: "yes", label: t("ui.yes") },
    { value: "no", label: t("ui.no") },
  ];
  const said = (text: string) => (text === "" ? undefined : text === "yes");
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      facts: {
        instruments: [instrument],
        ...(amount ? { amount } : {}),
        ...(stake ? { stakeInCompany: Number(stake) / 100 } : {}),
        ...(said(field) === undefined ? {} : { inProvinceKeyFields: said(field) }),
        ...(said(listed) === undefined ? {} : { restrictedOrObsolete: said(listed) }),
      },
    });
  }
  return (
    <>
      <PageHead title={t("fund.selfCheck")} lead={t("fund.selfCheckLead")} />
      <Section title={t("fund.aboutYou")}>
        <form className="es-form" onSubmit={submit}>
          <div className="es-form-pair">
            <TextInput
              label={t("fund.needAmount")}
              inputMode="decimal"
              value={amount}
              onChange={(e) => setAmount(e.currentTarget.value)}
            />
            <TextInput
              label={t("fund.needStake")}
              inputMode="decimal"
              value={stake}
              onChange={(e) => setStake(e.currentTarget.value)}
            />
            <NativeSelect
              label={t("fund.needInstrument")}
              value={instrument}
              onChange={(e) => setInstrument(e.currentTarget.value)}
              data={INSTRUMENTS.map((i) => ({ value: i, label: t(`fund.instrument.${i}`) }))}
            />
            <NativeSelect
              label={t("fund.needField")}
              value={field}
              onChange={(e) => setField(e.currentTarget.value)}
              data={yesNo}
            />
            <NativeSelect
              label={t("fund.needClass")}
              value={listed}
              onChange={(e) => setListed(e.currentTarget.value)}
              data={yesNo}
            />
          </div>
          <p className="es-dim es-small">{t("fund.selfCheckNote")}</p>
          <Refused error={act.error} />
          <div>
            <Button type="submit" loading={act.isPending}>
              {t("fund.ask")}
            </Button>
          </div>
        </form>
      </Section>
      {act.data && <Answers result={act.data} />}
    </>
  );
}
