import type { Column } from "../ui/table-rows.ts";
import type { Text } from "../ui/text.ts";

type Cluster = { readonly share: number; readonly stars: number; readonly rca: number | null };

/** The share of the area's jobs that an activity has. */
export function shareColumn<T extends Cluster>({ t, f }: Text): Column<T> {
  return {
    id: "share",
    title: t("target.share"),
    unit: "%",
    value: (row) => row.share,
    numeric: true,
    downFirst: true,
    width: 110,
    cell: (row) => f.exact(row.share * 100, 1),
  };
}

/** Stars for size, specialisation and focus. */
export function starColumn<T extends Cluster>({ t }: Text): Column<T> {
  return {
    id: "stars",
    title: t("target.stars"),
    value: (row) => row.stars,
    numeric: true,
    downFirst: true,
    width: 110,
    cell: (row) => (
      <span role="img" aria-label={t("target.starsOf", { n: row.stars })}>
        {"★".repeat(row.stars)}
        {"☆".repeat(3 - row.stars)}
      </span>
    ),
  };
}

/** A plain number, sorted from high to low, with a dash where it is not known. */
export function numberColumn<T>(
  id: string,
  {
    title,
    value,
    show,
    width = 130,
  }: {
    readonly title: string;
    readonly value: (row: T) => number | null;
    readonly show: (value: number) => string;
    readonly width?: number;
  },
): Column<T> {
  return {
    id,
    title,
    value,
    numeric: true,
    downFirst: true,
    width,
    cell: (row) => {
      const found = value(row);
      return found === null ? "–" : show(found);
    },
  };
}

/** Decimals that a figure of this size needs: two below ten, one below a thousand. */
export function some(value: number): number {
  const size = Math.abs(value);
  return size < 10 ? 2 : size < 1000 ? 1 : 0;
}
