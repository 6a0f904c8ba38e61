import type { RegisterEntry } from "@essor/contract/attract-company";
import { foldName, ownershipGroup } from "@essor/core/attract";
import { parse } from "csv-parse/sync";
import { type Row, readData } from "../db/shipped-data.ts";

export const REGISTER_SOURCE = {
  title: "GLEIF, legal entities with LEI (CC0 1.0), extract of early 2025",
  address: "https://www.gleif.org",
  grade: "O",
} as const;
const SISTERS_SHOWN = 50;

type Entry = Omit<RegisterEntry, "company">;
export type RegisterAnswer = {
  readonly self: Entry[];
  /** From the direct parent up to the highest that the extract knows, which need not be the ultimate one. */
  readonly chain: Entry[];
  /** Own subsidiaries, sisters and cousins, the nearest first. */
  readonly group: Entry[];
  readonly circular: boolean;
  readonly more: boolean;
};

/**
 * Entries of the open register that are or may be a firm, its parents as far up as they are known, and the
 * entities of the group. The register's lines are looked through as text: it is asked seldom, and need not lie in memory.
 */
export function lookUpRegister(firm: {
  readonly name: string;
  readonly lei: string | null;
  readonly uscc: string | null;
}): RegisterAnswer {
  const entities = textTable("cn_entities.csv.gz");
  const folded = foldName(firm.name);
  const self = new Map<string, Entry>();
  const take = (row: Row, because: RegisterEntry["because"]) => {
    if (row.lei && !self.has(row.lei)) self.set(row.lei, entryOf(row, because));
  };
  if (firm.lei) for (const row of entities(firm.lei)) if (row.lei === firm.lei) take(row, "lei");
  if (firm.uscc)
    for (const row of entities(firm.uscc)) if (row.registered_as === firm.uscc) take(row, "uscc");
  if (self.size === 0 && folded.length >= 2)
    for (const row of entities(needleOf(firm.name)))
      if (foldName(row.name ?? "") === folded) take(row, "name");
  const [first] = self.values();
  return { self: [...self.values()], ...groupOf(first, entities) };
}

type Table = (word: string) => Row[];

function groupOf(first: Entry | undefined, entities: Table): Omit<RegisterAnswer, "self"> {
  if (first === undefined) return { chain: [], group: [], circular: false, more: false };
  const links = textTable("parent_links.csv.gz");
  const known = new Map<string, Row>();
  /** What both tables say of an entity and of those that it owns, asked once each. */
  const asked = new Map<string, Row[]>();
  const rowsOf = (lei: string): Row[] => {
    const rows = asked.get(lei) ?? [...entities(lei), ...links(lei)];
    asked.set(lei, rows);
    for (const row of rows) if (row.lei && !known.has(row.lei)) known.set(row.lei, row);
    return rows;
  };
  const { chain, members, circular, more } = ownershipGroup(
    first.lei,
    {
      parentOf: (lei) => rowsOf(lei).find((row) => row.lei === lei && row.parent_lei)?.parent_lei,
      childrenOf: (lei) => [
        ...new Set(
          rowsOf(lei).flatMap((row) => (row.parent_lei === lei && row.lei ? [row.lei] : [])),
        ),
      ],
    },
    { most: SISTERS_SHOWN },
  );
  const named = (lei: string): Row => known.get(lei) ?? { lei, name: nameOf(lei, asked) };
  return {
    chain: chain.map((lei) => entryOf(named(lei), "parent")),
    group: members.map((lei) => entryOf(named(lei), "parent")),
    circular,
    more,
  };
}

/** A parent without an entry of its own is known by the name that its children give. */
function nameOf(lei: string, asked: ReadonlyMap<string, Row[]>): string {
  for (const rows of asked.values())
    for (const row of rows) if (row.parent_lei === lei && row.parent_name) return row.parent_name;
  return lei;
}

/** The rows of a table of the register whose lines hold a word. */
function textTable(file: string): Table {
  const text = readData("gleif-entities", file);
  const head = text.slice(0, text.indexOf("\n"));
  return (word) => {
    const lines: string[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const from = text.lastIndexOf("\n", at) + 1;
      const to = text.indexOf("\n", at);
      lines.push(text.slice(from, to < 0 ? undefined : to));
      at = to < 0 ? text.length : to;
    }
    return parse([head, ...lines].join("\n"), { columns: true, relax_column_count: true }) as Row[];
  };
}

/** The longest run of letters of a name: it stands in the register as it is written. */
function needleOf(name: string): string {
  return name.split(/[\s,.()（）&·-]+/).sort((a, b) => b.length - a.length)[0] ?? name;
}

function entryOf(row: Row, because: RegisterEntry["because"]): Entry {
  return {
    lei: row.lei ?? "",
    name: row.name ?? "",
    uscc: row.registered_as ?? "",
    address: row.address ?? "",
    place: row.admin_name ?? row.jurisdiction ?? "",
    status: row.status ?? "",
    registered: row.registered ?? "",
    parentLei: row.parent_lei ?? "",
    parentName: row.parent_name ?? "",
    because,
  };
}
