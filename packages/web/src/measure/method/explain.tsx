import type { RankingTable } from "@essor/contract/measure";
import type { ScoreChange } from "@essor/contract/measure-analysis";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { useMe } from "../../api/session.ts";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { ExplainEnds } from "./explain-ends.tsx";
import { ExplainTable } from "./explain-table.tsx";
import { namer } from "./names.ts";
import { explainQuery } from "./queries.ts";
import { UnitSelect } from "./unit-select.tsx";
import { type Fall, Waterfall } from "./waterfall.tsx";
import { WithRanking } from "./with-ranking.tsx";

export function Page() {
  const { t } = useText();
  return (
    <WithRanking title={t("page.explain")} lead={t("method.explainLead")}>
      {(table) => <Body table={table} />}
    </WithRanking>
  );
}

function Body({ table }: { table: RankingTable }) {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const me = useMe();
  const unit = address.unit ?? me?.hub.areaCode ?? table.units[0]?.code;
  const to = address.to ?? table.periods[0];
  const from = address.from ?? table.periods[1];
  const { asOf, fromAsOf, fromEdition, toEdition } = address;
  const ready = unit !== undefined && from !== undefined && to !== undefined;
  const query = useQuery({
    ...explainQuery(table.recipe.code, {
      unit: unit ?? "",
      from: from ?? "",
      to: to ?? "",
      asOf,
      fromAsOf,
      fromEdition,
      toEdition,
    }),
    enabled: ready,
  });
  return (
    <>
      <PageHead title={t("page.explain")} lead={t("method.explainLead")}>
        <UnitSelect table={table} value={unit} onChange={(code) => setAddress({ unit: code })} />
        <NativeSelect
          size="xs"
          label={t("method.from")}
          value={from ?? ""}
          data={[...table.periods]}
          onChange={(e) => setAddress({ from: e.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t("method.to")}
          value={to ?? ""}
          data={[...table.periods]}
          onChange={(e) => setAddress({ to: e.currentTarget.value })}
        />
      </PageHead>
      <ExplainEnds table={table} />
      {ready ? (
        <Loaded query={query} lines={12}>
          {(change) => <Change change={change} />}
        </Loaded>
      ) : (
        <Note>{t("method.onePeriod")}</Note>
      )}
    </>
  );
}

/** The steps from one score to the other, by cause or by indicator. */
function fallsOf(
  change: ScoreChange,
  by: "cause" | "indicator",
  text: ReturnType<typeof useText>,
): Fall[] {
  const name = namer(text, change.indicators);
  const steps = new Map<string, number>();
  const add = (key: string, x: number) => steps.set(key, (steps.get(key) ?? 0) + x);
  for (const { factor, contribution, parts, rest } of change.factors) {
    const cause = text.t(`method.factor.${factor}`);
    if (by === "cause" || parts.length === 0) add(cause, contribution);
    else {
      for (const part of parts) add(name(part.code), part.contribution);
      if (rest !== 0) add(cause, rest);
    }
  }
  const sorted = [...steps];
  if (by === "indicator") sorted.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  let at = change.from.score;
  const falls = sorted.map(([label, x]): Fall => {
    const from = at;
    at += x;
    return { name: label, from, to: at, level: false };
  });
  const level = (score: number, period: string): Fall => ({
    name: text.t("method.scoreIn", { period }),
    from: 0,
    to: score,
    level: true,
  });
  return [
    level(change.from.score, change.from.period),
    ...falls,
    level(change.to.score, change.to.period),
  ];
}

function Change({ change }: { change: ScoreChange }) {
  const text = useText();
  const { t, f, pick, language } = text;
  const [{ by }, setAddress] = useAddress();
  const view = by === "indicator" ? "indicator" : "cause";
  // biome-ignore lint/correctness/useExhaustiveDependencies: text changes with the language only
  const falls = useMemo(() => fallsOf(change, view, text), [change, view, language]);
  const unit = pick(change.unit.name);
  const own = change.factors.find((x) => x.factor === "own")?.contribution ?? 0;
  const peers = change.factors.find((x) => x.factor === "peers")?.contribution ?? 0;
  const facts = {
    unit,
    from: change.from.period,
    to: change.to.period,
    own: f.signed(round(own)),
    peers: f.signed(round(peers)),
    change: f.signed(round(change.change)),
  };
  return (
    <>
      <Section
        title={t("method.changeOf", facts)}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t("method.by")}
            value={view}
            onChange={(next) => setAddress({ by: next === "cause" ? undefined : next })}
            data={[
              { value: "cause", label: t("method.byCause") },
              { value: "indicator", label: t("method.byIndicator") },
            ]}
          />
        }
      >
        <p className="es-method-said">
          {t("method.changeSaid", {
            ...facts,
            a: f.exact(change.from.score, 2),
            b: f.exact(change.to.score, 2),
            rankA: change.from.rank === null ? "–" : f.exact(change.from.rank),
            rankB: change.to.rank === null ? "–" : f.exact(change.to.rank),
          })}
        </p>
        <Waterfall
          title={t("method.changeFinding", facts)}
          note={t("method.changeNote")}
          source={t("method.recipeSource", {
            code: change.code,
            edition: change.to.edition,
            day: f.day(change.to.asOf),
          })}
          falls={falls}
        />
        <p className="es-method-sum">
          {t("method.sum", {
            parts: change.factors
              .map((x) => f.exact(x.contribution, 6))
              .join(" + ")
              .replaceAll("+ -", "− ")
              .replaceAll("+ −", "− "),
            sum: f.exact(change.sum, 6),
            a: f.exact(change.from.score, 6),
            b: f.exact(change.to.score, 6),
          })}
        </p>
      </Section>
      <ExplainTable change={change} />
    </>
  );
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
