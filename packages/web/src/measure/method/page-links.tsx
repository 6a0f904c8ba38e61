import { PageLink } from "../../ui/link.tsx";
import { useText } from "../../ui/text.ts";

type Props = { readonly recipe: string; readonly unit: string; readonly rank: number | null };

/** From a unit of the ranking to why its score changed, what a better rank would take, and how sure its rank is. */
export function MethodLinks({ recipe, unit, rank }: Props) {
  const { t } = useText();
  const better = rank === null ? 10 : Math.max(1, rank - 1);
  return (
    <p style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px" }}>
      <PageLink to={`/measure/explain?recipe=${recipe}&unit=${unit}`}>{t("page.explain")}</PageLink>
      <PageLink to={`/measure/need?recipe=${recipe}&unit=${unit}&rank=${better}`}>
        {t("page.need")}
      </PageLink>
      <PageLink to={`/measure/uncertainty?recipe=${recipe}`}>{t("page.uncertainty")}</PageLink>
    </p>
  );
}
