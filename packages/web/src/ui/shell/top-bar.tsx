import type { Me } from "@essor/contract/me";
import { useHotkeys } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useAddress } from "../../api/address.ts";
import { write } from "../../api/client.ts";
import { paths } from "../../paths.ts";
import { Icon } from "../icon.tsx";
import { PageLink } from "../link.tsx";
import { useText } from "../text.ts";
import type { NavSection } from "../view.ts";
import { DisplayMenu, PersonMenu } from "./menus.tsx";

const Palette = lazy(() => import("./palette.tsx").then((m) => ({ default: m.Palette })));

type Props = {
  readonly me: Me | undefined;
  readonly sections: readonly NavSection[];
  readonly navOpen: boolean;
  readonly setNavOpen: (open: boolean) => void;
};

function HubSwitch({ me }: { me: Me }) {
  const { t, pick } = useText();
  const queries = useQueryClient();
  if (me.hubs.length < 2) return <span className="es-hubname">{pick(me.hub.name)}</span>;
  return (
    <select
      aria-label={t("bar.hub")}
      value={me.hub.code}
      onChange={async (event) => {
        await write("PATCH", "/me", { body: { hub: event.currentTarget.value } });
        await queries.resetQueries();
      }}
    >
      {me.hubs.map((hub) => (
        <option key={hub.code} value={hub.code}>
          {pick(hub.name)}
        </option>
      ))}
    </select>
  );
}

/** The past day, as a quiet word until one is chosen. */
function AsOf() {
  const { t } = useText();
  const [{ asOf }, setAddress] = useAddress();
  const [choosing, setChoosing] = useState(false);
  if (asOf === undefined && !choosing) {
    return (
      <button
        type="button"
        className="es-tool"
        title={t("bar.asOfHelp")}
        onClick={() => setChoosing(true)}
      >
        <Icon name="clock" />
        <span className="es-wide">{t("bar.asOfToday")}</span>
        <span className="es-hidden">{t("bar.asOfHelp")}</span>
      </button>
    );
  }
  return (
    <label className="es-asof" title={t("bar.asOfHelp")}>
      <span>{t("bar.asOf")}</span>
      <input
        type="date"
        // biome-ignore lint/a11y/noAutofocus: it appears because it was asked for
        autoFocus={choosing}
        aria-label={t("bar.asOf")}
        max={new Date().toISOString().slice(0, 10)}
        value={asOf ?? ""}
        onBlur={() => setChoosing(false)}
        onChange={(event) => {
          const day = event.currentTarget.value;
          // A year is typed digit by digit: 0002, 0020, 0202, 2020.
          if (day === "" || day > "1900")
            setAddress({ asOf: day || undefined }, { replace: false });
        }}
      />
    </label>
  );
}

/** Brand, hub, search, the past day, display and person. */
export function TopBar({ me, sections, navOpen, setNavOpen }: Props) {
  const { t } = useText();
  const [searching, setSearching] = useState(false);
  useHotkeys([["mod+K", () => setSearching(true)]], []);
  return (
    <header className="es-top">
      <button
        type="button"
        className="es-tool es-menu-button"
        aria-expanded={navOpen}
        aria-controls="navigation"
        aria-label={t(navOpen ? "nav.close" : "nav.open")}
        onClick={() => setNavOpen(!navOpen)}
      >
        <Icon name={navOpen ? "close" : "menu"} />
      </button>
      <PageLink to={paths.overview} className="es-brand" name={t("app.name")}>
        <svg width="22" height="22" viewBox="0 0 16 16" aria-hidden="true">
          <rect width="16" height="16" rx="3.5" fill="#0b7a5f" />
          <path
            d="M3 12 7 7l2.5 2L13 4"
            fill="none"
            stroke="#fff"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span>{t("app.name")}</span>
      </PageLink>
      {me && <HubSwitch me={me} />}
      <span className="es-spacer" />
      <button
        type="button"
        className="es-tool"
        data-boxed
        aria-label={t("bar.search")}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setSearching(true)}
      >
        <Icon name="search" />
        <span className="es-wide">{t("bar.search")}</span>
        <kbd>{navigator.platform.startsWith("Mac") ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <AsOf />
      <DisplayMenu />
      {me && <PersonMenu me={me} />}
      {searching && (
        <Suspense fallback={null}>
          <Palette sections={sections} me={me} close={() => setSearching(false)} />
        </Suspense>
      )}
    </header>
  );
}
