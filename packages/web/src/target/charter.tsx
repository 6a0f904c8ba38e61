import type { Chain } from "@essor/contract/target";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

type Part = Chain["charter"]["parts"][number];

/** The eight ones of a chain: who owns each, by when, and whether it stands. */
export function Charter({ chain }: { chain: Chain }) {
  const { t, f, say } = useText();
  const [open, setOpen] = useState<string>();
  const mayWrite = useMay()("target.write");
  return (
    <ul className="tg-charter">
      {chain.charter.parts.map((part) => (
        <li key={part.part} data-state={part.done ? "done" : part.overdue ? "late" : "open"}>
          <strong>{say(`target.part.${part.part}`, part.part)}</strong>
          <span>{part.owner ?? t("target.nobodyOwns")}</span>
          <span className="es-dim es-small">
            {part.done
              ? t("target.stands", { day: f.day(part.done) })
              : part.due
                ? t("target.due", { day: f.day(part.due) })
                : t("target.noDue")}
          </span>
          {mayWrite && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => setOpen(open === part.part ? undefined : part.part)}
              aria-expanded={open === part.part}
            >
              {t("target.edit")}
            </Button>
          )}
          {open === part.part && (
            <PartForm chain={chain.code} part={part} done={() => setOpen(undefined)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function PartForm({ chain, part, done }: { chain: string; part: Part; done: () => void }) {
  const text = useText();
  const { t } = text;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: object) =>
      write("PUT", `/target/chains/${chain}/charter/${part.part}`, { body, version: part.version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["target", "chains"] });
      done();
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ owner: form.get("owner"), due: form.get("due"), done: form.get("done") || null });
  }
  return (
    <form className="tg-part-form" onSubmit={submit}>
      <TextInput name="owner" label={t("target.owner")} defaultValue={part.owner ?? ""} required />
      <TextInput
        name="due"
        type="date"
        label={t("target.dueDay")}
        defaultValue={part.due ?? ""}
        required
      />
      <TextInput
        name="done"
        type="date"
        label={t("target.doneDay")}
        defaultValue={part.done ?? ""}
      />
      <Button type="submit" loading={save.isPending}>
        {t("target.save")}
      </Button>
      {save.isError && <Note tone="danger">{problemText(text, save.error).text}</Note>}
    </form>
  );
}
