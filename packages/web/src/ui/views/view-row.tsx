import type { SavedView } from "@essor/contract/me";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../../api/client.ts";
import { useMe } from "../../api/session.ts";
import { viewsQuery } from "../../api/views.ts";
import { problemText } from "../problem.ts";
import { useText } from "../text.ts";
import { useToast } from "../toast.tsx";

type Change = { readonly name?: string; readonly shared?: boolean; readonly query?: string };

/** What one can do with a view that is there. */
export function ViewRow({ view, state }: { view: SavedView; state: string }) {
  const text = useText();
  const { t } = text;
  const me = useMe();
  const queries = useQueryClient();
  const toast = useToast();
  const [draft, setDraft] = useState<string>();
  const again = () => queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => again().then(() => setDraft(undefined)),
    onError: (error) => toast(problemText(text, error).text),
  });
  const patch = (body: Change) =>
    act.mutate(() => write("PATCH", `/me/views/${view.id}`, { body, version: view.version }));
  const remove = () =>
    act.mutate(async () => {
      await write("DELETE", `/me/views/${view.id}`);
      const { page, query, shared, isDefault } = view;
      const back = { page, name: view.name, query, shared, isDefault };
      toast(
        t("views.removed", { name: view.name }),
        view.mine ? () => void write("POST", "/me/views", { body: back }).then(again) : undefined,
      );
    });
  const removable = view.mine || me?.role === "administrator";
  return (
    <li style={{ display: "grid", gap: 8, padding: "12px 0" }}>
      {view.mine ? (
        <TextInput
          size="xs"
          aria-label={t("views.name")}
          maxLength={80}
          value={draft ?? view.name}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => {
            const next = draft?.trim();
            if (next && next !== view.name) patch({ name: next });
            else setDraft(undefined);
          }}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      ) : (
        <div>
          <strong>{view.name}</strong> <span className="es-dim">{view.owner}</span>
        </div>
      )}
      <div className="es-actions" style={{ alignItems: "center", gap: 16 }}>
        {view.mine && (
          <Checkbox
            size="xs"
            label={t("views.share")}
            checked={view.shared}
            onChange={(event) => patch({ shared: event.currentTarget.checked })}
          />
        )}
        <Checkbox
          size="xs"
          label={t("views.default")}
          checked={view.isDefault}
          onChange={(event) => {
            const chosen = event.currentTarget.checked ? view.id : null;
            act.mutate(() =>
              write("PUT", "/me/views/default", { body: { page: view.page, view: chosen } }),
            );
          }}
        />
        <span className="es-spacer" />
        {view.mine && view.query !== state && (
          <Button size="compact-xs" variant="default" onClick={() => patch({ query: state })}>
            {t("views.update")}
          </Button>
        )}
        {removable && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={remove}>
            {t("ui.delete")}
          </Button>
        )}
      </div>
    </li>
  );
}
