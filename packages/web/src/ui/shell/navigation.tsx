import type { Me } from "@essor/contract/me";
import { may } from "@essor/contract/rights";
import { useLocation } from "@tanstack/react-router";
import { Icon } from "../icon.tsx";
import { PageLink } from "../link.tsx";
import { useText } from "../text.ts";
import type { NavSection, View } from "../view.ts";

type Props = {
  readonly sections: readonly NavSection[];
  readonly open: boolean;
  readonly me: Me | undefined;
};

/** The pages of a word that this person may open. */
export function openViews(views: readonly View[], me: Me | undefined): readonly View[] {
  return views.filter(
    (v) =>
      v.label !== null &&
      (v.capability === null || (me !== undefined && may(me.role, v.capability))),
  );
}

/** The six words, the overview above them and the hub's own pages below; the open word shows its pages. */
export function Navigation({ sections, open, me }: Props) {
  const { t, say } = useText();
  const { pathname } = useLocation();
  return (
    <nav
      className="es-nav"
      id="navigation"
      aria-label={t("nav.label")}
      data-open={open || undefined}
    >
      <ul>
        {sections.map(({ name, views }) => {
          const pages = openViews(views, me);
          const first = pages[0];
          if (!first) return null;
          const here = views.some(
            (v) =>
              v.path === pathname ||
              (v.path !== "/" && pathname.startsWith(`${v.path.split("/$")[0]}/`)),
          );
          const alone = pages.length === 1;
          return (
            <li key={name}>
              {name === "administration" && <hr />}
              <PageLink to={first.path} mark={alone} here={here && !alone}>
                <Icon name={name} />
                {t(`nav.${name}`)}
              </PageLink>
              {!alone && here && (
                <ul>
                  {pages.map((v) => (
                    <li key={v.path}>
                      <PageLink to={v.path} mark>
                        {say(v.label ?? "", v.path)}
                      </PageLink>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
