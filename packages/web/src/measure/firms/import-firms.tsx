import type { FirmImport } from "@essor/contract/measure-firms";
import { Button, FileButton, NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../../api/client.ts";
import { saveFile, toCsv } from "../../ui/csv.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { useText } from "../../ui/text.ts";

type Table = FirmImport["table"];
const TABLES: readonly Table[] = ["firms", "products", "scores"];
const HEADINGS: Readonly<Record<Table, readonly string[]>> = {
  firms: [
    "code",
    "name",
    "district",
    "stage",
    "producing since",
    "exempt",
    "year",
    "output",
    "sales",
    "tax",
    "land",
    "energy",
  ],
  products: ["code", "year", "product", "activity", "output", "SEI class", "high-tech"],
  scores: ["code", "year", "indicator", "score"],
};

/** A table of the register from a file: first what would happen, row by row, then the import itself. */
export function ImportFirms() {
  const text = useText();
  const { t, f } = text;
  const queries = useQueryClient();
  const [table, setTable] = useState<Table>("firms");
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: ({ from, dryRun }: { from: File; dryRun: boolean }) => {
      const form = new FormData();
      form.set("file", from);
      return write<FirmImport>(
        "POST",
        `/measure/firm-imports?table=${table}&dryRun=${dryRun ? "yes" : "no"}`,
        { form },
      );
    },
    onSuccess: (report) =>
      report.dryRun ? undefined : queries.invalidateQueries({ queryKey: ["measure", "firms"] }),
  });
  const report = send.data;
  const work = (report?.counts.accepted ?? 0) + (report?.counts.changed ?? 0);
  return (
    <>
      <Section title={t("firms.importTitle")} note={t("firms.importNote")}>
        <div className="es-actions">
          <NativeSelect
            size="xs"
            label={t("firms.table")}
            value={table}
            data={TABLES.map((v) => ({ value: v, label: t(`firms.table.${v}`) }))}
            onChange={(e) => {
              setTable(e.currentTarget.value as Table);
              setFile(null);
              send.reset();
            }}
          />
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              saveFile(
                `${table}.csv`,
                new Blob([toCsv([HEADINGS[table]])], { type: "text/csv;charset=utf-8" }),
              )
            }
          >
            {t("firms.template")}
          </Button>
          <FileButton
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(chosen) => {
              if (!chosen) return;
              setFile(chosen);
              send.mutate({ from: chosen, dryRun: true });
            }}
          >
            {(props) => (
              <Button size="xs" loading={send.isPending} {...props}>
                {t("firms.choose")}
              </Button>
            )}
          </FileButton>
        </div>
        {send.error && (
          <Note tone="danger">
            {send.error.message || problemText(text, send.error).text}{" "}
            <span className="es-mono">({problemText(text, send.error).code})</span>
          </Note>
        )}
      </Section>
      {report && file && (
        <Section
          title={t(report.dryRun ? "firms.wouldDo" : "firms.didDo", { file: file.name })}
          note={(["accepted", "changed", "same", "refused"] as const)
            .map((k) => `${t(`imports.${k}`)}: ${f.exact(report.counts[k])}`)
            .join(" · ")}
          flush
          actions={
            report.dryRun &&
            work > 0 && (
              <Button
                size="xs"
                loading={send.isPending}
                onClick={() => send.mutate({ from: file, dryRun: false })}
              >
                {t("firms.apply", { n: f.exact(work) })}
              </Button>
            )
          }
        >
          {report.issues.length > 0 && (
            <DataTable
              title={t("imports.issues")}
              rows={report.issues.map((issue, i) => ({ ...issue, at: i }))}
              rowKey={(r) => String(r.at)}
              columns={[
                {
                  id: "row",
                  title: t("firms.row"),
                  value: (r) => r.row ?? null,
                  numeric: true,
                  width: 70,
                },
                {
                  id: "field",
                  title: t("firms.column"),
                  value: (r) => r.field ?? null,
                  width: 140,
                },
                {
                  id: "code",
                  title: t("door.code"),
                  value: (r) => r.code,
                  choice: true,
                  width: 150,
                },
                { id: "reason", title: t("firms.reason"), value: (r) => r.reason, width: 360 },
              ]}
            />
          )}
        </Section>
      )}
    </>
  );
}
