import type { Content, TableCell } from "pdfmake/interfaces.js";

/** One piece of a document, top to bottom. Texts come in the reader's language, numbers already formatted. */
export type PdfBlock =
  | { readonly kind: "heading"; readonly text: string; readonly level: 1 | 2 | 3 }
  | { readonly kind: "text"; readonly text: string; readonly link?: string }
  /** A paragraph of which single words lead somewhere. */
  | {
      readonly kind: "parts";
      readonly parts: readonly { readonly text: string; readonly link?: string }[];
    }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "pairs"; readonly pairs: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table";
      readonly columns: readonly PdfColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly total?: readonly string[];
    }
  | { readonly kind: "svg"; readonly svg: string; readonly caption?: string }
  | { readonly kind: "page" };

/** A column of a table; `share` is its part of the width (1 where others have one). Without any, columns fit their text. */
export type PdfColumn = {
  readonly title: string;
  readonly align?: "left" | "right";
  readonly share?: number;
};

const GREY = "#5b6663";
const LINE = "#d5dcda";
const ACCENT = "#0b7a5f";
const SIZES = { 1: 14, 2: 11.5, 3: 10 } as const;
/** Width of the text on an A4 page with the margins of `pdf.ts`, in points. */
const TEXT_WIDTH = 515;

/** The font has no narrow no-break space, which French puts into its numbers; the wide one does the same. */
function printable(text: string): string {
  return text.replaceAll("\u202F", "\u00A0");
}

function rows(block: Extract<PdfBlock, { kind: "table" }>): TableCell[][] {
  const cell =
    (bold: boolean) =>
    (text: string, i: number): TableCell => ({
      text: text,
      alignment: block.columns[i]?.align ?? "left",
      bold,
    });
  return [
    block.columns.map(
      (c, i) => ({ ...(cell(true)(c.title, i) as object), color: GREY }) as TableCell,
    ),
    ...block.rows.map((row) => row.map(cell(false))),
    ...(block.total ? [block.total.map(cell(true))] : []),
  ];
}

function table(block: Extract<PdfBlock, { kind: "table" }>): Content {
  for (const row of [...block.rows, ...(block.total ? [block.total] : [])])
    if (row.length !== block.columns.length)
      throw new Error(`A row has ${row.length} cells, the table ${block.columns.length} columns.`);
  const isShared = block.columns.some((c) => c.share !== undefined);
  const shares = block.columns.reduce((sum, c) => sum + (c.share ?? 1), 0);
  const last = block.rows.length + (block.total ? 1 : 0) + 1;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: block.columns.map((c) => (isShared ? `${((c.share ?? 1) / shares) * 100}%` : "auto")),
      body: rows(block),
    },
    fontSize: block.columns.length > 7 ? 7 : 8.5,
    layout: {
      hLineWidth: (i) =>
        i === 0 ? 0 : i === 1 || i === last || (block.total && i === last - 1) ? 0.8 : 0.4,
      vLineWidth: () => 0,
      hLineColor: (i) => (i === 1 ? ACCENT : LINE),
      paddingTop: () => 3,
      paddingBottom: () => 3,
      paddingLeft: (i) => (i === 0 ? 0 : 5),
      paddingRight: () => 5,
    },
    margin: [0, 4, 0, 10],
  };
}

function pairs(block: Extract<PdfBlock, { kind: "pairs" }>): Content {
  return {
    table: {
      widths: ["32%", "68%"],
      body: block.pairs.map(([name, value]) => [{ text: name, color: GREY }, { text: value }]),
    },
    layout: "noBorders",
    margin: [0, 2, 0, 8],
  };
}

/** Translates a block into the terms of the PDF library. */
export function pdfContent(block: PdfBlock): Content {
  switch (block.kind) {
    case "heading":
      return {
        text: block.text,
        fontSize: SIZES[block.level],
        bold: true,
        margin: [0, block.level === 1 ? 14 : 9, 0, 4],
        headlineLevel: block.level,
      };
    case "text":
      return {
        text: block.text,
        margin: [0, 0, 0, 6],
        ...(block.link ? { link: block.link, color: ACCENT } : {}),
      };
    case "parts":
      return {
        text: block.parts.map(({ text, link }) =>
          link === undefined
            ? { text: printable(text) }
            : { text: printable(text), link, color: ACCENT },
        ),
        margin: [0, 0, 0, 6],
      };
    case "note":
      return { text: block.text, color: GREY, fontSize: 8, margin: [0, 0, 0, 6] };
    case "pairs":
      return pairs(block);
    case "table":
      return table(block);
    case "svg":
      return {
        stack: [
          { svg: block.svg, fit: [TEXT_WIDTH, 320] },
          ...(block.caption ? [{ text: block.caption, color: GREY, fontSize: 8 }] : []),
        ],
        unbreakable: true,
        margin: [0, 6, 0, 10],
      };
    case "page":
      return { text: "", pageBreak: "after" };
  }
}
