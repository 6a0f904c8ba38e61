import type { ProfileDetail } from "@essor/contract/connect";
import { PageLink } from "../ui/link.tsx";
import { useText } from "../ui/text.ts";
import { titleOf } from "./parts.tsx";

const POINTS = ["title", "body", "targets"] as const;

/** What a profile still lacks before others may see it, and what in it would give its owner away. */
export function ReadyList({
  detail,
}: {
  detail: Pick<ProfileDetail, "missing" | "hiddenWords" | "similar" | "profile">;
}) {
  const text = useText();
  const { t, f } = text;
  const alike = detail.similar.filter((s) => s.live);
  return (
    <ul className="cn-checks">
      {POINTS.filter((p) => p !== "targets" || detail.profile.side === "need").map((point) => (
        <li key={point} data-open={detail.missing.includes(point) || undefined}>
          <span>{t(`connect.ready.${point}`)}</span>
        </li>
      ))}
      <li data-open={detail.hiddenWords.length > 0 || undefined}>
        <span>
          {t("connect.ready.anonymous")}
          {detail.hiddenWords.map((word) => (
            <span key={`${word.field} ${word.found}`} className="es-dim es-small">
              <br />
              {t("connect.word.found", {
                found: word.found,
                kind: text.say(`connect.word.${word.kind}`, word.kind),
              })}
            </span>
          ))}
        </span>
      </li>
      <li data-open={alike.length > 0 || undefined}>
        <span>
          {t("connect.ready.new")}
          {detail.similar.map((s) => (
            <span key={s.id} className="es-small">
              <br />
              <PageLink to={`/connect/profiles/${s.id}`}>{titleOf(text, s.title)}</PageLink>{" "}
              <span className="es-dim">
                {t("connect.similarHelp", { n: f.exact(Math.round(s.likeness * 100)) })}
              </span>
            </span>
          ))}
        </span>
      </li>
    </ul>
  );
}
