import type { RankingTable } from "@essor/contract/measure";
import type { IndexBuild, Step } from "@essor/core/measure";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import { coreOf } from "./core-table.ts";
import { namer } from "./names.ts";
import { PlainTable } from "./plain-table.tsx";
import { stepDetail, stepName } from "./step-text.ts";

type Props = {
  readonly left: RankingTable;
  readonly right: RankingTable;
  readonly builds: readonly [IndexBuild, IndexBuild];
  readonly labels: readonly [string, string];
};
type Line = { readonly name: string; readonly a: string; readonly b: string };

/** Where the two recipes differ: steps and shares of the index; what is the same is left out. */
export function CompareMethods({ left, right, builds, labels }: Props) {
  const text = useText();
  const { t, f } = text;
  const names = [left, right].map((x) => namer(text, x.indicators, x.recipe.body.framework));
  const name = (code: string) => {
    const [first] = names;
    const found = first?.(code) ?? code;
    return found === code ? (names[1]?.(code) ?? code) : found;
  };
  const steps = [left, right].map((x) => coreOf(x)?.recipe.steps ?? []);
  const lines: Line[] = [
    ...stepLines(steps[0] ?? [], steps[1] ?? [], (s) => stepName(s, text)),
    ...weightLines(builds, name, (x) => f.percent(x, 1)),
  ].filter((l) => l.a !== l.b);
  if (lines.length === 0) {
    return (
      <Section title={t("method.differences")}>
        <p>{t("method.noDifference")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("method.differences")} flush>
      <PlainTable
        title={t("method.differences")}
        columns={[
          { title: t("method.part") },
          { title: labels[0] },
          { title: labels[0] === labels[1] ? `${labels[1]} (2)` : labels[1] },
        ]}
        rows={lines.map((l) => ({ key: l.name, cells: [l.name, l.a || "–", l.b || "–"] }))}
      />
    </Section>
  );
}

/** Steps by name and, of one name, by order. */
function stepLines(a: readonly Step[], b: readonly Step[], name: (step: Step) => string): Line[] {
  const keyed = (steps: readonly Step[]) => {
    const seen = new Map<string, number>();
    return new Map(
      steps.map((s) => {
        const n = (seen.get(s.step) ?? 0) + 1;
        seen.set(s.step, n);
        return [`${s.step} ${n}`, s] as const;
      }),
    );
  };
  const [left, right] = [keyed(a), keyed(b)];
  return [...new Set([...left.keys(), ...right.keys()])].map((key) => {
    const [x, y] = [left.get(key), right.get(key)];
    return {
      name: name((x ?? y) as Step),
      a: x ? stepDetail(x) || "✓" : "",
      b: y ? stepDetail(y) || "✓" : "",
    };
  });
}

function weightLines(
  builds: readonly [IndexBuild, IndexBuild],
  name: (code: string) => string,
  percent: (x: number) => string,
): Line[] {
  const [left, right] = builds.map(
    (b) => new Map(b.weights.filter((w) => w.parent !== null).map((w) => [w.code, w.effective])),
  );
  return [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])].map((code) => {
    const [x, y] = [left?.get(code), right?.get(code)];
    return {
      name: name(code),
      a: x === undefined ? "" : percent(x),
      b: y === undefined ? "" : percent(y),
    };
  });
}
