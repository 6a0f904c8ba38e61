import { Note } from "./page.tsx";
import { useText } from "./text.ts";

/** Says that an earlier draft was found, and offers to drop it. */
export function DraftNote({ at, discard }: { at: string | null; discard: () => void }) {
  const { t, f } = useText();
  if (at === null) return null;
  return (
    <Note>
      {t("form.draft", { time: f.instant(at) })}{" "}
      <button type="button" className="es-door" onClick={discard}>
        {t("form.discard")}
      </button>
    </Note>
  );
}
