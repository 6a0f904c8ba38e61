import type { ImportIssueCode } from "@essor/contract/import-issues";
import { parseNumberText, shiftDecimal, type UnitText, unguardFormula } from "@essor/core/measure";
import { type ListedIndicator, unitOf } from "./lists.ts";
import type { Plan } from "./plan.ts";
import { type Bad, bad, isBad, type Resolvers } from "./resolvers.ts";

export type ValueNote = { readonly code: ImportIssueCode; readonly reason: string };

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * Makes a reader of values: a cell's text in the unit its cell, its row, its column or its heading names, moved to the
 * unit of the indicator. What is odd but taken is added to `notes`.
 */
export function valueReader(
  { at }: Plan,
  { unit: unitOfText, shift: shiftOf }: Resolvers,
  { decimal: mark, notes }: { decimal: "." | ","; notes: ValueNote[] },
): (
  text: string,
  cells: readonly string[],
  indicator: ListedIndicator,
  own: UnitText | undefined,
) => number | Bad {
  const rowUnit = (
    cells: readonly string[],
    own: UnitText | undefined,
  ): UnitText | undefined | Bad => {
    let unit = own;
    if (at.unit >= 0) {
      const text = cells[at.unit] ?? "";
      if (text === "" || text.trim() === "") {
        if (unit === undefined) return bad("unit-missing", "The unit is missing", at.unit);
      } else unit = unitOfText(text);
    }
    if (at.multiplier < 0) return unit;
    const text = cells[at.multiplier] ?? "";
    if (text === "0" || text.trim() === "") return unit;
    const power = Number(text);
    if (!Number.isInteger(power) || Math.abs(power) > 15)
      return bad("wrong-multiplier", "The multiplier is no power of ten", at.multiplier);
    return { unit: unit?.unit ?? "", exponent: (unit?.exponent ?? 0) + power };
  };
  const written = (
    text: string,
    indicator: ListedIndicator,
    unit: UnitText | undefined,
  ): { decimal: string; shift: number | Bad } | Bad => {
    const read = parseNumberText(unguardFormula(text), { decimal: mark });
    if (!read.ok) {
      const isDecimal = mark === "." && /^\s*-?\d+,\d+\s*$/.test(text);
      return bad(
        "wrong-number",
        `"${text}" is ${isDecimal ? "a number only if the comma is the decimal mark" : "no number"}`,
      );
    }
    const { decimal, magnitude, percent, unit: own } = read.value;
    if (percent && unitOf(indicator) !== "%")
      return bad("unit-mismatch", `${indicator.code} is kept in ${indicator.unit}, not in percent`);
    if (magnitude === null && own === "") {
      if (unit === undefined && !percent) notes.push(NOT_STATED);
      return { decimal, shift: unit === undefined ? 0 : shiftOf(indicator, unit) };
    }
    const said = own === "" ? { unit: unit?.unit ?? "", exponent: 0 } : unitOfText(own);
    const exponent = said.exponent + (magnitude ?? 0);
    if (unit !== undefined && unit.exponent !== 0 && unit.exponent !== exponent) {
      // 2万 under 亿元 may mean either; 2万亿元 says all of its unit itself.
      if (own === "") return bad("unit-mismatch", "The cell and its column name two powers of ten");
      notes.push({
        code: "unit-in-cell",
        reason: "The cell names another unit than its column; the cell's was taken",
      });
    }
    return { decimal, shift: shiftOf(indicator, { unit: said.unit, exponent }) };
  };
  const check = (number: number, text: string, indicator: ListedIndicator): number | Bad => {
    if (!Number.isFinite(number)) return bad("wrong-number", `"${text}" is beyond any figure`);
    if (indicator.nature !== "total" || (number >= 0 && Number.isInteger(number))) return number;
    const isAmount = CURRENCY.test(unitOf(indicator));
    if (number < 0) {
      if (!isAmount)
        return bad(
          "negative-count",
          `${indicator.code} counts ${indicator.unit}: it cannot be below zero`,
        );
      notes.push({ code: "negative-amount", reason: `${indicator.code} is below zero` });
    }
    if (
      !isAmount &&
      indicator.multiplier === 0 &&
      indicator.decimals === 0 &&
      !Number.isInteger(number)
    )
      notes.push({
        code: "fractional-count",
        reason: `${indicator.code} counts ${indicator.unit}: a fraction is odd`,
      });
    return number;
  };
  return (text, cells, indicator, own) => {
    const unit = rowUnit(cells, own);
    if (isBad(unit)) return unit;
    if (PLAIN.test(text)) {
      if (unit === undefined) {
        notes.push(NOT_STATED);
        return check(Number(text), text, indicator);
      }
      const shift = shiftOf(indicator, unit);
      if (typeof shift !== "number") return at.unit < 0 ? shift : { ...shift, column: at.unit };
      return check(shiftDecimal(text, shift), text, indicator);
    }
    const found = written(text, indicator, unit);
    if (isBad(found)) return found;
    if (typeof found.shift !== "number") return found.shift;
    return check(shiftDecimal(found.decimal, found.shift), text, indicator);
  };
}

/** Told once an indicator, not once a row. */
export const NOT_STATED: ValueNote = { code: "unit-not-stated", reason: "" };
