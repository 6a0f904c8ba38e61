import type { AnswerPack } from "@essor/contract/attract";
import type { Locale } from "@essor/contract/common";
import writeXlsxFile from "write-excel-file/node";
import { writePdf } from "../documents/pdf.ts";

const WORDS = {
  en: {
    title: "Answers to your questions",
    no: "No.",
    question: "Question",
    value: "Answer",
    unit: "Unit",
    source: "Source",
    day: "As of",
    open: "Not answered yet",
    why: {
      "no-fact": "not in the register",
      "no-source": "no source or date",
      "other-unit": "recorded in another unit",
    },
    none: "Every question is answered.",
    note: "Every answer states its source and date. What the register does not hold is listed as open; nothing is estimated.",
    made: "Made on",
    example: "worked example",
    answers: "Answers",
  },
  "zh-CN": {
    title: "问题答复",
    no: "序号",
    question: "问题",
    value: "答复",
    unit: "单位",
    source: "来源",
    day: "时点",
    open: "尚未答复",
    why: { "no-fact": "登记库中没有", "no-source": "缺来源或日期", "other-unit": "以其他单位记录" },
    none: "全部问题均已答复。",
    note: "每项答复均注明来源与时点。登记库中没有的列为未答复，不作任何估计。",
    made: "编制日期",
    example: "示例数据",
    answers: "答复",
  },
  fr: {
    title: "Réponses à vos questions",
    no: "N°",
    question: "Question",
    value: "Réponse",
    unit: "Unité",
    source: "Source",
    day: "Date",
    open: "Sans réponse à ce jour",
    why: {
      "no-fact": "absent du registre",
      "no-source": "sans source ou date",
      "other-unit": "relevé dans une autre unité",
    },
    none: "Toutes les questions ont une réponse.",
    note: "Chaque réponse indique sa source et sa date. Ce que le registre ne contient pas reste ouvert ; rien n’est estimé.",
    made: "Établi le",
    example: "exemple",
    answers: "Réponses",
  },
} as const satisfies Record<Locale, unknown>;

type Pack = AnswerPack & {
  readonly title: string;
  readonly language: Locale;
  readonly day: string;
  readonly hub: string;
  /** Codes of cells that come from a worked example: said beside the value. */
  readonly examples: ReadonlySet<string>;
};

/** The pack as a workbook: a sheet of answers, and one of what is open. */
export async function packXlsx(pack: Pack): Promise<Uint8Array> {
  const w = WORDS[pack.language];
  const head = (cells: readonly string[]) =>
    cells.map((value) => ({ value, fontWeight: "bold" as const, wrap: true }));
  const text = (value: string | undefined) => ({ type: String, value: value ?? "", wrap: true });
  const answers = [
    head([w.no, w.question, w.value, w.unit, w.source, w.day]),
    ...pack.cells.map((c) => [
      text(c.id),
      text(c.text),
      numberOrText(c.value, pack.examples.has(c.id) ? w.example : undefined),
      text(c.unit),
      text(c.source),
      text(c.day),
    ]),
  ];
  const open = [
    head([w.no, w.question, w.open]),
    ...pack.cells
      .filter((c) => !c.answered)
      .map((c) => [text(c.id), text(c.text), text(w.why[(c.why ?? "no-fact") as "no-fact"])]),
  ];
  const bytes = await writeXlsxFile([
    {
      data: answers as never,
      sheet: w.answers,
      columns: [
        { width: 6 },
        { width: 50 },
        { width: 22 },
        { width: 14 },
        { width: 40 },
        { width: 12 },
      ],
    },
    { data: open as never, sheet: w.open, columns: [{ width: 6 }, { width: 60 }, { width: 28 }] },
  ] as never).toBuffer();
  return new Uint8Array(bytes);
}

/** Numbers stay numbers, so that the investor can reckon with them. */
function numberOrText(value: string | undefined, mark: string | undefined) {
  if (value === undefined) return { type: String, value: "–" };
  if (mark !== undefined) return { type: String, value: `${value} (${mark})`, wrap: true };
  return /^-?\d+(\.\d+)?$/.test(value)
    ? { type: Number, value: Number(value) }
    : { type: String, value, wrap: true };
}

export async function packPdf(pack: Pack): Promise<Uint8Array> {
  const w = WORDS[pack.language];
  const open = pack.cells.filter((c) => !c.answered);
  return writePdf({
    language: pack.language,
    title: pack.title || w.title,
    subtitle: `${pack.hub} · ${w.made} ${pack.day}`,
    footer: pack.hub,
    day: pack.day,
    blocks: [
      { kind: "note", text: w.note },
      {
        kind: "table",
        columns: [
          { title: w.no, share: 0.7 },
          { title: w.question, share: 4 },
          { title: w.value, align: "right", share: 2 },
          { title: w.unit, share: 1.1 },
          { title: w.source, share: 3 },
          { title: w.day, share: 1.2 },
        ],
        rows: pack.cells
          .filter((c) => c.answered)
          .map((c) => [
            c.id,
            c.text,
            `${grouped(c.value ?? "", pack.language)}${pack.examples.has(c.id) ? ` (${w.example})` : ""}`,
            c.unit ?? "",
            c.source ?? "",
            c.day ?? "",
          ]),
      },
      { kind: "heading", text: `${w.open} (${open.length})`, level: 2 },
      open.length === 0
        ? { kind: "text", text: w.none }
        : {
            kind: "table",
            columns: [
              { title: w.no, share: 0.5 },
              { title: w.question, share: 4 },
              { title: w.open, share: 2 },
            ],
            rows: open.map((c) => [c.id, c.text, w.why[(c.why ?? "no-fact") as "no-fact"]]),
          },
    ],
  });
}

function grouped(value: string, language: Locale): string {
  return /^-?\d{5,}(\.\d+)?$/.test(value)
    ? new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(Number(value))
    : value;
}
