/** Who directly owns whom, as a register states it: one owner at most, any number of owned. */
export type OwnershipLinks = {
  readonly parentOf: (entity: string) => string | undefined;
  readonly childrenOf: (entity: string) => readonly string[];
};

export type OwnershipGroup = {
  /** From the direct parent up; the last is the highest that the register knows. */
  readonly chain: readonly string[];
  /** Entities below the chain, the nearest relatives first, without the entity and its chain. */
  readonly members: readonly string[];
  /** Whether the chain came back upon itself: then there is no ultimate parent, and it ends before the repetition. */
  readonly circular: boolean;
  /** Whether there are more members than were asked for. */
  readonly more: boolean;
};

/**
 * Walks direct parents up to the highest one, and from each of them down again through every level: own subsidiaries
 * first, then sisters, then cousins. Every entity is visited once, so a register that names owners in a circle ends.
 * @example
 * const parents: Record<string, string> = { plant: "china", china: "group", sister: "china", cousin: "japan", japan: "group" };
 * const links = {
 *   parentOf: (entity: string) => parents[entity],
 *   childrenOf: (entity: string) => Object.keys(parents).filter((child) => parents[child] === entity),
 * };
 * expect(ownershipGroup("plant", links, { most: 10 })).toEqual({
 *   chain: ["china", "group"], members: ["sister", "japan", "cousin"], circular: false, more: false });
 */
export function ownershipGroup(
  entity: string,
  links: OwnershipLinks,
  { most }: { most: number },
): OwnershipGroup {
  const chain: string[] = [];
  const seen = new Set([entity]);
  let circular = false;
  for (let next = links.parentOf(entity); next !== undefined; next = links.parentOf(next)) {
    circular = seen.has(next);
    if (circular) break;
    seen.add(next);
    chain.push(next);
  }
  const members: string[] = [];
  for (const top of [entity, ...chain]) {
    const waiting = [top];
    for (let owner = waiting.shift(); owner !== undefined; owner = waiting.shift())
      for (const child of links.childrenOf(owner)) {
        if (seen.has(child)) continue;
        if (members.length === most) return { chain, members, circular, more: true };
        seen.add(child);
        members.push(child);
        waiting.push(child);
      }
  }
  return { chain, members, circular, more: false };
}
