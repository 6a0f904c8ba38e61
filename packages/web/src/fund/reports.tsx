import type { FundDetail, FundRow } from "@essor/contract/fund";
import type { IlpaRead } from "@essor/contract/fund-plans";
import { Button, FileInput, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { apiAddress } from "../api/client.ts";
import { PageLink } from "../ui/link.tsx";
import { Note, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { OneFund } from "./one-fund.tsx";
import { exactAmount, Refused, Scroll, Status } from "./parts.tsx";
import { traceQuery } from "./plan-queries.ts";
import { fundQuery, useAct } from "./queries.ts";

function Files({ detail, party }: { detail: FundDetail; party: string }) {
  const { t } = useText();
  const asOf = useAsOf();
  const { code } = detail.fund;
  const link = (path: string, given: Record<string, string>, label: string) => (
    <a
      key={`${path} ${label}`}
      href={apiAddress(`/fund/funds/${code}/${path}`, { ...given, asOf })}
      download
    >
      {label}
    </a>
  );
  const own = party === "" ? {} : { party };
  const rows = [
    [
      "plans.quarterly",
      [link("quarterly", { format: "pdf" }, "PDF"), link("quarterly", { format: "xlsx" }, "XLSX")],
    ],
    [
      "plans.accountStatement",
      [
        link("account", { ...own, format: "pdf" }, "PDF"),
        link("account", { ...own, format: "xlsx" }, "XLSX"),
      ],
    ],
    [
      "plans.reportingTemplate",
      [
        link("statement", { ...own, format: "csv" }, "CSV"),
        link("statement", { ...own, format: "xlsx" }, "XLSX"),
      ],
    ],
    [
      "plans.performanceGranular",
      [
        link("performance", { format: "csv", method: "granular" }, "CSV"),
        link("performance", { format: "xlsx", method: "granular" }, "XLSX"),
      ],
    ],
    [
      "plans.performanceGross",
      [
        link("performance", { format: "csv", method: "gross-up" }, "CSV"),
        link("performance", { format: "xlsx", method: "gross-up" }, "XLSX"),
      ],
    ],
  ] as const;
  return (
    <ul className="es-list">
      {rows.map(([name, links]) => (
        <li key={name}>
          <span className="fu-grow">{t(name)}</span>
          <span className="fu-links">{links}</span>
        </li>
      ))}
    </ul>
  );
}

const LINES = [
  "navBeginning",
  "contributions",
  "distributions",
  "realised",
  "unrealised",
  "managementFees",
  "partnershipExpenses",
  "navEnding",
] as const;
const PERIODS = ["QTD", "YTD", "ITD"] as const;

/** The statement cell by cell; each opens the entries that it is made of. */
function Cells({ fund, party }: { fund: FundRow; party: string }) {
  const { t, f } = useText();
  const asOf = useAsOf();
  const query = useQuery(traceQuery(fund.code, { party: party || undefined, asOf }));
  const [chosen, setChosen] = useState<string>();
  return (
    <Loaded query={query}>
      {({ cells }) => {
        const own = cells.filter((c) => c.scope === (party ? "thisLp" : "totalFund"));
        const of = (line: string, period: string) =>
          own.find((c) => c.line === line && c.period === period);
        const [line = "", period = ""] = (chosen ?? "").split(" ");
        const open = of(line, period);
        return (
          <>
            <Scroll title={t("plans.cells")}>
              <table className="fu-lines" style={{ minWidth: 560 }}>
                <thead>
                  <tr>
                    <th scope="col">{t("plans.line")}</th>
                    {PERIODS.map((p) => (
                      <th key={p} scope="col" className="es-num">
                        {t(`plans.period.${p}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {LINES.map((l) => (
                    <tr key={l}>
                      <td>{t(`fund.line.${l}`)}</td>
                      {PERIODS.map((p) => (
                        <td key={p}>
                          <button
                            type="button"
                            className="es-door"
                            aria-expanded={chosen === `${l} ${p}`}
                            onClick={() => setChosen(`${l} ${p}`)}
                          >
                            {exactAmount(of(l, p)?.amount ?? "0.00", f.exact)}
                          </button>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            {open && (
              <Note>
                {t(`fund.line.${line}` as "fund.line.navEnding")},{" "}
                {t(`plans.period.${period}` as "plans.period.QTD")}:{" "}
                {open.entries.length === 0
                  ? t("plans.noEntries")
                  : t("fund.entriesBehind", {
                      count: open.entries.length,
                      list: open.entries
                        .slice(0, 40)
                        .map((e) => `#${e}`)
                        .join(", "),
                    })}{" "}
                <PageLink to={`/fund/ledger?fund=${fund.code}`}>{t("fund.toLedger")}</PageLink>
              </Note>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** A template read back in: what does not add up, and each total beside the books. */
function ReadIn({ fund, party }: { fund: FundRow; party: string }) {
  const { t } = useText();
  const asOf = useAsOf();
  const [kind, setKind] = useState("statement");
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<IlpaRead>();
  const act = useAct<IlpaRead>(setResult);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    const xlsx = /\.xlsx$/i.test(file.name);
    act.mutate({
      method: "POST",
      path: `/funds/${fund.code}/ilpa`,
      body: {
        kind,
        ...(xlsx ? { xlsx: await base64(file) } : { csv: await file.text() }),
        ...(party ? { party } : {}),
        ...(asOf ? { asOf } : {}),
      },
    });
  }
  return (
    <>
      <form className="es-fields" onSubmit={(e) => void submit(e)}>
        <NativeSelect
          label={t("plans.template")}
          value={kind}
          onChange={(e) => setKind(e.currentTarget.value)}
          data={[
            { value: "statement", label: t("plans.reportingTemplate") },
            { value: "performance", label: t("plans.performanceTemplate") },
          ]}
        />
        <FileInput
          label={t("plans.file")}
          placeholder={t("plans.chooseFile")}
          accept=".csv,.xlsx"
          required
          value={file}
          onChange={setFile}
        />
        <Button type="submit" variant="default" loading={act.isPending}>
          {t("plans.readIn")}
        </Button>
      </form>
      <Refused error={act.error} />
      {result && <Outcome result={result} />}
    </>
  );
}

function Outcome({ result }: { result: IlpaRead }) {
  const { t } = useText();
  return (
    <>
      <Note tone={result.equal ? "good" : "danger"}>
        {t(result.equal ? "plans.equal" : "plans.notEqual", { count: result.rows })}
        {result.issues.length > 0 && (
          <ul>
            {result.issues.slice(0, 20).map((i) => (
              <li key={`${i.row} ${i.field} ${i.reason}`}>
                {i.row === null ? "" : `${t("plans.row", { n: i.row })} · `}
                {i.field ? `${i.field}: ` : ""}
                {i.reason}
              </li>
            ))}
          </ul>
        )}
      </Note>
      <Scroll title={t("plans.totals")}>
        <table className="fu-lines" style={{ minWidth: 520 }}>
          <thead>
            <tr>
              <th scope="col">{t("plans.total")}</th>
              <th scope="col" className="es-num">
                {t("plans.fileSays")}
              </th>
              <th scope="col" className="es-num">
                {t("plans.booksSay")}
              </th>
              <th scope="col" className="es-num">
                {t("fund.status")}
              </th>
            </tr>
          </thead>
          <tbody>
            {result.totals.map((x) => (
              <tr key={x.name}>
                <td>{x.name}</td>
                <td>{x.read || "–"}</td>
                <td>{x.books ?? "–"}</td>
                <td>
                  <Status tone={x.equal ? "good" : "danger"}>
                    {t(x.equal ? "plans.same" : "plans.differs")}
                  </Status>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Of({ fund }: { fund: FundRow }) {
  const { t, pick } = useText();
  const asOf = useAsOf();
  const [{ party = "" }, setAddress] = useAddress();
  const query = useQuery(fundQuery(fund.code, asOf));
  return (
    <Loaded query={query} lines={12}>
      {(detail) => {
        const own = detail.partners.some((p) => p.party === party) ? party : "";
        return (
          <>
            <Section
              title={t("plans.documents")}
              note={t("plans.documentsNote")}
              flush
              actions={
                <NativeSelect
                  aria-label={t("fund.accountOf")}
                  value={own}
                  onChange={(e) => setAddress({ party: e.currentTarget.value || undefined })}
                  data={[
                    { value: "", label: t("fund.allPartners") },
                    ...detail.partners.map((p) => ({ value: p.party, label: pick(p.name) })),
                  ]}
                />
              }
            >
              <Files detail={detail} party={own} />
            </Section>
            <Section title={t("plans.cells")} note={t("plans.cellsNote")}>
              <Cells fund={fund} party={own} />
            </Section>
            <Section title={t("plans.readInTitle")} note={t("plans.readInNote")}>
              <ReadIn fund={fund} party={own} />
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

/** Reports: documents to send, every cell with its entries, and templates read back in. */
export function Page() {
  const { t } = useText();
  return (
    <OneFund title={t("page.fundReports")} lead={t("plans.reportsLead")}>
      {(fund) => <Of key={fund.code} fund={fund} />}
    </OneFund>
  );
}
