import { useQuery } from "@tanstack/react-query";
import { useAsOf } from "../api/address.ts";
import { useMe } from "../api/session.ts";
import { useText } from "../ui/text.ts";
import { baseValue, valueTexts } from "../ui/unit.ts";
import { FanChart } from "./fan-chart.tsx";
import { targetsQuery } from "./queries.ts";

/** The chart of the brief: the path to the goal that lies farthest ahead. */
export function GoalChart() {
  const text = useText();
  const { t, pick } = text;
  const me = useMe();
  const targets = useQuery(targetsQuery(useAsOf())).data ?? [];
  const goal = targets
    .filter((x) => x.area === me?.hub.areaCode && x.path.length > 0)
    .sort((a, b) => b.year - a.year)[0];
  if (!goal) return null;
  const base = (value: number) => baseValue(value, goal.multiplier);
  const value = valueTexts(text, goal.value, { ...goal, decimals: 0 });
  return (
    <div className="ol-brief-chart">
      <FanChart
        title={t("outlook.pathTitle", {
          indicator: pick(goal.indicatorName),
          goal: `${value.short} ${value.unit}`,
          year: goal.year,
        })}
        source={goal.source.title}
        unit={value.unit}
        history={goal.history.map((h) => ({ year: h.year, value: base(h.value) }))}
        fan={goal.fan.map((p) => ({
          year: p.year,
          middle: base(p.middle),
          low: base(p.low),
          high: base(p.high),
        }))}
        path={goal.path.map((p) => ({ year: p.year, value: base(p.required) }))}
      />
    </div>
  );
}
