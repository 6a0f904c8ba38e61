import type { AreaSpace } from "@essor/contract/target";
import { NativeSelect } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { baseOption, valueAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";

const QUADRANTS = ["near-complex", "near-simple", "far-complex", "far-simple"] as const;

/** What the area has and might have: near to it or far, simple or complex. */
export function Quadrants({ space }: { space: AreaSpace }) {
  const { t, pick, say } = useText();
  const [address, setAddress] = useAddress();
  const show = address.show ?? "all";
  const all = useMemo(
    () => space.activities.filter((a) => a.density !== null && a.pci !== null),
    [space],
  );
  const points = useMemo(
    () =>
      all.filter(
        (a) =>
          show === "all" ||
          (show === "has" && a.quadrant === null) ||
          (show === "missing" && a.quadrant !== null) ||
          a.quadrant === show,
      ),
    [all, show],
  );
  const best = all
    .filter((a) => a.quadrant === "near-complex")
    .sort((a, b) => (b.cog ?? 0) - (a.cog ?? 0));
  const [xName, yName] = [t("target.density"), t("target.pci")];
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
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
          data: points.map((a) => ({
            name: pick(a.name),
            value: [a.density, a.pci],
            symbolSize: 8 + 14 * Math.min(1, (a.rca ?? 0) / 3),
            itemStyle: a.present
              ? { color: tokens.accent }
              : { color: a.quadrant === "near-complex" ? tokens.warn : tokens.ink2, opacity: 0.75 },
            label: {
              show: true,
              formatter: "{b}",
              position: "right",
              color: tokens.ink,
              fontSize: 11,
              width: 120,
              overflow: "truncate",
            },
          })),
        },
      ],
    }),
    [points, pick, xName, yName],
  );
  const title = best[0]
    ? t("target.quadrantsTitle", { name: pick(best[0].name) })
    : t("target.quadrantsNone");
  return (
    <>
      <NativeSelect
        label={t("target.showing")}
        value={show}
        data={[
          { value: "all", label: t("target.showAll") },
          { value: "has", label: t("target.has") },
          { value: "missing", label: t("target.showMissing") },
          ...QUADRANTS.map((q) => ({ value: q, label: t(`target.q.${q}`) })),
        ]}
        onChange={(event) => setAddress({ show: event.currentTarget.value })}
        mb={8}
      />
      <Chart
        title={title}
        source={t("target.source")}
        height={380}
        twin={{
          columns: [t("target.activity"), xName, yName, t("target.quadrant")],
          rows: points.map((a) => [
            pick(a.name),
            a.density,
            a.pci,
            a.quadrant === null ? t("target.has") : say(`target.q.${a.quadrant}`, a.quadrant),
          ]),
        }}
        option={option}
      />
    </>
  );
}
