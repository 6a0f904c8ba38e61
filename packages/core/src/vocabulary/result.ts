/** A fact of the world that may fail: either a value, or a stable code with what a reader needs to mend it. */
export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: C; readonly facts: Facts };

export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * A success.
 * @example
 * expect(ok(2)).toEqual({ ok: true, value: 2 });
 */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/**
 * A refusal with a stable code and its facts.
 * @example
 * expect(fail("over-called", { unfunded: 3 })).toEqual({ ok: false, code: "over-called", facts: { unfunded: 3 } });
 */
export function fail<C extends string>(
  code: C,
  facts: Facts = {},
): { readonly ok: false; readonly code: C; readonly facts: Facts } {
  return { ok: false, code, facts };
}
