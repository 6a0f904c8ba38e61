import { useCallback, useEffect, useState } from "react";

type Kept<T> = { readonly at: string; readonly values: T };

function kept<T>(key: string): Kept<T> | null {
  try {
    const text = sessionStorage.getItem(`essor-draft:${key}`);
    return text === null ? null : (JSON.parse(text) as Kept<T>);
  } catch {
    return null;
  }
}

export type Check<T> = { readonly [K in keyof T]?: (value: T[K], all: T) => string | null };

/**
 * State of a form: what is typed survives a reload (draft by `key`; never give it passwords, see `keep`), fields are
 * checked when left, and an error stays with its field until it is mended.
 */
export function useDraft<T extends Record<string, unknown>>(
  key: string,
  start: T,
  { check = {}, keep = true }: { check?: Check<T>; keep?: boolean } = {},
) {
  const [found] = useState(() => (keep ? kept<T>(key) : null));
  const [values, setValues] = useState<T>(() => ({ ...start, ...found?.values }));
  const [touched, setTouched] = useState(found !== null);
  const [errors, setErrors] = useState<{ [K in keyof T]?: string }>({});

  useEffect(() => {
    if (keep && touched) {
      const at = new Date().toISOString();
      sessionStorage.setItem(`essor-draft:${key}`, JSON.stringify({ at, values }));
    }
  }, [key, keep, touched, values]);

  const verdict = useCallback(
    (name: keyof T, all: T): string | null => check[name]?.(all[name], all) ?? null,
    [check],
  );
  const put = useCallback((name: keyof T, error: string | null) => {
    setErrors((before) => {
      const next = { ...before };
      if (error) next[name] = error;
      else delete next[name];
      return next;
    });
  }, []);

  return {
    values,
    errors,
    /** When a draft of an earlier time was found, its instant. */
    draftAt: found?.at ?? null,
    set<K extends keyof T>(name: K, value: T[K]) {
      setTouched(true);
      setValues((before) => ({ ...before, [name]: value }));
      if (errors[name]) put(name, verdict(name, { ...values, [name]: value }));
    },
    /** value, onChange, onBlur and error of a text field. */
    text<K extends keyof T & string>(name: K) {
      return {
        value: String(values[name] ?? ""),
        onChange: (event: { currentTarget: { value: string } }) =>
          this.set(name, event.currentTarget.value as T[K]),
        onBlur: () => put(name, verdict(name, values)),
        error: errors[name],
      };
    },
    /** True if every check passes; shows what does not. */
    valid(): boolean {
      const wrong: { [K in keyof T]?: string } = {};
      for (const name of Object.keys(check) as (keyof T)[]) {
        const error = verdict(name, values);
        if (error) wrong[name] = error;
      }
      setErrors(wrong);
      return Object.keys(wrong).length === 0;
    },
    forget() {
      sessionStorage.removeItem(`essor-draft:${key}`);
      setTouched(false);
    },
    reset(next: T = start) {
      sessionStorage.removeItem(`essor-draft:${key}`);
      setTouched(false);
      setValues(next);
      setErrors({});
    },
  };
}
