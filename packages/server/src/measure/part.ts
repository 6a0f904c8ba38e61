import { may } from "@essor/contract/rights";
import { parsePeriod } from "@essor/core/vocabulary";
import type { SlicePart } from "../http/parts.ts";
import { readyOrNone, readyTable } from "./analysis/core-table.ts";
import { madeOf, movesSince, sharesOf } from "./loop.ts";
import { listAreas, listIndicators } from "./queries.ts";
import { batchesSince, listRecipes, waitingBatches } from "./queries-recipes.ts";

/** What measuring adds to the overview and the search. */
export const measurePart: SlicePart = {
  slice: "measure",
  moves: movesSince,
  shares: sharesOf,
  madeOf,
  changed: async (tx, { since }) =>
    (await batchesSince(tx, since)).map((batch) => ({
      kind: "figure" as const,
      at: batch.appliedAt.toISOString(),
      title: {
        en: `Figures were loaded: ${batch.fileName}`,
        "zh-CN": `已载入数据：${batch.fileName}`,
        fr: `Données chargées : ${batch.fileName}`,
      },
      path: `/measure/imports/${batch.id}`,
    })),
  standing: async (tx, { area, asOf, now }) => {
    const shown = [];
    for (const recipe of area === null ? [] : await listRecipes(tx)) {
      const at = { period: undefined, asOf, now };
      const newest = await readyOrNone(tx, recipe, at);
      if (newest === undefined) continue;
      const earlierText = newest.wide.periods[1];
      const earlier = earlierText === undefined ? undefined : parsePeriod(earlierText);
      const before = earlier?.ok
        ? await readyTable(tx, recipe, { ...at, period: earlier.value })
        : undefined;
      const { codes, units, scores, ranks } = newest.build;
      const i = units.indexOf(area as string);
      const j = before?.build.units.indexOf(area as string) ?? -1;
      // The index first, then its dimensions.
      for (const code of [...codes].reverse()) {
        shown.push({
          recipe: recipe.code,
          name: code === codes.at(-1) ? recipe.name : nameOf(code),
          code,
          score: scores[code]?.[i] ?? null,
          rank: ranks[code]?.[i] ?? null,
          of: ranks[code]?.filter((rank) => rank !== null).length ?? 0,
          previousRank: before?.build.ranks[code]?.[j] ?? null,
          period: newest.wide.period,
          previousPeriod: before?.wide.period ?? null,
        });
      }
    }
    return shown;
  },
  needs: async (tx, { seat }) =>
    may(seat.asker.role, "measure.import")
      ? (await waitingBatches(tx)).map((batch) => ({
          severity: "info" as const,
          title: {
            en: `${batch.fileName} was checked and waits to be applied`,
            "zh-CN": `${batch.fileName} 已核对，待写入`,
            fr: `${batch.fileName} est vérifié et attend d’être appliqué`,
          },
          due: null,
          path: `/measure/imports/${batch.id}`,
        }))
      : [],
  search: async (tx, { text }) => {
    const wanted = text.toLowerCase();
    const areas = await listAreas(tx, { level: null, parent: null, text, limit: 8, after: "" });
    const indicators = (await listIndicators(tx)).filter((indicator) =>
      [indicator.code, ...Object.values(indicator.name)].some((name) =>
        name.toLowerCase().includes(wanted),
      ),
    );
    return [
      ...areas.map((area) => ({
        kind: "area",
        title: area.name,
        path: `/measure?unit=${area.code}`,
      })),
      ...indicators.slice(0, 8).map((indicator) => ({
        kind: "indicator",
        title: indicator.name,
        path: `/measure/figures?indicator=${indicator.code}`,
      })),
    ];
  },
};

const DIMENSIONS: Readonly<Record<string, { en: string; "zh-CN": string; fr: string }>> = {
  total: { en: "Total", "zh-CN": "总量", fr: "Volume" },
  quality: { en: "Quality", "zh-CN": "质量", fr: "Qualité" },
  innovation: { en: "Innovation", "zh-CN": "创新力", fr: "Innovation" },
  projects: { en: "Projects", "zh-CN": "项目", fr: "Projets" },
  funds: { en: "Funds", "zh-CN": "基金", fr: "Fonds" },
  cooperation: { en: "Cooperation", "zh-CN": "合作", fr: "Coopération" },
  chains: { en: "Chains", "zh-CN": "产业链", fr: "Filières" },
};

function nameOf(code: string): { en: string } {
  return DIMENSIONS[code] ?? { en: code };
}
