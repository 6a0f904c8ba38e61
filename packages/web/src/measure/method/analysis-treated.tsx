import type { RankingTable } from "@essor/contract/measure";
import type { Treatment } from "@essor/core/measure";
import { useMemo } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { About } from "./analysis-statistics.tsx";
import { PlainTable } from "./plain-table.tsx";

/** The log of the treatment of outliers: every altered point by its unit. */
export function Treated({ build, name }: About) {
  const { t, f, say } = useText();
  const names = useMemo(
    () => new Map(build.units.map((code, i) => [code, build.names[i] ?? code])),
    [build],
  );
  if (build.treatments.length === 0) return null;
  const pair = (list: readonly (number | null)[]) =>
    list.map((x) => (x === null ? "–" : f.exact(x, 2))).join(" → ");
  const units = (x: Treatment) => [
    ...x.winsorisedHigh.map((u) => `${names.get(u) ?? u} ↓`),
    ...x.winsorisedLow.map((u) => `${names.get(u) ?? u} ↑`),
  ];
  const touched = build.treatments.filter((x) => x.transform !== null || units(x).length > 0);
  return (
    <Section
      title={t("method.treated", {
        n: f.exact(touched.length),
        of: f.exact(build.treatments.length),
      })}
      note={t("method.treatedNote")}
      flush
    >
      <PlainTable
        title={t("method.step.treat")}
        columns={[
          { title: t("ranking.indicator") },
          { title: t("method.stat.skewness"), numeric: true },
          { title: t("method.stat.kurtosis"), numeric: true },
          { title: t("method.pulledIn") },
          { title: t("method.field.otherwise") },
        ]}
        rows={build.treatments.map((x) => ({
          key: `${x.indicator} ${x.time ?? ""}`,
          cells: [
            name(x.indicator),
            pair(x.skewness),
            pair(x.kurtosis),
            units(x).join(", ") || "–",
            x.transform === null ? "–" : say(`method.way.${x.transform}`, x.transform),
          ],
        }))}
      />
    </Section>
  );
}

type Row = {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly missing: string;
};
const REASONS = ["not-eligible", "screened-out", "not-ranked"] as const;

/** Units without a rank: why, and which cells are missing. */
export function Unranked({ build, name, table, source }: About & { table: RankingTable }) {
  const { t, f, pick, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const rows = useMemo((): Row[] => {
    const names = new Map(table.units.map((u) => [u.code, u.name]));
    return build.issues.flatMap((issue) => {
      const reason = REASONS.find((r) => r === issue.code);
      const code = String(issue.facts?.unit ?? "");
      if (reason === undefined) return [];
      const missing = String(issue.facts?.missing ?? "")
        .split(", ")
        .filter(Boolean);
      return [
        {
          code,
          name: pick(names.get(code)) || code,
          reason:
            reason === "not-eligible"
              ? t("method.notEligible", { name: name(String(issue.facts?.column ?? "")) })
              : t(`method.unranked.${reason}`),
          missing: missing.map(name).join("; "),
        },
      ];
    });
  }, [build, table, language]);
  if (rows.length === 0) return null;
  return (
    <Section
      title={t("method.unranked", { n: f.exact(rows.length) })}
      note={t("method.unrankedNote")}
      flush
    >
      <DataTable
        name="out"
        title={t("method.unranked", { n: f.exact(rows.length) })}
        rows={rows}
        columns={[
          { id: "name", title: t("ranking.unit"), value: (r) => r.name, pin: true, width: 150 },
          {
            id: "reason",
            title: t("ranking.reasonTitle"),
            value: (r) => r.reason,
            choice: true,
            width: 260,
          },
          {
            id: "missing",
            title: t("method.missing"),
            value: (r) => r.missing || null,
            width: 420,
          },
          { id: "code", title: t("door.code"), value: (r) => r.code, width: 90, hidden: true },
        ]}
        rowKey={(r) => `${r.code} ${r.reason}`}
        sort="name"
        source={source}
      />
    </Section>
  );
}
