import type { StoredDocument } from "@essor/contract/attract-company";
import { Button, Checkbox } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { apiAddress, write } from "../api/client.ts";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { UploadBox } from "../ui/upload-box.tsx";
import { useAction } from "./action-form.tsx";
import { usePipelineRights } from "./care-queries.ts";

/** Files of a firm or a project, and the box that takes another. */
export function Documents({
  documents,
  of,
}: {
  documents: readonly StoredDocument[];
  of: { readonly company: number } | { readonly project: number };
}) {
  const { t, f } = useText();
  const may = usePipelineRights();
  const queries = useQueryClient();
  const remove = useAction();
  const [confidential, setConfidential] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      for (const [key, value] of Object.entries(of)) form.set(key, String(value));
      if (confidential) form.set("confidential", "true");
      form.set("file", file);
      return write<StoredDocument>("POST", "/attract/documents", { form });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["attract"] }),
  });
  return (
    <>
      {documents.length === 0 ? (
        <Empty title={t("care.companies.noDocuments")} />
      ) : (
        <ul className="es-list">
          {documents.map((d) => (
            <li key={d.id}>
              <span className="at-grow">
                {d.stored ? (
                  <a href={apiAddress(`/attract/documents/${d.id}/content`)} download={d.name}>
                    {d.name}
                  </a>
                ) : (
                  d.name
                )}
                {d.confidential && (
                  <span className="es-grade">{t("care.companies.confidential")}</span>
                )}
                <div className="es-dim es-small">
                  {d.stored
                    ? `${f.exact(Math.ceil(d.bytes / 1024))} kB`
                    : t("care.companies.noted")}
                  {d.person ? ` · ${d.person}` : ""} · {f.day(d.at.slice(0, 10))} ·{" "}
                  <span className="es-mono">{d.sha256.slice(0, 12)}</span>
                </div>
              </span>
              {may.write && d.stored && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() =>
                    remove.mutate({ method: "DELETE", path: `/attract/documents/${d.id}` })
                  }
                >
                  {t("care.companies.remove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may.write && (
        <div className="es-body">
          <UploadBox
            label={t("care.companies.upload")}
            drop=""
            help={t("care.companies.uploadHelp")}
            accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.txt,.csv,.md"
            busy={upload.isPending}
            error={upload.error ?? remove.error}
            take={(file) => upload.mutate(file)}
          />
          <Checkbox
            mt={8}
            size="xs"
            label={t("care.companies.confidential")}
            checked={confidential}
            onChange={(e) => setConfidential(e.currentTarget.checked)}
          />
        </div>
      )}
    </>
  );
}
