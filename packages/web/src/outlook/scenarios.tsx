import type { RankingTable } from "@essor/contract/measure";
import type { KeptScenario } from "@essor/contract/outlook";
import { may } from "@essor/contract/rights";
import { Button, Slider, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { useAddress } from "../api/address.ts";
import { useMe } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { DRAWS, leversOf, partsOf, scenarioOf, WEIGHT_NOISE } from "./engine.ts";
import { keepScenario, scenariosQuery } from "./queries.ts";
import { RankBars } from "./rank-bars.tsx";
import { RankedHub } from "./ranked-hub.tsx";
import "./outlook.css";

/** Levers on the index: what each would change, computed while it is moved. */
export function Page() {
  return <RankedHub>{(table, unit) => <Body table={table} unit={unit} />}</RankedHub>;
}

function Body({ table, unit }: { table: RankingTable; unit: string }) {
  const text = useText();
  const { t, pick, f, say } = text;
  const [address, setAddress] = useAddress();
  const { leaves, pillars } = useMemo(() => partsOf(table), [table]);
  const moved = useDeferredValue(address.levers);
  const levers = useMemo(() => leversOf(moved, { unit, leaves }), [moved, unit, leaves]);
  const result = useMemo(() => scenarioOf(table, unit, levers), [table, unit, levers]);
  const before = useMemo(() => scenarioOf(table, unit, []), [table, unit]);
  const at = new Map(
    (address.levers ?? "")
      .split(",")
      .filter(Boolean)
      .map((p) => [p.slice(0, p.lastIndexOf(":")), Number(p.slice(p.lastIndexOf(":") + 1))]),
  );
  const set = (key: string, value: number, rest: number) => {
    const next = new Map(at);
    if (Math.abs(value - rest) < 1e-9) next.delete(key);
    else next.set(key, value);
    setAddress({
      levers: [...next].map(([k, v]) => `${k}:${Number(v.toFixed(4))}`).join(",") || undefined,
    });
  };
  const names = new Map(table.units.map((u) => [u.code, pick(u.name)]));
  const named = (codes: readonly string[]) =>
    codes
      .slice(0, 8)
      .map((c) => names.get(c) ?? c)
      .join(t("outlook.and"));
  const rival = rivalOf(table, unit);
  const indicator = (code: string) => {
    const found = table.indicators.find((i) => i.code === code);
    if (!found) return code;
    const activity = code.split("@")[1];
    return activity === undefined ? pick(found.name) : `${pick(found.name)} · ${activity}`;
  };
  const change = (key: string) => f.percent((at.get(key) ?? 1) - 1);
  if (result === null || before === null) return <Empty title={t("outlook.notRanked")} />;
  const { after, passed, passedBy } = result;
  return (
    <>
      <PageHead
        title={
          levers.length === 0
            ? t("outlook.scenarioStart", {
                area: names.get(unit) ?? unit,
                rank: before.before.rank ?? "–",
              })
            : result.before.rank === after.rank
              ? t("outlook.scenarioSame", {
                  area: names.get(unit) ?? unit,
                  rank: after.rank ?? "–",
                })
              : t("outlook.scenarioTitle", {
                  area: names.get(unit) ?? unit,
                  from: result.before.rank ?? "–",
                  to: after.rank ?? "–",
                })
        }
        lead={t("outlook.scenarioLead", { index: pick(table.recipe.name), period: table.period })}
      >
        <Button
          size="xs"
          variant="default"
          disabled={levers.length === 0}
          onClick={() => setAddress({ levers: undefined })}
        >
          {t("outlook.reset")}
        </Button>
      </PageHead>
      <div className="ol-scenario">
        <Section title={t("outlook.levers")} note={t("outlook.leversNote")}>
          {leaves.map((code) => (
            <Lever
              key={code}
              name={indicator(code)}
              shown={change(code)}
              value={at.get(code) ?? 1}
              min={0.5}
              max={2}
              step={0.05}
              rest={1}
              onChange={(v) => set(code, v, 1)}
            />
          ))}
          <h3 className="ol-h3">{t("outlook.weights")}</h3>
          {pillars.map((p) => (
            <Lever
              key={p.code}
              name={say(`outlook.pillar.${p.code}`, p.code)}
              shown={f.exact(at.get(`w.${p.code}`) ?? p.weight, 1)}
              value={at.get(`w.${p.code}`) ?? p.weight}
              min={0}
              max={3}
              step={0.1}
              rest={p.weight}
              onChange={(v) => set(`w.${p.code}`, v, p.weight)}
            />
          ))}
          {rival && (
            <>
              <h3 className="ol-h3">{t("outlook.peerGrows")}</h3>
              <Lever
                name={names.get(rival) ?? rival}
                shown={change(`p.${rival}`)}
                value={at.get(`p.${rival}`) ?? 1}
                min={0.5}
                max={2}
                step={0.05}
                rest={1}
                onChange={(v) => set(`p.${rival}`, v, 1)}
              />
            </>
          )}
        </Section>
        <div>
          <Section title={t("outlook.result")}>
            <RankBars before={result.before} after={after} of={table.units.length} />
            <dl className="ol-facts">
              <dt>{t("outlook.score")}</dt>
              <dd>
                {f.exact(result.before.score ?? 0, 2)} →{" "}
                <strong>{f.exact(after.score ?? 0, 2)}</strong>
              </dd>
              <dt>{t("outlook.passed")}</dt>
              <dd>
                {passed.length === 0
                  ? t("outlook.nobody")
                  : t("outlook.someone", { n: passed.length, names: named(passed) })}
              </dd>
              <dt>{t("outlook.passedBy")}</dt>
              <dd>
                {passedBy.length === 0
                  ? t("outlook.nobody")
                  : t("outlook.someone", { n: passedBy.length, names: named(passedBy) })}
              </dd>
              <dt>{t("outlook.sharedDraws")}</dt>
              <dd>
                {t("outlook.betterSame", {
                  better: f.percent(result.better),
                  same: f.percent(result.same),
                  worse: f.percent(result.worse),
                })}
              </dd>
            </dl>
            <p className="es-dim es-small">
              {t("outlook.scenarioNote", { draws: DRAWS, noise: f.percent(WEIGHT_NOISE) })}
            </p>
            <KeepScenario table={table} unit={unit} levers={levers} />
          </Section>
          <KeptScenarios names={names} />
        </div>
      </div>
    </>
  );
}

/** The peer nearest by name in the ranking table: the first of the same province that is not the hub. */
function rivalOf(table: RankingTable, unit: string): string | undefined {
  const province = table.units.find((u) => u.code === unit)?.province;
  return table.units.find(
    (u) => u.code !== unit && u.province === province && u.code.slice(0, 4) === unit.slice(0, 4),
  )?.code;
}

type LeverProps = {
  name: string;
  shown: string;
  value: number;
  min: number;
  max: number;
  step: number;
  rest: number;
  onChange: (value: number) => void;
};

function Lever({ name, shown, value, min, max, step, rest, onChange }: LeverProps) {
  return (
    <div className="ol-lever" data-moved={Math.abs(value - rest) > 1e-9 || undefined}>
      <span>{name}</span>
      <Slider
        label={null}
        thumbLabel={name}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={onChange}
        marks={[{ value: rest }]}
        size="sm"
      />
      <output>{shown}</output>
    </div>
  );
}

function KeepScenario({
  table,
  unit,
  levers,
}: {
  table: RankingTable;
  unit: string;
  levers: readonly object[];
}) {
  const text = useText();
  const { t } = text;
  const me = useMe();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();
  if (!me || !may(me.role, "outlook.write")) return null;
  const keep = () =>
    keepScenario({
      name,
      recipe: table.recipe.code,
      period: table.period,
      unit,
      levers,
      draws: 300,
    }).then(
      () => {
        setName("");
        setWrong(undefined);
        void client.invalidateQueries({ queryKey: ["outlook", "scenarios"] });
      },
      (error) => setWrong(problemText(text, error).text),
    );
  return (
    <>
      <div className="ol-form">
        <TextInput
          label={t("outlook.scenarioName")}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <Button disabled={name.trim() === "" || levers.length === 0} onClick={() => void keep()}>
          {t("outlook.keep")}
        </Button>
      </div>
      {wrong && <Note tone="danger">{wrong}</Note>}
    </>
  );
}

function KeptScenarios({ names }: { names: ReadonlyMap<string, string> }) {
  const { t, f } = useText();
  const query = useQuery(scenariosQuery);
  const rank = (s: KeptScenario["result"]["after"]) =>
    s.rank === null
      ? "–"
      : s.interval === null
        ? f.exact(s.rank)
        : `${f.exact(s.rank)} (${f.exact(s.interval[0] ?? 0, 0)}–${f.exact(s.interval[1] ?? 0, 0)})`;
  const columns: readonly Column<KeptScenario>[] = [
    { id: "name", title: t("outlook.scenarioName"), value: (s) => s.name },
    {
      id: "before",
      title: t("outlook.before"),
      value: (s) => s.result.before.rank,
      numeric: true,
      cell: (s) => rank(s.result.before),
    },
    {
      id: "after",
      title: t("outlook.after"),
      value: (s) => s.result.after.rank,
      numeric: true,
      cell: (s) => rank(s.result.after),
    },
    {
      id: "score",
      title: t("outlook.score"),
      value: (s) => s.result.after.score,
      numeric: true,
      cell: (s) => f.exact(s.result.after.score ?? 0, 2),
    },
    {
      id: "passed",
      title: t("outlook.passed"),
      value: (s) => s.result.passed.length,
      cell: (s) =>
        s.result.passed
          .slice(0, 3)
          .map((c) => names.get(c) ?? c)
          .join(t("outlook.and")) || "–",
    },
  ];
  return (
    <Section title={t("outlook.sideBySide")} flush>
      <Loaded query={query} lines={3}>
        {(list) => (
          <DataTable
            bare
            name="sc"
            title={t("outlook.sideBySide")}
            rows={list}
            columns={columns}
            rowKey={(s) => String(s.id)}
            empty={<Empty title={t("outlook.empty")} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
