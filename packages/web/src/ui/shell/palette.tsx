import type { Me } from "@essor/contract/me";
import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useState } from "react";
import { parseSearch } from "../../api/address.ts";
import { searchQuery } from "../../api/hub.ts";
import { Icon } from "../icon.tsx";
import "./palette.css";
import { useText } from "../text.ts";
import type { NavSection } from "../view.ts";
import { openViews } from "./navigation.tsx";

type Props = {
  readonly sections: readonly NavSection[];
  readonly me: Me | undefined;
  readonly close: () => void;
};
type Entry = {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly path: string;
};

/** Search over pages and everything the hub knows; arrows and Enter, Escape closes. */
export function Palette({ sections, me, close }: Props) {
  const { t, say, pick } = useText();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text, 150);
  const found = useQuery(searchQuery(asked));
  const [at, setAt] = useState(0);

  const pages: Entry[] = sections
    .flatMap((s) => openViews(s.views, me).map((v) => ({ section: s.name, view: v })))
    .map(({ section, view }) => ({
      key: view.path,
      group: t(`nav.${section}`),
      title: say(view.label ?? "", view.path),
      path: view.path,
    }))
    .filter((p) => `${p.group} ${p.title}`.toLowerCase().includes(text.trim().toLowerCase()));
  const hits: Entry[] = (found.data?.items ?? []).map((hit) => ({
    key: `${hit.kind} ${hit.path} ${hit.title.en}`,
    group: say(`kind.${hit.kind}`, hit.kind),
    title: pick(hit.title),
    path: hit.path,
  }));
  const entries = [...hits, ...pages.slice(0, text ? 5 : 12)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text starts at the top
  useEffect(() => setAt(0), [asked, text]);

  function go(entry: Entry | undefined) {
    if (!entry) return;
    close();
    const [path, search = ""] = entry.path.split("?");
    void navigate({ to: path as never, search: parseSearch(search) as never });
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((i) => (i + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(entries[at]);
    }
  }
  return (
    <Modal opened onClose={close} withCloseButton={false} padding={0} yOffset="10vh" size={620}>
      <div className="es-palette">
        <Modal.Title className="es-hidden">{t("bar.search")}</Modal.Title>
        <div className="es-palette-field">
          <Icon name="search" />
          <input
            // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={entries[at] ? `palette-${at}` : undefined}
            aria-label={t("bar.search")}
            placeholder={t("bar.searchHint")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id="palette-list" role="listbox" aria-label={t("bar.found")}>
          {entries.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the field above
            <div
              key={entry.key}
              id={`palette-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onClick={() => go(entry)}
              onMouseMove={() => setAt(i)}
            >
              <span>{entry.title}</span>
              <span className="es-dim es-small">{entry.group}</span>
            </div>
          ))}
        </div>
        {entries.length === 0 && (
          <p className="es-palette-none">{t("bar.searchNothing", { text })}</p>
        )}
      </div>
    </Modal>
  );
}
