import {
  componentsOf,
  consistency,
  correlationsBetween,
  denominatorCorrelations,
  pairFlags,
} from "@essor/core/measure";
import { useMemo } from "react";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { About } from "./analysis-statistics.tsx";
import { PlainTable } from "./plain-table.tsx";

/** Whether the parts of a group measure one thing: Cronbach's alpha, the first component, each part's tie to its group. */
export function Consistency({ build, name }: About) {
  const { t, f } = useText();
  const lines = useMemo(() => {
    const { model } = build;
    const top = model.framework.level[model.framework.top] as number;
    return Array.from({ length: top - 1 }, (_, i) => i + 2).flatMap((level) => {
      const components = componentsOf(model, level);
      const ties = correlationsBetween(model, { from: level - 1, to: level, withParent: true });
      return consistency(model, level).map(({ code, alpha }, k) => ({
        code,
        alpha,
        share: components[k]?.components?.shares[0] ?? null,
        ties: ties.filter((x) => x.a === code),
      }));
    });
  }, [build]);
  const number = (x: number | null) => (x === null ? "–" : f.exact(x, 2));
  return (
    <Section title={t("method.consistencyTitle")} note={t("method.consistencyNote")} flush>
      <PlainTable
        title={t("method.consistencyTitle")}
        columns={[
          { title: t("method.pillar") },
          { title: t("method.alpha"), numeric: true },
          { title: t("method.firstComponent"), numeric: true },
          { title: t("method.tieToGroup") },
        ]}
        rows={lines.map((l) => ({
          key: l.code,
          cells: [
            name(l.code),
            number(l.alpha),
            l.share === null ? "–" : f.percent(l.share),
            l.ties.map((x) => `${name(x.b)} ${number(x.r)}`).join("; ") || "–",
          ],
        }))}
      />
    </Section>
  );
}

/** Pairs that say the same, and pairs that pull apart. */
export function Pairs({ build, name }: About) {
  const { t, f } = useText();
  const flags = useMemo(
    () => [0.75, -0.2].flatMap((limit) => pairFlags(build.model, 2, limit)),
    [build],
  );
  return (
    <Section title={t("method.flagged")} note={t("method.flaggedNote")} flush={flags.length > 0}>
      {flags.length === 0 ? (
        <p>{t("method.noFlags")}</p>
      ) : (
        <PlainTable
          title={t("method.flagged")}
          columns={[
            { title: t("ranking.indicator") },
            { title: t("method.with") },
            { title: t("method.pillar") },
            { title: "r", numeric: true },
          ]}
          rows={flags.map((x) => ({
            key: `${x.a} ${x.b}`,
            cells: [name(x.a), name(x.b), name(x.group), f.exact(x.r, 2)],
          }))}
        />
      )}
    </Section>
  );
}

/** Raw indicators that mostly measure size: those that go with a denominator. */
export function Denominators({ build, name }: About) {
  const { t, f } = useText();
  // Of each indicator the closest denominator, and none with itself.
  const lines = useMemo(() => {
    const closest = new Map<string, ReturnType<typeof denominatorCorrelations>[number]>();
    for (const x of denominatorCorrelations(build.model, 0.7)) {
      if (x.indicator === x.denominator) continue;
      if (Math.abs(x.r) > Math.abs(closest.get(x.indicator)?.r ?? 0)) closest.set(x.indicator, x);
    }
    return [...closest.values()].sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
  }, [build]);
  if (lines.length === 0) return null;
  return (
    <Section title={t("method.sizeTitle")} note={t("method.sizeNote")} flush>
      <PlainTable
        title={t("method.sizeTitle")}
        columns={[
          { title: t("ranking.indicator") },
          { title: t("method.field.denominator") },
          { title: "r", numeric: true },
        ]}
        rows={lines.map((x) => ({
          key: `${x.indicator} ${x.denominator}`,
          cells: [name(x.indicator), name(x.denominator), f.exact(x.r, 2)],
        }))}
      />
    </Section>
  );
}
