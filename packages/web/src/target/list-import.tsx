import { Button, FileInput, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { readDelimited, type TextRow } from "./delimited.ts";
import { IssueList } from "./issue-list.tsx";

type Props = {
  readonly path: string;
  /** Names of the columns, in the order in which they are explained. */
  readonly columns: readonly string[];
  readonly itemOf: (row: TextRow) => object;
};

/** Takes in a list as a file or as pasted text; it takes the place of the one that stood, whole or not at all. */
export function ListImport({ path, columns, itemOf }: Props) {
  const { t } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const rows = readDelimited(text);
  const save = useMutation({
    mutationFn: () => write("PUT", path, { body: { items: rows.map(itemOf) } }),
    onSuccess: async () => {
      setText("");
      setOpen(false);
      await client.invalidateQueries({ queryKey: ["target"] });
    },
  });
  if (!open)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("target.takeIn")}
      </Button>
    );
  return (
    <div className="tg-editor">
      <Note>{t("target.listColumns", { columns: columns.join(", ") })}</Note>
      <FileInput
        label={t("target.listFile")}
        accept=".csv,.tsv,.txt"
        onChange={(file) => void file?.text().then(setText)}
      />
      <Textarea
        label={t("target.listPaste")}
        value={text}
        minRows={5}
        autosize
        maxRows={16}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="es-actions">
        <Button disabled={rows.length === 0} loading={save.isPending} onClick={() => save.mutate()}>
          {t("target.replaceList", { n: rows.length })}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t("ui.cancel")}
        </Button>
      </div>
      {save.isError && <IssueList error={save.error} />}
    </div>
  );
}
