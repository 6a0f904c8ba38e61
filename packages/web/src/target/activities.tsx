import type { ActivityMap } from "@essor/contract/target";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { areasQuery } from "../api/measure.ts";
import { useMe } from "../api/session.ts";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { shareColumn, starColumn } from "./columns.tsx";
import { activityQuery, spaceQuery } from "./queries.ts";
import { SpecialisationMap } from "./specialisation-map.tsx";

type Row = ActivityMap["areas"][number];

/** Who does an activity more than others, and how it sits with their complexity. */
export function Page() {
  const { t, pick } = useText();
  const [address, setAddress] = useAddress();
  const asOf = useAsOf();
  const code = address.activity ?? "C";
  const asked = { basis: address.basis, level: address.level, period: address.period, asOf };
  const space = useQuery(spaceQuery(asked));
  const query = useQuery(activityQuery(code, asked));
  return (
    <Loaded query={query}>
      {(map) => (
        <>
          <PageHead
            title={t("target.whoTitle", { name: pick(map.name) })}
            lead={t("target.whoLead")}
          >
            <NativeSelect
              label={t("target.activity")}
              value={code}
              data={(space.data?.activities ?? []).map((a) => ({
                value: a.code,
                label: pick(a.name),
              }))}
              onChange={(event) => setAddress({ activity: event.currentTarget.value })}
            />
          </PageHead>
          <Section title={t("target.map")} note={t("target.mapNote")}>
            <SpecialisationMap map={map} />
          </Section>
          <Section title={t("target.bubbles")} note={t("target.bubblesNote")}>
            <Bubbles map={map} />
          </Section>
          <Section title={t("target.places")} flush>
            <Places map={map} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Bubbles({ map }: { map: ActivityMap }) {
  const { t, pick } = useText();
  const hub = useMe()?.hub.areaCode;
  const shown = useMemo(
    () =>
      map.areas
        .filter((a) => a.rca !== null && a.rca > 0 && a.eci !== null)
        .sort((a, b) => b.value - a.value)
        .slice(0, 400),
    [map],
  );
  const most = shown[0]?.value ?? 1;
  const top = [...shown].sort((a, b) => (b.rca ?? 0) - (a.rca ?? 0));
  const [xName, yName] = [t("target.rca"), t("target.eci")];
  const option = useCallback(
    (tokens: Tokens) => {
      const named = new Set([...shown.slice(0, 10), ...top.slice(0, 4)].map((a) => a.code));
      return {
        ...baseOption(tokens),
        tooltip: { ...(baseOption(tokens).tooltip as object), trigger: "item", formatter: "{b}" },
        xAxis: {
          ...valueAxis(tokens, { scale: true }),
          name: xName,
          nameLocation: "middle",
          nameGap: 28,
        },
        yAxis: valueAxis(tokens, { name: yName, scale: true }),
        grid: { left: 8, right: 32, top: 32, bottom: 28, containLabel: true },
        series: [
          {
            type: "scatter",
            labelLayout: { hideOverlap: true },
            data: shown.map((a) => ({
              name: pick(a.name),
              value: [a.rca, a.eci],
              symbolSize: 4 + 26 * Math.sqrt(a.value / most),
              itemStyle: {
                color: a.code === hub ? tokens.accent : tokens.ink2,
                opacity: a.code === hub ? 1 : 0.3,
              },
              label: {
                show: a.code === hub || named.has(a.code),
                formatter: "{b}",
                position: "top",
                color: a.code === hub ? tokens.accent : tokens.ink,
                fontSize: 11,
              },
            })),
          },
        ],
      };
    },
    [shown, top, most, hub, pick, xName, yName],
  );
  return (
    <Chart
      title={top[0] ? t("target.bubblesTitle", { area: pick(top[0].name) }) : t("target.bubbles")}
      source={t("target.source")}
      height={400}
      twin={{
        columns: [t("target.place"), xName, yName, t("target.jobs")],
        rows: shown.map((a) => [pick(a.name), a.rca, a.eci, a.value]),
      }}
      option={option}
    />
  );
}

function Places({ map }: { map: ActivityMap }) {
  const text = useText();
  const { t, pick, f, language } = text;
  const hub = useMe()?.hub.areaCode;
  const provinces = useQuery(areasQuery({ level: "province" }));
  const nameOf = useMemo(
    () => new Map(provinces.data?.map((p) => [p.code, p.name])),
    [provinces.data],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: "name",
        title: t("target.place"),
        value: (r) => pick(r.name),
        width: 200,
        pin: true,
        cell: (r) => <strong>{pick(r.name)}</strong>,
      },
      {
        id: "province",
        title: t("target.province"),
        value: (r) => pick(nameOf.get(r.province)),
        choice: true,
        width: 150,
      },
      {
        id: "rca",
        title: t("target.rca"),
        value: (r) => r.rca,
        numeric: true,
        downFirst: true,
        width: 130,
        cell: (r) => (r.rca === null ? "–" : f.exact(r.rca, 2)),
      },
      shareColumn<Row>(text),
      {
        id: "value",
        title: t("target.jobs"),
        unit: t("target.inSample"),
        value: (r) => r.value,
        numeric: true,
        downFirst: true,
        width: 130,
        cell: (r) => f.exact(r.value),
      },
      starColumn<Row>(text),
      {
        id: "eci",
        title: t("target.eci"),
        value: (r) => r.eci,
        numeric: true,
        downFirst: true,
        width: 120,
        cell: (r) => (r.eci === null ? "–" : f.exact(r.eci, 2)),
      },
    ],
    [language, nameOf],
  );
  return (
    <DataTable
      title={t("target.places")}
      rows={map.areas}
      columns={columns}
      rowKey={(r) => r.code}
      sort="-rca"
      marked={(r) => r.code === hub}
    />
  );
}
