import type { IndexMove, LoopThing, Overview } from "@essor/contract/hub";
import { NativeSelect } from "@mantine/core";
import { useAddress } from "../api/address.ts";
import { PageLink } from "../ui/link.tsx";
import { NumberDoor } from "../ui/number-door.tsx";
import { Section } from "../ui/page.tsx";
import { pointsText } from "../ui/points.ts";
import { Empty } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";

/** How many things behind an indicator are named before the rest is summed. */
const NAMED = 6;
const SPANS = [7, 30, 90, 365];

function Things({ things, unseen }: { things: readonly LoopThing[]; unseen: number }) {
  const text = useText();
  const { t, pick } = text;
  const rest = things.slice(NAMED);
  const restPoints = rest.reduce((sum, x) => sum + (x.points ?? 0), 0);
  if (things.length === 0 && unseen === 0) return null;
  return (
    <ul className="ov-things">
      {things.slice(0, NAMED).map((x) => (
        <li key={`${x.kind} ${x.id}`}>
          <span className="es-kind">{t(`loop.kind.${x.kind}`)}</span>
          <PageLink to={x.path}>{pick(x.title)}</PageLink>
          <span className="ov-points">{x.points === null ? "" : pointsText(text, x.points)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <span className="es-kind" />
          <span className="es-dim">{t("loop.more", { count: rest.length })}</span>
          <span className="ov-points">{pointsText(text, restPoints)}</span>
        </li>
      )}
      {unseen !== 0 && (
        <li>
          <span className="es-kind" />
          <span className="es-dim">{t("loop.unseen")}</span>
          <span className="ov-points">{pointsText(text, unseen)}</span>
        </li>
      )}
    </ul>
  );
}

function Move({ move }: { move: IndexMove }) {
  const text = useText();
  const { t, f, pick } = text;
  const { from, to, change } = move;
  // An index that is new has no story yet, except where something stands behind its indicators.
  const parts =
    from === null ? move.parts.filter((p) => p.things.length > 0 || p.unseen !== 0) : move.parts;
  const widest = Math.max(...parts.map((p) => Math.abs(p.points)), 1e-12);
  const rise = change ?? to.score;
  return (
    <article className="ov-move">
      <h3>
        <PageLink to={`/measure?recipe=${move.recipe}&period=${move.period}`}>
          {pick(move.name)}
        </PageLink>
        <span className="es-dim"> · {move.period}</span>
      </h3>
      <p className="ov-score">
        <strong>
          {from === null ? "" : `${f.exact(from.score, 1)} → `}
          {f.exact(to.score, 1)}
        </strong>{" "}
        <span className="es-dim">
          {from === null ? t("loop.first") : t("loop.points", { points: pointsText(text, rise) })}
          {move.fromPeriod !== null && move.fromPeriod !== move.period
            ? ` · ${t("loop.sincePeriod", { period: move.fromPeriod })}`
            : ""}
          {to.of > 1 && to.rank !== null && from !== null && from.rank !== null
            ? ` · ${t("loop.rank", { from: from.rank, to: to.rank, of: f.exact(to.of) })}`
            : ""}
        </span>
      </p>
      <ol className="ov-parts">
        {parts.map((part) => (
          <li key={part.indicator.code}>
            <div className="ov-part">
              <span className="ov-name">{pick(part.indicator.name)}</span>
              <span className="ov-value">
                {part.from !== null && (
                  <>
                    {f.number(part.from, part.indicator.decimals)}
                    <span className="es-dim"> → </span>
                  </>
                )}
                <NumberDoor figure={part.figure} value={part.to} indicator={part.indicator} unit />
              </span>
              <span
                className="ov-bar"
                data-down={part.points < 0 || undefined}
                style={{ inlineSize: `${(100 * Math.abs(part.points)) / widest}%` }}
              />
              <span className="ov-points">{pointsText(text, part.points)}</span>
            </div>
            <Things things={part.things} unseen={part.unseen} />
          </li>
        ))}
        {(from === null ? [] : move.others).map((o) => (
          <li key={o.factor}>
            <div className="ov-part">
              <span className="ov-name es-dim">
                {text.say(`loop.factor.${o.factor}`, o.factor)}
              </span>
              <span className="ov-points">{pointsText(text, o.points)}</span>
            </div>
          </li>
        ))}
      </ol>
    </article>
  );
}

/** What something stands behind comes before what only a new figure moved. */
function storyFirst(a: IndexMove, b: IndexMove): number {
  const story = (m: IndexMove) =>
    m.parts.some((p) => p.things.length > 0 || p.unseen !== 0) ? 0 : 1;
  return story(a) - story(b);
}

/** The loop: which index moved, by which indicators, and which project, deal, outcome or gap stands behind each. */
export function Moves({ moves, since }: Pick<Overview, "moves" | "since">) {
  const { t, f } = useText();
  const [address, setAddress] = useAddress();
  const days = Object.fromEntries(
    SPANS.map((span) => [
      new Date(Date.now() - span * 86_400_000).toISOString().slice(0, 10),
      span,
    ]),
  );
  return (
    <Section
      title={t("loop.title")}
      note={since ? t("overview.changedSince", { day: f.instant(since) }) : t("loop.lately")}
      actions={
        <NativeSelect
          aria-label={t("loop.span")}
          size="xs"
          value={address.since ?? ""}
          onChange={(event) => setAddress({ since: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: t("loop.visit") },
            ...Object.entries(days).map(([value, count]) => ({
              value,
              label: t("loop.days", { count }),
            })),
          ]}
        />
      }
      flush
    >
      {moves.length === 0 ? (
        <Empty title={t("loop.nothing")} />
      ) : (
        <div className="ov-moves">
          {[...moves].sort(storyFirst).map((move) => (
            <Move key={move.recipe} move={move} />
          ))}
        </div>
      )}
    </Section>
  );
}
