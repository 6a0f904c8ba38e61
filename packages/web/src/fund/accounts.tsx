import type { FundDetail } from "@essor/contract/fund";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { apiAddress } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { exactAmount, Money, Scroll } from "./parts.tsx";

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

/** Sum of amounts of one currency, to the last unit: nothing passes through a float. */
function sumOf(amounts: readonly string[]): string {
  const decimals = amounts[0]?.split(".")[1]?.length ?? 0;
  const minor = amounts.reduce((sum, amount) => sum + BigInt(amount.replace(".", "")), 0n);
  if (decimals === 0) return String(minor);
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Partners with what they promised, paid and got back; their sums are held against the account of the whole fund. */
export function Partners({ detail }: { detail: FundDetail }) {
  const { t } = useText();
  const sums = (["contributions", "distributions", "navEnding"] as const).map((line) => ({
    line,
    sum: sumOf(detail.partners.map((p) => p.account[line])),
  }));
  const wrong = sums.filter(({ line, sum }) => Number(sum) !== Number(detail.total[line]));
  return (
    <>
      <PartnerTable
        detail={detail}
        sums={[
          sumOf(detail.partners.map((p) => p.commitment)),
          sums[0]?.sum ?? "",
          sumOf(detail.partners.map((p) => p.unfunded)),
          sums[1]?.sum ?? "",
          sums[2]?.sum ?? "",
        ]}
      />
      {detail.partners.length > 0 && (
        <Note tone={wrong.length === 0 ? "good" : "danger"}>
          {wrong.length === 0
            ? t("fund.partnersAgree")
            : t("fund.partnersDiffer", {
                list: wrong.map(({ line }) => t(`fund.line.${line}`)).join(", "),
              })}
        </Note>
      )}
    </>
  );
}

function PartnerTable({ detail, sums }: { detail: FundDetail; sums: readonly string[] }) {
  const { t, pick } = useText();
  const { currency } = detail.fund;
  return (
    <Scroll title={t("fund.partners")}>
      <table className="fu-lines" style={{ minWidth: 460 }}>
        <thead>
          <tr>
            <th scope="col">{t("fund.partner")}</th>
            <th scope="col" className="es-num">
              {t("fund.committed")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.called")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.unfunded")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.distributed")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.nav")}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.partners.map((p) => (
            <tr key={p.party}>
              <td>
                {pick(p.name)} <span className="es-dim es-small">{t(`fund.role.${p.role}`)}</span>
              </td>
              <td>
                <Money amount={p.commitment} currency={currency} />
              </td>
              <td>
                <Money amount={p.account.contributions} currency={currency} />
              </td>
              <td>
                <Money amount={p.unfunded} currency={currency} />
              </td>
              <td>
                <Money amount={p.account.distributions} currency={currency} />
              </td>
              <td>
                <Money amount={p.account.navEnding} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t("fund.total")}</td>
            {sums.map((sum, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
              <td key={i}>
                <Money amount={sum} currency={currency} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

/** The capital account of one partner, or of all, since the start, to the last unit. */
export function CapitalAccount({ detail }: { detail: FundDetail }) {
  const { t, f, pick } = useText();
  const [party, setParty] = useState("");
  const partner = detail.partners.find((p) => p.party === party);
  const account = partner?.account ?? detail.total;
  const address = (format: string, path: string) =>
    apiAddress(`/fund/funds/${detail.fund.code}/${path}`, {
      format,
      ...(path !== "performance" && party ? { party } : {}),
    });
  return (
    <>
      <NativeSelect
        label={t("fund.accountOf")}
        value={party}
        onChange={(event) => setParty(event.currentTarget.value)}
        data={[
          { value: "", label: t("fund.allPartners") },
          ...detail.partners.map((p) => ({ value: p.party, label: pick(p.name) })),
        ]}
      />
      <table className="fu-lines" style={{ marginTop: 12 }}>
        <thead>
          <tr>
            <th scope="col">{t("fund.sinceStart")}</th>
            <th scope="col" className="es-num">
              {detail.fund.currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {LINES.slice(0, -1).map((line) => (
            <tr key={line}>
              <td>{t(`fund.line.${line}`)}</td>
              <td>{exactAmount(account[line], f.exact)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t("fund.line.navEnding")}</td>
            <td>{exactAmount(account.navEnding, f.exact)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="es-small fu-links" style={{ marginTop: 12 }}>
        <a href={address("pdf", "account")} download>
          {t("plans.accountStatement")} PDF
        </a>
        <a href={address("csv", "statement")} download>
          {t("fund.statementCsv")}
        </a>
        <a href={address("csv", "performance")} download>
          {t("fund.performanceCsv")}
        </a>
      </p>
    </>
  );
}
