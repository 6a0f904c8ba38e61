import { paths } from "../../paths.ts";
import { PageLink } from "../link.tsx";
import { PageHead } from "../page.tsx";
import { Empty } from "../states.tsx";
import { useText } from "../text.ts";

export function NotFound() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t("ui.notFound")} lead={t("ui.notFoundHelp")} views={false} />
      <PageLink to={paths.overview}>{t("ui.home")}</PageLink>
    </>
  );
}

/** A fault of ours: says so, keeps the shell, offers the way out. */
export function Crashed({ error }: { error: unknown }) {
  const { t } = useText();
  return (
    <div role="alert">
      <Empty title={t("ui.crashed")} help={error instanceof Error ? error.message : String(error)}>
        <button
          type="button"
          className="es-tool"
          data-boxed
          onClick={() => window.location.reload()}
        >
          {t("ui.retry")}
        </button>
      </Empty>
    </div>
  );
}
