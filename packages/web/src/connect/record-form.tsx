import { NativeSelect, TextInput, type TextInputProps } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { write } from "../api/client.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refusal } from "./parts.tsx";
import { ALL, partnersQuery } from "./queries.ts";

/** The frame of a record that a body of the institute has: entered anew, or corrected under its version. */
export function RecordForm({
  path,
  record,
  valid,
  body,
  close,
  children,
}: {
  path: string;
  record: { readonly id: number; readonly version: number } | undefined;
  valid: () => boolean;
  body: () => object;
  close: () => void;
  children: ReactNode;
}) {
  const { t } = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      record
        ? write("PATCH", `${path}/${record.id}`, { body: body(), version: record.version })
        : write("POST", path, { body: body() }),
    onSuccess: async () => {
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (valid()) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate className="es-form">
      {children}
      <Refusal error={save.error} />
      <FormEnd pending={save.isPending} close={close} />
    </form>
  );
}

/** Whose it is. */
export function BodyChoice({
  value,
  error,
  choose,
}: {
  value: string;
  error: string | undefined;
  choose: (partner: string) => void;
}) {
  const { t, pick } = useText();
  const partners = useQuery(partnersQuery).data ?? [];
  return (
    <NativeSelect
      label={t("connect.body")}
      required
      value={value}
      error={error}
      data={[
        { value: "", label: t("ui.none") },
        ...partners.map((p) => ({ value: String(p.id), label: pick(p.name) })),
      ]}
      onChange={(e) => choose(e.currentTarget.value)}
    />
  );
}

type Field = Pick<TextInputProps, "value" | "onChange" | "onBlur" | "error">;

/** When it ended, and why. */
export function EndFields({ on, reason }: { on: Field; reason: Field }) {
  const { t } = useText();
  return (
    <div className="es-form-pair">
      <TextInput label={t("connect.endedOn")} type="date" {...on} />
      <TextInput label={t("connect.endReason")} {...reason} />
    </div>
  );
}
