import type { AreaSpace } from "@essor/contract/target";
import { useCallback } from "react";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";

/** Activities that places tend to have together hang together; the area's own are filled. */
export function ProductSpace({ space }: { space: AreaSpace }) {
  const { t, pick } = useText();
  const names = new Map(space.activities.map((a) => [a.code, pick(a.name)]));
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
          force: { repulsion: 160, edgeLength: [40, 110], gravity: 0.12, layoutAnimation: false },
          data: space.activities.map((a) => ({
            id: a.code,
            name: pick(a.name),
            symbolSize: 10 + 16 * Math.min(1, (a.rca ?? 0) / 3),
            itemStyle: a.present
              ? { color: tokens.accent }
              : { color: tokens.surface, borderColor: tokens.ink2, borderWidth: 1.5 },
            label: {
              show: true,
              position: "right",
              fontSize: 11,
              color: tokens.ink,
              formatter: a.code,
            },
          })),
          edges: space.edges.map((edge) => ({
            source: edge.from,
            target: edge.to,
            value: edge.proximity,
            lineStyle: { width: 0.5 + 3 * edge.proximity, color: tokens.line, opacity: 0.9 },
          })),
        },
      ],
    }),
    [space, pick],
  );
  const present = space.activities.filter((a) => a.present).length;
  return (
    <Chart
      title={t("target.spaceTitle", { n: present, of: space.activities.length })}
      source={t("target.source")}
      height={380}
      twin={{
        columns: [t("target.activity"), t("target.near"), t("target.proximity")],
        rows: space.edges.map((edge) => [
          names.get(edge.from) ?? edge.from,
          names.get(edge.to) ?? edge.to,
          edge.proximity,
        ]),
      }}
      option={option}
    />
  );
}
