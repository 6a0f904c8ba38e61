import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useAddress, useAsOf } from "../../api/address.ts";
import { ApiProblem } from "../../api/client.ts";
import { meQuery } from "../../api/session.ts";
import { paths } from "../../paths.ts";
import { asLanguage } from "../format.ts";
import { useOwnWords } from "../own-words.ts";
import { Failed, Skeleton } from "../states.tsx";
import { useText } from "../text.ts";
import type { NavSection } from "../view.ts";
import { Navigation } from "./navigation.tsx";
import { TopBar } from "./top-bar.tsx";

const Provenance = lazy(() =>
  import("../provenance.tsx").then((m) => ({ default: m.ProvenancePanel })),
);

function AsOfBand() {
  const { t, f } = useText();
  const [{ asOf }, setAddress] = useAddress();
  if (!asOf) return null;
  return (
    <div className="es-band" role="status">
      <span>{t("bar.asOfBand", { day: f.day(asOf) })}</span>
      <button type="button" className="es-door" onClick={() => setAddress({ asOf: undefined })}>
        {t("bar.asOfNow")}
      </button>
    </div>
  );
}

/** The frame around every page: skip link, top bar, navigation, main. Sends strangers to the sign-in page. */
export function Shell({
  sections,
  children,
}: {
  sections: readonly NavSection[];
  children: ReactNode;
}) {
  const { t, language, choose } = useText();
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const location = useLocation();
  const [{ figure }] = useAddress();
  const asOf = useAsOf();
  useOwnWords(me.data);
  const [navOpen, setNavOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const stranger = me.error instanceof ApiProblem && me.error.status === 401;
  const first = useRef(true);

  useEffect(() => {
    if (stranger && location.pathname !== paths.signIn)
      void navigate({ to: paths.signIn, search: { next: location.href } as never, replace: true });
  }, [stranger, navigate, location.href, location.pathname]);
  useEffect(() => {
    // The person's own language, once, unless another was chosen on this machine.
    if (me.data && localStorage.getItem("essor-language") === null)
      void choose(asLanguage(me.data.locale));
  }, [me.data, choose]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path closes the drawer and moves the focus
  useEffect(() => {
    setNavOpen(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [location.pathname]);

  if (stranger) return null;
  if (me.isError) return <Failed error={me.error} retry={() => void me.refetch()} />;
  return (
    <div className="es-shell" lang={language}>
      <a className="es-skip" href="#content">
        {t("skip")}
      </a>
      <TopBar me={me.data} sections={sections} navOpen={navOpen} setNavOpen={setNavOpen} />
      <Navigation sections={sections} open={navOpen} me={me.data} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer shortcut; the button in the bar does the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        className="es-scrim"
        data-open={navOpen || undefined}
        onClick={() => setNavOpen(false)}
      />
      <div className="es-main">
        <AsOfBand />
        <main id="content" className="es-content" tabIndex={-1} ref={main} key={asOf ?? ""}>
          {me.data ? <Suspense fallback={<Skeleton />}>{children}</Suspense> : <Skeleton />}
        </main>
      </div>
      {figure !== undefined && me.data && (
        <Suspense fallback={null}>
          <Provenance />
        </Suspense>
      )}
    </div>
  );
}
