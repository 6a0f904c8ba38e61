import type { RankingTable } from "@essor/contract/measure";
import { NativeSelect } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";
import { pillarsOf } from "./engine.ts";
import { nodeName, pillarName, type RankingRow } from "./ranking-rows.ts";

type Props = {
  readonly table: RankingTable;
  readonly rows: readonly RankingRow[];
  readonly open: (code: string) => void;
  readonly hub: RankingRow | undefined;
};

/** Two pillars against each other: who is large but not able, who is able but not large. */
export function RankingScatter({ table, rows, open, hub }: Props) {
  const { t, say, f } = useText();
  const [address, setAddress] = useAddress();
  const pillars = pillarsOf(table);
  const x = address.x ?? pillars[0]?.code ?? "";
  const y = address.y ?? pillars.at(-1)?.code ?? "";
  const [xName, yName] = [nodeName(x, say), nodeName(y, say)];
  const points = useMemo(
    () =>
      rows
        .filter((r) => r.rank !== null && r.pillars[x] != null && r.pillars[y] != null)
        .sort((a, b) => (a.rank as number) - (b.rank as number)),
    [rows, x, y],
  );
  const placeOf = (code: string) =>
    hub?.pillars[code] == null
      ? null
      : 1 +
        points.filter((r) => (r.pillars[code] as number) > (hub.pillars[code] as number)).length;
  const [xPlace, yPlace] = [placeOf(x), placeOf(y)];
  const option = useCallback(
    (tokens: Tokens) => {
      const named = new Set(points.slice(0, 6).map((r) => r.code));
      if (hub) named.add(hub.code);
      const point = (r: RankingRow) => ({
        name: r.name,
        value: [r.pillars[x], r.pillars[y]],
        code: r.code,
        symbolSize: r.code === hub?.code ? 12 : named.has(r.code) ? 8 : 5,
        itemStyle: {
          color: r.code === hub?.code ? tokens.accent : tokens.ink2,
          opacity: named.has(r.code) ? 1 : 0.35,
        },
        label: {
          show: named.has(r.code),
          formatter: "{b}",
          position: "top",
          color: r.code === hub?.code ? tokens.accent : tokens.ink,
          fontWeight: r.code === hub?.code ? 700 : 400,
        },
      });
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
        grid: { left: 8, right: 24, top: 32, bottom: 28, containLabel: true },
        series: [
          {
            type: "scatter",
            data: points.map(point).reverse(),
            labelLayout: { hideOverlap: true },
          },
        ],
      };
    },
    [points, x, y, hub, xName, yName],
  );
  const title =
    hub && xPlace && yPlace
      ? t("ranking.scatterTitle", {
          unit: hub.name,
          x: xPlace,
          y: yPlace,
          xName,
          yName,
          n: f.exact(points.length),
        })
      : t("ranking.scatterPlain", { xName, yName, n: f.exact(points.length) });
  const choice = pillars.map((p) => ({ value: p.code, label: pillarName(p, say) }));
  return (
    <div className="es-body" style={{ display: "grid", gap: 12 }}>
      <div className="es-fields">
        <NativeSelect
          size="xs"
          label={t("ranking.axisX")}
          data={choice}
          value={x}
          onChange={(e) => setAddress({ x: e.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t("ranking.axisY")}
          data={choice}
          value={y}
          onChange={(e) => setAddress({ y: e.currentTarget.value })}
        />
      </div>
      <Chart
        title={title}
        source={`${table.recipe.code} ${table.recipe.hash.slice(0, 12)}, ${table.period}`}
        option={option}
        height={520}
        twin={{
          columns: [t("ranking.unit"), xName, yName],
          rows: points.map((r) => [
            `${r.name} (${r.code})`,
            r.pillars[x] ?? null,
            r.pillars[y] ?? null,
          ]),
        }}
        onPick={({ dataIndex }) => {
          const row = points[points.length - 1 - dataIndex];
          if (row) open(row.code);
        }}
      />
    </div>
  );
}
