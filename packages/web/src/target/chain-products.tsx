import type { Chain } from "@essor/contract/target";
import { productSupplyOf } from "@essor/core/target";
import { useText } from "../ui/text.ts";

/** Product by product: who makes it here and with what part of the firm; what nobody makes. */
export function ChainProducts({ chain }: { chain: Chain }) {
  const { t, f } = useText();
  const graph = {
    chain: chain.code,
    version: chain.edition,
    validFrom: 0,
    ...chain.body,
  } as Parameters<typeof productSupplyOf>[0];
  return (
    <section
      className="tg-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("target.products")}
    >
      <table className="tg-classes">
        <thead>
          <tr>
            <th scope="col">{t("target.link")}</th>
            <th scope="col">{t("target.product")}</th>
            <th scope="col">{t("target.madeBy")}</th>
          </tr>
        </thead>
        <tbody>
          {chain.body.links.flatMap((link) => {
            const { products, unsplit } = productSupplyOf(graph, link.id);
            const lines = [
              ...products.map((one) => ({ product: one.product, firms: one.firms })),
              ...(unsplit.length > 0 ? [{ product: "", firms: unsplit }] : []),
            ];
            return lines.map(({ product, firms }, i) => (
              <tr key={`${link.id}-${product}`}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={lines.length}>
                    {link.name}
                  </th>
                )}
                <td>{product || <span className="es-dim">{t("target.notSplit")}</span>}</td>
                <td>
                  {firms.length === 0 ? (
                    <span className="tg-restricted">{t("target.nobody")}</span>
                  ) : (
                    firms
                      .map((firm) => `${firm.organisation} (${f.percent(firm.share)})`)
                      .join(", ")
                  )}
                </td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </section>
  );
}
