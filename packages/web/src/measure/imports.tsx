import type { ImportBatch } from "@essor/contract/measure";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { write } from "../api/client.ts";
import { importsQuery } from "../api/measure.ts";
import { paths } from "../paths.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { UploadBox } from "../ui/upload-box.tsx";

function Upload() {
  const { t } = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("file", file);
      return write<ImportBatch>("POST", "/measure/imports", { form });
    },
    onSuccess: (batch) => {
      void queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      void navigate({ to: paths.importBatch(batch.id) as never });
    },
  });
  return (
    <UploadBox
      label={t("imports.upload")}
      drop={t("imports.drop")}
      help={t("imports.uploadHelp")}
      accept=".csv,.xlsx,.txt,.tsv,.json,text/csv"
      busy={upload.isPending}
      error={upload.error}
      take={(file) => upload.mutate(file)}
    />
  );
}

function Batches({ items }: { items: readonly ImportBatch[] }) {
  const { t, f, language } = useText();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<ImportBatch>[]>(() => {
    const count = (id: keyof ImportBatch["counts"], title: string): Column<ImportBatch> => ({
      id,
      title,
      value: (r) => r.counts[id],
      numeric: true,
      downFirst: true,
      width: 90,
    });
    return [
      { id: "id", title: "#", value: (r) => r.id, numeric: true, downFirst: true, width: 60 },
      {
        id: "file",
        title: t("imports.file"),
        value: (r) => r.fileName,
        width: 260,
        cell: (r) => <strong>{r.fileName}</strong>,
      },
      {
        id: "state",
        title: t("imports.state"),
        value: (r) => t(`imports.state.${r.state}`),
        width: 110,
        choice: true,
      },
      {
        id: "at",
        title: t("imports.when"),
        value: (r) => r.createdAt,
        cell: (r) => f.instant(r.createdAt),
        width: 170,
      },
      count("rows", t("imports.rows")),
      count("accepted", t("imports.accepted")),
      count("changed", t("imports.changed")),
      count("same", t("imports.same")),
      count("refused", t("imports.refused")),
    ];
  }, [language]);
  return (
    <DataTable
      title={t("imports.all")}
      rows={items}
      columns={columns}
      rowKey={(r) => String(r.id)}
      sort="-id"
      onOpen={(r) => void navigate({ to: paths.importBatch(r.id) as never })}
    />
  );
}

export function Page() {
  const { t } = useText();
  const query = useQuery(importsQuery);
  return (
    <>
      <PageHead title={t("imports.title")} lead={t("imports.lead")} />
      <Section title={t("imports.step1")}>
        <Upload />
      </Section>
      <Section title={t("imports.all")} flush>
        <Loaded query={query}>
          {(items) =>
            items.length === 0 ? <Empty title={t("imports.empty")} /> : <Batches items={items} />
          }
        </Loaded>
      </Section>
    </>
  );
}
