import { Button, Checkbox, NativeSelect, Popover, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { ExportMenu } from "./export-menu.tsx";
import { Icon } from "./icon.tsx";
import { type Column, choicesOf } from "./table-rows.ts";
import { useText } from "./text.ts";

type Props<T> = {
  readonly title: string;
  readonly source: string;
  readonly columns: readonly Column<T>[];
  readonly shown: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly sorted: readonly T[];
  readonly text: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly hide: ReadonlySet<string>;
  readonly put: (key: string, value: string | undefined) => void;
  readonly children?: ReactNode;
};

/** Search, choices, columns, export: the row of tools above a table. */
export function TableTools<T>(props: Props<T>) {
  const { title, source, columns, shown, rows, sorted, text, choices, hide, put, children } = props;
  const { t, f, language } = useText();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => put("q", typed || undefined), 180);
    return () => clearTimeout(timer);
  });
  const filtered = text !== "" || Object.keys(choices).length > 0;

  return (
    <div className="es-tools">
      <TextInput
        type="search"
        size="xs"
        aria-label={t("table.filterAll")}
        placeholder={t("table.filterAll")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        leftSection={<Icon name="search" size={14} />}
        w={190}
      />
      {columns
        .filter((c) => c.choice)
        .map((c) => (
          <NativeSelect
            key={c.id}
            size="xs"
            aria-label={c.title}
            value={choices[c.id] ?? ""}
            onChange={(event) => put(c.id, event.currentTarget.value || undefined)}
            data={[
              { value: "", label: t("table.choiceAll", { title: c.title }) },
              ...choicesOf(rows, c, language).map((value) => ({ value, label: value })),
            ]}
            maw={190}
          />
        ))}
      {children}
      {filtered && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            put("q", undefined);
            for (const id of Object.keys(choices)) put(id, undefined);
          }}
        >
          {t("table.clear")}
        </Button>
      )}
      <span className="es-spacer" />
      <span className="es-dim es-small" role="status">
        {sorted.length === rows.length
          ? t("table.rows", { count: rows.length, n: f.exact(rows.length) })
          : t("table.rowsOf", { shown: f.exact(sorted.length), n: f.exact(rows.length) })}
      </span>
      <Popover position="bottom-end" withinPortal>
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<Icon name="columns" size={14} />}>
            {t("table.columns")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={8} mah={360} style={{ overflowY: "auto" }}>
            {columns.map((c) => (
              <Checkbox
                key={c.id}
                size="xs"
                label={c.title}
                checked={!hide.has(c.id)}
                disabled={!hide.has(c.id) && shown.length === 1}
                onChange={() => {
                  const next = new Set([...hide].filter(Boolean));
                  if (next.has(c.id)) next.delete(c.id);
                  else next.add(c.id);
                  put("hide", next.size > 0 ? [...next].join(",") : "-");
                }}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <ExportMenu
        title={title}
        shown={shown}
        sorted={sorted}
        source={source}
        filters={[
          ...(text ? [`“${text}”`] : []),
          ...columns.flatMap((c) => (choices[c.id] ? [`${c.title}: ${choices[c.id]}`] : [])),
        ]}
      />
    </div>
  );
}
