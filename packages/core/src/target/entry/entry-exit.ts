/**
 * Entry and exit between two presence matrices on one rectangle: entry is 1 where an activity came and 0 where it stayed away,
 * null where it was there already; exit is 1 where it left and 0 where it stayed, null where it was not there.
 * @example
 * expect(entryAndExit(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(1, 0, 0, 1))).toEqual({
 *   entry: [1, 0, null, null], exit: [null, null, 1, 0] });
 */
export function entryAndExit(
  before: Uint8Array,
  after: Uint8Array,
): { readonly entry: readonly (0 | 1 | null)[]; readonly exit: readonly (0 | 1 | null)[] } {
  const entry: (0 | 1 | null)[] = [];
  const exit: (0 | 1 | null)[] = [];
  for (let i = 0; i < before.length; i++) {
    const [was, is] = [before[i] === 1, after[i] === 1];
    entry.push(was ? null : is ? 1 : 0);
    exit.push(was ? (is ? 0 : 1) : null);
  }
  return { entry, exit };
}
