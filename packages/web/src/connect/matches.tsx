import type { AnyText, MatchRow } from "@essor/contract/connect";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { write } from "../api/client.ts";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { pieces } from "./highlight.ts";
import { Badge, ProfileCard, Refusal, spoken } from "./parts.tsx";
import { matchesQuery } from "./queries.ts";
import { PART_NAMES } from "./words.ts";

/** Matches of a profile, each with the parts of its score as bars and the shared terms marked in its text. */
export function MatchList({ id, judge }: { id: number; judge: boolean }) {
  const { t } = useText();
  const query = useQuery(matchesQuery(String(id)));
  return (
    <Section title={t("connect.matches")} note={t("connect.matchesNote")} flush>
      <Loaded query={query}>
        {({ items, learned, judgements, judgementsNeeded }) =>
          items.length === 0 ? (
            <Empty title={t("connect.matchesNone")} />
          ) : (
            <>
              <ul className="cn-cards">
                {items.map((match) => (
                  <OneMatch key={match.profile.id} of={id} match={match} judge={judge} />
                ))}
              </ul>
              <p className="es-body es-dim es-small">
                {learned
                  ? t("connect.weights.learned")
                  : t("connect.weights.equal", { n: judgementsNeeded })}{" "}
                {judge && t("connect.judged", { n: judgements })}
              </p>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function OneMatch({ of, match, judge }: { of: number; match: MatchRow; judge: boolean }) {
  const { t, f, language } = useText();
  const terms = match.reasons.filter((r) => r.part === "lexical" || r.part === "cross");
  const others = match.reasons.filter((r) => r.part !== "lexical" && r.part !== "cross");
  return (
    <ProfileCard profile={match.profile}>
      <Marked text={match.profile.summary} terms={terms.map((r) => r.offer)} language={language} />
      <div className="cn-match-head">
        <span className="es-small es-dim">{t("connect.score")}</span>
        <strong>{f.exact(Math.round(match.score * 100))}</strong>
      </div>
      <dl className="cn-parts">
        {PART_NAMES.map((part) => {
          const value = match.parts[part] ?? null;
          return (
            <div key={part}>
              <dt>{t(`connect.part.${part}`)}</dt>
              <dd title={value === null ? t("connect.partUnknown") : undefined}>
                {value === null ? "–" : f.exact(Math.round(value * 100))}
              </dd>
              <div className="es-bar" aria-hidden="true">
                <i style={{ width: `${(value ?? 0) * 100}%` }} />
              </div>
            </div>
          );
        })}
      </dl>
      {match.reasons.length > 0 && (
        <ul className="cn-terms" aria-label={t("connect.shared")}>
          {[...new Set(terms.map((r) => r.need))].map((term) => (
            <li key={term}>{term}</li>
          ))}
          {others.map((r) => (
            <li key={`${r.part} ${r.need}`}>
              <OtherReason reason={r} />
            </li>
          ))}
        </ul>
      )}
      <Judge of={of} match={match} may={judge} />
    </ProfileCard>
  );
}

/** A demand that is met, a tag in common, or what the two owners did together before. */
function OtherReason({ reason: { part, need, offer } }: { reason: MatchRow["reasons"][number] }) {
  const { t, f, say } = useText();
  if (part === "constraints") return say(`connect.met.${need}`, need);
  if (part !== "relations") return `${t(`connect.part.${part}`)}: ${need}`;
  const step =
    need === "solved" || need === "paid"
      ? t(`connect.workedBefore.${need}`)
      : say(`connect.kind.${need}`, need);
  return t("connect.workedBefore", { step, day: f.day(offer) });
}

function Marked({
  text,
  terms,
  language,
}: {
  text: AnyText;
  terms: readonly string[];
  language: string;
}) {
  const { pick } = useText();
  return (
    <p className="es-dim" lang={spoken(text, language)}>
      {pieces(pick(text), terms).map((piece, i) =>
        piece.marked ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity
          <mark key={i} className="cn-mark">
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

function Judge({ of, match, may }: { of: number; match: MatchRow; may: boolean }) {
  const { t } = useText();
  const queries = useQueryClient();
  const judge = useMutation({
    mutationFn: (accepted: boolean) =>
      write("POST", `/connect/profiles/${of}/matches/${match.profile.id}/judge`, {
        body: { accepted },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["connect", "matches", String(of)] }),
  });
  if (!may) return null;
  return (
    <div className="cn-row-actions">
      {match.judged !== null && (
        <Badge tone={match.judged ? "good" : "warn"}>
          {match.judged ? t("connect.judgedYes") : t("connect.judgedNo")}
        </Badge>
      )}
      <Button size="compact-xs" variant="default" onClick={() => judge.mutate(true)}>
        {t("connect.judgeYes")}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => judge.mutate(false)}>
        {t("connect.judgeNo")}
      </Button>
      <Refusal error={judge.error} />
    </div>
  );
}
