import type { Comparison } from "@essor/contract/target-entry";
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { areasQuery } from "../api/measure.ts";
import "./target.css";
import { DataTable } from "../ui/data-table.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { numberColumn } from "./columns.tsx";
import { compareQuery } from "./queries.ts";

type Area = Comparison["areas"][number];
type Line = Comparison["activities"][number];
const MOST = 8;

/** The hub beside its peers: indices, how their jobs changed, and the quotient of every activity. */
export function Page() {
  const { t, pick } = useText();
  const [address] = useAddress();
  const query = useQuery(
    compareQuery({
      areas: address.areas,
      basis: address.basis,
      level: address.level,
      period: address.period,
      asOf: useAsOf(),
    }),
  );
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <PageHead
            title={t("target.compareTitle", { area: pick(found.areas[0]?.name) })}
            lead={t("target.compareLead")}
          />
          <Choose found={found} />
          {found.missing.length > 0 && (
            <Note tone="warn">{t("target.noFigures", { codes: found.missing.join(", ") })}</Note>
          )}
          <Section title={t("target.compareIndices")} note={t("target.compareIndicesNote")} flush>
            <Indices found={found} />
          </Section>
          <Section
            title={t("target.compareQuotients")}
            note={t("target.compareQuotientsNote")}
            flush
          >
            <Quotients found={found} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Choose({ found }: { found: Comparison }) {
  const { t, pick } = useText();
  const [address, setAddress] = useAddress();
  const level = address.level ?? "county";
  const all = useQuery(areasQuery({ level }));
  const shown = found.areas.map((area) => area.code);
  const change = (codes: readonly string[]) => setAddress({ areas: codes.join(",") });
  return (
    <div className="tg-chips">
      {found.areas.map((area, i) => (
        <span key={area.code} className="tg-chip">
          {pick(area.name)}
          {i > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("target.removeOf", { name: pick(area.name) })}
              onClick={() => change(shown.filter((code) => code !== area.code))}
            >
              ×
            </Button>
          )}
        </span>
      ))}
      {shown.length < MOST && (
        <NativeSelect
          aria-label={t("target.addPlace")}
          value=""
          data={[
            { value: "", label: t("target.addPlace") },
            ...(all.data ?? [])
              .filter((area) => !shown.includes(area.code))
              .map((area) => ({ value: area.code, label: pick(area.name) })),
          ]}
          onChange={(event) =>
            event.currentTarget.value && change([...shown, event.currentTarget.value])
          }
        />
      )}
    </div>
  );
}

function Indices({ found }: { found: Comparison }) {
  const text = useText();
  const { t, pick, f, language } = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<readonly Column<Area>[]>(() => {
    const two = (v: number) => f.exact(v, 2);
    const whole = (v: number) => f.exact(Math.round(v));
    return [
      {
        id: "name",
        title: t("target.place"),
        value: (r) => pick(r.name),
        width: 170,
        pin: true,
        cell: (r) => <strong>{pick(r.name)}</strong>,
      },
      numberColumn("likeness", {
        title: t("target.likeness"),
        value: (r) => r.likeness,
        show: two,
        width: 150,
      }),
      numberColumn("eciRank", {
        title: t("target.eciRank"),
        value: (r) => r.eciRank,
        show: whole,
        width: 190,
      }),
      numberColumn("eci", { title: t("target.eci"), value: (r) => r.eci, show: two, width: 170 }),
      numberColumn("diversity", {
        title: t("target.diversity"),
        value: (r) => r.diversity,
        show: whole,
        width: 220,
      }),
      numberColumn("krugman", {
        title: t("target.krugman"),
        value: (r) => r.krugman,
        show: two,
        width: 200,
      }),
      numberColumn("herfindahl", {
        title: t("target.herfindahl"),
        value: (r) => r.herfindahl,
        show: two,
        width: 180,
      }),
      numberColumn("national", {
        title: t("target.shift.national"),
        value: (r) => r.shift?.national ?? null,
        show: whole,
        width: 170,
      }),
      numberColumn("industryMix", {
        title: t("target.shift.industryMix"),
        value: (r) => r.shift?.industryMix ?? null,
        show: whole,
        width: 170,
      }),
      numberColumn("regional", {
        title: t("target.shift.regional"),
        value: (r) => r.shift?.regional ?? null,
        show: whole,
        width: 170,
      }),
    ];
  }, [language]);
  return (
    <DataTable
      title={t("target.compareIndices")}
      name="idx"
      rows={found.areas}
      columns={columns}
      rowKey={(r) => r.code}
      marked={(r) => r.code === found.areas[0]?.code}
    />
  );
}

function Quotients({ found }: { found: Comparison }) {
  const text = useText();
  const { t, pick, f } = text;
  const columns: readonly Column<Line>[] = [
    {
      id: "name",
      title: t("target.activity"),
      value: (r) => pick(r.name),
      width: 230,
      pin: true,
    },
    ...found.areas.map(
      (area, i): Column<Line> => ({
        id: area.code,
        title: pick(area.name),
        value: (r) => r.rca[i] ?? null,
        numeric: true,
        downFirst: true,
        width: 130,
        cell: (r) => {
          const rca = r.rca[i] ?? null;
          return rca === null ? (
            "–"
          ) : (
            <span data-strong={rca >= 1 || undefined}>{f.exact(rca, 2)}</span>
          );
        },
      }),
    ),
  ];
  return (
    <DataTable
      title={t("target.compareQuotients")}
      name="q"
      rows={found.activities}
      columns={columns}
      rowKey={(r) => r.code}
    />
  );
}
