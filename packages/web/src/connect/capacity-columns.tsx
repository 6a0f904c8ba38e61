import type { Equipment, Expert } from "@essor/contract/connect-capacity";
import { useMemo } from "react";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { useExpertName } from "./capacity-cards.tsx";
import { Badge } from "./parts.tsx";

/** How near it answers, and by which words; only where something was asked. */
function useFound<T extends Expert | Equipment>(asked: boolean): Column<T>[] {
  const { t } = useText();
  if (!asked) return [];
  return [
    {
      id: "fit",
      title: t("connect.capacityFit"),
      value: (r) => (r.score === null ? null : Math.round(r.score * 100)),
      numeric: true,
      width: 80,
    },
    {
      id: "why",
      title: t("connect.capacityWhy"),
      value: (r) => r.shared.join(", "),
      width: 200,
    },
  ];
}

export function useExpertColumns(asked: boolean): Column<Expert>[] {
  const { t, f, pick, language } = useText();
  const nameOf = useExpertName();
  const found = useFound<Expert>(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  return useMemo<Column<Expert>[]>(
    () => [
      {
        id: "name",
        title: t("members.name"),
        value: nameOf,
        width: 190,
        cell: (e) => (
          <>
            <strong>{nameOf(e)}</strong>{" "}
            {e.example && <Badge tone="warn">{t("connect.example")}</Badge>}
          </>
        ),
      },
      ...found,
      { id: "title", title: t("connect.expertTitle"), value: (e) => e.title, width: 200 },
      { id: "body", title: t("connect.body"), value: (e) => pick(e.partnerName), width: 240 },
      {
        id: "fields",
        title: t("connect.expertFields"),
        value: (e) => e.fields.join(", "),
        width: 200,
      },
      {
        id: "languages",
        title: t("connect.expertLanguages"),
        value: (e) => e.languages.join(", "),
        width: 110,
      },
      {
        id: "availability",
        title: t("connect.availability"),
        value: (e) => t(`connect.availability.${e.availability}`),
        width: 120,
        choice: true,
      },
      {
        id: "state",
        title: t("connect.capacityState"),
        value: (e) => t(`connect.capacityState.${e.state}`),
        width: 110,
        choice: true,
      },
      {
        id: "until",
        title: t("connect.termTo"),
        value: (e) => e.appointedUntil,
        cell: (e) => (e.appointedUntil ? f.day(e.appointedUntil) : "–"),
        width: 120,
      },
    ],
    [language, asked],
  );
}

export function useEquipmentColumns(asked: boolean): Column<Equipment>[] {
  const { t, f, pick, language } = useText();
  const found = useFound<Equipment>(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  return useMemo<Column<Equipment>[]>(
    () => [
      {
        id: "name",
        title: t("connect.equipmentName"),
        value: (e) => e.name,
        width: 190,
        cell: (e) => (
          <>
            <strong>{e.name}</strong>{" "}
            {e.example && <Badge tone="warn">{t("connect.example")}</Badge>}
          </>
        ),
      },
      ...found,
      {
        id: "kind",
        title: t("connect.equipmentKind"),
        value: (e) => t(`connect.equipmentKind.${e.kind}`),
        width: 120,
        choice: true,
      },
      { id: "model", title: t("connect.equipmentModel"), value: (e) => e.model, width: 110 },
      { id: "body", title: t("connect.body"), value: (e) => pick(e.partnerName), width: 240 },
      {
        id: "capacity",
        title: t("connect.equipmentCapacity"),
        value: (e) => e.capacity,
        cell: (e) => (e.capacity === null ? "–" : `${f.exact(e.capacity)} ${e.capacityUnit}`),
        numeric: true,
        width: 140,
      },
      {
        id: "price",
        title: t("connect.equipmentPrice"),
        value: (e) => (e.price ? Number(e.price.amount) : null),
        cell: (e) => (e.price ? `${f.exact(Number(e.price.amount))} ${e.price.currency}` : "–"),
        numeric: true,
        width: 140,
      },
      {
        id: "open",
        title: t("connect.equipmentOpen"),
        value: (e) => t(e.open ? "connect.equipmentOpen.yes" : "connect.equipmentOpen.no"),
        width: 140,
        choice: true,
      },
      { id: "booking", title: t("connect.equipmentBooking"), value: (e) => e.booking, width: 240 },
    ],
    [language, asked],
  );
}
