import { Menu } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Icon } from "../icon.tsx";
import { useText } from "../text.ts";
import { useViews } from "./use-views.ts";

const ViewsPanel = lazy(() => import("./views-panel.tsx").then((m) => ({ default: m.ViewsPanel })));

/** The saved views of a page: open one, save the page as it is arranged, or put them in order. */
export function ViewsMenu() {
  const { t } = useText();
  const views = useViews();
  const [panel, setPanel] = useState(false);
  if (!views) return null;
  const { all, current, open } = views;
  return (
    <>
      <Menu position="bottom-end" width={260} withinPortal>
        <Menu.Target>
          <button
            type="button"
            className="es-tool es-views"
            data-boxed
            aria-label={current ? t("views.nowAt", { name: current.name }) : t("views.title")}
          >
            <Icon name="views" />
            <span>{current?.name ?? t("views.title")}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {all.length > 0 && (
            <>
              <Menu.Label>{t("views.ofPage")}</Menu.Label>
              <Menu.Item
                rightSection={<span aria-hidden="true">{views.state === "" ? "✓" : ""}</span>}
                onClick={() => open("")}
              >
                {t("views.plain")}
              </Menu.Item>
              {all.map((view) => (
                <Menu.Item
                  key={view.id}
                  rightSection={
                    <span className="es-dim es-small">
                      {view.mine ? "" : view.owner}
                      <span aria-hidden="true">{view === current ? " ✓" : ""}</span>
                    </span>
                  }
                  onClick={() => open(view.query)}
                >
                  {view.name}
                </Menu.Item>
              ))}
              <Menu.Divider />
            </>
          )}
          <Menu.Item onClick={() => setPanel(true)}>
            {t(all.length > 0 ? "views.saveOrChange" : "views.save")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {panel && (
        <Suspense fallback={null}>
          <ViewsPanel views={views} close={() => setPanel(false)} />
        </Suspense>
      )}
    </>
  );
}
