import type { PipelineBatch } from "@essor/contract/attract-import";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { write } from "../api/client.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { UploadBox } from "../ui/upload-box.tsx";
import { pipelineImportsQuery } from "./care-queries.ts";

/** Imports of pipelines: a new one, and those that were. */
export function Page() {
  const { t } = useText();
  const query = useQuery(pipelineImportsQuery);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = (id: number) => void navigate({ to: `/attract/imports/${id}` as never });
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("file", file);
      return write<PipelineBatch>("POST", "/attract/imports", { form });
    },
    onSuccess: (batch) => {
      void queries.invalidateQueries({ queryKey: pipelineImportsQuery.queryKey });
      open(batch.id);
    },
  });
  return (
    <>
      <PageHead title={t("care.import.title")} lead={t("care.import.lead")} />
      <Section title={t("imports.step1")}>
        <UploadBox
          label={t("imports.upload")}
          drop={t("care.import.drop")}
          help={t("care.import.help")}
          accept=".csv,.xlsx,.txt,.tsv,text/csv"
          busy={upload.isPending}
          error={upload.error}
          take={(file) => upload.mutate(file)}
        />
      </Section>
      <Section title={t("imports.all")} flush>
        <Loaded query={query}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("care.import.empty")} />
            ) : (
              <Batches items={items} open={open} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function Batches({ items, open }: { items: readonly PipelineBatch[]; open: (id: number) => void }) {
  const { t, f, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<PipelineBatch>[]>(() => {
    const count = (id: keyof PipelineBatch["counts"], title: string): Column<PipelineBatch> => ({
      id,
      title,
      value: (b) => b.counts[id],
      numeric: true,
      downFirst: true,
      width: 96,
    });
    return [
      {
        id: "file",
        title: t("imports.file"),
        value: (b) => b.fileName,
        width: 260,
        cell: (b) => <strong>{b.fileName}</strong>,
      },
      {
        id: "state",
        title: t("imports.state"),
        value: (b) => t(`imports.state.${b.state}`),
        width: 110,
        choice: true,
      },
      {
        id: "at",
        title: t("imports.when"),
        value: (b) => b.createdAt,
        cell: (b) => f.instant(b.createdAt),
        width: 170,
      },
      count("rows", t("imports.rows")),
      count("accepted", t("imports.accepted")),
      count("changed", t("imports.changed")),
      count("refused", t("imports.refused")),
    ];
  }, [language]);
  return (
    <DataTable
      title={t("imports.all")}
      rows={items}
      columns={columns}
      rowKey={(b) => String(b.id)}
      sort="-at"
      onOpen={(b) => open(b.id)}
    />
  );
}
