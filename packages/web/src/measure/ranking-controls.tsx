import type { RankingTable } from "@essor/contract/measure";
import { Button, NumberInput, Slider } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useAddress } from "../api/address.ts";
import { Note, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { formatPairs, parsePairs } from "./choice.ts";
import { pillarsOf, rulesOf } from "./engine.ts";
import { pillarName } from "./ranking-rows.ts";

/** Shares that add up to 100, from weights in any scale. */
export function shares(weights: Readonly<Record<string, number>>): Record<string, number> {
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  return Object.fromEntries(Object.entries(weights).map(([k, w]) => [k, sum > 0 ? w / sum : 0]));
}

/** Weights of the pillars and the entry thresholds. Moving one re-ranks at once; both stand in the address. */
export function RankingControls({ table, out }: { table: RankingTable; out: number }) {
  const text = useText();
  const { t, f, say, pick } = text;
  const [address, setAddress] = useAddress();
  const wide = useMediaQuery("(min-width: 701px)");
  const pillars = pillarsOf(table);
  const rules = rulesOf(table);
  const sum = pillars.reduce((s, p) => s + p.weight, 0) || 1;
  const given = Object.fromEntries(
    pillars.map((p) => [p.code, Math.round((100 * p.weight) / sum)]),
  );
  const own = parsePairs(address.w);
  const minima = parsePairs(address.min);
  const [moving, setMoving] = useState<Record<string, number>>({ ...given, ...own });
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the address, not its own moves
  useEffect(() => setMoving({ ...given, ...own }), [address.w, table.recipe.hash]);
  const share = shares(moving);
  const named = (code: string) => pick(table.indicators.find((i) => i.code === code)?.name) || code;

  function move(code: string, value: number) {
    const next = { ...moving, [code]: value };
    if (Object.values(next).every((w) => w === 0)) return;
    setMoving(next);
    const same = pillars.every((p) => next[p.code] === given[p.code]);
    setAddress({ w: same ? undefined : formatPairs(next) });
  }
  return (
    <details className="es-ranking-side" open={wide ?? true} key={String(wide)}>
      <summary>{t("ranking.controls")}</summary>
      <Section
        title={t("ranking.weights")}
        actions={
          address.w && (
            <Button size="compact-xs" variant="subtle" onClick={() => setAddress({ w: undefined })}>
              {t("ranking.weightsReset")}
            </Button>
          )
        }
      >
        <div style={{ display: "grid", gap: 14 }}>
          {pillars.map((p) => (
            <div key={p.code}>
              <div className="es-weight">
                <span>{pillarName(p, say)}</span>
                <strong>{f.percent(share[p.code] ?? 0)}</strong>
              </div>
              <Slider
                size="sm"
                min={0}
                max={100}
                step={5}
                label={null}
                value={moving[p.code] ?? 0}
                thumbLabel={t("ranking.weightOf", { name: pillarName(p, say) })}
                onChange={(value) => move(p.code, value)}
              />
            </div>
          ))}
          {address.w && <Note tone="warn">{t("ranking.weightsOwn")}</Note>}
        </div>
      </Section>
      {rules.length > 0 && (
        <Section title={t("ranking.entry")}>
          <div style={{ display: "grid", gap: 10 }}>
            {rules.map((rule) => (
              <NumberInput
                key={rule.column}
                size="xs"
                label={t("ranking.entryMin", { name: named(rule.column) })}
                min={0}
                thousandSeparator={text.language === "fr" ? " " : ","}
                value={minima[rule.column] ?? rule.min ?? 0}
                onChange={(value) => {
                  const number = Number(value);
                  const { [rule.column]: _, ...rest } = minima;
                  setAddress({
                    min: formatPairs(
                      number === rule.min ? rest : { ...rest, [rule.column]: number },
                    ),
                  });
                }}
              />
            ))}
            <p className="es-dim es-small">{t("ranking.entryOut", { count: out })}</p>
          </div>
        </Section>
      )}
    </details>
  );
}
