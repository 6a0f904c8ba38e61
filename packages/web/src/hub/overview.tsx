import type { Overview } from "@essor/contract/hub";
import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { overviewQuery } from "../api/hub.ts";
import { RankStrip } from "../chart/rank-strip.tsx";
import { PageLink } from "../ui/link.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import "./overview.css";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { Moves } from "./moves.tsx";

/** A place that is measured alone has a score and no rank; its dimensions stand behind the link. */
function told(s: Overview["standing"][number]): boolean {
  return s.of !== 1 || s.code === s.recipe;
}

function Standing({ standing }: Pick<Overview, "standing">) {
  const { t, f, pick, say } = useText();
  if (standing.length === 0) return <Empty title={t("overview.standingNothing")} />;
  return (
    <ul className="es-standing">
      {standing.filter(told).map((s) => {
        const name = s.code === s.recipe ? pick(s.name) : say(`pillar.${s.code}`, pick(s.name));
        const moved = s.rank !== null && s.previousRank !== null ? s.previousRank - s.rank : null;
        const since = { period: s.previousPeriod ?? "" };
        return (
          <li key={`${s.recipe} ${s.code}`}>
            <h3>
              <PageLink to={`/measure?recipe=${s.recipe}&period=${s.period}`}>{name}</PageLink>
              <span className="es-dim"> · {s.period}</span>
            </h3>
            {s.rank === null ? (
              <p className="es-dim">{t("overview.notRanked")}</p>
            ) : s.of === 1 ? (
              <div className="es-standing-line">
                <strong>{s.score === null ? "–" : f.exact(s.score, 1)}</strong>
                <span className="es-dim">{t("overview.alone")}</span>
              </div>
            ) : (
              <>
                <div className="es-standing-line">
                  <strong>{s.rank}</strong>
                  <span className="es-dim">{t("overview.rankOf", { of: f.exact(s.of) })}</span>
                  {s.score !== null && (
                    <span className="es-dim">
                      {t("overview.score", { score: f.exact(s.score, 1) })}
                    </span>
                  )}
                </div>
                <RankStrip
                  rank={s.rank}
                  of={s.of}
                  previous={s.previousRank}
                  label={`${name}: ${s.rank} ${t("overview.rankOf", { of: s.of })}`}
                />
                {moved !== null && (
                  <p className="es-small es-dim">
                    {moved > 0
                      ? t("overview.rankUp", { count: moved, ...since })
                      : moved < 0
                        ? t("overview.rankDown", { count: -moved, ...since })
                        : t("overview.rankSame", since)}
                  </p>
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Changed({ changed }: Pick<Overview, "changed">) {
  const { t, f, pick } = useText();
  if (changed.length === 0) return <Empty title={t("overview.changedNothing")} />;
  return (
    <ul className="es-list">
      {changed.map((c) => (
        <li key={`${c.at} ${c.path} ${c.title.en}`}>
          <span className="es-kind">{t(`kind.${c.kind}`)}</span>
          <span style={{ flex: 1, minWidth: 0 }}>
            <PageLink to={c.path}>{pick(c.title)}</PageLink>
          </span>
          <time className="es-dim es-small" dateTime={c.at} title={f.instant(c.at)}>
            {f.day(c.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function Needs({ needs }: Pick<Overview, "needs">) {
  const { t, f, pick } = useText();
  if (needs.length === 0) return <Empty title={t("overview.needsNothing")} />;
  return (
    <ul className="es-list">
      {needs.map((n) => (
        <li key={`${n.path} ${n.title.en}`}>
          <span className="es-severity" data-severity={n.severity}>
            {t(`severity.${n.severity}`)}
          </span>
          <span style={{ flex: 1, minWidth: 0 }}>
            <PageLink to={n.path}>{pick(n.title)}</PageLink>
          </span>
          {n.due && (
            <span className="es-dim es-small">{t("overview.due", { day: f.day(n.due) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The first screen: what moved and why, where we stand, what needs me, and nothing else. */
export function Page() {
  const { t, f, pick } = useText();
  const [{ asOf, since: from }] = useAddress();
  const query = useQuery(overviewQuery(asOf, from));
  return (
    <Loaded query={query} lines={14}>
      {({ hub, since, moves, changed, standing, needs }) => (
        <>
          <PageHead title={pick(hub.name)} />
          {asOf === undefined && <Moves moves={moves} since={since} />}
          <div className="es-overview">
            <Section title={t("overview.standing")} flush>
              <Standing standing={standing} />
            </Section>
            <div>
              <Section title={t("overview.needs")} flush>
                <Needs needs={needs} />
              </Section>
              <Section
                title={t("overview.changed")}
                note={since ? t("overview.changedSince", { day: f.instant(since) }) : undefined}
                flush
              >
                <Changed changed={changed} />
              </Section>
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
