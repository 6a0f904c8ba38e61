import { parseNumberText, parseUnitText } from "@essor/core/measure";
import { minorDigits } from "@essor/core/vocabulary";
import type { AmountColumn } from "./import-plan.ts";

export type MoneyCell =
  | { readonly minor: bigint; readonly currency: string }
  | { readonly code: string; readonly reason: string };

/** A cell of an amount as minor units: what the cell says of its size and currency goes before what the column says. */
export function readMoneyCell(
  text: string,
  column: AmountColumn,
  { decimal, currency }: { decimal: "." | ","; currency: string },
): MoneyCell {
  const read = parseNumberText(text, { decimal });
  if (!read.ok || read.value.percent)
    return { code: "wrong-number", reason: `"${text}" is no amount of money` };
  const own = read.value.unit === "" ? null : parseUnitText(read.value.unit);
  if (own !== null && !/^[A-Z]{3}$/.test(own.unit))
    return { code: "wrong-currency", reason: `"${read.value.unit}" is no currency` };
  const of = own?.unit ?? column.currency ?? currency;
  const exponent =
    read.value.magnitude === null ? column.exponent : read.value.magnitude + (own?.exponent ?? 0);
  const minor = minorOf(read.value.decimal, exponent + minorDigits(of));
  if (minor < 0n) return { code: "amount-negative", reason: `"${text}" is below zero` };
  if (minor > 9_000_000_000_000_000_000n)
    return { code: "amount-too-large", reason: `"${text}" is too large to be an amount` };
  return { minor, currency: of };
}

/** A decimal text times a power of ten as a whole number: digits are moved, never multiplied; what is left of the smallest unit is rounded. */
export function minorOf(decimal: string, power: number): bigint {
  const [, sign, whole = "0", fraction = "", e = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(decimal) ?? [];
  const shift = power + Number(e);
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point > 40) return 10n ** 40n;
  const kept = point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");
  const next = point < 0 ? "0" : (digits[point] ?? "0");
  const minor = BigInt(kept) + (next >= "5" ? 1n : 0n);
  return sign === "-" ? -minor : minor;
}
