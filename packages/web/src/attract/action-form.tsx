import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiProblem, write } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind?: "text" | "date" | "long" | "choice" | "check" | "email" | "url";
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly start?: string;
  readonly required?: boolean;
  readonly help?: string;
};
export type Values = Readonly<Record<string, string>>;

/** One write of the slice: everything that it may have changed is read again, and its problem is shown where it arose. */
export function useAction(done?: string) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (ask: {
      method: "POST" | "PATCH" | "PUT" | "DELETE";
      path: string;
      body?: unknown;
      version?: number;
    }) => write<unknown>(ask.method, ask.path, ask),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["attract"] });
      if (done) toast(done);
    },
  });
}

/** What went wrong with a write, with the fields that it names. */
export function ActionProblem({ error }: { error: unknown }) {
  const text = useText();
  if (!error) return null;
  const issues = error instanceof ApiProblem ? error.issues : [];
  const detail = error instanceof ApiProblem ? error.detail : undefined;
  return (
    <Note tone="danger">
      {problemText(text, error).text}
      {issues.map((i) => (
        <div key={`${i.field}${i.code}`} className="es-small">
          {i.field ? `${i.field}: ` : ""}
          {text.say(`issue.${i.code}`, text.say(`care.criterion.${i.code}`, i.reason))}
        </div>
      ))}
      {issues.length === 0 && detail && (
        <div className="es-small" lang="en">
          {detail}
        </div>
      )}
    </Note>
  );
}

type Props = {
  readonly fields: readonly Field[];
  readonly path: string;
  readonly method?: "POST" | "PATCH" | "PUT";
  readonly version?: number;
  readonly body: (values: Values) => unknown;
  readonly submit: string;
  /** Said when it is done. */
  readonly done?: string;
  readonly after?: () => void;
};

/** A short form that makes one write; what was typed stays after an error. */
export function ActionForm({
  fields,
  path,
  method = "POST",
  version,
  body,
  submit,
  done,
  after,
}: Props) {
  const { t } = useText();
  const empty = () => Object.fromEntries(fields.map((f) => [f.name, f.start ?? ""]));
  const [values, setValues] = useState<Values>(empty);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const action = useAction(done);
  function send(event: FormEvent) {
    event.preventDefault();
    const lacking = fields
      .filter((f) => f.required && values[f.name]?.trim() === "")
      .map((f) => f.name);
    setMissing(lacking);
    if (lacking.length > 0) return;
    action.mutate(
      { method, path, body: body(values), ...(version === undefined ? {} : { version }) },
      {
        onSuccess: () => {
          setValues(empty());
          after?.();
        },
      },
    );
  }
  const put = (name: string, value: string) => setValues((v) => ({ ...v, [name]: value }));
  return (
    <form className="es-form" onSubmit={send} noValidate>
      <div className="es-form-pair">
        {fields.map(({ name, label, kind = "text", options = [], required = false, help }) => {
          const shared = {
            label,
            required,
            ...(help ? { description: help } : {}),
            error: missing.includes(name) ? t("form.required") : undefined,
          };
          const value = values[name] ?? "";
          if (kind === "choice")
            return (
              <NativeSelect
                key={name}
                {...shared}
                data={[...options]}
                value={value}
                onChange={(e) => put(name, e.currentTarget.value)}
              />
            );
          if (kind === "check")
            return (
              <Checkbox
                key={name}
                label={label}
                checked={value === "yes"}
                onChange={(e) => put(name, e.currentTarget.checked ? "yes" : "")}
              />
            );
          if (kind === "long")
            return (
              <Textarea
                key={name}
                {...shared}
                autosize
                minRows={2}
                value={value}
                onChange={(e) => put(name, e.currentTarget.value)}
              />
            );
          return (
            <TextInput
              key={name}
              {...shared}
              type={kind}
              value={value}
              onChange={(e) => put(name, e.currentTarget.value)}
            />
          );
        })}
      </div>
      <ActionProblem error={action.error} />
      <div className="es-actions">
        <Button type="submit" variant="default" loading={action.isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

export const today = () => new Date().toISOString().slice(0, 10);
