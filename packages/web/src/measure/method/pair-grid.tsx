import { ahpWeights } from "@essor/core/measure";
import { NativeSelect } from "@mantine/core";
import { useText } from "../../ui/text.ts";

export type Comparisons = Readonly<
  Record<
    string,
    { readonly codes: readonly string[]; readonly matrix: readonly (readonly number[])[] }
  >
>;
type Props = {
  readonly comparisons: Comparisons;
  readonly name: (code: string) => string;
  readonly put: (next: Comparisons) => void;
};
const SCALE = [9, 7, 5, 3, 2, 1, 1 / 2, 1 / 3, 1 / 5, 1 / 7, 1 / 9];

/** Pairs compared on the scale of 1 to 9, group by group, with the ratio that tells whether they contradict each other. */
export function PairGrid({ comparisons, name, put }: Props) {
  const { t, f } = useText();
  function set(parent: string, i: number, j: number, value: number) {
    const group = comparisons[parent];
    if (!group) return;
    const matrix = group.matrix.map((row, a) =>
      row.map((x, b) => (a === i && b === j ? value : a === j && b === i ? 1 / value : x)),
    );
    put({ ...comparisons, [parent]: { ...group, matrix } });
  }
  return (
    <>
      {Object.entries(comparisons).map(([parent, { codes, matrix }]) => {
        const found = ahpWeights(matrix);
        const ratio = found.ok ? found.value.consistencyRatio : null;
        return (
          <fieldset key={parent} className="es-pairs">
            <legend>
              {name(parent)}
              {ratio !== null && (
                <span className={ratio > 0.1 ? "es-down" : "es-dim"}>
                  {" "}
                  {t("method.consistency", { ratio: f.exact(ratio, 3) })}
                </span>
              )}
            </legend>
            {codes.flatMap((a, i) =>
              codes.slice(i + 1).map((b, k) => {
                const j = i + 1 + k;
                const now = matrix[i]?.[j] ?? 1;
                const at = SCALE.findIndex((s) => Math.abs(s - now) < 1e-9);
                return (
                  <NativeSelect
                    key={`${a} ${b}`}
                    size="xs"
                    label={t("method.pair", { a: name(a), b: name(b) })}
                    value={String(at)}
                    data={SCALE.map((s, index) => ({
                      value: String(index),
                      label: s >= 1 ? String(s) : `1/${Math.round(1 / s)}`,
                    }))}
                    onChange={(e) => set(parent, i, j, SCALE[Number(e.currentTarget.value)] ?? 1)}
                  />
                );
              }),
            )}
          </fieldset>
        );
      })}
    </>
  );
}
