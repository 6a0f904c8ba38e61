/** Regions by activities, row-major: `values[r * activities.length + p]` ≥ 0. Absent cells are zero. */
export type RegionActivityTable = {
  readonly regions: readonly string[];
  readonly activities: readonly string[];
  readonly values: Float64Array;
};

/** One tidy row. A value that could not be read is given as NaN or null: it is refused, not taken as zero. */
export type TidyRow = {
  readonly region: string;
  readonly activity: string;
  readonly value: number | null;
};
