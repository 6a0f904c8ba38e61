import type { ProjectRow } from "@essor/contract/attract";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { useMe } from "../api/session.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { Note, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

type Answer = {
  readonly project: ProjectRow;
  readonly conflicts: readonly { district: string }[];
  readonly task: number | null;
};

/** A new lead. Where another district holds the firm, the answer says so and a mediation task exists. */
export function LeadForm({ close }: { close: () => void }) {
  const text = useText();
  const { t } = text;
  const me = useMe();
  const toast = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState({
    name: "",
    investor: "",
    codeName: "",
    sector: "",
    district: (me as { districts?: string[] } | undefined)?.districts?.[0] ?? "",
  });
  const save = useMutation({
    mutationFn: () =>
      write<Answer>("POST", "/attract/projects", {
        body: {
          name: values.name,
          district: values.district,
          sector: values.sector,
          ...(values.codeName && { codeName: values.codeName }),
          ...(values.investor && { investor: { name: values.investor } }),
        },
      }),
    onSuccess: async ({ conflicts, task }) => {
      await client.invalidateQueries({ queryKey: ["attract"] });
      toast(
        task === null
          ? t("attract.registered")
          : t("attract.conflictWith", { district: conflicts.map((c) => c.district).join(", ") }),
      );
      close();
    },
  });
  const field = (key: keyof typeof values, label: string, required = false) => (
    <TextInput
      label={label}
      required={required}
      value={values[key]}
      onChange={(e) => setValues({ ...values, [key]: e.currentTarget.value })}
    />
  );
  return (
    <Section title={t("attract.newLead")}>
      <form
        className="es-form"
        onSubmit={(e: FormEvent) => {
          e.preventDefault();
          save.mutate();
        }}
      >
        <div className="es-form-pair">
          {field("name", t("attract.leadName"), true)}
          {field("investor", t("attract.investor"))}
          {field("district", t("attract.district"), true)}
          {field("sector", t("attract.sector"))}
          {field("codeName", t("attract.codeName"))}
        </div>
        {save.isError && <Note tone="danger">{problemText(text, save.error).text}</Note>}
        <FormEnd pending={save.isPending} close={close} />
      </form>
    </Section>
  );
}
