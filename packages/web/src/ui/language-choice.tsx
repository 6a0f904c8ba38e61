import { LANGUAGE_NAMES, LANGUAGES } from "./format.ts";
import { useText } from "./text.ts";

/** The languages as buttons, for pages outside the shell; `label` names them for screen readers. */
export function LanguageChoice({ label }: { label: string }) {
  const { language, choose } = useText();
  return (
    <nav aria-label={label}>
      {LANGUAGES.map((l) => (
        <button
          key={l}
          type="button"
          className="es-tool"
          aria-pressed={l === language}
          onClick={() => void choose(l)}
        >
          {LANGUAGE_NAMES[l]}
        </button>
      ))}
    </nav>
  );
}
