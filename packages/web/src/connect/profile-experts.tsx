import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useExpertName } from "./capacity-cards.tsx";
import { expertsQuery } from "./capacity-queries.ts";

const SHOWN = 5;

/** Who of the institute could judge a need or an offer, by all that they published and did. */
export function ProfileExperts({ id }: { id: number }) {
  const { t, f } = useText();
  const nameOf = useExpertName();
  const query = useQuery(expertsQuery({ profile: id, limit: SHOWN }));
  return (
    <Section title={t("connect.forThis")} note={t("connect.forThisNote")} flush>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("connect.forThisNone")} />
          ) : (
            <ul className="cn-cards">
              {items.map((e) => (
                <li key={e.id}>
                  <div className="cn-match-head">
                    <h3>
                      <PageLink to={`/connect/experts?expert=${e.id}`}>{nameOf(e)}</PageLink>
                    </h3>
                    <span className="es-dim">{f.exact(Math.round((e.score ?? 0) * 100))}</span>
                  </div>
                  <p className="es-dim es-small">
                    {[e.title, t(`connect.availability.${e.availability}`)]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                  {e.shared.length > 0 && (
                    <ul className="cn-terms" aria-label={t("connect.capacityWhy")}>
                      {e.shared.map((term) => (
                        <li key={term}>{term}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
