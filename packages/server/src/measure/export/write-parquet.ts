import { ByteWriter, parquetWriteRows } from "hyparquet-writer";
import { EXPORT_COLUMNS, NUMERIC } from "./columns.ts";

type Cell = string | number | null;

/** A Parquet file in row groups of 50,000, sent on group by group. */
export async function writeParquet(
  groups: AsyncIterable<readonly (readonly Cell[])[]>,
  put: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const writer = new ByteWriter() as ByteWriter & { flush: () => Promise<void> };
  writer.flush = () => {
    const piece = new Uint8Array(writer.buffer.slice(0, writer.index));
    writer.index = 0;
    return put(piece);
  };
  const rows = async function* () {
    for await (const group of groups)
      for (const cells of group)
        yield Object.fromEntries(EXPORT_COLUMNS.map((name, i) => [name, cells[i] ?? null]));
  };
  await parquetWriteRows({
    writer,
    rows: rows(),
    columns: EXPORT_COLUMNS.map((name) => ({
      name,
      type: name === "value" ? "DOUBLE" : NUMERIC.has(name) ? "INT32" : "STRING",
    })),
    rowGroupSize: 50_000,
  });
  await writer.flush();
}
