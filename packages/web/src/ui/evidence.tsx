import "./evidence.css";
import { useText } from "./text.ts";

export type Says = { readonly column: string; readonly level: string; readonly bits: number };

/** What each column of two records says for or against their being one, in bits. */
export function Evidence({ says }: { says: readonly Says[] }) {
  const { t, f, say } = useText();
  if (says.length === 0) return null;
  return (
    <ul className="es-says">
      {says.map((e) => (
        <li key={e.column} data-for={e.bits > 0 ? "" : undefined}>
          {t("connect.says", {
            column: say(`connect.column.${e.column}`, e.column),
            level: say(`connect.level.${e.level}`, e.level),
            bits: t("connect.bits", {
              n: `${e.bits > 0 ? "+" : "−"}${f.number(Math.abs(e.bits), 1)}`,
            }),
          })}
        </li>
      ))}
    </ul>
  );
}
