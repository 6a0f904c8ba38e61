import type { OrganisationMerge, Undone } from "@essor/contract/connect-organisations";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { write } from "../api/client.ts";
import { Note, Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

/** What was merged; each merge can be taken back, and what was linked later is reported. */
export function Merges({ items }: { items: readonly OrganisationMerge[] }) {
  const { t, f } = useText();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: (id: number) => write<Undone>("POST", `/connect/organisation-merges/${id}/undo`),
    onSuccess: () => queries.invalidateQueries(ALL),
  });
  return (
    <Section title={t("connect.merges")} note={t("connect.mergesNote")} flush>
      {undo.data && (
        <div className="es-body">
          <Note tone={undo.data.later.length > 0 ? "warn" : "good"}>
            {undo.data.later.length > 0
              ? t("connect.undoneLater", {
                  links: undo.data.later.map((l) => `${l.source} ${l.record}`).join(", "),
                })
              : t("connect.undone")}
          </Note>
        </div>
      )}
      <Refusal error={undo.error} />
      <ul className="cn-cards">
        {items.map((merge) => (
          <li key={merge.id}>
            <span>
              {merge.loserName} → <strong>{merge.winnerName}</strong>
            </span>
            <div className="cn-row-actions">
              <span className="es-dim es-small">
                {f.day(merge.mergedAt.slice(0, 10))} ·{" "}
                {t("connect.linksMoved", { n: f.exact(merge.moved) })}
                {merge.reason && ` · ${merge.reason}`}
              </span>
              {merge.undoneAt ? (
                <span className="es-dim es-small">
                  {t("connect.undoneOn", { day: f.day(merge.undoneAt.slice(0, 10)) })}
                </span>
              ) : (
                <Button
                  size="xs"
                  variant="default"
                  disabled={merge.blocked || undo.isPending}
                  title={merge.blocked ? t("connect.undoBlocked") : undefined}
                  onClick={() => undo.mutate(merge.id)}
                >
                  {t("connect.undo")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
