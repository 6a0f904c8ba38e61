import type { RankingTable, Recipe } from "@essor/contract/measure";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import { useAddress } from "../api/address.ts";
import { areasQuery, rankingQuery, recipesQuery } from "../api/measure.ts";
import { useMe } from "../api/session.ts";
import { Icon } from "../ui/icon.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded, Skeleton } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { parsePairs } from "./choice.ts";
import { rankTable } from "./engine.ts";
import "./ranking.css";
import { RankingControls } from "./ranking-controls.tsx";
import { RankingGrid } from "./ranking-grid.tsx";
import { rankingRows } from "./ranking-rows.ts";
import { RankingTiles } from "./ranking-tiles.tsx";
import { UnitProfile } from "./unit-profile.tsx";

const Scatter = lazy(() =>
  import("./ranking-scatter.tsx").then((m) => ({ default: m.RankingScatter })),
);

const Heat = lazy(() => import("./ranking-heat.tsx").then((m) => ({ default: m.RankingHeat })));

/** Names of provinces and prefectures. */
function useAreas() {
  const provinces = useQuery(areasQuery({ level: "province" })).data;
  const prefectures = useQuery(areasQuery({ level: "prefecture" })).data;
  return useMemo(
    () => new Map([...(provinces ?? []), ...(prefectures ?? [])].map((a) => [a.code, a])),
    [provinces, prefectures],
  );
}

/** Leaves the time of a re-ranking in the browser's performance record, where the test reads it. */
function measured<T>(work: () => T): T {
  const start = performance.now();
  const result = work();
  performance.measure("essor-rank", { start, end: performance.now() });
  return result;
}

function Body({ table, recipes }: { table: RankingTable; recipes: readonly Recipe[] }) {
  const text = useText();
  const { t, pick, f } = text;
  const [address, setAddress] = useAddress();
  const areas = useAreas();
  const me = useMe();
  const at = table.periods.indexOf(table.period);
  const earlier = table.periods[at + 1];
  const past = useQuery({
    ...rankingQuery(table.recipe.code, earlier, address.asOf),
    enabled: earlier !== undefined,
  }).data;
  const weights = useDeferredValue(address.w);
  const minima = useDeferredValue(address.min);
  const choice = useMemo(
    () => ({ weights: parsePairs(weights), minima: parsePairs(minima) }),
    [weights, minima],
  );
  const ranked = useMemo(() => measured(() => rankTable(table, choice)), [table, choice]);
  const before = useMemo(() => (past ? rankTable(past, choice) : null), [past, choice]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: pick changes with the language only
  const rows = useMemo(
    () => (ranked ? rankingRows({ table, ranked, before, areas, pick }) : []),
    [table, ranked, before, areas, text.language],
  );
  const count = useMemo(() => rows.filter((r) => r.rank !== null).length, [rows]);
  const hubCode = me?.hub.areaCode ?? undefined;
  const hub = rows.find((r) => r.code === hubCode);
  const view = address.view ?? "table";
  const open = (code: string) => setAddress({ unit: code }, { replace: false });

  return (
    <>
      <PageHead
        title={t("ranking.title", { n: f.exact(count) })}
        lead={pick(table.recipe.note) || t("ranking.lead")}
      >
        {recipes.length > 1 && (
          <NativeSelect
            size="xs"
            label={t("ranking.recipe")}
            value={table.recipe.code}
            data={recipes.map((r) => ({ value: r.code, label: pick(r.name) }))}
            onChange={(e) =>
              setAddress({ recipe: e.currentTarget.value, w: undefined, min: undefined })
            }
          />
        )}
        <NativeSelect
          size="xs"
          label={t("ranking.period")}
          value={table.period}
          data={[...table.periods]}
          onChange={(e) => setAddress({ period: e.currentTarget.value })}
        />
      </PageHead>
      <div className="es-ranking">
        <div className="es-ranking-main">
          <Section
            title={pick(table.recipe.name)}
            flush
            actions={
              <>
                {hub && (
                  <button
                    type="button"
                    className="es-tool"
                    data-boxed
                    onClick={() => open(hub.code)}
                  >
                    <Icon name="flag" size={14} />
                    {hub.name}
                    {hub.rank !== null && <strong>{hub.rank}</strong>}
                  </button>
                )}
                <SegmentedControl
                  size="xs"
                  aria-label={t("ranking.view")}
                  value={view}
                  onChange={(next) => setAddress({ view: next === "table" ? undefined : next })}
                  data={[
                    { value: "table", label: t("ranking.table") },
                    { value: "tiles", label: t("ranking.tiles") },
                    { value: "scatter", label: t("ranking.scatter") },
                    { value: "heat", label: t("ranking.heat") },
                  ]}
                />
              </>
            }
          >
            {ranked === null ? (
              <Empty title={t("ranking.noScore")} help={t("ranking.noScoreHelp")} />
            ) : view === "tiles" ? (
              <RankingTiles table={table} rows={rows} open={open} hub={hubCode} areas={areas} />
            ) : view === "scatter" ? (
              <Suspense fallback={<Skeleton />}>
                <Scatter table={table} rows={rows} open={open} hub={hub} />
              </Suspense>
            ) : view === "heat" ? (
              <Suspense fallback={<Skeleton />}>
                <Heat table={table} rows={rows} hub={hub} />
              </Suspense>
            ) : (
              <RankingGrid table={table} rows={rows} open={open} hub={hubCode} earlier={earlier} />
            )}
          </Section>
          <p className="es-dim es-small">
            {t("ranking.computed", { day: f.day(table.asOf) })}{" "}
            {t("ranking.recipeEdition", {
              code: table.recipe.code,
              edition: table.recipe.edition,
              hash: table.recipe.hash.slice(0, 12),
            })}
          </p>
        </div>
        <RankingControls table={table} out={rows.length - count} />
      </div>
      <UnitProfile table={table} rows={rows} earlier={earlier} count={count} />
    </>
  );
}

export function Page() {
  const { t } = useText();
  const [{ recipe, period, asOf }] = useAddress();
  const recipes = useQuery(recipesQuery);
  const code = recipe ?? recipes.data?.[0]?.code;
  const ranking = useQuery({
    ...rankingQuery(code ?? "", period, asOf),
    enabled: code !== undefined,
  });
  if (recipes.data && !code) {
    return (
      <>
        <PageHead title={t("page.ranking")} />
        <Note>{t("ranking.noRecipe")}</Note>
      </>
    );
  }
  return (
    <Loaded query={recipes}>
      {(list) => (
        <Loaded query={ranking} lines={18}>
          {(table) => <Body table={table} recipes={list} />}
        </Loaded>
      )}
    </Loaded>
  );
}
