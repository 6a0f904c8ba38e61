import type { ReactNode } from "react";
import "./attract.css";
import { useText } from "../ui/text.ts";

export type PlainColumn<T> = {
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly numeric?: boolean;
  /** The cell that names its row. */
  readonly head?: boolean;
};

/** A short table inside a page: it scrolls sideways where it is too wide, also by keyboard. */
export function PlainTable<T>({
  title,
  rows,
  columns,
  rowKey,
}: {
  title: string;
  rows: readonly T[];
  columns: readonly PlainColumn<T>[];
  rowKey: (row: T) => string | number;
}) {
  const { t } = useText();
  return (
    <section
      className="at-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title })}
    >
      <table>
        <thead>
          <tr>
            {columns.map((c) =>
              c.title === "" ? (
                <td key={c.title} />
              ) : (
                <th key={c.title} scope="col" className={c.numeric ? "es-num" : undefined}>
                  {c.title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((c) =>
                c.head ? (
                  <th key={c.title} scope="row">
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.title} className={c.numeric ? "es-num" : undefined}>
                    {c.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A word in a small frame; amber, red and good also say it in words. */
export function Light({
  light,
  children,
}: {
  light?: "amber" | "red" | "good" | undefined;
  children: ReactNode;
}) {
  return (
    <span className="at-light" data-light={light}>
      {children}
    </span>
  );
}
