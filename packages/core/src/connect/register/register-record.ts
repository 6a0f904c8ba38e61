import type { TextRecord } from "../resolve/columns.ts";
import { hostLabels } from "../resolve/host-labels.ts";
import { type LegalForms, splitForm } from "../resolve/name-pair.ts";
import { cutChineseName, type PlaceNames } from "./name-parts.ts";

/** An organisation as a register or a file has it. */
export type RegisterRecord = {
  readonly id: string;
  readonly name: string;
  readonly names?: readonly string[];
  /** Unified social credit code and legal entity identifier, where known. */
  readonly uscc?: string;
  readonly lei?: string;
  readonly country?: string;
  readonly city?: string;
  readonly address?: string;
  readonly website?: string;
};

/** What reading names needs, given as data. */
export type RegisterWords = { readonly places: PlaceNames; readonly forms: LegalForms };

/** The columns by which organisations are compared. */
export const REGISTER_FIELDS = [
  "uscc",
  "lei",
  "brand",
  "industry",
  "place",
  "form",
  "host",
  "address",
] as const;

/**
 * The parts of a name in any script: a Chinese one by its four parts, a Western one without legal form and place.
 * @example
 * const words = { places: new Set(["kunshan"]), forms: legalForms([{ alias: "Co., Ltd.", generic: "LLC" }]) };
 * expect(nameParts("PEM (Kunshan) Co., Ltd.", words)).toEqual({ place: "kunshan", brand: "pem", industry: "", form: "llc" });
 */
export function nameParts(
  name: string,
  { places, forms }: RegisterWords,
): { place: string; brand: string; industry: string; form: string } {
  if (/\p{Script=Han}/u.test(name)) return cutChineseName(name, places);
  const { words, form } = splitForm(name, forms);
  const place = words.filter((word) => places.has(word) || word === "china");
  const brand = words.filter((word) => !place.includes(word));
  return {
    place: place.filter((word) => word !== "china").join(" "),
    brand: (brand.length > 0 ? brand : words).join(" "),
    industry: "",
    form,
  };
}

/**
 * An organisation as a row of comparable columns.
 * @example
 * const words = { places: new Set(["昆山"]), forms: new Map() };
 * expect(registerRow({ id: "1", name: "昆山国显光电有限公司", website: "https://www.govisionox.com" }, words)).toMatchObject({ brand: "国显", host: "govisionox" });
 */
export function registerRow(record: RegisterRecord, words: RegisterWords): TextRecord {
  const { name, uscc = "", lei = "", address = "", city = "", website = "" } = record;
  const parts = nameParts(name, words);
  return {
    uscc: uscc.toUpperCase(),
    lei: lei.toUpperCase(),
    brand: parts.brand,
    industry: parts.industry,
    place: parts.place || city,
    form: parts.form,
    host: hostLabels(website).at(-1) ?? "",
    address,
  };
}
