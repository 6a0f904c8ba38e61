/**
 * A broken assumption of ours is a bug, and bugs throw.
 * @example
 * expect(() => assert(1 > 2, "One exceeds two")).toThrow("One exceeds two");
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}
