import { may } from "@essor/contract/rights";
import type { SlicePart } from "../http/parts.ts";
import { outlookFigures } from "./figures.ts";
import { listForecasts } from "./queries-forecast.ts";
import { shownTargets } from "./targets.ts";

type Shown = {
  indicatorName: Record<string, string>;
  areaName: Record<string, string>;
  year: number;
  track: string;
};

/** What the outlook adds to the overview and the search. */
export const outlookPart: SlicePart = {
  slice: "outlook",
  figures: outlookFigures,
  named: {
    kind: "forecast",
    find: async (tx, { seat, ids }) =>
      may(seat.asker.role, "outlook.read")
        ? (await listForecasts(tx, 50))
            .filter((f) => ids.includes(f.id))
            .map((f) => ({
              id: f.id,
              title: {
                en: `Forecast of ${f.asOf}`,
                "zh-CN": `${f.asOf}的预测`,
                fr: `Prévision du ${f.asOf}`,
              },
              path: `/outlook/forecast?forecast=${f.id}`,
            }))
        : [],
  },
  changed: async (tx, { seat, since }) => {
    if (!may(seat.asker.role, "outlook.read")) return [];
    return (await listForecasts(tx, 20))
      .filter((f) => f.createdAt > since)
      .map((f) => ({
        kind: "project" as const,
        at: f.createdAt.toISOString(),
        title: {
          en: `A new forecast up to ${f.toYear} from ${f.counts.counted ?? 0} projects`,
          "zh-CN": `新的预测：至${f.toYear}年，${f.counts.counted ?? 0}个项目`,
          fr: `Nouvelle prévision jusqu’en ${f.toYear}, ${f.counts.counted ?? 0} projets`,
        },
        path: `/outlook/forecast?forecast=${f.id}`,
      }));
  },
  needs: async (tx, { seat, now }) => {
    if (!may(seat.asker.role, "outlook.write")) return [];
    const targets = (await shownTargets(tx, null)) as Shown[];
    return targets
      .filter((t) => t.track === "at-risk" && t.year >= now.getUTCFullYear())
      .slice(0, 3)
      .map((t) => ({
        severity: "amber" as const,
        title: {
          en: `At risk: ${t.indicatorName.en}, goal for ${t.year}`,
          "zh-CN": `有风险：${t.indicatorName["zh-CN"] ?? t.indicatorName.en}，${t.year}年目标`,
          fr: `Menacé : ${t.indicatorName.fr ?? t.indicatorName.en}, objectif ${t.year}`,
        },
        due: `${t.year}-12-31`,
        path: "/outlook",
      }));
  },
  search: async (tx, { seat, text }) => {
    if (!may(seat.asker.role, "outlook.read")) return [];
    const wanted = text.toLowerCase();
    const targets = (await shownTargets(tx, null)) as Shown[];
    return targets
      .filter((t) =>
        Object.values(t.indicatorName).some((name) => name.toLowerCase().includes(wanted)),
      )
      .slice(0, 4)
      .map((t) => ({
        kind: "target",
        title: { ...t.indicatorName, en: `${t.indicatorName.en} ${t.year}` },
        path: "/outlook",
      }));
  },
};
