export const LANGUAGES = ["zh-CN", "en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  "zh-CN": "中文",
  en: "English",
  fr: "Français",
};

export function asLanguage(text: string): Language {
  return (LANGUAGES as readonly string[]).includes(text) ? (text as Language) : "en";
}

const made = new Map<string, Intl.NumberFormat>();
function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let found = made.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language === "en" ? "en-GB" : language, options);
    made.set(key, found);
  }
  return found;
}

/**
 * A number as its readers write it. Chinese counts in 万 and 亿 from 10,000 up; English and French shorten from a
 * million up. `decimals` holds for what is not shortened. Shortened numbers keep five significant digits.
 * @example
 * expect(formatNumber(515_390_000_000, { language: "zh-CN" })).toBe("5153.9亿");
 */
export function formatNumber(
  value: number,
  { language, decimals }: { language: Language; decimals?: number },
): string {
  if (Math.abs(value) >= (language === "zh-CN" ? 1e4 : 1e6)) {
    return format(language, { notation: "compact", maximumSignificantDigits: 5 }).format(value);
  }
  return formatExact(value, { language, ...(decimals === undefined ? {} : { decimals }) });
}

/** Every digit, grouped as the language groups. */
export function formatExact(
  value: number,
  { language, decimals }: { language: Language; decimals?: number },
): string {
  return format(language, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 6,
  }).format(value);
}

/** An ISO day (or the day of an ISO instant) by locale. */
export function formatDay(iso: string, language: Language): string {
  const at = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(at.getTime())) return iso;
  return at.toLocaleDateString(language === "en" ? "en-GB" : language, {
    year: "numeric",
    month: "short",
    day: "numeric",
    ...(iso.length === 10 ? { timeZone: "UTC" } : {}),
  });
}

export function formatInstant(iso: string, language: Language): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return at.toLocaleString(language === "en" ? "en-GB" : language, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

/** The formatters bound to one language. */
export function numberFormat(language: Language) {
  return {
    number: (value: number, decimals?: number) =>
      formatNumber(value, { language, ...(decimals === undefined ? {} : { decimals }) }),
    exact: (value: number, decimals?: number) =>
      formatExact(value, { language, ...(decimals === undefined ? {} : { decimals }) }),
    percent: (share: number, decimals = 0) =>
      format(language, {
        style: "percent",
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(share),
    signed: (value: number) => format(language, { signDisplay: "exceptZero" }).format(value),
    day: (iso: string) => formatDay(iso, language),
    instant: (iso: string) => formatInstant(iso, language),
  };
}
