import {
  type BriefBlock,
  type BriefFigure,
  type BriefLocale,
  buildBrief,
} from "@essor/core/outlook";
import { readJson, readText, writeOutputs } from "./files.ts";
import { needed, onlyFile } from "./measure-inputs.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

const FORMATS = ["number", "percent", "year", "text"];

/** `essor outlook brief`: a report in which every number links to its value. */
export async function outlookBrief(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    figures: { type: "string" },
    lang: { type: "string" },
    out: { type: "string" },
  });
  const locale = values.lang ?? "en";
  if (locale !== "zh-CN" && locale !== "en" && locale !== "fr")
    throw new Usage(`--lang is zh-CN, en or fr, not "${locale}"`);
  const template = await readText(onlyFile(positionals, "TEMPLATE.md"));
  const figures = figuresOf(await readJson(needed(values.figures, "figures")));
  const built = buildBrief(template, { figures, locale });
  if (!built.ok) throw new Refused(built.issues);
  writeOutputs(
    { "brief.html": htmlOf(built.blocks, locale), "brief.json": { json: built.blocks } },
    values.out,
  );
}

function figuresOf(json: unknown): BriefFigure[] {
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  return list.map((entry, i) => {
    const f = { decimals: 0, format: "number", unit: "", door: "", ...(entry as object) } as Record<
      string,
      unknown
    >;
    const value = f.value === null || typeof f.value === "string" || Number.isFinite(f.value);
    if (
      typeof f.id !== "string" ||
      !value ||
      !FORMATS.includes(f.format as string) ||
      typeof f.door !== "string"
    ) {
      const reason = `Figure ${i + 1} needs an id, a value, and a format of ${FORMATS.join(", ")}`;
      throw new Refused([
        { code: "figure-unfit", severity: "error", row: i + 1, field: "figures", reason },
      ]);
    }
    return f as unknown as BriefFigure;
  });
}

const TAGS = { title: "h1", heading: "h2", paragraph: "p", point: "li" } as const;

function htmlOf(blocks: readonly BriefBlock[], locale: BriefLocale): string {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const body = blocks.map(({ kind, parts }) => {
    const inner = parts
      .map((p) =>
        p.kind === "text"
          ? escaped(p.text)
          : `<a href="${escaped(p.door)}" id="${escaped(p.id)}">${escaped(p.shown)}</a>`,
      )
      .join("");
    return `<${TAGS[kind]}>${inner}</${TAGS[kind]}>`;
  });
  const title =
    blocks
      .find((b) => b.kind === "title")
      ?.parts.map((p) => (p.kind === "text" ? p.text : p.shown))
      .join("") ?? "";
  return `<!doctype html>\n<html lang="${locale}"><meta charset="utf-8"><title>${escaped(title)}</title>\n${body.join("\n")}\n</html>\n`;
}
