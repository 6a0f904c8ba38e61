import type { Comparison } from "@essor/contract/attract";
import type { CostQuestion, ShareShown } from "@essor/contract/attract-views";
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { CopyButton } from "./copy-button.tsx";
import { sharesQuery } from "./queries.ts";
import type { Weights } from "./weights.ts";

type Props = {
  readonly comparison: Comparison;
  readonly weights: Weights;
  readonly cost: CostQuestion;
};

/** A read-only link to what is on the page, with an end; and the links one has made, to take back. */
export function ShareBox(props: Props) {
  const may = useMay();
  return may("attract.write") ? <Box {...props} /> : null;
}

function Box({ comparison, weights, cost }: Props) {
  const text = useText();
  const { t } = text;
  const client = useQueryClient();
  const [title, setTitle] = useState("");
  const [days, setDays] = useState(14);
  const shares = useQuery(sharesQuery);
  const again = () => client.invalidateQueries({ queryKey: ["attract", "shares"] });
  const share = useMutation({
    mutationFn: () =>
      write<{ token: string }>("POST", "/attract/shares", {
        body: {
          title,
          days,
          method: weights.method,
          criteria: comparison.criteria.map((c) => ({ code: c.code, weight: weights.of(c.code) })),
          cost,
        },
      }),
    onSuccess: again,
  });
  const revoke = useMutation({
    mutationFn: (id: number) => write("DELETE", `/attract/shares/${id}`),
    onSettled: again,
  });
  const link = share.data ? `${window.location.origin}/shared/${share.data.token}` : "";
  return (
    <details className="at-details">
      <summary>{t("attract.share")}</summary>
      <form
        className="es-fields"
        onSubmit={(e: FormEvent) => {
          e.preventDefault();
          share.mutate();
        }}
      >
        <TextInput
          label={t("desk.shareTitle")}
          value={title}
          onChange={(e) => setTitle(e.currentTarget.value)}
        />
        <NumberInput
          label={t("desk.shareDays")}
          min={1}
          max={90}
          value={days}
          onChange={(v) => setDays(Math.min(90, Math.max(1, Math.floor(Number(v) || 1))))}
          w={150}
        />
        <Button type="submit" variant="default" loading={share.isPending}>
          {t("desk.shareMake")}
        </Button>
      </form>
      {share.isError && <Note tone="danger">{problemText(text, share.error).text}</Note>}
      {share.data && (
        <Note tone="good">
          <span className="es-break">{t("attract.shared", { days, address: link })}</span>{" "}
          <CopyButton text={link} />
        </Note>
      )}
      {shares.data && shares.data.length > 0 && (
        <>
          <h3>{t("desk.shares")}</h3>
          <ul className="es-list">
            {shares.data.map((s) => (
              <ShareLine key={s.id} share={s} revoke={() => revoke.mutate(s.id)} />
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function ShareLine({ share, revoke }: { share: ShareShown; revoke: () => void }) {
  const { t, f } = useText();
  const name = share.title || f.instant(share.createdAt);
  return (
    <li>
      <span className="at-grow">{name}</span>
      <span className="es-dim es-small">
        {t(`desk.share.${share.state}`, { day: f.day(share.expiresAt.slice(0, 10)) })}
      </span>
      {share.state === "live" && (
        <button
          type="button"
          className="at-link"
          aria-label={t("desk.revokeName", { name })}
          onClick={revoke}
        >
          {t("desk.revoke")}
        </button>
      )}
    </li>
  );
}
