import { readFileSync } from "node:fs";
import path from "node:path";
import type { ImportBatch, ImportMapping } from "@essor/contract/measure";
import { type Answer, openTestHub, type TestHub } from "../../http/test-hub.ts";

export type ImportHub = TestHub & {
  readonly upload: (content: string | Uint8Array, name?: string) => Promise<Answer>;
  readonly look: (id: number) => Promise<ImportBatch>;
  /** Uploads and checks; the columns not given are mapped as suggested. */
  readonly check: (
    content: string | Uint8Array,
    mapping?: Partial<ImportMapping>,
    name?: string,
  ) => Promise<ImportBatch>;
  readonly apply: (id: number) => Promise<ImportBatch>;
  readonly undo: (id: number) => Promise<ImportBatch>;
  readonly figures: (query: string) => Promise<Record<string, unknown>[]>;
};

export const SOURCE: ImportMapping["source"] = {
  title: "Test bulletin",
  issuer: "Test bureau",
  address: "https://example.org/bulletin",
  readOn: "2026-01-02",
  grade: "O",
  licence: "",
};

/** A hub of its own with the demo's data, and short words for the steps of an import. */
export async function openImportHub(): Promise<ImportHub> {
  const hub = await openTestHub({ demo: true });
  const base = "/api/v1/measure/imports";
  const upload: ImportHub["upload"] = (content, name = "table.csv") => {
    const form = new FormData();
    form.set("file", new File([content as never], name));
    return hub.call("analyst", "POST", base, { form });
  };
  const look: ImportHub["look"] = async (id) =>
    (await hub.call("analyst", "GET", `${base}/${id}`)).body as ImportBatch;
  const step = async (id: number, what: string, body?: unknown) => {
    const answer = await hub.call(
      "analyst",
      "POST",
      `${base}/${id}/${what}`,
      body === undefined ? {} : { body },
    );
    if (answer.status !== 202) throw new Error(answer.text);
    const job = await hub.ended("analyst", (answer.body as { job: number }).job);
    if (job.state !== "done") throw new Error(JSON.stringify(job));
    return look(id);
  };
  return {
    ...hub,
    upload,
    look,
    check: async (content, mapping = {}, name) => {
      const answer = await upload(content, name);
      if (answer.status !== 201) throw new Error(answer.text);
      const batch = answer.body as ImportBatch;
      const suggested = Object.fromEntries(
        batch.columns.flatMap(({ heading, suggestion }) =>
          suggestion ? [[heading, suggestion]] : [],
        ),
      );
      return step(batch.id, "check", {
        headingRow: batch.headingRow,
        decimal: batch.decimal,
        source: SOURCE,
        ...mapping,
        columns: { ...suggested, ...mapping.columns },
      });
    },
    apply: (id) => step(id, "apply"),
    undo: (id) => step(id, "undo"),
    figures: async (query) =>
      (
        (await hub.call("analyst", "GET", `/api/v1/measure/observations?${query}`)).body as {
          items: Record<string, unknown>[];
        }
      ).items,
  };
}

/** A file of the shipped real data. */
export function dataFile(...parts: string[]): string {
  return readFileSync(path.join(import.meta.dirname, "../../../../../data", ...parts), "utf8");
}

export const codes = (batch: ImportBatch) => batch.issues.map((issue) => issue.code);
