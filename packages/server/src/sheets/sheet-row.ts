/** Something about a cell that its text does not say. */
export type CellNote = {
  readonly column: number;
  readonly note: "formula" | "formula-without-value" | "cell-error" | "merged-cell";
};

/** A row of a sheet or of a text table, numbered as a spreadsheet numbers it. */
export type SheetRow = {
  readonly row: number;
  readonly cells: readonly string[];
  /** The row could not be split into cells; `cells` holds what could be told. */
  readonly fault?: "bad-quote" | "unclosed-quote";
  readonly notes?: readonly CellNote[];
};

/** Rows as they were read together, and the bytes read so far. */
export type RowGroup = {
  readonly rows: readonly SheetRow[];
  readonly bytes: number;
  /** Some of the text may hold characters that could not be read. */
  readonly isSuspicious: boolean;
};

/** A block of cells that a workbook shows as one; rows are 1-based, columns 0-based, both ends included. */
export type Merge = {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
};

/** A file opened as a table. */
export type OpenTable = {
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly merges: readonly Merge[];
  /** Bytes that `rows` will report at its end. */
  readonly bytes: number;
  readonly rows: () => AsyncGenerator<RowGroup>;
};

/** The whole file cannot be read as a table. */
export class FileRefused extends Error {
  readonly code: string;
  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}
