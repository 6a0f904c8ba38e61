import type { ChainGraph } from "./graph.ts";

/** One product of a link with the firms that make it here, and the part of their output that it takes. */
export type ProductSupply = {
  readonly product: string;
  readonly firms: readonly { readonly organisation: string; readonly share: number }[];
};

/**
 * A link's products with who makes them here: a firm whose product is not named stands under none of them, and what it makes
 * is `unsplit`. A product without a firm is missing even where the link itself is held.
 * @example
 * const graph = { chain: "c", version: 1, validFrom: 0, supplies: [],
 *   links: [{ id: "a", name: "a", products: ["x", "y"], activities: [] }],
 *   firms: [{ organisation: "F", link: "a", product: "x", share: 0.4 }, { organisation: "G", link: "a", share: 1 }] };
 * expect(productSupplyOf(graph, "a").products.map((p) => [p.product, p.firms.length])).toEqual([["x", 1], ["y", 0]]);
 * expect(productSupplyOf(graph, "a").unsplit).toEqual([{ organisation: "G", share: 1 }]);
 */
export function productSupplyOf(
  graph: ChainGraph,
  link: string,
): { readonly products: readonly ProductSupply[]; readonly unsplit: ProductSupply["firms"] } {
  const here = graph.firms.filter((firm) => firm.link === link);
  const listed = graph.links.find((one) => one.id === link)?.products ?? [];
  const named = here.flatMap((firm) => (firm.product === undefined ? [] : [firm.product]));
  const plain = (firms: typeof here) =>
    firms.map(({ organisation, share }) => ({ organisation, share }));
  return {
    products: [...new Set([...listed, ...named])].map((product) => ({
      product,
      firms: plain(here.filter((firm) => firm.product === product)),
    })),
    unsplit: plain(here.filter((firm) => firm.product === undefined)),
  };
}
