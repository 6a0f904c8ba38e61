/** A figure as it goes to the database, beside the row and column it was read from. */
export type Figure = {
  readonly row: number;
  readonly field: number;
  readonly indicator: number;
  readonly period: number;
  readonly area: number;
  readonly activity: number;
  /** Microseconds since 2000-01-01T00:00Z. */
  readonly knownAt: number;
  /** null where the source says that it has none. */
  readonly value: number | null;
};

export type FigureBytes = {
  readonly put: (figure: Figure, tail: Uint8Array) => void;
  /** What was put since the last call. */
  readonly take: () => Uint8Array;
};

const PIECE = 1 << 20;
const TWO_32 = 2 ** 32;
/** Eleven fields, each with its length before it, up to and without the tail. */
const HEAD = 2 + 12 + 5 * 8 + 12 + 12;

/** What a file in PostgreSQL's binary COPY format begins and ends with. */
export const COPY_BEGIN: Uint8Array = Uint8Array.of(
  ...[0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0],
  ...[0, 0, 0, 0, 0, 0, 0, 0],
);
export const COPY_END: Uint8Array = Uint8Array.of(0xff, 0xff);

/** Status, source and attributes of a figure as they stand at a row's end; the same for many rows. */
export function figureTail(letter: string, source: number, attributes: string | null): Uint8Array {
  const json = attributes === null ? undefined : Buffer.from(attributes, "utf8");
  const tail = Buffer.alloc(5 + 8 + 4 + (json === undefined ? 0 : 1 + json.length));
  tail.writeInt32BE(1, 0);
  tail.write(letter, 4, "latin1");
  tail.writeInt32BE(4, 5);
  tail.writeInt32BE(source, 9);
  tail.writeInt32BE(json === undefined ? -1 : 1 + json.length, 13);
  if (json !== undefined) {
    tail[17] = 1;
    json.copy(tail, 18);
  }
  return tail;
}

/** `YYYY-MM-DD` or a moment in UTC, in microseconds since 2000-01-01T00:00Z. */
export function knownMicroseconds(text: string): number {
  const seconds = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text.slice(0, 19)}Z`);
  const fraction = /\.(\d{1,6})Z$/.exec(text)?.[1] ?? "";
  return (seconds - Date.UTC(2000, 0, 1)) * 1000 + Number(fraction.padEnd(6, "0"));
}

/** Writes figures in PostgreSQL's binary COPY format: no text to make here, none to read there. */
export function figureBytes(): FigureBytes {
  let bytes = new Uint8Array(PIECE);
  let view = new DataView(bytes.buffer);
  let at = 0;
  const grow = (size: number) => {
    const next = new Uint8Array(Math.max(bytes.length * 2, at + size));
    next.set(bytes.subarray(0, at));
    bytes = next;
    view = new DataView(bytes.buffer);
  };
  const int = (value: number) => {
    view.setInt32(at, 4);
    view.setInt32(at + 4, value);
    at += 8;
  };
  const long = (value: number) => {
    view.setInt32(at, 8);
    const high = Math.floor(value / TWO_32);
    view.setInt32(at + 4, high);
    view.setUint32(at + 8, value - high * TWO_32);
    at += 12;
  };
  return {
    put: (figure, tail) => {
      if (at + HEAD + tail.length > bytes.length) grow(HEAD + tail.length);
      view.setInt16(at, 11);
      at += 2;
      long(figure.row);
      int(figure.field);
      int(figure.indicator);
      int(figure.period);
      int(figure.area);
      int(figure.activity);
      long(figure.knownAt);
      if (figure.value === null) {
        view.setInt32(at, -1);
        at += 4;
      } else {
        view.setInt32(at, 8);
        view.setFloat64(at + 4, figure.value);
        at += 12;
      }
      bytes.set(tail, at);
      at += tail.length;
    },
    take: () => {
      const taken = bytes.subarray(0, at);
      bytes = new Uint8Array(PIECE);
      view = new DataView(bytes.buffer);
      at = 0;
      return taken;
    },
  };
}
