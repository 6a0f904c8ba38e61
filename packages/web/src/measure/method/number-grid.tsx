import { NumberInput } from "@mantine/core";
import { useText } from "../../ui/text.ts";

type Props = {
  /** What the table is, for those who do not see it. */
  readonly title: string;
  readonly lines: readonly { readonly code: string; readonly name: string }[];
  readonly columns: readonly string[];
  readonly value: (code: string, column: number) => number | undefined;
  readonly put: (code: string, column: number, value: number | string) => void;
};

/** A small table of numbers, one line a code: goalposts, targets, points of experts. */
export function NumberGrid({ title, lines, columns, value, put }: Props) {
  const { t } = useText();
  return (
    <section
      className="es-lever-box es-grid-box"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title })}
    >
      <table className="es-levers">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {columns.map((column) => (
              <th scope="col" key={column} className="es-num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {columns.map((column, j) => (
                <td key={column}>
                  <NumberInput
                    size="xs"
                    w={110}
                    hideControls
                    aria-label={`${name}: ${column}`}
                    value={value(code, j) ?? ""}
                    onChange={(next) => put(code, j, next)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
