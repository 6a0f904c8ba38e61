import type { ReactNode } from "react";
import { useText } from "../../ui/text.ts";

type Props = {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly numeric?: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** A short table that needs no sorting: it scrolls sideways, and the first cell of a row is its heading. */
export function PlainTable({ title, columns, rows }: Props) {
  const { t } = useText();
  return (
    <section
      className="es-lever-box"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title })}
    >
      <table className="es-levers">
        <thead>
          <tr>
            {columns.map((c) => (
              <th scope="col" key={c.title} className={c.numeric ? "es-num" : undefined}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => {
                const column = columns[i];
                const numeric = column?.numeric ? "es-num" : undefined;
                return i === 0 ? (
                  <th scope="row" key={column?.title}>
                    {cell}
                  </th>
                ) : (
                  <td key={column?.title} className={numeric}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
