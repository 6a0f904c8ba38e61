import type { IoTableHead, IoWrite } from "@essor/contract/target-io";
import { Button, FileInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { readDelimited } from "./delimited.ts";
import { IssueList } from "./issue-list.tsx";

type Files = {
  readonly sectors: File | null;
  readonly flows: File | null;
  readonly imports: File | null;
};
const NONE: Files = { sectors: null, flows: null, imports: null };

/** Takes in a table from the files that statistical offices give: sectors, flows, and imported inputs where known. */
export function IoImport({ tables }: { tables: readonly IoTableHead[] }) {
  const { t } = useText();
  const [, setAddress] = useAddress();
  const client = useQueryClient();
  const mayWrite = useMay()("target.write");
  const [files, setFiles] = useState<Files>(NONE);
  const save = useMutation({
    mutationFn: async (form: FormData) => {
      const code = String(form.get("code"));
      const before = tables.find((table) => table.code === code);
      return write<IoTableHead>("PUT", `/target/io/tables/${code}`, {
        body: await bodyOf(form, files),
        ...(before ? { version: before.edition } : {}),
      });
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ["target"] });
      setAddress({ table: made.code, input: undefined });
    },
  });
  if (!mayWrite) return null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  }
  const file = (key: keyof Files, required: boolean) => (
    <FileInput
      label={t(`target.ioFile.${key}`)}
      accept=".csv,.tsv,.txt"
      value={files[key]}
      required={required}
      clearable={!required}
      onChange={(chosen) => setFiles({ ...files, [key]: chosen })}
    />
  );
  return (
    <Section title={t("target.ioImport")} note={t("target.ioImportNote")}>
      <form onSubmit={submit}>
        <div className="tg-add">
          <TextInput
            name="code"
            label={t("target.ioCode")}
            required
            pattern="[a-z][a-z0-9\-]{0,40}"
          />
          <TextInput name="name" label={t("target.ioName")} required maxLength={100} />
          <TextInput name="unit" label={t("target.ioUnitName")} required maxLength={60} />
          <TextInput name="source" label={t("target.ioSource")} required maxLength={1000} />
        </div>
        <div className="tg-add">
          {file("sectors", true)}
          {file("flows", true)}
          {file("imports", false)}
          <Button type="submit" loading={save.isPending}>
            {t("target.ioTakeIn")}
          </Button>
        </div>
      </form>
      {save.isSuccess && <Note tone="good">{t("target.ioTaken")}</Note>}
      {save.isError && <IssueList error={save.error} />}
    </Section>
  );
}

async function bodyOf(form: FormData, files: Files): Promise<IoWrite> {
  const text = (key: string) => String(form.get(key) ?? "");
  const rowsOf = async (file: File | null) => (file ? readDelimited(await file.text()) : []);
  const sectors = await rowsOf(files.sectors);
  const at = new Map(sectors.map(({ cells }, i) => [cells.code ?? "", i]));
  const square = async (file: File | null): Promise<number[][]> => {
    const matrix = sectors.map(() => sectors.map(() => 0));
    for (const { cells } of await rowsOf(file)) {
      const [i, j] = [at.get(cells.from ?? ""), at.get(cells.to ?? "")];
      const row = i === undefined ? undefined : matrix[i];
      // Flows to and from what is no sector (final demand, value added) belong to the sectors' file.
      if (row && j !== undefined) row[j] = Number(cells.value);
    }
    return matrix;
  };
  const known = new Set(["code", "name", "output", "sections", "activities"]);
  const further = Object.keys(sectors[0]?.cells ?? {}).filter((column) => !known.has(column));
  return {
    name: { en: text("name") },
    unit: text("unit"),
    sourceNote: text("source"),
    sectors: sectors.map(({ cells }) => ({
      code: cells.code ?? "",
      name: cells.name || (cells.code ?? ""),
      output: Number(cells.output),
      activities: (cells.activities ?? cells.sections ?? "").split(/[\s,;]+/).filter(Boolean),
    })),
    flows: await square(files.flows),
    imports: files.imports ? await square(files.imports) : null,
    extensions: Object.fromEntries(
      further
        .filter((column) =>
          sectors.every(
            ({ cells }) => cells[column] !== "" && Number.isFinite(Number(cells[column])),
          ),
        )
        .map((column) => [column, sectors.map(({ cells }) => Number(cells[column]))]),
    ),
  };
}
