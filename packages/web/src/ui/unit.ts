import type { Indicator } from "@essor/contract/measure";
import type { Text } from "./text.ts";

/** The value in base units: the stored number times its power of ten, without binary dust. */
export function baseValue(value: number, multiplier: number): number {
  if (multiplier === 0) return value;
  return Number(`${value}e${multiplier}`) || value * 10 ** multiplier;
}

export function unitText({ say }: Text, unit: string): string {
  return say(`unit.${unit}`, unit);
}

/** A value of an indicator with its unit: shortened, and exact. */
export function valueTexts(
  text: Text,
  value: number,
  indicator: Pick<Indicator, "unit" | "multiplier" | "decimals">,
): { short: string; exact: string; unit: string } {
  const base = baseValue(value, indicator.multiplier);
  const decimals = indicator.multiplier === 0 ? indicator.decimals : 0;
  return {
    short: text.f.number(base, decimals),
    exact: text.f.exact(
      base,
      Math.max(0, indicator.multiplier < 0 ? -indicator.multiplier : decimals),
    ),
    unit: unitText(text, indicator.unit),
  };
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The unit as the register stores figures: 亿 and 万 in Chinese, else a power of ten. */
export function unitWithPower(
  text: Text,
  { unit, multiplier }: Pick<Indicator, "unit" | "multiplier">,
): string {
  const name = unitText(text, unit);
  if (multiplier === 0) return name;
  if (text.language === "zh-CN" && multiplier === 8) return `亿${name}`;
  if (text.language === "zh-CN" && multiplier === 4) return `万${name}`;
  const power = [...String(multiplier)]
    .map((d) => (d === "-" ? "⁻" : SUPERSCRIPT[Number(d)]))
    .join("");
  return `10${power} ${name}`;
}
