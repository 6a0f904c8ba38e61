import type { SavedView } from "@essor/contract/me";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { parseSearch, useAddress } from "../../api/address.ts";
import { useMe } from "../../api/session.ts";
import { viewState, viewsQuery } from "../../api/views.ts";
import { paths } from "../../paths.ts";

/** The page whose default was last considered: a default opens when one comes to a page, not while one works there. */
let considered = "";

export type Views = {
  readonly page: string;
  /** The page as it is arranged now. */
  readonly state: string;
  readonly all: readonly SavedView[];
  readonly current: SavedView | undefined;
  readonly open: (state: string) => void;
};

/** The saved views of the page that is open; opens its default where one comes with a bare address. */
export function useViews(): Views | undefined {
  const signedIn = useMe() !== undefined;
  const { data } = useQuery({ ...viewsQuery, enabled: signedIn });
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [search] = useAddress();
  const { asOf, ...rest } = search;
  const bare = viewState(rest) === "";
  const all = data?.filter((view) => view.page === pathname) ?? [];
  const preset = all.find((view) => view.isDefault);
  const open = (state: string, replace = false) =>
    void navigate({
      to: ".",
      search: { ...(asOf ? { asOf } : {}), ...parseSearch(state.slice(1)) } as never,
      replace,
      resetScroll: false,
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each coming to a page
  useEffect(() => {
    if (data === undefined || considered === pathname) return;
    considered = pathname;
    if (bare && preset) open(preset.query, true);
  }, [data, pathname]);
  if (!signedIn || data === undefined || pathname === paths.overview) return undefined;
  const state = viewState(search);
  const same = (view: SavedView) =>
    viewState(parseSearch(view.query.slice(1))) === state ||
    viewState(parseSearch(view.query.slice(1))) === viewState(rest);
  return { page: pathname, state, all, current: all.find(same), open };
}
