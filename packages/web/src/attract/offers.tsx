import { Checkbox, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import "./attract.css";
import { PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { OfferCheck } from "./offer-check.tsx";
import { amountText } from "./project-name.tsx";
import { type Profile, policiesQuery } from "./queries.ts";

/** What published policy gives a firm, and what the law lets an officer offer beyond it. */
export function Page() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("attract.offers")} lead={t("attract.offersLead")} />
      <Policies />
      <OfferCheck />
    </>
  );
}

/** What published policy gives a firm of this profile, and what is missing. */
export function Policies() {
  const { t, f, pick, say } = useText();
  const [profile, setProfile] = useState<Profile>({
    highTech: null,
    rdSpending: null,
    equipmentInvestment: null,
    staff: null,
  });
  const query = useQuery(policiesQuery(profile));
  const number = (key: "rdSpending" | "equipmentInvestment" | "staff") => (
    <NumberInput
      label={t(`attract.profile.${key}`)}
      min={0}
      thousandSeparator=" "
      value={(profile[key] as number | null) ?? ""}
      onChange={(v) => setProfile({ ...profile, [key]: v === "" ? null : Number(v) })}
      w={210}
    />
  );
  return (
    <Section title={t("attract.policies")} flush>
      <div className="es-body es-fields">
        <Checkbox
          label={t("attract.profile.highTech")}
          checked={profile.highTech === true}
          indeterminate={profile.highTech === null}
          onChange={(e) => setProfile({ ...profile, highTech: e.currentTarget.checked })}
          mb={8}
        />
        {number("rdSpending")}
        {number("equipmentInvestment")}
        {number("staff")}
      </div>
      <Loaded query={query}>
        {(matches) => (
          <section
            className="at-table"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={t("table.region", { title: t("attract.policies") })}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("attract.policy")}</th>
                  <th scope="col">{t("attract.level")}</th>
                  <th scope="col">{t("attract.outcome")}</th>
                  <th scope="col">{t("attract.missing")}</th>
                  <th scope="col" className="es-num">
                    {t("attract.benefit")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {matches.map(({ policy, outcome, missing, amount, stacked }) => (
                  <tr key={policy.code}>
                    <th scope="row">
                      {pick(policy.name)}
                      {policy.example && <span className="es-grade">{t("attract.example")}</span>}
                      <div className="es-dim es-small">{policy.sourceTitle}</div>
                    </th>
                    <td>{t(`attract.level.${policy.level}`)}</td>
                    <td>
                      <span
                        className="at-light"
                        data-light={outcome === "applies" ? "good" : undefined}
                      >
                        {t(`attract.outcome.${outcome}`)}
                      </span>
                    </td>
                    <td>
                      {missing.map((m) => (
                        <div key={`${m.field}${m.op}`} className="es-small">
                          {say(`attract.profile.${m.field}`, m.field)} {m.op} {m.wanted}{" "}
                          {m.given !== null && `(${m.given})`}
                        </div>
                      ))}
                    </td>
                    <td className="es-num">
                      {amountText(f, amount) ?? "–"}
                      {outcome === "applies" && !stacked && (
                        <div className="es-dim es-small">{t("attract.notStacked")}</div>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </Section>
  );
}
