import { useTranslation } from "react-i18next";
import { asLanguage, type Language, numberFormat } from "./format.ts";

/** A text of the data, in some of the three languages. */
export type Spoken = { readonly [L in Language]?: string | undefined };

/** A text of the data in the reader's language; English where the language is missing. */
export function pick(text: Spoken | null | undefined, language: Language): string {
  return text?.[language] || text?.en || text?.["zh-CN"] || text?.fr || "";
}

/** What pages need to speak: `t` for own texts, `pick` for texts of the data, `f` for numbers and days. */
export function useText() {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  return {
    t,
    language,
    pick: (text: Spoken | null | undefined) => pick(text, language),
    f: numberFormat(language),
    /** A text by a key that is made at run time; the fallback where there is none. */
    say: (key: string, fallback: string, values: Record<string, unknown> = {}) =>
      i18n.exists(key) ? (i18n.t as (k: string, v: object) => string)(key, values) : fallback,
    choose: (next: Language) => i18n.changeLanguage(next),
  };
}

export type Text = ReturnType<typeof useText>;
