import type { ProjectRow } from "@essor/contract/attract";
import type { BulkAnswer } from "@essor/contract/attract-views";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { useMe } from "../api/session.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

const KINDS = ["status", "sector", "owner", "release", "task"] as const;
const STATUSES = ["active", "delayed", "on-hold", "eliminated", "lost"] as const;

type Props = {
  readonly rows: readonly ProjectRow[];
  readonly chosen: ReadonlySet<number>;
  readonly put: (ids: Iterable<number>) => void;
};

/** One change to the chosen projects. What is refused stays chosen, with the reason. */
export function BulkBar({ rows, chosen, put }: Props) {
  const text = useText();
  const { t, say } = text;
  const me = useMe();
  const toast = useToast();
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("status");
  const [values, setValues] = useState({
    status: "delayed",
    reason: "",
    sector: "",
    title: "",
    due: "",
  });
  const projects = rows.filter((r) => chosen.has(r.id));
  const apply = useMutation({
    mutationFn: () =>
      write<BulkAnswer>("POST", "/attract/projects/bulk", {
        body: {
          projects: projects.map(({ id, version }) => ({ id, version })),
          change: changeOf(kind, values, me?.id ?? null),
        },
      }),
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: ["attract"] });
      put(answer.refused.map((r) => r.id));
      toast(t("desk.changed", { count: answer.changed }));
    },
  });
  const field = (key: keyof typeof values, label: string, type = "text") => (
    <TextInput
      type={type}
      label={label}
      required={key !== "reason" || values.status === "lost" || values.status === "eliminated"}
      value={values[key]}
      onChange={(e) => setValues({ ...values, [key]: e.currentTarget.value })}
    />
  );
  return (
    <form
      className="es-body at-bulk"
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        apply.mutate();
      }}
    >
      <div className="es-fields">
        <strong role="status">{t("desk.selected", { count: projects.length })}</strong>
        <NativeSelect
          label={t("desk.changeWhat")}
          value={kind}
          onChange={(e) => setKind(e.currentTarget.value as (typeof KINDS)[number])}
          data={KINDS.map((k) => ({ value: k, label: t(`desk.change.${k}`) }))}
        />
        {kind === "status" && (
          <NativeSelect
            label={t("attract.status")}
            value={values.status}
            onChange={(e) => setValues({ ...values, status: e.currentTarget.value })}
            data={STATUSES.map((s) => ({ value: s, label: t(`attract.status.${s}`) }))}
          />
        )}
        {kind === "status" && field("reason", t("desk.reason"))}
        {kind === "sector" && field("sector", t("attract.sector"))}
        {kind === "task" && field("title", t("desk.taskTitle"))}
        {kind === "task" && field("due", t("desk.due"), "date")}
        <Button type="submit" loading={apply.isPending} disabled={projects.length === 0}>
          {t("desk.apply")}
        </Button>
      </div>
      {apply.isError && <Note tone="danger">{problemText(text, apply.error).text}</Note>}
      {apply.data && apply.data.refused.length > 0 && (
        <Note tone="warn">
          {t("desk.refused", { count: apply.data.refused.length })}
          <ul>
            {apply.data.refused.map((r) => (
              <li key={r.id}>
                {rows.find((p) => p.id === r.id)?.name ?? r.id}: {say(`problem.${r.code}`, r.code)}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </form>
  );
}

function changeOf(
  kind: (typeof KINDS)[number],
  { status, reason, sector, title, due }: Record<string, string>,
  me: number | null,
): object {
  if (kind === "status") return { kind, status, reason };
  if (kind === "sector") return { kind, sector };
  if (kind === "task") return { kind, title, due };
  return { kind: "owner", owner: kind === "owner" ? me : null };
}
