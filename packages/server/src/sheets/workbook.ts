import { FileRefused, type Merge } from "./sheet-row.ts";
import { entryBytes, entryText, readZip, type ZipEntry } from "./zip.ts";

/** How the cells of a style show their number. */
export type NumberLook = "plain" | "percent" | "day" | "month" | "year";

export type Workbook = {
  readonly file: string;
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly strings: readonly string[];
  readonly looks: readonly NumberLook[];
  /** Days between the workbook's day zero and 1970-01-01. */
  readonly epoch: number;
};

const SMALL = 16 * 2 ** 20;
const STRINGS_MAX = 256 * 2 ** 20;

/** Opens a workbook: its sheets, its shared texts and how its styles show numbers. Sheets are read on demand. */
export async function openWorkbook(file: string): Promise<Workbook> {
  const zip = await readZip(file);
  const main = await entryText(file, zip.get("xl/workbook.xml"), SMALL);
  if (main === "") throw new FileRefused("workbook-unreadable", "The file is not an XLSX workbook");
  const links = await entryText(file, zip.get("xl/_rels/workbook.xml.rels"), SMALL);
  const targets = new Map(
    tags(links, "Relationship").map((a) => [
      attribute(a, "Id") ?? "",
      (attribute(a, "Target") ?? "").replace(/^\/xl\/|^\.?\//, ""),
    ]),
  );
  const sheets = tags(main, "sheet").flatMap((a) => {
    const entry = zip.get(`xl/${targets.get(attribute(a, "r:id") ?? attribute(a, "id") ?? "")}`);
    return entry ? [{ name: decodeXml(attribute(a, "name") ?? ""), entry }] : [];
  });
  if (sheets.length === 0)
    throw new FileRefused("workbook-unreadable", "The workbook has no sheet");
  const is1904 = tags(main, "workbookPr").some((a) =>
    /^(1|true)$/.test(attribute(a, "date1904") ?? ""),
  );
  return {
    file,
    sheets,
    strings: await readStrings(file, zip.get("xl/sharedStrings.xml")),
    looks: looksOf(await entryText(file, zip.get("xl/styles.xml"), SMALL)),
    epoch: is1904 ? 24_107 : 25_569,
  };
}

async function readStrings(file: string, entry: ZipEntry | undefined): Promise<string[]> {
  if (entry === undefined) return [];
  if (entry.size > STRINGS_MAX)
    throw new FileRefused(
      "workbook-too-large",
      "The workbook holds too much text; save the sheet as CSV",
    );
  const strings: string[] = [];
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of entryBytes(file, entry)) {
    rest += decoder.decode(piece, { stream: true });
    const end = rest.lastIndexOf("</");
    const item = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
    let used = 0;
    for (let m = item.exec(rest); m !== null; m = item.exec(rest)) {
      strings.push(textOf(m[1] ?? ""));
      used = item.lastIndex;
    }
    if (used > 0) rest = rest.slice(used);
    else if (end < 0 && rest.length > SMALL)
      throw new FileRefused("workbook-unreadable", "A text of the workbook never ends");
  }
  return strings;
}

/** The text of a string item, its runs joined; reading aids (ruby) left out. */
export function textOf(xml: string): string {
  const body = xml.includes("rPh")
    ? xml.replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, "")
    : xml;
  let text = "";
  for (const m of body.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += m[1];
  return decodeXml(text);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

export function decodeXml(text: string): string {
  if (!/[&_\r]/.test(text)) return text;
  return text
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, dec, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, "\n")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

/** The attribute texts of every tag of a name. */
export function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*?)/?>`, "g"))].map(
    (m) => m[1] as string,
  );
}

export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? (match[1] ?? match[2]) : undefined;
}

function looksOf(styles: string): NumberLook[] {
  const custom = new Map(
    tags(styles, "numFmt").map((a) => [
      Number(attribute(a, "numFmtId")),
      decodeXml(attribute(a, "formatCode") ?? ""),
    ]),
  );
  const formats = /<(?:\w+:)?cellXfs[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? "";
  return tags(formats, "xf").map((a) => lookOf(Number(attribute(a, "numFmtId") ?? 0), custom));
}

function lookOf(id: number, custom: ReadonlyMap<number, string>): NumberLook {
  const code = custom.get(id);
  if (code === undefined) {
    if (id === 9 || id === 10) return "percent";
    if (id === 17 || id === 55) return "month";
    return (id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
      ? "day"
      : "plain";
  }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "").toLowerCase();
  if (bare.includes("%")) return "percent";
  if (/[#0?]/.test(bare) || !/[yd]/.test(bare)) return "plain";
  return bare.includes("d") ? "day" : bare.includes("m") ? "month" : "year";
}

/** The merged blocks of a sheet: they stand after its rows, so the sheet is read to its end once. */
export async function readMerges(file: string, entry: ZipEntry): Promise<Merge[]> {
  const decoder = new TextDecoder();
  const merges: Merge[] = [];
  let rest = "";
  for await (const piece of entryBytes(file, entry)) {
    rest += decoder.decode(piece, { stream: true });
    const block =
      /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"[^>]*>/g;
    for (const m of rest.matchAll(block)) {
      merges.push({
        fromColumn: columnOf(m[1] as string),
        fromRow: Number(m[2]),
        toColumn: columnOf(m[3] as string),
        toRow: Number(m[4]),
      });
      if (merges.length > 50_000)
        throw new FileRefused("workbook-too-large", "The sheet has too many merged cells");
    }
    const lastTag = rest.lastIndexOf("<");
    rest = lastTag < 0 ? "" : rest.slice(lastTag).slice(0, SMALL);
    if (rest.includes(">")) rest = "";
  }
  return merges;
}

/** The 0-based number of a column's letters. */
export function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column - 1;
}
