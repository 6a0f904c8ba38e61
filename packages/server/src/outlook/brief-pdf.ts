import { type BriefLocale, showFigure } from "@essor/core/outlook";
import { type PdfBlock, writePdf } from "../documents/pdf.ts";
import type { BuiltBrief } from "./brief.ts";
import { chartSvg } from "./brief-chart.ts";

const WORDS: Readonly<
  Record<BriefLocale, Readonly<Record<"figures" | "value" | "where" | "name" | "note", string>>>
> = {
  en: {
    figures: "Every number and where it leads",
    name: "Figure",
    value: "Value",
    where: "Address",
    note: "Numbers in the text are links.",
  },
  "zh-CN": {
    figures: "全部数字及出处",
    name: "指标",
    value: "数值",
    where: "地址",
    note: "正文中的数字均为链接。",
  },
  fr: {
    figures: "Chaque nombre et où il mène",
    name: "Chiffre",
    value: "Valeur",
    where: "Adresse",
    note: "Les nombres du texte sont des liens.",
  },
};

/** An address that may break where its parts do. */
function spaced(door: string): string {
  return door.replace(/([?&])/g, " $1").replace(/=(?=[^&]{12,})/g, "= ");
}

/** A brief for print: the same text with each number a link, the chart, and a table of all numbers with their addresses. */
export function briefPdf(
  brief: BuiltBrief,
  { origin, footer }: { origin: string; footer: string },
): Promise<Uint8Array> {
  const words = WORDS[brief.locale];
  const [title, ...rest] = brief.blocks;
  const plain = (block: BuiltBrief["blocks"][number] | undefined) =>
    (block?.parts ?? []).map((p) => (p.kind === "text" ? p.text : p.shown)).join("");
  const blocks = rest.map((block): PdfBlock => {
    if (block.kind === "heading") return { kind: "heading", text: plain(block), level: 2 };
    return {
      kind: "parts",
      parts: [
        ...(block.kind === "point" ? [{ text: "– " }] : []),
        ...block.parts.map((p) =>
          p.kind === "text" ? { text: p.text } : { text: p.shown, link: `${origin}${p.door}` },
        ),
      ],
    };
  });
  return writePdf({
    language: brief.locale,
    title: plain(title),
    subtitle: words.note,
    footer,
    day: brief.madeOn,
    blocks: [
      ...blocks,
      ...(brief.chart === null
        ? []
        : [
            {
              kind: "svg" as const,
              svg: chartSvg(brief.chart, brief.locale).replaceAll("\u202F", "\u00A0"),
              caption: `${brief.chart.title} · ${brief.chart.source}`,
            },
          ]),
      { kind: "heading", text: words.figures, level: 2 },
      {
        kind: "table",
        columns: [
          { title: words.name, share: 2 },
          { title: words.value, align: "right", share: 2 },
          { title: words.where, share: 4 },
        ],
        rows: brief.figures.map((f) => [f.id, showFigure(f, brief.locale), spaced(f.door)]),
      },
    ],
  });
}
