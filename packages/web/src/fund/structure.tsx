import type { FundRow } from "@essor/contract/fund";
import type { FundStructure } from "@essor/contract/fund-structure";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAsOf } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { Note, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { OneFund } from "./one-fund.tsx";
import { exactAmount, Refused, Scroll, Status } from "./parts.tsx";
import { structureQuery } from "./plan-queries.ts";
import { useAct } from "./queries.ts";
import { AgreementForm, ClosingForm, RoleForm, TransferForm } from "./structure-forms.tsx";

function Commitments({ structure }: { structure: FundStructure }) {
  const { t, f, pick } = useText();
  const classes = new Map(structure.classes.map((c) => [c.code, c]));
  return (
    <Scroll title={t("plans.commitments")}>
      <table className="fu-lines" style={{ minWidth: 480 }}>
        <thead>
          <tr>
            <th scope="col">{t("plans.closing")}</th>
            <th scope="col">{t("fund.partner")}</th>
            <th scope="col" className="es-num">
              {t("plans.class")}
            </th>
            <th scope="col" className="es-num">
              {t("fund.committed")} <span className="es-unit">{structure.currency}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {structure.commitments.map((c) => (
            <tr key={c.id}>
              <td>{f.day(c.closedOn)}</td>
              <td style={{ textAlign: "start", whiteSpace: "normal" }}>
                {pick(c.name)} <span className="es-dim es-small">{t(`fund.role.${c.role}`)}</span>
              </td>
              <td>{c.shareClass === null ? "–" : pick(classes.get(c.shareClass)?.name)}</td>
              <td>{exactAmount(c.amount, f.exact)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Agreements({ structure }: { structure: FundStructure }) {
  const { t, f, say } = useText();
  if (structure.agreements.length === 0) return <p className="es-dim">{t("plans.noAgreement")}</p>;
  const share = (text: string) => f.percent(Number(text), 1);
  return (
    <ul className="es-list">
      {[...structure.agreements].reverse().map((a) => (
        <li key={a.version}>
          <Status tone={a.inForce ? "good" : "plain"}>
            {a.inForce ? t("plans.inForce") : t("plans.version", { n: a.version })}
          </Status>
          <span className="fu-grow">
            {t("plans.versionFrom", { n: a.version, day: f.day(a.fromDay) })} · {a.document}
            <span className="es-dim es-small" style={{ display: "block" }}>
              {say(`plans.style.${a.terms.waterfall.style}`, a.terms.waterfall.style)} ·{" "}
              {t("plans.hurdle")} {share(a.terms.waterfall.hurdle)} · {t("plans.carry")}{" "}
              {share(a.terms.waterfall.carry)} ·{" "}
              {t("plans.feeIs", {
                rate: share(a.terms.fees.rate),
                basis: say(`fund.basis.${a.terms.fees.basis}`, a.terms.fees.basis),
              })}
              {a.terms.fees.steps.map(
                (s) => ` · ${t("plans.step", { year: s.afterYear, rate: share(s.rate) })}`,
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Transfers({ structure }: { structure: FundStructure }) {
  const { t, f, pick } = useText();
  const may = useMay();
  const toast = useToast();
  const act = useAct(() => toast(t("fund.now.approved")));
  if (structure.transfers.length === 0) return <p className="es-dim">{t("plans.noTransfers")}</p>;
  return (
    <>
      <ul className="es-list">
        {structure.transfers.map((x) => (
          <li key={x.id}>
            <span className="fu-grow">
              {pick(x.fromName)} → {pick(x.toName)} · {exactAmount(x.amount, f.exact)}{" "}
              {structure.currency}
              <span className="es-dim es-small" style={{ display: "block" }}>
                {f.day(x.day)} · {x.document}
                {x.entry !== null && ` · #${x.entry}`}
                {x.approvedBy && ` · ${t("fund.approvedBy", { name: x.approvedBy })}`}
              </span>
            </span>
            {x.approvedBy === null &&
              (may("fund.write") && !x.mine ? (
                <Button
                  size="xs"
                  loading={act.isPending}
                  onClick={() =>
                    act.mutate({
                      method: "POST",
                      path: `/transfers/${x.id}/approve`,
                      version: x.version,
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
    </>
  );
}

function Fees({ structure }: { structure: FundStructure }) {
  const { t, f, say } = useText();
  if (structure.feesMissing)
    return <Note>{say(`plans.missing.${structure.feesMissing}`, structure.feesMissing)}</Note>;
  return (
    <Scroll title={t("plans.fees")}>
      <table className="fu-lines" style={{ minWidth: 620 }}>
        <thead>
          <tr>
            <th scope="col">{t("fund.year")}</th>
            <th scope="col">{t("fund.feeBasis")}</th>
            {(
              ["plans.base", "plans.rate", "plans.offset", "plans.due", "plans.booked"] as const
            ).map((k) => (
              <th key={k} scope="col" className="es-num">
                {t(k)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {structure.fees.map((y) => (
            <tr key={y.year}>
              <td>
                {y.year} <span className="es-dim es-small">{f.day(y.to)}</span>
              </td>
              <td style={{ textAlign: "start" }}>{say(`fund.basis.${y.basis}`, y.basis)}</td>
              <td>{exactAmount(y.base, f.exact)}</td>
              <td>{f.percent(Number(y.rate), 2)}</td>
              <td>{exactAmount(y.offset, f.exact)}</td>
              <td>{exactAmount(y.fee, f.exact)}</td>
              <td>{exactAmount(y.booked, f.exact)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Roles({ structure }: { structure: FundStructure }) {
  const { t, f, pick, say } = useText();
  return (
    <dl className="es-terms">
      {structure.roles.map((r) => (
        <div key={r.id} style={{ display: "contents" }}>
          <dt>{say(`plans.role.${r.role}`, r.role)}</dt>
          <dd>
            {pick(r.name)}{" "}
            <span className="es-dim es-small">
              {r.until === null
                ? t("plans.since", { day: f.day(r.since) })
                : t("plans.between", { from: f.day(r.since), to: f.day(r.until) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Of({ fund }: { fund: FundRow }) {
  const { t } = useText();
  const may = useMay();
  const asOf = useAsOf();
  const query = useQuery(structureQuery(fund.code, asOf));
  const writable = may("fund.write") && !asOf;
  return (
    <Loaded query={query} lines={12}>
      {(s) => (
        <>
          <div className="fu-columns">
            <Section title={t("plans.commitments")} note={t("plans.commitmentsNote")}>
              <Commitments structure={s} />
              {writable && (
                <details>
                  <summary>{t("plans.newClosing")}</summary>
                  <ClosingForm fund={fund} classes={s.classes} />
                </details>
              )}
            </Section>
            <div>
              <Section title={t("plans.roles")}>
                <Roles structure={s} />
                {writable && (
                  <details>
                    <summary>{t("plans.newRole")}</summary>
                    <RoleForm fund={fund} />
                  </details>
                )}
              </Section>
              <Section title={t("plans.transfers")} note={t("plans.transfersNote")} flush>
                <div className="es-body">
                  <Transfers structure={s} />
                  {writable && (
                    <details>
                      <summary>{t("plans.newTransfer")}</summary>
                      <TransferForm fund={fund} structure={s} />
                    </details>
                  )}
                </div>
              </Section>
            </div>
          </div>
          <Section title={t("plans.agreements")} note={t("plans.agreementsNote")}>
            <Agreements structure={s} />
            {writable && (
              <details>
                <summary>{t("plans.newAgreement")}</summary>
                <AgreementForm fund={fund} last={s.agreements.at(-1)?.terms} />
              </details>
            )}
          </Section>
          <Section title={t("plans.fees")} note={t("plans.feesNote")}>
            <Fees structure={s} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

/** How a fund is built: commitments by closing and class, transfers, roles, the agreement by version, fees. */
export function Page() {
  const { t } = useText();
  return (
    <OneFund title={t("page.fundStructure")} lead={t("plans.structureLead")}>
      {(fund) => <Of key={fund.code} fund={fund} />}
    </OneFund>
  );
}
