import type { FigureShare, LoopThing, MadeOf } from "@essor/contract/hub";
import { useQuery } from "@tanstack/react-query";
import { madeOfQuery, sharesQuery } from "../api/hub.ts";
import { PageLink } from "./link.tsx";
import { NumberDoor } from "./number-door.tsx";
import { Section } from "./page.tsx";
import { pointsText } from "./points.ts";
import { useText } from "./text.ts";
import { valueTexts } from "./unit.ts";

function Share({ share }: { share: FigureShare }) {
  const text = useText();
  const { t, pick } = text;
  const own = valueTexts(text, share.value, share.indicator);
  return (
    <li>
      <span className="es-loop-name">
        {pick(share.indicator.name)} <span className="es-dim">· {share.period}</span>
      </span>
      <span>
        {own.short}
        {share.value !== share.total && (
          <>
            <span className="es-dim"> {t("loop.of")} </span>
            <NumberDoor figure={share.figure} value={share.total} indicator={share.indicator} />
          </>
        )}
        <span className="es-unit">{own.unit}</span>
      </span>
      {share.indices.map((index) => (
        <span key={index.recipe}>
          <PageLink to={`/measure?recipe=${index.recipe}&period=${index.period}`}>
            {pick(index.name)}
          </PageLink>{" "}
          <strong>{pointsText(text, index.points)}</strong>
        </span>
      ))}
    </li>
  );
}

/** On the page of a project, deal, outcome or gap: which figure it moved, and by how many points each index. */
export function MovedFigures({ kind, id }: { kind: LoopThing["kind"]; id: number }) {
  const { t } = useText();
  const query = useQuery(sharesQuery(kind, id));
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t("loop.moved")} note={t("loop.movedNote")} flush>
      <ul className="es-list es-loop">
        {items.map((share) => (
          <Share key={share.figure} share={share} />
        ))}
      </ul>
    </Section>
  );
}

/** Behind a computed figure: what it is made of, each a link. */
export function FigureMadeOf({
  figure,
  indicator,
}: {
  figure: string;
  indicator: FigureShare["indicator"];
}) {
  const text = useText();
  const { t, pick } = text;
  const query = useQuery(madeOfQuery(figure));
  const made: MadeOf | undefined = query.data;
  if (made === undefined || made.things.length + made.unseen === 0) return null;
  return (
    <section>
      <h3>{t("loop.madeOf")}</h3>
      <ul className="es-list">
        {made.things.map((x) => {
          const value = valueTexts(text, x.value, indicator);
          return (
            <li key={`${x.kind} ${x.id}`}>
              <span className="es-kind">{t(`loop.kind.${x.kind}`)}</span>
              <span style={{ flex: 1, minWidth: 0 }}>
                <PageLink to={x.path}>{pick(x.title)}</PageLink>
              </span>
              <span title={`${value.exact} ${value.unit}`}>{value.short}</span>
            </li>
          );
        })}
        {made.unseen > 0 && (
          <li className="es-dim">{t("loop.unseenCount", { count: made.unseen })}</li>
        )}
      </ul>
    </section>
  );
}
