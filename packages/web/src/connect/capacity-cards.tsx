import type { Equipment, Expert } from "@essor/contract/connect-capacity";
import type { ReactNode } from "react";
import { PageLink } from "../ui/link.tsx";
import { Terms } from "../ui/terms.tsx";
import { useText } from "../ui/text.ts";
import { Badge } from "./parts.tsx";

/** The name, or a number where the name is not told. */
export function useExpertName(): (expert: Expert) => string {
  const { t } = useText();
  return (e) => e.name ?? t("connect.expertUnnamed", { id: e.id });
}

export function ExpertCard({ expert }: { expert: Expert }) {
  const { t, f, pick } = useText();
  const day = (d: string | null) => (d ? f.day(d) : "");
  return (
    <div className="cn-stack">
      <Marks record={expert}>
        <Badge tone={expert.availability === "available" ? "good" : undefined}>
          {t(`connect.availability.${expert.availability}`)}
        </Badge>
        {expert.namedSince === null && <Badge tone="warn">{t("connect.namedNot")}</Badge>}
      </Marks>
      <Terms
        lines={[
          [t("connect.expertTitle"), expert.title],
          [t("connect.body"), pick(expert.partnerName)],
          [t("connect.expertFields"), expert.fields.join(", ")],
          [t("connect.expertLanguages"), expert.languages.join(", ")],
          [t("connect.expertWorks"), expert.works],
          [t("connect.termFrom"), day(expert.appointedOn)],
          [t("connect.termTo"), day(expert.appointedUntil)],
          [t("connect.named"), day(expert.namedSince)],
          [t("connect.endedOn"), day(expert.endedOn)],
          [t("connect.endReason"), expert.endReason],
        ]}
      />
    </div>
  );
}

export function EquipmentCard({ device }: { device: Equipment }) {
  const { t, f, pick } = useText();
  return (
    <div className="cn-stack">
      <Marks record={device}>
        <Badge tone={device.open ? "good" : "warn"}>
          {t(device.open ? "connect.equipmentOpen.yes" : "connect.equipmentOpen.no")}
        </Badge>
      </Marks>
      <Terms
        lines={[
          [t("connect.equipmentKind"), t(`connect.equipmentKind.${device.kind}`)],
          [t("connect.equipmentModel"), device.model],
          [t("connect.body"), pick(device.partnerName)],
          [
            t("connect.equipmentCapacity"),
            device.capacity === null ? "" : `${f.exact(device.capacity)} ${device.capacityUnit}`,
          ],
          [
            t("connect.equipmentPrice"),
            device.price ? `${f.exact(Number(device.price.amount))} ${device.price.currency}` : "",
          ],
          [t("connect.equipmentBooking"), device.booking],
          [t("connect.endedOn"), device.endedOn ? f.day(device.endedOn) : ""],
          [t("connect.endReason"), device.endReason],
        ]}
      />
    </div>
  );
}

function Marks({ record, children }: { record: Expert | Equipment; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="cn-badges">
      {record.example && <Badge tone="warn">{t("connect.example")}</Badge>}
      <Badge tone={record.state === "standing" ? "good" : "warn"}>
        {t(`connect.capacityState.${record.state}`)}
      </Badge>
      {children}
    </div>
  );
}

/** Experts and devices of a body, each leading to its own record. */
export function CapacityOf({
  experts,
  devices,
}: {
  experts: readonly Expert[];
  devices: readonly Equipment[];
}) {
  const { t } = useText();
  const nameOf = useExpertName();
  const lists = [
    [t("connect.experts"), experts.map((e) => [`expert=${e.id}`, nameOf(e), e.title] as const)],
    [t("connect.equipment"), devices.map((d) => [`device=${d.id}`, d.name, d.model] as const)],
  ] as const;
  return lists
    .filter(([, records]) => records.length > 0)
    .map(([title, records]) => (
      <section key={title} className="cn-own">
        <h3>{title}</h3>
        <ul>
          {records.map(([address, name, more]) => (
            <li key={address}>
              <PageLink to={`/connect/experts?${address}`}>{name}</PageLink>
              {more && <span className="es-dim"> · {more}</span>}
            </li>
          ))}
        </ul>
      </section>
    ));
}
