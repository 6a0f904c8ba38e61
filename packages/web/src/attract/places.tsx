import type { Site } from "@essor/contract/attract";
import { NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import "./attract.css";
import { useAddress } from "../api/address.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import { comparisonQuery, sitesQuery } from "./queries.ts";

const NEEDS = [
  ["areaHaMin", "areaHa", "atLeast"],
  ["powerMvaMin", "powerMva", "atLeast"],
  ["motorwayKmBelow", "motorwayKm", "below"],
  ["portKmBelow", "portKm", "below"],
] as const;

/** Sites against hard constraints, and places weighed by the investor. */
export function Page() {
  const { t } = useText();
  const comparison = useQuery(comparisonQuery);
  return (
    <>
      <PageHead title={t("attract.places")} lead={t("attract.placesLead")} />
      <Sites />
      <Section title={t("attract.comparison")} note={t("attract.comparisonNote")}>
        <Loaded query={comparison}>
          {(data) =>
            data.criteria.length === 0 || data.locations.length < 2 ? (
              <Empty title={t("attract.noComparison")} />
            ) : (
              <ComparisonTable comparison={data} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function Sites() {
  const { t, say, pick } = useText();
  const [address, setAddress] = useAddress();
  const query = useQuery(sitesQuery(Object.fromEntries(NEEDS.map(([key]) => [key, address[key]]))));
  const list = (fields: readonly string[]) =>
    fields.map((field) => say(`attract.${field}`, field)).join(", ");
  const columns: Column<Site>[] = [
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
    ...(["areaHa", "powerMva", "motorwayKm", "portKm"] as const).map(
      (field): Column<Site> => ({
        id: field,
        title: t(`attract.${field}`),
        value: (s) => s[field],
        numeric: true,
        width: 110,
      }),
    ),
    { id: "district", title: t("attract.district"), value: (s) => s.district || null, width: 100 },
  ];
  return (
    <Section title={t("attract.sites")} flush>
      <div className="es-body es-fields">
        {NEEDS.map(([key, field, way]) => (
          <NumberInput
            key={key}
            label={t(`attract.${way}`, { name: t(`attract.${field}`) })}
            min={0}
            value={address[key] === undefined ? "" : Number(address[key])}
            onChange={(value) => setAddress({ [key]: value === "" ? undefined : String(value) })}
            w={190}
          />
        ))}
      </div>
      <Loaded query={query}>
        {(sites) => (
          <DataTable
            title={t("attract.sites")}
            name="sites"
            rows={sites}
            columns={columns}
            rowKey={(s) => String(s.id)}
            sort="-fit"
            bare
            empty={t("attract.empty")}
          />
        )}
      </Loaded>
    </Section>
  );
}
