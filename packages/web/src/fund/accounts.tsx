import type { FundDetail } from "@essor/contract/fund";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { apiAddress } from "../api/client.ts";
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

/** Partners with what they promised, paid and got back. */
export function Partners({ detail }: { detail: FundDetail }) {
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
