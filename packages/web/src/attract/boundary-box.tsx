import type { MapBoundary } from "@essor/contract/attract-boundary";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { useText } from "../ui/text.ts";
import { UploadBox } from "../ui/upload-box.tsx";

const FIELDS = ["name", "source", "licence", "approvalNumber"] as const;

/** Whose boundary lies under the points; an administrator brings another one, or takes it away. */
export function BoundaryBox({ boundary }: { boundary: MapBoundary | null | undefined }) {
  const { t, f } = useText();
  const may = useMay()("hub.administer");
  const client = useQueryClient();
  const after = () => client.invalidateQueries({ queryKey: ["attract", "boundary"] });
  const remove = useMutation({
    mutationFn: () => write<void>("DELETE", "/attract/boundary"),
    onSuccess: after,
  });
  if (boundary === undefined) return null;
  return (
    <>
      {boundary && (
        <p className="es-small es-dim">
          {t("desk.boundary.drawn", { name: boundary.name, source: boundary.source })}
          {[
            boundary.licence,
            boundary.approvalNumber &&
              t("desk.boundary.approved", { number: boundary.approvalNumber }),
          ]
            .filter(Boolean)
            .map((right) => ` · ${right}`)}
          {boundary.person && ` · ${boundary.person}`} · {f.day(boundary.at.slice(0, 10))}{" "}
          {may && (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t("desk.boundary.remove")}
            </Button>
          )}
        </p>
      )}
      {may && (
        <details className="es-small">
          <summary>{t(boundary ? "desk.boundary.change" : "desk.boundary.bring")}</summary>
          <Bring after={after} />
        </details>
      )}
    </>
  );
}

function Bring({ after }: { after: () => void }) {
  const { t, say } = useText();
  const [values, setValues] = useState({ name: "", source: "", licence: "", approvalNumber: "" });
  const bring = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      for (const field of FIELDS) form.set(field, values[field]);
      form.set("file", file);
      return write<object>("PUT", "/attract/boundary", { form });
    },
    onSuccess: after,
  });
  const issues = bring.error instanceof ApiProblem ? bring.error.issues : [];
  return (
    <>
      <div className="es-fields">
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`desk.boundary.${field}`)}
            value={values[field]}
            onChange={(e) => setValues({ ...values, [field]: e.currentTarget.value })}
          />
        ))}
      </div>
      <UploadBox
        label={t("desk.boundary.file")}
        drop=""
        help={t("desk.boundary.help")}
        accept=".geojson,.json"
        busy={bring.isPending}
        error={bring.error}
        take={(file) => bring.mutate(file)}
      />
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.row}-${issue.field}-${issue.code}`}>
              {issue.row !== undefined && `${t("desk.boundary.feature", { row: issue.row })} · `}
              <span className="es-mono">{issue.field}</span> ·{" "}
              {say(`desk.boundary.issue.${issue.code}`, issue.reason)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
