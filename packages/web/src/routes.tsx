import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { parseSearch, stringifySearch } from "./api/address.ts";
import { paths } from "./paths.ts";
import { sections } from "./sections.ts";
import { loadTexts } from "./text/start.ts";
import { Crashed, NotFound } from "./ui/shell/edges.tsx";
import { Gate } from "./ui/shell/gate.tsx";
import { Shell } from "./ui/shell/shell.tsx";

type Loaded = { Page: (props: object) => ReactNode };
type RootSearch = { asOf?: string; figure?: string };

const root = createRootRoute({
  validateSearch: (search: Record<string, unknown>) => search as RootSearch,
  // The past day stays while one walks about.
  search: { middlewares: [retainSearchParams(["asOf"])] },
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  component: lazyRouteComponent(() => import("./hub/sign-in.tsx"), "Page"),
});

/** What a hub shows to everyone, without sign-in. */
const publicPage = createRoute({
  getParentRoute: () => root,
  path: "/public/$hub",
  component: lazyRouteComponent<Loaded, "Page">(async () => {
    const [page] = await Promise.all([
      import("./outlook/public.tsx"),
      loadTexts("outlook"),
      import("./ui/all-styles.ts"),
    ]);
    return page as Loaded;
  }, "Page"),
});

/** The API as a page to read, made from the server's own description. */
const apiPage = createRoute({
  getParentRoute: () => root,
  path: paths.api,
  component: lazyRouteComponent<Loaded, "Page">(async () => {
    const [page] = await Promise.all([import("./hub/api/page.tsx"), loadTexts("api")]);
    return page as Loaded;
  }, "Page"),
});

/** What a link to a comparison shows to whoever holds it, without sign-in. */
const sharedPage = createRoute({
  getParentRoute: () => root,
  path: "/shared/$token",
  component: lazyRouteComponent<Loaded, "Page">(async () => {
    const [page] = await Promise.all([
      import("./attract/link-page.tsx"),
      loadTexts("attract"),
      import("./ui/all-styles.ts"),
    ]);
    return page as Loaded;
  }, "Page"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: () => (
    <Shell sections={sections}>
      <Outlet />
    </Shell>
  ),
});

const pages = sections.flatMap(({ name, views }) =>
  views.map((view) => {
    const Page = lazyRouteComponent<Loaded, "Page">(async () => {
      const [page] = await Promise.all([
        view.load(),
        loadTexts(name),
        name === "hub" ? null : import("./ui/all-styles.ts"),
      ]);
      return page as Loaded;
    }, "Page");
    return createRoute({
      getParentRoute: () => shell,
      path: view.path,
      component: () => (
        <Gate capability={view.capability}>
          <Page />
        </Gate>
      ),
      loader: () => Page.preload?.(),
      errorComponent: Crashed,
    });
  }),
);

const nowhere = createRoute({ getParentRoute: () => shell, path: "$", component: NotFound });

export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      publicPage,
      sharedPage,
      apiPage,
      shell.addChildren([...pages, nowhere]),
    ]),
    defaultPreload: "intent",
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
}
