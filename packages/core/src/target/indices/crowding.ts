/** How many peers have declared the same link or activity as target. */
export type Crowding = {
  readonly link: string;
  readonly peers: readonly string[];
  readonly peerCount: number;
  /** peers over peerCount; null without peers to compare. */
  readonly overlap: number | null;
};

export type DeclaredTarget = { readonly area: string; readonly link: string };

/**
 * Crowding of each link a place targets: the share of its peers that target it too. A peer counts once however often it
 * says so; the place itself is no peer.
 * @example
 * const declared = [{ area: "P1", link: "battery" }, { area: "P1", link: "battery" }, { area: "Own", link: "battery" }];
 * expect(crowdingOf(["battery"], { area: "Own", peers: ["P1", "P2"], declared })[0]?.overlap).toBe(0.5);
 */
export function crowdingOf(
  links: readonly string[],
  {
    area,
    peers,
    declared,
  }: {
    readonly area: string;
    readonly peers: readonly string[];
    readonly declared: readonly DeclaredTarget[];
  },
): Crowding[] {
  const compared = [...new Set(peers)].filter((peer) => peer !== area);
  return links.map((link) => {
    const saying = new Set(declared.filter((d) => d.link === link).map((d) => d.area));
    const found = compared.filter((peer) => saying.has(peer));
    const overlap = compared.length === 0 ? null : found.length / compared.length;
    return { link, peers: found, peerCount: compared.length, overlap };
  });
}
