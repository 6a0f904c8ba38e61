import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

const KINDS = [
  "expansion",
  "capacity",
  "customer-nearby",
  "supplier-nearby",
  "fit",
  "finance",
  "warning",
] as const;

/** One more thing known about a firm: what, when it was seen, where it stands, how strongly it speaks. */
export function EvidenceForm({ firm }: { firm: number }) {
  const text = useText();
  const { t } = text;
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const add = useMutation({
    mutationFn: (body: object) => write("POST", `/target/firms/${firm}/evidence`, { body }),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ["target", "firms"] });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    add.mutate({
      kind: form.get("kind"),
      seen: form.get("seen"),
      source: form.get("source"),
      note: form.get("note"),
      strength: Number(form.get("strength")),
    });
  }
  if (!open)
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t("target.addEvidence")}
      </Button>
    );
  return (
    <form className="tg-part-form" onSubmit={submit}>
      <NativeSelect
        name="kind"
        label={t("target.evidenceKind")}
        data={KINDS.map((kind) => ({ value: kind, label: t(`target.evidence.${kind}`) }))}
      />
      <TextInput name="seen" type="date" label={t("target.seen")} required />
      <TextInput name="source" label={t("target.evidenceSource")} required maxLength={500} />
      <TextInput name="note" label={t("target.evidenceNote")} maxLength={1000} />
      <NativeSelect
        name="strength"
        label={t("target.strength")}
        defaultValue="1"
        data={[
          { value: "1", label: t("target.strength.full") },
          { value: "0.6", label: t("target.strength.some") },
          { value: "0.3", label: t("target.strength.weak") },
        ]}
      />
      <Button type="submit" loading={add.isPending}>
        {t("target.save")}
      </Button>
      <Button variant="default" onClick={() => setOpen(false)}>
        {t("ui.cancel")}
      </Button>
      {add.isError && <Note tone="danger">{problemText(text, add.error).text}</Note>}
    </form>
  );
}
