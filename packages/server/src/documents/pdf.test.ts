import { expect, test } from "vitest";
import { type PdfBlock, writePdf } from "./pdf.ts";
import { pdfText } from "./test-pdf-text.ts";

const blocks: PdfBlock[] = [
  { kind: "heading", text: "产业基金季度报告", level: 1 },
  { kind: "text", text: "昆山市 2026 年第三季度，认缴出资 100 亿元。" },
  { kind: "pairs", pairs: [["Engagements appelés", "12 345,67 €"]] },
  {
    kind: "table",
    columns: [
      { title: "Code", share: 1 },
      { title: "Amount", align: "right" },
    ],
    rows: Array.from({ length: 80 }, (_, i) => [`deal-${i}`, `${i},000.00`]),
    total: ["Total", "3,160,000.00"],
  },
  {
    kind: "svg",
    svg: '<svg width="100" height="40"><rect width="40" height="20"/></svg>',
    caption: "chart",
  },
  { kind: "note", text: "Source: ledger, recorded 2026-09-30" },
];

test("a PDF in three languages keeps its text, repeats the table head on each page and numbers the pages", async () => {
  for (const language of ["zh-CN", "en", "fr"] as const) {
    const bytes = await writePdf({
      language,
      title: "Rapport œuvre – 报告",
      footer: "hash 12ab",
      day: "2026-11-24",
      blocks,
    });
    const pages = await pdfText(bytes);
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.join("\n").replaceAll(/\s+/g, " ");
    for (const piece of [
      "产业基金季度报告",
      "认缴出资 100 亿元",
      "Engagements appelés",
      "12 345,67 €",
      "deal-79",
      "3,160,000.00",
      "hash 12ab",
    ])
      expect(all).toContain(piece);
    expect(pages.slice(0, 2).every((page) => page.includes("Code"))).toBe(true);
    expect(all).toContain(`2 / ${pages.length}`);
  }
});

test("same document and day, same bytes", async () => {
  const document = { language: "en", title: "T", day: "2026-11-24", blocks } as const;
  expect(Buffer.compare(await writePdf(document), await writePdf(document))).toBe(0);
});

test("a table row of another length than its head is refused", async () => {
  const row: PdfBlock = { kind: "table", columns: [{ title: "a" }], rows: [["1", "2"]] };
  await expect(writePdf({ language: "en", title: "T", blocks: [row] })).rejects.toThrow(
    "A row has 2 cells",
  );
});
