import { createRequire } from "node:module";
import path from "node:path";
import { type PdfBlock, pdfContent } from "./pdf-blocks.ts";

export type { PdfBlock, PdfColumn } from "./pdf-blocks.ts";

/** A document to print: what it is called, what stands at the foot of each page, and its blocks from top to bottom. */
export type PdfDocument = {
  readonly language: "zh-CN" | "en" | "fr";
  readonly title: string;
  readonly subtitle?: string;
  /** At the foot of each page beside its number: hub, hash, date of the data. */
  readonly footer?: string;
  /** Day the document states as its making, `YYYY-MM-DD`; the same content and day give the same bytes. */
  readonly day?: string;
  readonly blocks: readonly PdfBlock[];
};

/** The library and its fonts, loaded with the first document: a server that prints nothing pays nothing. */
let library: Promise<typeof import("pdfmake")> | undefined;

async function load(): Promise<typeof import("pdfmake")> {
  const { default: pdfmake } = (await import("pdfmake")) as unknown as {
    default: typeof import("pdfmake");
  };
  const face = createRequire(import.meta.url).resolve("@embedpdf/fonts-sc");
  const fonts = path.join(path.dirname(face), "../fonts");
  const regular = path.join(fonts, "NotoSansHans-Regular.otf");
  const bold = path.join(fonts, "NotoSansHans-Bold.otf");
  pdfmake.addFonts({ Noto: { normal: regular, bold, italics: regular, bolditalics: bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file: string) => file === regular || file === bold);
  return pdfmake;
}

/**
 * Writes an A4 document in Chinese, English or French with its fonts inside (only the glyphs it uses).
 * Nothing is fetched: pictures are SVG text given in the blocks.
 */
export async function writePdf(document: PdfDocument): Promise<Uint8Array> {
  library ??= load();
  const pdfmake = await library;
  const made = document.day ? new Date(`${document.day}T00:00:00Z`) : new Date();
  const pdf = pdfmake.createPdf({
    pageSize: "A4",
    pageMargins: [40, 48, 40, 48],
    info: { title: document.title, creator: "Essor", producer: "Essor", creationDate: made },
    language: document.language,
    defaultStyle: { font: "Noto", fontSize: 9.5, lineHeight: 1.25 },
    content: [
      { text: document.title, fontSize: 18, bold: true, margin: [0, 0, 0, 2] },
      ...(document.subtitle
        ? [
            {
              text: document.subtitle,
              color: "#5b6663",
              margin: [0, 0, 0, 8] as [number, number, number, number],
            },
          ]
        : []),
      ...document.blocks.map(pdfContent),
    ],
    footer: (page: number, pages: number) => ({
      columns: [
        { text: document.footer ?? "", color: "#5b6663" },
        { text: `${page} / ${pages}`, alignment: "right", color: "#5b6663", width: 60 },
      ],
      fontSize: 7.5,
      margin: [40, 12, 40, 0],
    }),
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
  });
  return new Uint8Array(await pdf.getBuffer());
}
