import type { EvaluationSheet, FundRow } from "@essor/contract/fund";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { apiAddress } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { chosenFund, ExampleBanner, FundPicker, Refused, Status } from "./parts.tsx";
import { evaluationQuery, fundsQuery, useAct } from "./queries.ts";

type Row = EvaluationSheet["rows"][number];

/** An input as its reader writes it; what cannot be read is left to the server to refuse. */
function inputOf(kind: string, text: string): unknown {
  if (kind === "bool") return text === "yes" ? true : text === "no" ? false : null;
  if (kind === "patient") {
    const [share, years] = text.split(/[ ;]+/).map(Number);
    return { earlySmallShare: share ?? Number.NaN, averageYears: years ?? Number.NaN };
  }
  return text.trim() === "" ? null : Number(text);
}

function shownInput(input: unknown): string {
  if (input === null || input === undefined) return "";
  if (typeof input === "boolean") return input ? "yes" : "no";
  if (typeof input === "object") {
    const { earlySmallShare, averageYears } = input as Record<string, number>;
    return `${earlySmallShare} ${averageYears}`;
  }
  return String(Math.round(Number(input) * 1e6) / 1e6);
}

function SheetRow({ row, sheet }: { row: Row; sheet: EvaluationSheet }) {
  const { t, f, pick } = useText();
  const may = useMay();
  const [text, setText] = useState(shownInput(row.input));
  const [document, setDocument] = useState("");
  const act = useAct(() => setDocument(""));
  const path = `/funds/${sheet.fund}/evaluations/${sheet.year}`;
  const writable = may("fund.write");
  function enter(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "PUT",
      path: `${path}/inputs`,
      version: sheet.version,
      body: { code: row.code, input: inputOf(row.kind, text) },
    });
  }
  function attach(event: FormEvent) {
    event.preventDefault();
    act.mutate({ method: "POST", path: `${path}/evidence`, body: { code: row.code, document } });
  }
  const label = t("fund.inputOf", { name: pick(row.name) });
  return (
    <li className="fu-sheet" data-open={row.open !== null || undefined}>
      <div>
        <strong>{pick(row.name)}</strong> <span className="es-mono es-dim">{row.code}</span>
        {row.documents.map((d) => (
          <div key={d.id} className="es-small">
            {d.document}{" "}
            {d.signedBy ? (
              <span className="es-dim">{t("fund.signedBy", { name: d.signedBy })}</span>
            ) : (
              writable && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() =>
                    act.mutate({ method: "POST", path: `${path}/evidence/${d.id}/sign` })
                  }
                >
                  {t("fund.sign")}
                </Button>
              )
            )}
          </div>
        ))}
        {writable && (
          <details className="es-small">
            <summary>{t("fund.editRow")}</summary>
            <form className="es-fields" onSubmit={enter}>
              {row.kind === "bool" ? (
                <NativeSelect
                  label={label}
                  value={text}
                  onChange={(e) => setText(e.currentTarget.value)}
                  data={[
                    { value: "", label: "–" },
                    { value: "yes", label: t("ui.yes") },
                    { value: "no", label: t("ui.no") },
                  ]}
                />
              ) : (
                <TextInput
                  label={label}
                  {...(row.kind === "patient" ? { description: t("fund.patientHelp") } : {})}
                  value={text}
                  inputMode="decimal"
                  onChange={(e) => setText(e.currentTarget.value)}
                />
              )}
              <Button type="submit" variant="default">
                {t("ui.save")}
              </Button>
            </form>
            <form className="es-fields" onSubmit={attach}>
              <TextInput
                label={t("fund.documentOf", { name: pick(row.name) })}
                required
                value={document}
                onChange={(e) => setDocument(e.currentTarget.value)}
              />
              <Button type="submit" variant="default">
                {t("fund.attach")}
              </Button>
            </form>
          </details>
        )}
        <Refused error={act.error} />
      </div>
      <div>
        <strong>{f.exact(row.score)}</strong> <span className="es-dim">/ {f.exact(row.max)}</span>
        <div>
          {row.open === null ? (
            <Status tone="good">{t("fund.complete")}</Status>
          ) : (
            <Status tone="danger">{t(`fund.open.${row.open}`)}</Status>
          )}
        </div>
      </div>
    </li>
  );
}

const GROUPS = ["POLICY", "LAYOUT", "EXEC"] as const;
const GRADES: Readonly<Record<string, string>> = {
  优秀: "fund.grade.excellent",
  良好: "fund.grade.good",
  合格: "fund.grade.pass",
  不合格: "fund.grade.fail",
};

function Workbook({ sheet }: { sheet: EvaluationSheet }) {
  const { t, f, say } = useText();
  const open = sheet.rows.filter((r) => r.open !== null).length;
  return (
    <>
      {sheet.overdue && (
        <Note tone="danger">{t("fund.overdue", { day: f.day(sheet.due), count: open })}</Note>
      )}
      <Section
        title={t("fund.result")}
        note={t("fund.schemeNote", { scheme: sheet.scheme })}
        actions={(["pdf", "xlsx"] as const).map((format) => (
          <a
            key={format}
            href={apiAddress(`/fund/funds/${sheet.fund}/evaluations/${sheet.year}/workbook`, {
              format,
            })}
            download
          >
            {format.toUpperCase()}
          </a>
        ))}
      >
        <dl className="fu-figures">
          {(
            [
              ["total", sheet.total],
              ["policy", sheet.policy],
              ["layout", sheet.layout],
              ["execution", sheet.execution],
              ["secured", sheet.secured],
            ] as const
          ).map(([name, points]) => (
            <div key={name}>
              <dt>{t(`fund.points.${name}`)}</dt>
              <dd>{f.exact(points)}</dd>
            </div>
          ))}
          <div>
            <dt>{t("fund.gradeNow")}</dt>
            <dd>{say(GRADES[sheet.grade] ?? "", sheet.grade)}</dd>
          </div>
        </dl>
      </Section>
      {GROUPS.map((group) => (
        <Section key={group} title={t(`fund.group.${group}`)} flush>
          <ul className="fu-sheets">
            {sheet.rows
              .filter((r) => r.code.startsWith(group))
              .map((row) => (
                <SheetRow key={`${row.code} ${sheet.year} ${sheet.fund}`} row={row} sheet={sheet} />
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Chosen({ funds }: { funds: readonly FundRow[] }) {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const { kept, fund } = chosenFund(funds, address.fund ?? "example-display");
  const last = new Date().getFullYear() - 1;
  const year = Number(address.year ?? last);
  const query = useQuery({
    ...evaluationQuery(fund?.code ?? "", year),
    enabled: fund !== undefined,
  });
  if (!fund) return <Empty title={t("fund.empty")} />;
  return (
    <>
      <PageHead title={t("fund.evaluation")} lead={t("fund.evaluationLead")}>
        <FundPicker
          funds={kept}
          value={fund.code}
          onChange={(code) => setAddress({ fund: code })}
        />
        <NativeSelect
          label={t("fund.year")}
          value={String(year)}
          onChange={(e) => setAddress({ year: e.currentTarget.value })}
          data={[last + 1, last, last - 1].map(String)}
        />
      </PageHead>
      {fund.example && <ExampleBanner />}
      <Loaded query={query}>{(sheet) => <Workbook sheet={sheet} />}</Loaded>
    </>
  );
}

/** The yearly direction evaluation as a workbook: what is complete is green, what is open is red. */
export function Page() {
  const query = useQuery(fundsQuery(useAsOf()));
  return <Loaded query={query}>{(funds) => <Chosen funds={funds} />}</Loaded>;
}
