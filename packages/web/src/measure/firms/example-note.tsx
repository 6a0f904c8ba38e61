import { Note } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";

/** Says that what stands below is invented, to show how the rules work. */
export function ExampleNote({ shown }: { shown: boolean }) {
  const { t } = useText();
  if (!shown) return null;
  return (
    <div style={{ marginBottom: 16 }}>
      <Note tone="warn">{t("firms.example")}</Note>
    </div>
  );
}
