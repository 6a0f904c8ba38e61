import type { RankingTable } from "@essor/contract/measure";
import type { NeedAsk, NeedResult } from "@essor/contract/outlook";
import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { PageLink } from "../ui/link.tsx";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { partsOf } from "./engine.ts";
import { askNeed } from "./queries.ts";
import { RankedHub } from "./ranked-hub.tsx";
import "./outlook.css";

/** What one measure does, costs, and how likely it works; the address keeps those that were changed. */
type Row = { code: string; change: number; cost: number; year: number; probability: number };

/** Which measures, at the least cost, take the hub to a rank by a year. */
export function Page() {
  return <RankedHub>{(table, unit) => <Body table={table} unit={unit} />}</RankedHub>;
}

const NEXT = new Date().getUTCFullYear() + 1;
const standard = (code: string): Row => ({
  code,
  change: 0.1,
  cost: 1,
  year: NEXT,
  probability: 0.8,
});

/** `code:change:cost:year:probability`, joined by commas. */
function rowsOf(text: string | undefined, leaves: readonly string[]): Row[] {
  const given = new Map(
    (text ?? "").split(",").flatMap((part): [string, Row][] => {
      const [code = "", ...numbers] = part.split(":");
      const [change, cost, year, probability] = numbers.map(Number);
      if (!leaves.includes(code) || numbers.length !== 4 || numbers.some((n) => Number.isNaN(+n)))
        return [];
      return [[code, { code, change, cost, year, probability } as Row]];
    }),
  );
  return leaves.map((code) => given.get(code) ?? standard(code));
}

function Body({ table, unit }: { table: RankingTable; unit: string }) {
  const text = useText();
  const { t, pick } = text;
  const [address, setAddress] = useAddress();
  const { leaves } = partsOf(table);
  const rows = rowsOf(address.measures, leaves);
  const kind = address.goal === "score" ? "score" : "rank";
  const value = Number(address.value ?? 1);
  const year = Number(address.year ?? NEXT + 4);
  const need = useMutation({ mutationFn: askNeed });
  const name = (code: string) => {
    const [, activity] = code.split("@");
    const found = table.indicators.find((i) => i.code === code);
    return `${found ? pick(found.name) : code}${activity ? ` · ${activity}` : ""}`;
  };
  const set = (code: string, change: Partial<Row>) =>
    setAddress({
      measures: rows
        .map((r) => (r.code === code ? { ...r, ...change } : r))
        .map((r) => [r.code, r.change, r.cost, r.year, r.probability].join(":"))
        .join(","),
    });
  const ask = (): NeedAsk => ({
    recipe: table.recipe.code,
    period: table.period,
    unit,
    goal: { kind, value },
    year,
    measures: rows.map((r) => ({
      id: r.code,
      cost: r.cost,
      year: r.year,
      probability: r.probability,
      levers: [
        { kind: "input", unit, indicator: r.code, change: "multiply", amount: 1 + r.change },
      ],
    })),
  });
  return (
    <>
      <PageHead
        title={t("outlook.needTitle")}
        lead={t("outlook.needLead", { index: pick(table.recipe.name), period: table.period })}
      />
      <div className="ol-form">
        <NativeSelect
          label={t("outlook.needGoal")}
          value={kind}
          onChange={(e) => setAddress({ goal: e.currentTarget.value })}
          data={[
            { value: "rank", label: t("outlook.needRank") },
            { value: "score", label: t("outlook.score") },
          ]}
        />
        <NumberInput
          label={t("outlook.needValue")}
          value={value}
          min={kind === "rank" ? 1 : 0}
          onChange={(v) => setAddress({ value: String(v) })}
          w={110}
        />
        <NumberInput
          label={t("outlook.needYear")}
          value={year}
          min={NEXT}
          max={2100}
          thousandSeparator=""
          onChange={(v) => setAddress({ year: String(v) })}
          w={110}
        />
        <Button loading={need.isPending} onClick={() => need.mutate(ask())}>
          {t("outlook.needFind")}
        </Button>
      </div>
      {need.error && <Note tone="danger">{problemText(text, need.error).text}</Note>}
      {need.data && (
        <Answer result={need.data} kind={kind} goal={value} year={year} name={name} rows={rows} />
      )}
      <Section title={t("outlook.needMeasures")} note={t("outlook.needMeasuresNote")} flush>
        <div className="ol-need">
          {rows.map((r) => (
            <fieldset key={r.code} data-taken={need.data?.taken.includes(r.code) || undefined}>
              <legend>{name(r.code)}</legend>
              <NumberInput
                size="xs"
                label={t("outlook.needChange")}
                suffix=" %"
                value={Math.round(r.change * 1000) / 10}
                onChange={(v) => set(r.code, { change: Number(v) / 100 })}
              />
              <NumberInput
                size="xs"
                label={t("outlook.needCost")}
                min={0}
                value={r.cost}
                onChange={(v) => set(r.code, { cost: Number(v) })}
              />
              <NumberInput
                size="xs"
                label={t("outlook.needFrom")}
                min={2000}
                max={2100}
                thousandSeparator=""
                value={r.year}
                onChange={(v) => set(r.code, { year: Number(v) })}
              />
              <NumberInput
                size="xs"
                label={t("outlook.needChance")}
                suffix=" %"
                min={0}
                max={100}
                value={Math.round(r.probability * 100)}
                onChange={(v) => set(r.code, { probability: Number(v) / 100 })}
              />
            </fieldset>
          ))}
        </div>
      </Section>
      <p className="es-dim es-small">{t("outlook.needHow", { count: rows.length })}</p>
    </>
  );
}

type AnswerProps = {
  result: NeedResult;
  kind: "rank" | "score";
  goal: number;
  year: number;
  name: (code: string) => string;
  rows: readonly Row[];
};

function Answer({ result, kind, goal, year, name, rows }: AnswerProps) {
  const { t, f } = useText();
  const shown = (v: number) => f.exact(v, kind === "rank" ? 0 : 2);
  const values = {
    goal: shown(goal),
    year,
    value: shown(result.value),
    cost: f.exact(result.cost),
  };
  const chosen = rows.filter((r) => result.taken.includes(r.code));
  const levers = chosen.map((r) => `${r.code}:${Number((1 + r.change).toFixed(4))}`).join(",");
  return (
    <Section
      title={
        chosen.length === 0 && result.reached
          ? t("outlook.needNothing", values)
          : t(result.reached ? "outlook.needReached" : "outlook.needShort", values)
      }
      note={t(result.how === "exact" ? "outlook.needExact" : "outlook.needLinear", {
        count: result.looked,
      })}
    >
      <ul className="es-list">
        {chosen.map((r) => (
          <li key={r.code}>
            <span style={{ flex: 1, minWidth: 0 }}>{name(r.code)}</span>
            <span>{f.signed(Math.round(r.change * 1000) / 10)} %</span>
            <span className="es-dim">{t("outlook.needCosts", { cost: f.exact(r.cost) })}</span>
          </li>
        ))}
      </ul>
      <dl className="ol-facts">
        <dt>{t("outlook.needStart")}</dt>
        <dd>
          {shown(result.start)} → <strong>{shown(result.value)}</strong>
        </dd>
        <dt>{t("outlook.needProbability")}</dt>
        <dd>
          <strong>{f.percent(result.probability)}</strong>{" "}
          {t(
            result.probability >= 0.66
              ? "outlook.needLikely"
              : result.probability >= 0.33
                ? "outlook.needMaybe"
                : "outlook.needUnlikely",
          )}
        </dd>
      </dl>
      {chosen.length > 0 && (
        <p>
          <PageLink to={`/outlook/scenarios?levers=${levers}`}>
            {t("outlook.needScenario")}
          </PageLink>
        </p>
      )}
    </Section>
  );
}
