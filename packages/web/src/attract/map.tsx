import type { Stage } from "@essor/contract/attract";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import "./attract.css";
import { useAddress } from "../api/address.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { PointMap } from "./point-map.tsx";
import { amountText } from "./project-name.tsx";
import { pointsQuery } from "./queries.ts";
import { STAGES } from "./stages.ts";

/** Where projects are: a circle each, its size by money, its colour by stage; the same as a table below. */
export function Page() {
  const { t, f } = useText();
  const [address, setAddress] = useAddress();
  const stage = address.stage;
  const query = useQuery(pointsQuery(stage));
  const navigate = useNavigate();
  const points = useMemo(
    () =>
      (query.data?.items ?? []).map((p) => ({
        id: p.id,
        lon: p.lon,
        lat: p.lat,
        name: `${p.name} · ${t(`attract.stage.${p.stage}`)}${p.amount ? ` · ${amountText(f, p.amount)}` : ""}`,
        label: p.name,
        size: radius(p.amount === null ? 0 : Number(p.amount.amount)),
        tone: toneOf(p.stage),
      })),
    [query.data, t, f],
  );
  return (
    <>
      <PageHead title={t("desk.map")} lead={t("desk.mapLead")}>
        <NativeSelect
          label={t("attract.stage")}
          value={stage ?? ""}
          onChange={(e) => setAddress({ stage: e.currentTarget.value || undefined })}
          data={[
            { value: "", label: t("attract.all") },
            ...STAGES.map((s) => ({ value: s, label: t(`attract.stage.${s}`) })),
          ]}
        />
      </PageHead>
      <Loaded query={query}>
        {({ items, more }) =>
          items.length === 0 ? (
            <Section title={t("desk.map")} flush>
              <Empty title={t("desk.mapNone")} />
            </Section>
          ) : (
            <>
              <Section title={t("desk.mapTitle", { n: f.exact(items.length) })}>
                <ul className="at-legend">
                  {STAGES.map((s) => (
                    <li key={s}>
                      <i style={{ background: `var(${toneOf(s)})` }} /> {t(`attract.stage.${s}`)}
                    </li>
                  ))}
                </ul>
                <PointMap
                  title={t("desk.mapTitle", { n: f.exact(items.length) })}
                  points={points}
                  onOpen={(id) => void navigate({ to: `/attract/projects/${id}` as never })}
                />
                {more > 0 && <Note>{t("desk.mapMore", { n: f.exact(more) })}</Note>}
              </Section>
              <Section title={t("attract.table")} flush>
                <DataTable
                  title={t("desk.map")}
                  name="places"
                  rows={items}
                  rowKey={(p) => String(p.id)}
                  columns={[
                    {
                      id: "name",
                      title: t("attract.project"),
                      value: (p) => p.name,
                      cell: (p) => <PageLink to={`/attract/projects/${p.id}`}>{p.name}</PageLink>,
                      width: 300,
                      pin: true,
                    },
                    {
                      id: "stage",
                      title: t("attract.stage"),
                      value: (p) => t(`attract.stage.${p.stage}`),
                      choice: true,
                      width: 150,
                    },
                    {
                      id: "amount",
                      title: t("attract.amount"),
                      value: (p) => (p.amount === null ? null : Number(p.amount.amount)),
                      cell: (p) => amountText(f, p.amount) ?? "–",
                      numeric: true,
                      downFirst: true,
                      width: 180,
                    },
                    {
                      id: "lon",
                      title: t("desk.lon"),
                      value: (p) => p.lon,
                      numeric: true,
                      width: 110,
                    },
                    {
                      id: "lat",
                      title: t("desk.lat"),
                      value: (p) => p.lat,
                      numeric: true,
                      width: 110,
                    },
                  ]}
                />
              </Section>
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Area by money: ten times the money is about twice as wide. */
function radius(amount: number): number {
  return amount <= 0 ? 3 : Math.min(18, Math.max(3, 2 * (amount / 1e6) ** 0.25));
}

function toneOf(stage: Stage): string {
  return `--es-data-${[8, 4, 3, 2, 5, 1, 6][STAGES.indexOf(stage)]}`;
}
