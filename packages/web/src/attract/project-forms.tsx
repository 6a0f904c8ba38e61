import type { ProjectRow, Stage } from "@essor/contract/attract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiProblem, write } from "../api/client.ts";
import { Note, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";
import { STAGES } from "./stages.ts";

const today = () => new Date().toISOString().slice(0, 10);

/** Moves a project on, if the stage's criteria are met; what is missing is said. */
export function MoveForm({
  project,
  stage = project.stage,
  done,
}: {
  project: ProjectRow;
  /** The stage that is proposed; the present one where none is. */
  stage?: Stage;
  done?: () => void;
}) {
  const text = useText();
  const { t } = text;
  const toast = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState({
    stage: stage as string,
    on: today(),
    agreedOn: "",
    plannedStart: "",
    evidence: "",
  });
  const move = useMutation({
    mutationFn: () =>
      write("POST", `/attract/projects/${project.id}/move`, {
        version: project.version,
        body: Object.fromEntries(Object.entries(values).filter(([, v]) => v !== "")),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["attract"] });
      toast(t("attract.detail.moved"));
      done?.();
    },
  });
  const day = (key: "on" | "agreedOn" | "plannedStart", label: string) => (
    <TextInput
      type="date"
      label={label}
      value={values[key]}
      onChange={(e) => setValues({ ...values, [key]: e.currentTarget.value })}
    />
  );
  const issues =
    move.error instanceof ApiProblem ? move.error.issues.map((i) => i.code).join(", ") : "";
  return (
    <Section title={t("attract.detail.move")}>
      <form
        className="es-form"
        onSubmit={(e: FormEvent) => {
          e.preventDefault();
          move.mutate();
        }}
      >
        <div className="es-form-pair">
          <NativeSelect
            label={t("attract.stage")}
            value={values.stage}
            onChange={(e) => setValues({ ...values, stage: e.currentTarget.value })}
            data={STAGES.map((s) => ({ value: s, label: t(`attract.stage.${s}`) }))}
          />
          {day("on", t("attract.detail.on"))}
          {values.stage === "signed" && day("agreedOn", t("attract.detail.agreedOn"))}
          {values.stage === "signed" && day("plannedStart", t("attract.detail.plannedStart"))}
          {STAGES.indexOf(values.stage as Stage) >= STAGES.indexOf("under-construction") && (
            <TextInput
              label={t("desk.evidence")}
              value={values.evidence}
              onChange={(e) => setValues({ ...values, evidence: e.currentTarget.value })}
            />
          )}
        </div>
        {move.isError && (
          <Note tone="danger">
            {problemText(text, move.error).text} {issues}
          </Note>
        )}
        <div className="es-actions">
          <Button type="submit" variant="default" loading={move.isPending}>
            {t("ui.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** A line for the timeline. */
export function NoteForm({ project }: { project: ProjectRow }) {
  const { t } = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [body, setBody] = useState("");
  const save = useMutation({
    mutationFn: () =>
      write("POST", `/attract/projects/${project.id}/activities`, {
        body: { kind: "note", on: today(), body },
      }),
    onSuccess: async () => {
      setBody("");
      await client.invalidateQueries({ queryKey: ["attract", "project"] });
      toast(t("attract.detail.noteSaved"));
    },
  });
  return (
    <form
      className="es-body es-fields"
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        if (body.trim() !== "") save.mutate();
      }}
    >
      <TextInput
        style={{ flex: 1 }}
        label={t("attract.detail.note")}
        value={body}
        onChange={(e) => setBody(e.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={save.isPending}>
        {t("ui.add")}
      </Button>
    </form>
  );
}
