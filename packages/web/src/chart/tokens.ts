/** The colours of the theme as they stand now, for drawings that cannot read CSS. */
export type Tokens = {
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly warn: string;
  readonly danger: string;
  /** Eight colours for series, colour-blind safe, in fixed order. */
  readonly data: readonly string[];
  readonly font: string;
};

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const at = (name: string) => style.getPropertyValue(`--es-${name}`).trim();
  return {
    ink: at("ink"),
    ink2: at("ink-2"),
    line: at("line"),
    surface: at("surface"),
    accent: at("accent"),
    warn: at("warn"),
    danger: at("danger"),
    data: [1, 2, 3, 4, 5, 6, 7, 8].map((i) => at(`data-${i}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}
