import type { FundRow } from "@essor/contract/fund";
import { NativeSelect } from "@mantine/core";
import "./fund.css";
import type { ReactNode } from "react";
import { ApiProblem } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

/** Stands beside every name of the worked example. */
export function ExampleMark() {
  const { t } = useText();
  return <span className="fu-example">{t("fund.exampleShort")}</span>;
}

/** Stands above every page that shows the worked example. */
export function ExampleBanner() {
  const { t } = useText();
  return <p className="fu-banner">{t("fund.example")}</p>;
}

/** An amount, shortened as the language shortens; the exact text is its tooltip. */
export function Money({ amount, currency }: { amount: string | null; currency: string }) {
  const { f } = useText();
  if (amount === null) return <span className="es-dim">–</span>;
  return (
    <span title={`${exactAmount(amount, f.exact)} ${currency}`} style={{ whiteSpace: "nowrap" }}>
      {f.number(Number(amount), 0)}
    </span>
  );
}

/** Every digit of an amount, grouped by the language; nothing passes through a float. */
export function exactAmount(amount: string, exact: (n: number, decimals?: number) => string) {
  const decimals = amount.split(".")[1]?.length ?? 0;
  return exact(Number(amount), decimals);
}

export function Status({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "good" | "warn" | "danger";
  children: ReactNode;
}) {
  return (
    <span className="fu-status" data-tone={tone}>
      {children}
    </span>
  );
}

/** What was refused, each reason with its article. */
export function Refused({ error }: { error: unknown }) {
  const text = useText();
  if (!error) return null;
  const issues = error instanceof ApiProblem ? error.issues : [];
  const detail = error instanceof ApiProblem && issues.length === 0 ? error.detail : undefined;
  const said = problemText(text, error).text;
  return (
    <Note tone="danger">
      <strong>{said}</strong>
      {detail && detail !== said && <p>{detail}</p>}
      {issues.length > 0 && (
        <ul>
          {issues.map((i) => (
            <li key={`${i.field} ${i.reason}`}>{i.reason}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}

type PickerProps = {
  readonly funds: readonly FundRow[];
  readonly value: string;
  readonly onChange: (code: string) => void;
};

export function FundPicker({ funds, value, onChange }: PickerProps) {
  const { t, pick } = useText();
  return (
    <NativeSelect
      className="fu-picker"
      label={t("fund.fund")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={funds.map((fund) => ({
        value: fund.code,
        label: fund.example ? `${pick(fund.name)} · ${t("fund.exampleShort")}` : pick(fund.name),
      }))}
    />
  );
}

/** Funds that have books; the first is chosen where the address names none. */
export function chosenFund(funds: readonly FundRow[], code: string | undefined) {
  const kept = funds.filter((fund) => fund.books !== null);
  return { kept, fund: kept.find((fund) => fund.code === code) ?? kept[0] };
}

/** Today as the person's machine has it; a day for a form, never for a rule. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A box that scrolls sideways, reachable by keyboard. */
export function Scroll({
  title,
  inset = false,
  children,
}: {
  title: string;
  inset?: boolean;
  children: ReactNode;
}) {
  const { t } = useText();
  return (
    <section
      className={inset ? "fu-scroll es-body" : "fu-scroll"}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title })}
    >
      {children}
    </section>
  );
}
