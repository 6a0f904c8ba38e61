import { legalForms, placeNames, type RegisterWords } from "@essor/core/connect";
import { readTable } from "../db/shipped-data.ts";

let words: RegisterWords | undefined;
/** Places and legal forms, as they ship. */
export function registerWords(): RegisterWords {
  if (words) return words;
  const areas = readTable("cn-areas", "areas.csv");
  const places = placeNames(areas.map((row) => row.zh ?? ""));
  const western = areas.flatMap((row) => (row.en ? [row.en.toLowerCase()] : []));
  words = {
    places: new Set([...places, ...western]),
    forms: legalForms(
      readTable("legal-forms", "forms.csv").map(({ alias = "", generic = "" }) => ({
        alias,
        generic,
      })),
    ),
  };
  return words;
}
