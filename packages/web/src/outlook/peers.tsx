import type { Peer, Peers } from "@essor/contract/outlook";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { baseValue, valueTexts } from "../ui/unit.ts";
import { peersQuery } from "./queries.ts";
import "./outlook.css";

/** Where the peers are heading, and who catches up with whom, when or never. */
export function Page() {
  const [{ indicator, scale }] = useAddress();
  const query = useQuery(peersQuery({ indicator, scale, asOf: useAsOf() }));
  return <Loaded query={query}>{(peers) => <Body peers={peers} />}</Loaded>;
}

function Body({ peers }: { peers: Peers }) {
  const text = useText();
  const { t, pick, f } = text;
  const [, setAddress] = useAddress();
  const withLine = peers.peers.filter((p) => p.fan.length > 0);
  const columns: readonly Column<Peer>[] = [
    { id: "area", title: t("outlook.area"), value: (p) => pick(p.areaName) },
    {
      id: "last",
      title: t("outlook.newest"),
      value: (p) => p.history.at(-1)?.value ?? null,
      numeric: true,
      downFirst: true,
      cell: (p) => {
        const last = p.history.at(-1);
        return last === undefined ? (
          "–"
        ) : (
          <>
            <NumberDoor
              figure={last.figure}
              value={last.value}
              indicator={{ ...peers, decimals: 2 }}
              unit
            />
            <span className="es-dim es-small"> {last.year}</span>
          </>
        );
      },
    },
    { id: "known", title: t("outlook.knownYears"), value: (p) => p.history.length, numeric: true },
    {
      id: "growth",
      title: t("outlook.growth"),
      value: (p) => p.growth,
      numeric: true,
      cell: (p) => (p.growth === null ? "–" : f.percent(p.growth, 1)),
    },
    {
      id: "catch",
      title: t("outlook.catchUp"),
      value: (p) => p.catchUp?.year ?? null,
      cell: (p) => <CatchWord peer={p} />,
    },
  ];
  return (
    <>
      <PageHead
        title={t("outlook.peersTitle", { indicator: pick(peers.indicatorName) })}
        lead={t("outlook.peersLead")}
      >
        <NativeSelect
          size="xs"
          label={t("outlook.indicator")}
          value={peers.indicator}
          data={peers.indicators.map((i) => ({ value: i.code, label: pick(i.name) }))}
          onChange={(e) => setAddress({ indicator: e.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t("outlook.scale")}
          value={peers.scale}
          data={[
            { value: "logarithm", label: t("outlook.scale.logarithm") },
            { value: "value", label: t("outlook.scale.value") },
          ]}
          onChange={(e) => setAddress({ scale: e.currentTarget.value })}
        />
      </PageHead>
      {withLine.length > 0 && (
        <Section title={t("outlook.trajectories")} note={t("outlook.trajectoriesNote")}>
          <Trajectories peers={peers} />
        </Section>
      )}
      {withLine.length < peers.peers.length && (
        <Note>{t("outlook.oneYear", { n: peers.peers.length - withLine.length })}</Note>
      )}
      <Section title={t("outlook.catchUpTable")} flush>
        <DataTable
          title={t("outlook.catchUpTable")}
          rows={peers.peers}
          columns={columns}
          rowKey={(p) => p.area}
          sort="-last"
          marked={(p) => p.isHub}
        />
      </Section>
    </>
  );
}

function CatchWord({ peer }: { peer: Peer }) {
  const { t } = useText();
  if (peer.isHub) return <span className="es-dim">{t("outlook.us")}</span>;
  if (peer.catchUp === null) return <span className="es-dim">{t("outlook.cannotSay")}</span>;
  const { who, when, year } = peer.catchUp;
  if (when !== "year" || year === null) return <>{t(`outlook.never.${who}`)}</>;
  return <>{t(`outlook.catches.${who}`, { year: Math.ceil(year) })}</>;
}

function Trajectories({ peers }: { peers: Peers }) {
  const text = useText();
  const { t, pick, f, language } = text;
  const lines = peers.peers.filter((p) => p.fan.length > 0);
  const base = (v: number) => baseValue(v, peers.multiplier);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and formats change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 88, top: 32, bottom: 8, containLabel: true },
      tooltip: { show: false },
      xAxis: {
        ...valueAxis(tokens, { format: (v) => String(v), scale: true }),
        minInterval: 1,
        splitLine: { show: false },
      },
      yAxis: valueAxis(tokens, {
        name: valueTexts(text, 0, { ...peers, decimals: 0 }).unit,
        format: (v) => f.number(v),
        scale: true,
      }),
      series: lines.flatMap((p, i) => {
        const colour = p.isHub ? tokens.accent : (tokens.data[(i % 7) + 1] as string);
        const name = pick(p.areaName);
        const last = p.history.at(-1);
        return [
          {
            name,
            type: "line",
            silent: true,
            symbolSize: 6,
            lineStyle: { width: p.isHub ? 3 : 2, color: colour },
            itemStyle: { color: colour },
            data: p.history.map((h) => [h.year, base(h.value)]),
          },
          {
            name,
            type: "line",
            silent: true,
            symbol: "none",
            lineStyle: { width: p.isHub ? 2 : 1.2, type: "dashed", color: colour },
            itemStyle: { color: colour },
            endLabel: {
              show: true,
              formatter: "{a}",
              color: colour,
              fontWeight: p.isHub ? 700 : 400,
              fontSize: 12,
            },
            labelLayout: { moveOverlap: "shiftY" },
            data: [
              ...(last ? [[last.year, base(last.value)]] : []),
              ...p.fan.map((x) => [x.year, base(x.middle)]),
            ],
          },
        ];
      }),
    }),
    [peers, language],
  );
  const leader = [...lines].sort(
    (a, b) => (b.fan.at(-1)?.middle ?? 0) - (a.fan.at(-1)?.middle ?? 0),
  )[0];
  return (
    <Chart
      title={t("outlook.leads", { area: pick(leader?.areaName), year: peers.to })}
      source={t("outlook.factSource")}
      option={option}
      height={340}
      twin={{
        columns: [
          t("outlook.area"),
          t("outlook.year"),
          t("outlook.low"),
          t("outlook.middle"),
          t("outlook.high"),
        ],
        rows: lines.flatMap((p) =>
          p.fan.map((x) => [
            pick(p.areaName),
            String(x.year),
            x.low === null ? null : base(x.low),
            base(x.middle),
            x.high === null ? null : base(x.high),
          ]),
        ),
      }}
    />
  );
}
