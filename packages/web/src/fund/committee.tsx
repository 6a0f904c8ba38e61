import type { DealDetail } from "@essor/contract/fund";
import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMay, useMe } from "../api/session.ts";
import { Note } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { Refused, Status, today } from "./parts.tsx";
import { useAct } from "./queries.ts";

function Members({ deal }: { deal: DealDetail }) {
  const { t, f } = useText();
  const names = [...new Set([...deal.statements, ...deal.votes].map((x) => x.member))];
  if (names.length === 0) return <p className="es-dim es-body">{t("fund.nobodyYet")}</p>;
  return (
    <ul className="es-list">
      {names.map((member) => {
        const statement = deal.statements.find((s) => s.member === member);
        const vote = deal.votes.find((v) => v.member === member);
        return (
          <li key={member}>
            <span className="fu-grow">
              <strong>{member}</strong>
              {statement && (
                <span className="es-dim es-small" style={{ display: "block" }}>
                  {t(statement.conflicted ? "fund.conflicted" : "fund.notConflicted")} ·{" "}
                  {f.day(statement.at)}
                  {statement.body && ` · ${statement.body}`}
                </span>
              )}
              {vote && vote.conditions.length > 0 && (
                <span className="es-small">{vote.conditions.join("; ")}</span>
              )}
            </span>
            {vote && (
              <Status
                tone={vote.vote === "for" ? "good" : vote.vote === "against" ? "danger" : "plain"}
              >
                {t(`fund.vote.${vote.vote}`)}
              </Status>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The committee: each says where they stand, then votes; the decision comes after the limits. */
export function Committee({ deal }: { deal: DealDetail }) {
  const { t } = useText();
  const may = useMay();
  const me = useMe();
  const act = useAct();
  const [condition, setCondition] = useState("");
  const [minutes, setMinutes] = useState("");
  const [metOn, setMetOn] = useState(today());
  const own = deal.statements.find((s) => s.member === me?.name);
  const voted = deal.votes.some((v) => v.member === me?.name);
  const path = `/deals/${deal.id}`;
  const sits = deal.stage === "committee" && may("fund.write");
  const state = (conflicted: boolean) =>
    act.mutate({ method: "PUT", path: `${path}/statement`, body: { conflicted } });
  const vote = (choice: "for" | "against" | "abstain") =>
    act.mutate({
      method: "PUT",
      path: `${path}/vote`,
      body: { vote: choice, conditions: condition.trim() ? [condition.trim()] : [] },
    });
  function decide(event: FormEvent) {
    event.preventDefault();
    act.mutate({
      method: "POST",
      path: `${path}/decide`,
      version: deal.version,
      body: { minutes, metOn },
    });
  }
  return (
    <>
      <Members deal={deal} />
      {deal.minutes && (
        <div className="es-body">
          <p className="es-dim es-small">{t("fund.minutes")}</p>
          <p>{deal.minutes}</p>
        </div>
      )}
      {deal.decision && (
        <div className="es-body">
          <Note tone={deal.decision.approved ? "good" : "warn"}>
            {t(deal.decision.approved ? "fund.decidedFor" : "fund.decidedAgainst", {
              yes: deal.decision.inFavour,
              no: deal.decision.against,
            })}{" "}
            <span className="es-small es-mono es-break">{deal.decision.checked.join(", ")}</span>
          </Note>
        </div>
      )}
      {sits && (
        <div className="es-body">
          <div className="es-form">
            <div className="es-actions">
              <Button
                variant="default"
                onClick={() => state(false)}
                disabled={own?.conflicted === false}
              >
                {t("fund.stateNone")}
              </Button>
              <Button
                variant="default"
                onClick={() => state(true)}
                disabled={own?.conflicted === true}
              >
                {t("fund.stateConflict")}
              </Button>
            </div>
            {own && !own.conflicted && !voted && (
              <>
                <TextInput
                  label={t("fund.condition")}
                  value={condition}
                  onChange={(e) => setCondition(e.currentTarget.value)}
                />
                <div className="es-actions">
                  <Button onClick={() => vote("for")}>{t("fund.voteFor")}</Button>
                  <Button variant="default" onClick={() => vote("against")}>
                    {t("fund.voteAgainst")}
                  </Button>
                  <Button variant="default" onClick={() => vote("abstain")}>
                    {t("fund.voteAbstain")}
                  </Button>
                </div>
              </>
            )}
            {deal.votes.length > 0 && (
              <form className="es-form" onSubmit={decide}>
                <Textarea
                  label={t("fund.minutes")}
                  required
                  minRows={3}
                  autosize
                  value={minutes}
                  onChange={(e) => setMinutes(e.currentTarget.value)}
                />
                <TextInput
                  type="date"
                  label={t("fund.metOn")}
                  value={metOn}
                  onChange={(e) => setMetOn(e.currentTarget.value)}
                />
                <div>
                  <Button type="submit" loading={act.isPending}>
                    {t("fund.recordDecision")}
                  </Button>
                </div>
              </form>
            )}
          </div>
        </div>
      )}
      <Refused error={act.error} />
    </>
  );
}
