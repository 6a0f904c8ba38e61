import { Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../../api/client.ts";
import { viewsQuery } from "../../api/views.ts";
import { FormEnd } from "../form-end.tsx";
import { Panel } from "../panel.tsx";
import { problemText } from "../problem.ts";
import { useText } from "../text.ts";
import { useToast } from "../toast.tsx";
import type { Views } from "./use-views.ts";
import { ViewRow } from "./view-row.tsx";

function SaveForm({ views, close }: { views: Views; close: () => void }) {
  const text = useText();
  const { t } = text;
  const queries = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [isDefault, setIsDefault] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      write("POST", "/me/views", {
        body: { page: views.page, name: name.trim(), query: views.state, shared, isDefault },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
      toast(t("views.saved", { name: name.trim() }));
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== "") save.mutate();
  }
  return (
    <form className="es-form" onSubmit={submit}>
      <TextInput
        label={t("views.name")}
        description={t("views.saveHelp")}
        required
        maxLength={80}
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label={t("views.share")}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <Checkbox
        label={t("views.default")}
        checked={isDefault}
        onChange={(event) => setIsDefault(event.currentTarget.checked)}
      />
      {save.error && (
        <p className="es-note" data-tone="danger" role="alert">
          {problemText(text, save.error).text}
        </p>
      )}
      <FormEnd
        pending={save.isPending}
        disabled={name.trim() === ""}
        send={t("views.save")}
        close={close}
      />
    </form>
  );
}

/** Save the page as it is arranged; below, the views there are, to be renamed, shared, chosen or removed. */
export function ViewsPanel({ views, close }: { views: Views; close: () => void }) {
  const { t } = useText();
  return (
    <Panel opened onClose={close} title={t("views.title")} size={440}>
      <div style={{ display: "grid", gap: 24 }}>
        <SaveForm views={views} close={close} />
        {views.all.length > 0 && (
          <section>
            <h3>{t("views.ofPage")}</h3>
            <ul className="es-list" style={{ marginTop: 8 }}>
              {views.all.map((view) => (
                <ViewRow key={view.id} view={view} state={views.state} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  );
}
