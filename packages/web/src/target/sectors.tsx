import type { Sectors } from "@essor/contract/target";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../api/session.ts";
import { PageHead, Section } from "../ui/page.tsx";
import "./target.css";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { PeerTargets } from "./peer-targets.tsx";
import { sectorsQuery } from "./queries.ts";
import { RestrictedList } from "./restricted-list.tsx";
import { SectorsEditor } from "./sectors-editor.tsx";

/** The hub's own sectors, the classes behind them, and how many peers want the same. */
export function Page() {
  const { t } = useText();
  const query = useQuery(sectorsQuery);
  const [editing, setEditing] = useState(false);
  const mayWrite = useMay()("target.write");
  return (
    <>
      <PageHead title={t("target.sectorsTitle")} lead={t("target.sectorsLead")} />
      <Loaded query={query}>
        {(scheme) => (
          <>
            <p className="es-dim es-small">
              {t("target.edition", { n: scheme.edition })}{" "}
              {t("target.sectorsNamed", { named: scheme.named, mapped: scheme.mapped })}{" "}
              {scheme.basis} {scheme.coverage}
            </p>
            {editing ? (
              <Section title={t("target.editSectors")} note={t("target.editChainNote")}>
                <SectorsEditor scheme={scheme} done={() => setEditing(false)} />
              </Section>
            ) : (
              <>
                {mayWrite && (
                  <Button variant="default" mb={16} onClick={() => setEditing(true)}>
                    {t("target.editSectors")}
                  </Button>
                )}
                <div className="tg-cards">
                  {scheme.sectors.map((sector) => (
                    <Sector key={sector.sector} sector={sector} />
                  ))}
                </div>
              </>
            )}
            <Editions scheme={scheme} />
            <PeerTargets scheme={scheme} />
            <RestrictedList />
          </>
        )}
      </Loaded>
    </>
  );
}

/** Who changed the mapping, and when: every edition stays. */
function Editions({ scheme }: { scheme: Sectors }) {
  const { t, f } = useText();
  if (scheme.editions.length < 2) return null;
  return (
    <Section title={t("target.editions")}>
      <ul className="es-small">
        {scheme.editions.map((one) => (
          <li key={one.edition}>
            {t("target.edition", { n: one.edition })} {f.instant(one.createdAt)}
            {one.person && <> · {one.person}</>} · {t("target.mappedOn")} {one.mapped}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sector({ sector }: { sector: Sectors["sectors"][number] }) {
  const { t, pick, f, language } = useText();
  const { crowding } = sector;
  const name = language === "zh-CN" ? sector.name.zh : sector.name.en;
  return (
    <Section title={name} note={language === "zh-CN" ? sector.name.en : sector.name.zh}>
      <table className="tg-classes">
        <caption>{t("target.classes")}</caption>
        <tbody>
          {sector.gbt4754.map((one) => (
            <tr key={one.code}>
              <th scope="row" className="es-mono">
                {one.code}
              </th>
              <td>
                {one.name ?? "–"}
                {one.restricted && <strong className="tg-restricted">{one.restricted}</strong>}
              </td>
              <td className="es-dim">
                {one.coverage === "whole" ? t("target.whole") : t("target.part")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="es-terms es-small">
        <dt>SEI 2018</dt>
        <dd>{sector.sei2018.join(", ") || "–"}</dd>
        <dt>ISIC 4</dt>
        <dd>{sector.isic4.join(", ") || "–"}</dd>
        <dt>NAICS 2017</dt>
        <dd>{sector.naics2017.join(", ") || "–"}</dd>
        <dt>{t("target.crowding")}</dt>
        <dd>
          {crowding.overlap === null
            ? t("target.crowdingNone")
            : t("target.crowdingSome", {
                share: f.exact(crowding.overlap * 100, 0),
                n: crowding.peers.length,
                of: crowding.peerCount,
                peers: crowding.peers.map(pick).join(", "),
              })}
        </dd>
      </dl>
    </Section>
  );
}
