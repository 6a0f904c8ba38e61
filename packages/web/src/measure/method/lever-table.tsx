import type { RankingTable } from "@essor/contract/measure";
import { Checkbox, NumberInput } from "@mantine/core";
import { useAddress } from "../../api/address.ts";
import { Section } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import { valueTexts } from "../../ui/unit.ts";
import { nodeName } from "../ranking-rows.ts";
import { formatBounds, type LeverRow, parseBounds } from "./levers.ts";
import { namer } from "./names.ts";

/** Which indicators may be moved, and how far. */
export function LeverTable({ table, rows }: { table: RankingTable; rows: readonly LeverRow[] }) {
  const text = useText();
  const { t, say } = text;
  const [address, setAddress] = useAddress();
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const told = (code: string, value: number | null) => {
    const indicator = table.indicators.find((i) => i.code === code);
    if (value === null || !indicator) return "–";
    const { short, unit } = valueTexts(text, value, indicator);
    return `${short} ${unit}`;
  };
  function put(code: string, on: boolean) {
    const off = rows.filter((r) => (r.code === code ? !on : !r.on)).map((r) => r.code);
    setAddress({ off: off.length === 0 ? undefined : off.join(",") });
  }
  function limit(code: string, value: number | string) {
    const bounds = parseBounds(address.bound);
    if (value === "" || !Number.isFinite(Number(value))) bounds.delete(code);
    else bounds.set(code, Number(value));
    setAddress({ bound: formatBounds(bounds) });
  }
  return (
    <Section title={t("method.levers")} note={t("method.leversNote")} flush>
      <section
        className="es-lever-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("table.region", { title: t("method.levers") })}
      >
        <table className="es-levers">
          <thead>
            <tr>
              <th scope="col">{t("method.mayMove")}</th>
              <th scope="col">{t("method.pillar")}</th>
              <th scope="col" className="es-num">
                {t("method.now")}
              </th>
              <th scope="col">{t("method.bound")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.code}>
                <th scope="row">
                  <Checkbox
                    size="xs"
                    label={name(r.code)}
                    checked={r.on}
                    onChange={(e) => put(r.code, e.currentTarget.checked)}
                  />
                </th>
                <td>{nodeName(r.pillar, say)}</td>
                <td className="es-num">{told(r.code, r.now)}</td>
                <td>
                  <NumberInput
                    size="xs"
                    w={140}
                    disabled={!r.on}
                    aria-label={t(r.direction === 1 ? "method.atMost" : "method.atLeast", {
                      name: name(r.code),
                    })}
                    prefix={r.direction === 1 ? "≤ " : "≥ "}
                    thousandSeparator={text.language === "fr" ? " " : ","}
                    decimalScale={2}
                    value={r.bound ?? ""}
                    onChange={(value) => {
                      if (Number(value) !== r.bound) limit(r.code, value);
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
