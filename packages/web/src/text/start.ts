import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { OWN } from "../ui/own-words.ts";

type Loads = Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;

/** One chunk a language and area: `./fr/fund.ts` is fetched when the fund pages are opened in French. */
const CHUNKS = import.meta.glob("./{en,zh-CN,fr}/*.ts") as Loads;
const LANGUAGES = ["en", "zh-CN", "fr"];
/** What every page needs; the slices' own texts come with their pages. */
const ALWAYS = ["shell", "ui", "hub"];
const SLICES = [
  "measure",
  "method",
  "firms",
  "api",
  "recipe",
  "target",
  "io",
  "attract",
  "desk",
  "care",
  "imports",
  "issues",
  "fund",
  "plans",
  "connect",
  "institute",
  "capacity",
  "register",
  "outlook",
];

const chunks: BackendModule = {
  type: "backend",
  init() {},
  read(language, area, done) {
    const load = CHUNKS[`./${language}/${area}.ts`];
    if (!load) {
      done(null, {});
      return;
    }
    load().then(
      (module) => done(null, module[area] as Record<string, string>),
      (error: Error) => done(error, null),
    );
  },
};

/** Areas of texts that a slice brings besides its own. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  attract: ["desk", "care", "imports", "issues", "register"],
  fund: ["plans"],
  connect: ["institute", "capacity", "register"],
  target: ["io"],
  measure: ["method", "recipe", "firms", "imports", "issues"],
};

/** Resolves when the texts of a slice are there in the reader's language. */
export async function loadTexts(area: string): Promise<void> {
  if (SLICES.includes(area)) await i18next.loadNamespaces([area, ...(BESIDES[area] ?? [])]);
}

const KEY = "essor-language";

function preferred(): string {
  const kept = localStorage.getItem(KEY);
  if (kept !== null && LANGUAGES.includes(kept)) return kept;
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
      ns: ALWAYS,
      defaultNS: "shell",
      fallbackNS: [OWN, ...ALWAYS, ...SLICES],
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false, bindI18n: "languageChanged ownWords" },
    });
}
