import { Button } from "@mantine/core";
import { Note } from "../../ui/page.tsx";
import { useText } from "../../ui/text.ts";
import type { Here } from "./use-here.ts";

/** How far the run in this browser is, with cancel. */
export function HereProgress({ here, cancel }: { here: Here; cancel: () => void }) {
  const { t, f } = useText();
  if (here.state === "idle") return null;
  if (here.state === "refused") {
    return (
      <Note tone="danger">
        {t("problem.vary-refused")}
        {here.refused.map((r) => (
          <div key={`${r.field} ${r.reason}`}>
            <span className="es-mono">{r.field}</span> {r.reason}
          </div>
        ))}
      </Note>
    );
  }
  const share = here.total === 0 ? 0 : here.done / here.total;
  const told = here.state === "running" ? "running" : here.state;
  return (
    <div className="es-here">
      <div
        className="es-bar"
        role="progressbar"
        aria-label={t("job.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ width: `${100 * Math.max(0.04, share)}%` }} />
      </div>
      <div className="es-here-line">
        <span>
          {t(`job.${told}`)} ·{" "}
          {t("job.doneOf", { done: f.exact(here.done), total: f.exact(here.total) })}
        </span>
        {here.state === "running" && (
          <Button size="xs" variant="default" onClick={cancel}>
            {t("ui.cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
