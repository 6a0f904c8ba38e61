import type { Offer } from "@essor/contract/attract";
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { write } from "../api/client.ts";
import { useMe } from "../api/session.ts";
import { Note, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { offersQuery } from "./queries.ts";

const KINDS = [
  "tax-refund",
  "subsidy",
  "land-discount",
  "fee-waiver",
  "relocation-reward",
  "statistics-reward",
  "local-registration",
  "local-purchase",
  "stay-obligation",
  "exclusive-agreement",
  "service",
] as const;
type Verdict = Pick<Offer, "outcome" | "findings">;

/** An offer is checked against the law, with the article; a second person decides. */
export function OfferCheck() {
  const text = useText();
  const { t } = text;
  const me = useMe();
  const client = useQueryClient();
  const mayWrite = me?.role === "officer" || me?.role === "administrator";
  const [values, setValues] = useState({
    kind: "tax-refund" as string,
    body: "",
    selective: true,
    legalBasis: "",
  });
  const body = {
    ...values,
    district: (me as { districts?: string[] } | undefined)?.districts?.[0] ?? "",
  };
  const check = useMutation({
    mutationFn: () => write<Verdict>("POST", "/attract/offers/check", { body }),
  });
  const keep = useMutation({
    mutationFn: () => write<Offer>("POST", "/attract/offers", { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["attract"] }),
  });
  const verdict = keep.data ?? check.data;
  return (
    <>
      <Section title={t("attract.check")} note={t("attract.checkNote")}>
        <div className="es-form">
          <div className="es-form-pair">
            <NativeSelect
              label={t("attract.offerKind")}
              value={values.kind}
              onChange={(e) => setValues({ ...values, kind: e.currentTarget.value })}
              data={KINDS.map((k) => ({ value: k, label: t(`attract.offerKind.${k}`) }))}
            />
            <TextInput
              label={t("attract.legalBasis")}
              value={values.legalBasis}
              onChange={(e) => setValues({ ...values, legalBasis: e.currentTarget.value })}
            />
          </div>
          <Textarea
            label={t("attract.offerText")}
            autosize
            minRows={2}
            value={values.body}
            onChange={(e) => setValues({ ...values, body: e.currentTarget.value })}
          />
          <Checkbox
            label={t("attract.selective")}
            checked={values.selective}
            onChange={(e) => setValues({ ...values, selective: e.currentTarget.checked })}
          />
          <div className="es-actions">
            <Button
              disabled={values.body.trim() === ""}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {t("attract.checkNow")}
            </Button>
            {mayWrite && (
              <Button
                variant="default"
                disabled={values.body.trim() === ""}
                loading={keep.isPending}
                onClick={() => keep.mutate()}
              >
                {t("attract.keep")}
              </Button>
            )}
          </div>
          {(check.error ?? keep.error) && (
            <Note tone="danger">{problemText(text, check.error ?? keep.error).text}</Note>
          )}
          {verdict && <Finding verdict={verdict} />}
        </div>
      </Section>
      <Offers />
    </>
  );
}

function Finding({ verdict }: { verdict: Verdict }) {
  const { t, language } = useText();
  return (
    <Note
      tone={
        verdict.outcome === "stopped" ? "danger" : verdict.outcome === "review" ? "warn" : "plain"
      }
    >
      <strong>{t(`attract.verdict.${verdict.outcome}`)}</strong>
      {verdict.findings.map((x) => (
        <div key={x.rule}>
          公平竞争审查条例 {x.article}: {x.text}
          {language !== "zh-CN" && <div className="es-dim es-small">{x.meaning}</div>}
        </div>
      ))}
    </Note>
  );
}

function Offers() {
  const { t } = useText();
  const query = useQuery(offersQuery);
  return (
    <Loaded query={query} lines={3}>
      {(offers) =>
        offers.length === 0 ? null : (
          <Section title={t("attract.offerList")} flush>
            <ul className="es-list">
              {offers.map((o) => (
                <OfferLine key={o.id} offer={o} />
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const text = useText();
  const { t, f, say } = text;
  const me = useMe();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const review = useMutation({
    mutationFn: (decision: "release" | "refuse") =>
      write("POST", `/attract/offers/${offer.id}/review`, {
        version: offer.version,
        body: { decision, reason },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["attract"] }),
  });
  const mayReview =
    (me?.role === "officer" || me?.role === "administrator") &&
    !offer.mine &&
    offer.decision === null;
  return (
    <li>
      <span
        className="at-light"
        data-light={
          offer.outcome === "stopped" ? "red" : offer.outcome === "review" ? "amber" : undefined
        }
      >
        {t(`attract.verdict.${offer.outcome}`)}
      </span>
      <div className="at-grow">
        {say(`attract.offerKind.${offer.kind}`, offer.kind)}: {offer.body}
        <div className="es-dim es-small">
          {[
            f.day(offer.madeOn),
            offer.author,
            ...offer.findings.map((x) => x.article),
            offer.decision && `${t(`attract.decision.${offer.decision}`)}: ${offer.reason}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
        {mayReview && (
          <div className="es-fields">
            <TextInput
              size="xs"
              label={t("attract.reason")}
              value={reason}
              onChange={(e) => setReason(e.currentTarget.value)}
            />
            <Button
              size="xs"
              variant="default"
              disabled={reason.trim() === "" || offer.outcome === "stopped"}
              onClick={() => review.mutate("release")}
            >
              {t("attract.release")}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={reason.trim() === ""}
              onClick={() => review.mutate("refuse")}
            >
              {t("attract.refuse")}
            </Button>
          </div>
        )}
        {review.isError && <Note tone="danger">{problemText(text, review.error).text}</Note>}
      </div>
    </li>
  );
}
