import type { ProfileDetail } from "@essor/contract/connect";
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { Note, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";
import { CHECKS, TRIAGES } from "./words.ts";

function useStep(profile: ProfileDetail["profile"]) {
  const { t } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ step, body }: { step: string; body: object }) =>
      write("POST", `/connect/profiles/${profile.id}/${step}`, { body, version: profile.version }),
    onSuccess: async () => {
      await queries.invalidateQueries(ALL);
      toast(t("ui.saved"));
    },
  });
}

/** Hands a draft in; where a live profile says nearly the same, the difference must be said first. */
export function SubmitBox({ detail }: { detail: ProfileDetail }) {
  const { t } = useText();
  const step = useStep(detail.profile);
  const [reason, setReason] = useState("");
  const alike = detail.similar.find((s) => s.live);
  return (
    <Section title={t("connect.submit")}>
      <div className="es-form">
        {alike && (
          <>
            <Note tone="warn">{t("connect.similarDecide")}</Note>
            <TextInput
              label={t("connect.similarReason")}
              value={reason}
              onChange={(e) => setReason(e.currentTarget.value)}
            />
          </>
        )}
        <Refusal error={step.error} />
        <div>
          <Button
            loading={step.isPending}
            disabled={alike !== undefined && reason.trim().length < 3}
            onClick={() =>
              step.mutate({
                step: "submit",
                body: alike ? { duplicate: { of: alike.id, reason } } : {},
              })
            }
          >
            {t("connect.submit")}
          </Button>
        </div>
      </div>
    </Section>
  );
}

/** The two reviews: five points to tick, the triage, and publication after the second. */
export function ReviewBox({ detail }: { detail: ProfileDetail }) {
  const { t, say } = useText();
  const step = useStep(detail.profile);
  const [ticked, setTicked] = useState<Record<string, boolean>>(detail.checklist);
  const [triage, setTriage] = useState<string>(detail.profile.triage ?? "");
  const [note, setNote] = useState("");
  const all = CHECKS.every((point) => ticked[point]);
  const passedOutside =
    detail.profile.state === "external-review" && CHECKS.every((point) => detail.checklist[point]);
  const body = (passed: boolean) => ({
    passed,
    checklist: Object.fromEntries(CHECKS.map((point) => [point, ticked[point] === true])),
    note,
    ...(triage && { triage }),
  });
  return (
    <Section title={t("connect.review")} note={t(`connect.state.${detail.profile.state}`)}>
      <div className="es-form">
        {CHECKS.map((point) => (
          <Checkbox
            key={point}
            label={t(`connect.check.${point}`)}
            checked={ticked[point] === true}
            onChange={(e) => {
              const { checked } = e.currentTarget;
              setTicked((before) => ({ ...before, [point]: checked }));
            }}
          />
        ))}
        {detail.triageProposal && (
          <Note tone={detail.triageProposal.verdict === "ready" ? "good" : "warn"}>
            {t("connect.triageProposed", {
              verdict: t(`connect.triage.${detail.triageProposal.verdict}`),
            })}
            {" – "}
            {detail.triageProposal.reasons.length === 0
              ? t("connect.triageWhy.none")
              : detail.triageProposal.reasons
                  .map((reason) => say(`connect.triageWhy.${reason}`, reason))
                  .join(", ")}
          </Note>
        )}
        <NativeSelect
          label={t("connect.triage")}
          value={triage}
          data={[
            { value: "", label: t("connect.triage.none") },
            ...TRIAGES.map((v) => ({ value: v, label: t(`connect.triage.${v}`) })),
          ]}
          onChange={(e) => setTriage(e.currentTarget.value)}
        />
        <Textarea
          label={t("connect.reviewNote")}
          autosize
          minRows={2}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Refusal error={step.error} />
        <div className="cn-row-actions">
          {passedOutside ? (
            <Button
              loading={step.isPending}
              onClick={() => step.mutate({ step: "publish", body: {} })}
            >
              {t("connect.publish")}
            </Button>
          ) : (
            <Button
              loading={step.isPending}
              disabled={!all}
              onClick={() => step.mutate({ step: "review", body: body(true) })}
            >
              {t("connect.reviewPass")}
            </Button>
          )}
          <Button
            variant="default"
            disabled={note.trim() === ""}
            onClick={() => step.mutate({ step: "review", body: body(false) })}
          >
            {t("connect.reviewBack")}
          </Button>
        </div>
      </div>
    </Section>
  );
}
