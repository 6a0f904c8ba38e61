import type { RankingTable } from "@essor/contract/measure";
import { buildIndex, compareBuilds, correlationOf } from "@essor/core/measure";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { recipesQuery } from "../../api/measure.ts";
import { useMe } from "../../api/session.ts";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { CompareChart } from "./compare-chart.tsx";
import { CompareMethods } from "./compare-methods.tsx";
import { type ComparedRow, CompareTable } from "./compare-table.tsx";
import { coreOf } from "./core-table.ts";
import { rankingEditionQuery } from "./queries.ts";
import { WithRanking } from "./with-ranking.tsx";
import "./method.css";

/** Units that are drawn: those among the first under either, and the hub. */
const DRAWN = 250;

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.compare")} lead={t("method.compareLead")}>
      {(table) => <Body table={table} />}
    </WithRanking>
  );
}

/** `hub-index~2` is edition 2 of that recipe. */
function parseSide(text: string): { code: string; edition: number } {
  const [code = "", edition] = text.split("~");
  return { code, edition: Number(edition) || 1 };
}

function Body({ table }: { table: RankingTable }) {
  const { t, pick } = useText();
  const [address, setAddress] = useAddress();
  const recipes = useQuery(recipesQuery).data ?? [];
  const { code, edition } = table.recipe;
  const choices = recipes.flatMap((r) =>
    Array.from({ length: r.edition }, (_, i) => ({
      value: `${r.code}~${r.edition - i}`,
      label: t("method.sideName", { name: pick(r.name), edition: r.edition - i }),
    })),
  );
  const b = address.b ?? `${code}~${edition}`;
  const before = `${code}~${Math.max(1, edition - 1)}`;
  const a = address.a ?? before;
  // Another recipe may have other periods: it answers with its newest.
  const question = (side: string) => {
    const asked = parseSide(side);
    const period = asked.code === code ? table.period : undefined;
    return { ...asked, period, asOf: address.asOf };
  };
  const first = useQuery(rankingEditionQuery(question(a)));
  const second = useQuery(rankingEditionQuery(question(b)));
  const side = (key: "a" | "b", value: string, label: string) => (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      data={choices}
      onChange={(e) => setAddress({ [key]: e.currentTarget.value })}
    />
  );
  return (
    <>
      <PageHead title={t("page.compare")} lead={t("method.compareLead")}>
        {side("a", a, t("method.sideA"))}
        {side("b", b, t("method.sideB"))}
      </PageHead>
      {edition === 1 && a === b && <Note>{t("method.oneEdition")}</Note>}
      <Loaded query={first} lines={8}>
        {(left) => (
          <Loaded query={second} lines={8}>
            {(right) => <Compared left={left} right={right} />}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function Compared({ left, right }: { left: RankingTable; right: RankingTable }) {
  const text = useText();
  const { t, f, pick, language } = text;
  const hub = useMe()?.hub.areaCode ?? undefined;
  const builds = useMemo(() => {
    const made = [left, right].map((table) => {
      const core = coreOf(table);
      const built = core && buildIndex(core.recipe, core.table);
      return built?.ok ? built.value : null;
    });
    return made[0] && made[1] ? ([made[0], made[1]] as const) : null;
  }, [left, right]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const rows = useMemo((): ComparedRow[] => {
    if (!builds) return [];
    const names = new Map([...left.units, ...right.units].map((u) => [u.code, u.name]));
    return compareBuilds(builds).map(({ unit, scores, ranks }) => {
      const [a, b] = [ranks[0] ?? null, ranks[1] ?? null];
      return {
        code: unit,
        name: pick(names.get(unit)) || unit,
        rankA: a,
        rankB: b,
        change: a === null || b === null ? null : a - b,
        scoreA: scores[0] ?? null,
        scoreB: scores[1] ?? null,
      };
    });
  }, [builds, left, right, language]);
  if (!builds) return <Note tone="danger">{t("ranking.noScore")}</Note>;
  const both = rows.filter((r) => r.rankA !== null && r.rankB !== null);
  const similar = correlationOf(
    Float64Array.from(both, (r) => r.rankA as number),
    Float64Array.from(both, (r) => r.rankB as number),
    "spearman",
  );
  const moved = both.filter((r) => r.change !== 0);
  const mean =
    both.length === 0 ? 0 : both.reduce((s, r) => s + Math.abs(r.change ?? 0), 0) / both.length;
  const own = rows.find((r) => r.code === hub);
  const labels = [left, right].map((x) =>
    t("method.sideName", { name: pick(x.recipe.name), edition: x.recipe.edition }),
  ) as [string, string];
  return (
    <>
      <Section title={t("method.compareTitle")}>
        <p className="es-method-said">
          {t("method.compareSaid", {
            n: f.exact(moved.length),
            of: f.exact(both.length),
            mean: f.exact(mean, 1),
            r: similar === null ? "–" : f.exact(similar.r, 3),
          })}{" "}
          {own &&
            own.rankA !== null &&
            own.rankB !== null &&
            t("method.compareHub", {
              unit: own.name,
              a: f.exact(own.rankA),
              b: f.exact(own.rankB),
            })}
        </p>
        <CompareChart
          rows={both.filter(
            (r) => Math.min(r.rankA ?? DRAWN, r.rankB ?? DRAWN) < DRAWN || r === own,
          )}
          hub={hub}
          labels={labels}
        />
      </Section>
      <CompareTable rows={rows} hub={hub} labels={labels} />
      <CompareMethods left={left} right={right} builds={builds} labels={labels} />
    </>
  );
}
