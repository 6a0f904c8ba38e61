import type { Site } from "@essor/contract/attract";
import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { type Text, useText } from "../ui/text.ts";
import { BoundaryBox } from "./boundary-box.tsx";
import { PointMap } from "./point-map.tsx";
import { boundaryQuery, sitesQuery } from "./queries.ts";
import { SiteForm } from "./site-form.tsx";

const NEEDS = [
  ["areaHaMin", "attract.areaHa", "atLeast"],
  ["floorM2Min", "desk.floorM2", "atLeast"],
  ["powerMvaMin", "attract.powerMva", "atLeast"],
  ["motorwayKmBelow", "attract.motorwayKm", "below"],
  ["portKmBelow", "attract.portKm", "below"],
] as const;
const POINT = ["nearLon", "nearLat", "withinKm"] as const;
const ASKED = [...NEEDS.map(([key]) => key), ...POINT, "availableBy", "kind"] as const;
const KINDS = ["plot", "building", "floor"] as const;

/** Plots and buildings against hard needs: on a map, and as a table with what each fails or does not say. */
export function Sites() {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const may = useMay();
  const [open, setOpen] = useState<Site | "new" | null>(null);
  const query = useQuery(sitesQuery(Object.fromEntries(ASKED.map((key) => [key, address[key]]))));
  const number = (key: string, label: string) => (
    <NumberInput
      key={key}
      label={label}
      value={address[key] === undefined ? "" : Number(address[key])}
      onChange={(value) => setAddress({ [key]: value === "" ? undefined : String(value) })}
      w={190}
    />
  );
  return (
    <>
      <Section
        title={t("attract.sites")}
        flush
        actions={
          may("attract.write") && (
            <Button size="xs" variant="default" onClick={() => setOpen("new")}>
              {t("desk.addSite")}
            </Button>
          )
        }
      >
        <div className="es-body es-fields">
          {NEEDS.map(([key, field, way]) => number(key, t(`attract.${way}`, { name: t(field) })))}
          <TextInput
            type="date"
            label={t("desk.availableBy")}
            value={address.availableBy ?? ""}
            onChange={(e) => setAddress({ availableBy: e.currentTarget.value || undefined })}
          />
          <NativeSelect
            label={t("desk.kind")}
            value={address.kind ?? ""}
            onChange={(e) => setAddress({ kind: e.currentTarget.value || undefined })}
            data={[
              { value: "", label: t("attract.all") },
              ...KINDS.map((k) => ({ value: k, label: t(`desk.kind.${k}`) })),
            ]}
          />
          {POINT.map((key) => number(key, t(`desk.${key}`)))}
          <Checkbox
            label={t("desk.onlyFitting")}
            checked={address.fitting === "yes"}
            onChange={(e) => setAddress({ fitting: e.currentTarget.checked ? "yes" : undefined })}
          />
        </div>
        <Loaded query={query}>
          {(sites) => <Found sites={sites} edit={may("attract.write") ? setOpen : undefined} />}
        </Loaded>
      </Section>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === "new" ? t("desk.addSite") : t("desk.editSite")}
        size="lg"
        closeButtonProps={{ "aria-label": t("desk.close") }}
      >
        {open !== null && (
          <SiteForm site={open === "new" ? null : open} close={() => setOpen(null)} />
        )}
      </Modal>
    </>
  );
}

function Found({
  sites,
  edit,
}: {
  sites: readonly Site[];
  edit: ((site: Site) => void) | undefined;
}) {
  const text = useText();
  const { t, f, pick } = text;
  const [address, setAddress] = useAddress();
  const boundary = useQuery(boundaryQuery).data;
  const fitting = sites.filter((s) => s.fits);
  const shown = address.fitting === "yes" ? fitting : sites;
  const title = t("desk.sitesMapTitle", {
    fit: f.exact(fitting.length),
    all: f.exact(sites.length),
  });
  const points = shown.flatMap((s) =>
    s.lon === null || s.lat === null
      ? []
      : [
          {
            id: s.id,
            lon: s.lon,
            lat: s.lat,
            name: pick(s.name),
            size: 4 + Math.min(10, Math.sqrt(s.areaHa ?? 1) * 2),
            tone: s.fits ? "--es-accent" : "--es-ink-2",
          },
        ],
  );
  const asked = POINT.map((key) =>
    address[key] === undefined ? Number.NaN : Number(address[key]),
  );
  const [lon = 0, lat = 0, km = 0] = asked;
  return (
    <>
      <div className="es-body">
        <p className="es-small">
          <strong>{title}</strong>{" "}
          <span className="es-dim">{t(boundary ? "desk.mapNoteOwn" : "desk.mapNote")}</span>
        </p>
        <PointMap
          title={title}
          points={points}
          {...(boundary && { shapes: boundary.shapes })}
          near={
            Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat, km: km || 0 } : undefined
          }
          onPick={(place) =>
            setAddress({
              nearLon: String(place.lon),
              nearLat: String(place.lat),
              withinKm: address.withinKm ?? "10",
            })
          }
        />
        <BoundaryBox boundary={boundary} />
      </div>
      <DataTable
        title={t("attract.sites")}
        name="sites"
        rows={shown}
        columns={columnsOf(text, edit)}
        rowKey={(s) => String(s.id)}
        sort="-fit"
        empty={t("attract.empty")}
      />
    </>
  );
}

function columnsOf(
  { t, f, say, pick }: Text,
  edit: ((site: Site) => void) | undefined,
): Column<Site>[] {
  const list = (fields: readonly string[]) =>
    fields.map((field) => say(`attract.${field}`, say(`desk.${field}`, field))).join(", ");
  const number = (
    id: "areaHa" | "floorM2" | "powerMva" | "motorwayKm" | "portKm",
    title: string,
  ): Column<Site> => ({
    id,
    title,
    value: (s) => s[id],
    numeric: true,
    width: 110,
  });
  return [
    {
      id: "site",
      title: t("attract.site"),
      value: (s) => pick(s.name),
      cell: (s) => (
        <>
          {pick(s.name)}
          {s.example && <span className="es-grade">{t("attract.example")}</span>}
        </>
      ),
      width: 220,
      pin: true,
    },
    {
      id: "fit",
      title: t("attract.fit"),
      value: (s) => (s.fits ? 1 : 0),
      cell: (s) =>
        s.fits ? (
          <span className="at-light" data-light="good">
            {t("attract.fit")}
          </span>
        ) : (
          <span className="es-small es-dim">
            {[
              s.failed.length > 0 && t("attract.fails", { what: list(s.failed) }),
              s.unknown.length > 0 && t("attract.unknown", { what: list(s.unknown) }),
            ]
              .filter(Boolean)
              .join("; ")}
          </span>
        ),
      width: 220,
      downFirst: true,
    },
    {
      id: "kind",
      title: t("desk.kind"),
      value: (s) => say(`desk.kind.${s.kind}`, s.kind),
      width: 90,
    },
    number("areaHa", t("attract.areaHa")),
    number("floorM2", t("desk.floorM2")),
    number("powerMva", t("attract.powerMva")),
    number("motorwayKm", t("attract.motorwayKm")),
    number("portKm", t("attract.portKm")),
    {
      id: "distance",
      title: t("desk.distance"),
      value: (s) => s.distanceKm,
      numeric: true,
      width: 110,
    },
    {
      id: "available",
      title: t("desk.availableFrom"),
      value: (s) => s.availableFrom,
      cell: (s) => (s.availableFrom ? f.day(s.availableFrom) : "–"),
      width: 130,
    },
    { id: "district", title: t("attract.district"), value: (s) => s.district || null, width: 100 },
    {
      id: "source",
      title: t("attract.source"),
      value: (s) => s.sourceTitle || null,
      width: 180,
      hidden: true,
    },
    ...(edit
      ? [
          {
            id: "edit",
            title: t("desk.change"),
            value: () => null,
            cell: (s: Site) => (
              <button
                type="button"
                className="at-link"
                aria-label={t("desk.editSiteName", { name: pick(s.name) })}
                onClick={() => edit(s)}
              >
                {t("desk.editSite")}
              </button>
            ),
            width: 90,
          },
        ]
      : []),
  ];
}
