import writeXlsxFile from "write-excel-file/node";
import { type PdfBlock, writePdf } from "../documents/pdf.ts";

/** A cell: a text, an amount as decimal text (a number in a sheet, grouped in print), or nothing. */
export type ReportCell = string | { readonly amount: string } | null;
export type ReportTable = {
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly {
    readonly title: string;
    readonly amount?: boolean;
    readonly share?: number;
  }[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly total?: readonly ReportCell[];
};
export type Report = {
  readonly language: "zh-CN" | "en" | "fr";
  readonly title: string;
  readonly subtitle: string;
  readonly footer: string;
  readonly day: string;
  readonly note?: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly tables: readonly ReportTable[];
};

export function languageOf(locale: string): Report["language"] {
  return locale === "zh-CN" || locale === "fr" ? locale : "en";
}

/** Every digit of an amount, grouped as the language groups. */
export function grouped(amount: string, language: Report["language"]): string {
  const [whole = "0", decimals] = amount.split(".");
  const text = new Intl.NumberFormat(language).format(BigInt(whole.replace("-", "")));
  const sign = whole.startsWith("-") ? "−" : "";
  return `${sign}${text}${decimals ? `${language === "fr" ? "," : "."}${decimals}` : ""}`;
}

function printed(cell: ReportCell, language: Report["language"]): string {
  if (cell === null) return "";
  return typeof cell === "string" ? cell : grouped(cell.amount, language);
}

export async function pdfOf(report: Report): Promise<Uint8Array> {
  const { language } = report;
  const blocks: PdfBlock[] = [
    ...(report.note ? [{ kind: "note" as const, text: report.note }] : []),
    { kind: "pairs", pairs: report.pairs },
    ...report.tables.flatMap((table): PdfBlock[] => [
      { kind: "heading", text: table.title, level: 2 },
      ...(table.note ? [{ kind: "text" as const, text: table.note }] : []),
      {
        kind: "table",
        columns: table.columns.map((c) => ({
          title: c.title,
          align: c.amount ? ("right" as const) : ("left" as const),
          // Every column says its part of the width: amounts of twelve digits must not be cut.
          share: c.share ?? (c.amount ? 1.4 : 0.8),
        })),
        rows: table.rows.map((row) => row.map((cell) => printed(cell, language))),
        ...(table.total ? { total: table.total.map((cell) => printed(cell, language)) } : {}),
      },
    ]),
  ];
  const { title, subtitle, footer, day } = report;
  return writePdf({ language, title, subtitle, footer, day, blocks });
}

/** A workbook: one sheet of what the document is about, and one for each table. Amounts are numbers. */
export async function xlsxOf(report: Report): Promise<Uint8Array> {
  const text = (value: string, bold = false) => ({
    value,
    type: String,
    ...(bold ? { fontWeight: "bold" } : {}),
  });
  const cell = (given: ReportCell, bold = false) =>
    given === null || given === ""
      ? null
      : typeof given === "string"
        ? text(given, bold)
        : {
            value: Number(given.amount),
            type: Number,
            format: "#,##0.00",
            ...(bold ? { fontWeight: "bold" } : {}),
          };
  const head = [
    [text(report.title, true)],
    [text(report.subtitle)],
    ...(report.note ? [[text(report.note)]] : []),
    ...report.pairs.map(([name, value]) => [text(name), text(value)]),
    [text(report.footer)],
  ];
  const sheets = report.tables.map((table, i) => ({
    sheet: `${i + 1} ${table.title.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 24)}`,
    data: [
      table.columns.map((c) => text(c.title, true)),
      ...table.rows.map((row) => row.map((c) => cell(c))),
      ...(table.total ? [table.total.map((c) => cell(c, true))] : []),
    ],
    columns: table.columns.map((c) => ({ width: c.amount ? 20 : 34 })),
  }));
  const bytes = await writeXlsxFile([
    { sheet: "0", data: head, columns: [{ width: 34 }, { width: 60 }] },
    ...sheets,
  ] as never).toBuffer();
  return new Uint8Array(bytes);
}

export async function reportFile(
  report: Report,
  { name, format }: { name: string; format: "pdf" | "xlsx" },
): Promise<Response> {
  const bytes = format === "pdf" ? await pdfOf(report) : await xlsxOf(report);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type":
        format === "pdf"
          ? "application/pdf"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${name}.${format}"`,
    },
  });
}
