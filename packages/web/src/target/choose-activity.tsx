import type { Predictions } from "@essor/contract/target-entry";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiProblem, write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

type Tip = Predictions["targets"][number];

/** Makes an activity one of the hub's targets. A restricted one asks for a name and a reason first. */
export function ChooseActivity({ tip }: { tip: Pick<Tip, "code" | "chosen" | "restricted"> }) {
  const text = useText();
  const { t } = text;
  const client = useQueryClient();
  const mayWrite = useMay()("target.write");
  const [override, setOverride] = useState(false);
  const change = useMutation({
    mutationFn: (body: object | null) =>
      body === null
        ? write("DELETE", `/target/choices/${tip.code}`)
        : write("PUT", `/target/choices/${tip.code}`, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["target", "predictions"] }),
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === "restricted-activity") setOverride(true);
    },
  });
  if (!mayWrite) return null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ override: { by: form.get("by"), reason: form.get("reason") } });
  }
  return (
    <>
      {change.isError && <Note tone="danger">{problemText(text, change.error).text}</Note>}
      {override && !tip.chosen ? (
        <form className="tg-part-form" onSubmit={submit}>
          <TextInput name="by" label={t("target.overrideBy")} required maxLength={100} />
          <TextInput
            name="reason"
            label={t("target.overrideReason")}
            required
            minLength={10}
            maxLength={1000}
          />
          <Button type="submit" loading={change.isPending}>
            {t("target.chooseAllTheSame")}
          </Button>
        </form>
      ) : (
        <Button
          variant={tip.chosen ? "default" : "filled"}
          loading={change.isPending}
          onClick={() => change.mutate(tip.chosen ? null : {})}
        >
          {tip.chosen ? t("target.unchoose") : t("target.chooseActivity")}
        </Button>
      )}
    </>
  );
}
