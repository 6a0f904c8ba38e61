import type { ThreadRow } from "@essor/contract/connect";
import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { write } from "../api/client.ts";
import { useDraft } from "../ui/draft.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { Panel } from "../ui/panel.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";
import { listOf } from "./words.ts";

const START = { organisation: "", brands: "", why: "", brings: "", next: "" };

/** The three questions; what is typed survives a reload. */
export function InterestForm({
  profile,
  opened,
  close,
}: {
  profile: number;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const required = (v: string) => (v.trim().length >= 3 ? null : t("form.required"));
  const form = useDraft(`interest:${profile}`, START, {
    check: { organisation: required, why: required, brings: required, next: required },
  });
  const send = useMutation({
    mutationFn: () =>
      write<{ joined: boolean; thread: ThreadRow }>(
        "POST",
        `/connect/profiles/${profile}/interest`,
        { body: { ...form.values, brands: listOf(form.values.brands) } },
      ),
    onSuccess: async ({ joined, thread }) => {
      form.forget();
      await queries.invalidateQueries(ALL);
      toast(joined ? t("connect.interestJoined") : t("connect.interestSent"));
      close();
      void navigate({ to: `/connect/threads/${thread.id}` as never });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) send.mutate();
  }
  return (
    <Panel opened={opened} onClose={close} title={t("connect.interest")} size={480}>
      <form onSubmit={submit} noValidate className="es-form">
        <p className="es-dim">{t("connect.interestLead")}</p>
        <TextInput
          label={t("connect.organisation")}
          description={t("connect.organisationHelp")}
          required
          {...form.text("organisation")}
        />
        <TextInput
          label={t("connect.brands")}
          description={t("connect.brandsHelp")}
          {...form.text("brands")}
        />
        <Textarea
          label={t("connect.interestWhy")}
          required
          autosize
          minRows={3}
          {...form.text("why")}
        />
        <Textarea
          label={t("connect.interestBrings")}
          required
          autosize
          minRows={3}
          {...form.text("brings")}
        />
        <Textarea
          label={t("connect.interestNext")}
          required
          autosize
          minRows={2}
          {...form.text("next")}
        />
        <Refusal error={send.error} />
        <FormEnd pending={send.isPending} send={t("connect.interestSend")} close={close} />
      </form>
    </Panel>
  );
}
