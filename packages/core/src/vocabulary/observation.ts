/** Where a figure comes from, and how much it can be relied on: official, media, notice or statement. */
export type ObservationSource = {
  readonly title: string;
  readonly issuer: string;
  readonly address?: string;
  readonly dateRead?: string;
  readonly grade: "O" | "M" | "N" | "S";
};

/**
 * One figure with its key, status and source. Never overwritten: a correction is a new vintage.
 * Names follow SDMX concept ids (REF_AREA, TIME_PERIOD, OBS_VALUE, OBS_STATUS, UNIT_MEASURE, UNIT_MULT).
 */
export type Observation = {
  readonly refArea: string;
  readonly activity?: string;
  readonly indicator: string;
  readonly timePeriod: string;
  readonly obsValue: number;
  readonly unitMeasure: string;
  /** Power of ten by which the value is to be multiplied. */
  readonly unitMult: number;
  readonly obsStatus: "final" | "preliminary" | "revised" | "forecast" | "target" | "bound";
  readonly source: ObservationSource;
  /** Day on which the figure was known, YYYY-MM-DD. */
  readonly vintage: string;
  /** What the figure was computed from: ids of entries, deals or runs. */
  readonly trace: readonly string[];
};
