import type { Network, Recommended } from "@essor/contract/connect";
import { Anchor, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import "./connect.css";
import { networkQuery, recommendedQuery } from "./queries.ts";

type Advised = Recommended["items"][number];

/** Who works with whom, in communities, and whom an organisation has not met yet. */
export function Page() {
  const { t } = useText();
  const query = useQuery(networkQuery);
  return (
    <>
      <PageHead title={t("connect.network")} lead={t("connect.networkLead")} />
      <Loaded query={query} lines={14}>
        {(network) => <Shown network={network} />}
      </Loaded>
    </>
  );
}

function Shown({ network }: { network: Network }) {
  const { t, f, say } = useText();
  const [{ org }, setAddress] = useAddress();
  const chosen = network.nodes.find((n) => n.id === org) ?? network.nodes[0];
  const most = network.nodes[0]?.projects ?? 1;
  const option = useCallback(
    (tokens: Tokens) => ({
      tooltip: {
        confine: true,
        backgroundColor: tokens.surface,
        borderColor: tokens.line,
        textStyle: { color: tokens.ink, fontSize: 12 },
      },
      series: [
        {
          type: "graph",
          layout: "force",
          roam: true,
          force: { repulsion: 60, edgeLength: [20, 70], gravity: 0.15, layoutAnimation: false },
          data: network.nodes.map((n) => ({
            id: n.id,
            name: n.id,
            value: n.projects,
            symbolSize: 5 + 17 * Math.sqrt(n.projects / most),
            itemStyle: {
              color: tokens.data[n.community % tokens.data.length],
              borderColor: n.id === chosen?.id ? tokens.ink : tokens.surface,
              borderWidth: n.id === chosen?.id ? 3 : 1,
            },
          })),
          edges: network.links.map((l) => ({
            source: l.a,
            target: l.b,
            value: l.projects,
            lineStyle: {
              width: 0.5 + Math.log2(1 + l.projects) / 3,
              color: tokens.ink2,
              opacity: 0.3,
            },
          })),
        },
      ],
    }),
    [network, most, chosen?.id],
  );
  return (
    <div className="cn-columns">
      <Section title={t("connect.network")}>
        <Chart
          title={t("connect.networkFinding", {
            n: f.exact(network.nodes.length),
            communities: f.exact(network.communities),
            isolated: f.exact(network.isolated),
            all: f.exact(network.organisations),
          })}
          source={`${network.source.title}, ${network.source.licence}`}
          height={480}
          option={option}
          onPick={({ name }) =>
            network.nodes.some((n) => n.id === name) && setAddress({ org: name })
          }
          twin={{
            columns: [
              t("connect.networkPick"),
              t("connect.type"),
              t("connect.country"),
              t("connect.projects"),
              t("connect.partnersCount"),
              t("connect.community"),
            ],
            rows: network.nodes.map((n) => [
              n.id,
              say(`connect.org.${n.kind}`, n.kind),
              n.country,
              n.projects,
              n.partners,
              n.community + 1,
            ]),
          }}
        />
      </Section>
      <Gaps network={network} pick={(org) => setAddress({ org })} />
      <Section title={t("connect.recommended")} note={t("connect.recommendedNote")} flush>
        <div className="es-body">
          <NativeSelect
            label={t("connect.networkPick")}
            description={t("connect.networkPickHelp")}
            value={chosen?.id ?? ""}
            data={network.nodes.map((n) => ({
              value: n.id,
              label: `${n.id} · ${n.country} · ${say(`connect.org.${n.kind}`, n.kind)}`,
            }))}
            onChange={(e) => setAddress({ org: e.currentTarget.value })}
          />
        </div>
        {chosen && <Advice id={chosen.id} />}
      </Section>
    </div>
  );
}

/** Who connects the others, and who should meet: both from the picture above. */
function Gaps({ network, pick }: { network: Network; pick: (id: string) => void }) {
  const { t, f, say } = useText();
  const byId = new Map(network.nodes.map((n) => [n.id, n]));
  const label = (id: string) => {
    const node = byId.get(id);
    return node ? `${id} · ${node.country} · ${say(`connect.org.${node.kind}`, node.kind)}` : id;
  };
  return (
    <Section title={t("connect.brokers")} note={t("connect.brokersNote")}>
      <div className="cn-columns">
        <ol className="cn-ranked">
          {network.brokers.map(({ id, share }) => (
            <li key={id}>
              <Anchor component="button" type="button" onClick={() => pick(id)}>
                {label(id)}
              </Anchor>{" "}
              <span className="es-dim">{f.percent(share, 1)}</span>
            </li>
          ))}
        </ol>
        <div className="cn-stack">
          <h3>{t("connect.missing")}</h3>
          <p className="es-dim es-small">
            {t("connect.isolatedAre", {
              n: f.exact(network.isolated),
              all: f.exact(network.organisations),
            })}
          </p>
          <ul className="cn-ranked">
            {network.missing.map(({ a, b, common }) => (
              <li key={`${a} ${b}`}>
                {label(a)} – {label(b)}{" "}
                <span className="es-dim">
                  {t("connect.commonPartners", { n: f.exact(common) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  );
}

function Advice({ id }: { id: string }) {
  const { t, f, say, language } = useText();
  const query = useQuery(recommendedQuery(id));
  const best = query.data?.[0]?.score ?? 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Advised>[]>(
    () => [
      { id: "id", title: t("connect.networkPick"), value: (r) => r.id, width: 130 },
      {
        id: "kind",
        title: t("connect.type"),
        value: (r) => say(`connect.org.${r.kind}`, r.kind),
        width: 90,
      },
      { id: "country", title: t("connect.country"), value: (r) => r.country, width: 90 },
      {
        id: "score",
        title: t("connect.score"),
        value: (r) => r.score,
        cell: (r) => f.percent(r.score / best),
        numeric: true,
        width: 90,
      },
      {
        id: "through",
        title: t("connect.through"),
        value: (r) => r.through.join(", "),
        width: 220,
        oneLine: true,
      },
    ],
    [language, best],
  );
  return (
    <Loaded query={query}>
      {(items) => (
        <DataTable
          bare
          title={t("connect.recommended")}
          rows={items}
          columns={columns}
          rowKey={(r) => r.id}
          sort="-score"
        />
      )}
    </Loaded>
  );
}
