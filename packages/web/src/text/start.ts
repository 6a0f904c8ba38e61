import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

const LOAD: Readonly<Record<string, () => Promise<{ text: Record<string, string> }>>> = {
  en: () => import("./en.ts"),
  "zh-CN": () => import("./zh-CN.ts"),
  fr: () => import("./fr.ts"),
};

/** One chunk a language, fetched when it is chosen. */
const chunks: BackendModule = {
  type: "backend",
  init() {},
  read(language, _namespace, done) {
    const load = LOAD[language] ?? LOAD.en;
    load?.().then(
      ({ text }) => done(null, text),
      (error: Error) => done(error, null),
    );
  },
};

const KEY = "essor-language";

function preferred(): string {
  const kept = localStorage.getItem(KEY);
  if (kept !== null && kept in LOAD) return kept;
  for (const wish of navigator.languages) {
    if (wish.startsWith("zh")) return "zh-CN";
    if (wish.startsWith("fr")) return "fr";
    if (wish.startsWith("en")) return "en";
  }
  return "en";
}

/** Resolves when the reader's language is there; `i18n.changeLanguage` fetches another. */
export async function startText(): Promise<void> {
  i18next.on("languageChanged", (next) => {
    document.documentElement.lang = next;
    localStorage.setItem(KEY, next);
  });
  await i18next
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: preferred(),
      fallbackLng: false,
      load: "currentOnly",
      defaultNS: "text",
      ns: ["text"],
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}
