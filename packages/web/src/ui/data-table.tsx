import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from "react";
import { useAddress } from "../api/address.ts";
import "./table.css";
import { useRowHeight } from "./density.ts";
import { Icon } from "./icon.tsx";
import { type Column, filterRows, formatSort, parseSort } from "./table-rows.ts";
import { TableTools } from "./table-tools.tsx";
import { useText } from "./text.ts";

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});
const VIRTUAL_FROM = 120;
const NO_CHOICES: Readonly<Record<string, string>> = {};

const collator = new Intl.Collator(undefined, { numeric: true });
function compare(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : collator.compare(String(a), String(b));
}

export type DataTableProps<T> = {
  /** Names the table for screen readers and its export file. */
  readonly title: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** Sorting before the reader chooses, e.g. `-score`. */
  readonly sort?: string;
  /** Where a page has two tables: prefix of this one's state in the address. */
  readonly name?: string;
  readonly onOpen?: (row: T) => void;
  readonly marked?: (row: T) => boolean;
  /** No search, columns and export above it: for short tables inside a text. */
  readonly bare?: boolean;
  readonly tools?: ReactNode;
  readonly empty?: ReactNode;
  /** Where its figures come from: stands under the table in every file made of it. */
  readonly source?: string;
};

/**
 * A table to work in: sort (several columns with Shift), search, choices, column choice, sticky head, arrow keys,
 * only the rows in sight drawn, and export of exactly what is seen. Its state is in the address.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { title, rows, columns, rowKey, onOpen, marked, bare = false, empty } = props;
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const at = (key: string) => (props.name ? `${props.name}.${key}` : key);
  const ids = columns.map((c) => c.id);
  const sorting = parseSort(address[at("sort")] ?? props.sort ?? "", ids);
  const hiddenText =
    address[at("hide")] ??
    columns
      .filter((c) => c.hidden)
      .map((c) => c.id)
      .join(",");
  const text = bare ? "" : (address[at("q")] ?? "");

  const choices = useMemo(() => {
    const found: Record<string, string> = {};
    for (const c of columns) {
      const chosen = c.choice ? address[props.name ? `${props.name}.${c.id}` : c.id] : undefined;
      if (chosen) found[c.id] = chosen;
    }
    return Object.keys(found).length > 0 ? found : NO_CHOICES;
  }, [columns, address, props.name]);
  const kept = useMemo(
    () => filterRows(rows, columns, { text, choices }),
    [rows, columns, text, choices],
  );
  const defs = useMemo(
    () =>
      columns.map((c) => ({
        id: c.id,
        accessorFn: (row: T) => c.value(row) ?? undefined,
        sortUndefined: "last" as const,
        sortDescFirst: c.downFirst ?? false,
        sortFn: (a: { getValue: (id: string) => unknown }, b: typeof a, id: string) =>
          compare(a.getValue(id), b.getValue(id)),
      })),
    [columns],
  );
  const hide = useMemo(() => new Set(hiddenText.split(",")), [hiddenText]);
  const table = useTable({
    features,
    columns: defs as never,
    data: kept as T[],
    state: { sorting, columnVisibility: Object.fromEntries(ids.map((id) => [id, !hide.has(id)])) },
    onSortingChange: (update: unknown) => {
      const next = typeof update === "function" ? update(sorting) : update;
      setAddress({ [at("sort")]: formatSort(next) || undefined });
    },
  } as never);
  const shown = columns.filter((c) => !hide.has(c.id));
  const sorted = (table.getRowModel().rows as unknown as { original: T }[]).map((r) => r.original);

  return (
    <div>
      {!bare && (
        <TableTools
          title={title}
          source={props.source ?? ""}
          columns={columns}
          shown={shown}
          rows={rows}
          sorted={sorted}
          text={text}
          choices={choices}
          hide={hide}
          put={(key, value) => setAddress({ [at(key)]: value })}
        >
          {props.tools}
        </TableTools>
      )}
      {sorted.length === 0 ? (
        <div className="es-state">
          <p>{empty ?? t("table.empty")}</p>
        </div>
      ) : (
        <Grid
          title={title}
          rows={sorted}
          columns={shown}
          sorting={sorting}
          onSort={(id, several) =>
            (table.getColumn(id) as unknown as Sortable)?.toggleSorting(undefined, several)
          }
          rowKey={rowKey}
          {...(onOpen && { onOpen })}
          {...(marked && { marked })}
        />
      )}
    </div>
  );
}
type Sortable =
  | { toggleSorting: (desc: boolean | undefined, several: boolean) => void }
  | undefined;

type GridProps<T> = {
  readonly title: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly sorting: readonly { id: string; desc: boolean }[];
  readonly onSort: (id: string, several: boolean) => void;
  readonly rowKey: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  readonly marked?: (row: T) => boolean;
};

function Grid<T>({ title, rows, columns, sorting, onSort, rowKey, onOpen, marked }: GridProps<T>) {
  const { t, f } = useText();
  const box = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const virtual = rows.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    enabled: virtual,
    initialRect: { width: 800, height: 700 },
  });
  const items = virtual ? virtualizer.getVirtualItems() : [];
  const first = virtual ? (items[0]?.index ?? 0) : 0;
  const last = virtual ? (items.at(-1)?.index ?? -1) : rows.length - 1;
  const width = columns.reduce((sum, c) => sum + (c.width ?? 120), 0);

  function focusRow(index: number) {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    if (virtual) virtualizer.scrollToIndex(to, { align: "auto" });
    const find = (tries: number) => {
      const row = box.current?.querySelector<HTMLElement>(`tr[data-row="${to}"]`);
      if (row) row.focus({ preventScroll: virtual });
      else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
    };
    find(20);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>, index: number) {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 2);
    const to: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      focusRow(next);
    } else if (event.key === "Enter" && event.target === event.currentTarget) {
      onOpen?.(rows[index] as T);
    }
  }

  return (
    <section
      className="es-scroll"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table.region", { title })}
      data-virtual={virtual || undefined}
    >
      <table className="es-table" style={{ minWidth: width }} aria-rowcount={rows.length + 1}>
        <caption className="es-hidden">{title}</caption>
        <colgroup>
          {columns.map((c) => (
            <col key={c.id} style={{ width: c.width ?? 120 }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((c) => {
              const sort = sorting.find((s) => s.id === c.id);
              return (
                <th
                  key={c.id}
                  scope="col"
                  className={c.numeric ? "es-num" : undefined}
                  data-pin={c.pin || undefined}
                  aria-sort={sort ? (sort.desc ? "descending" : "ascending") : undefined}
                >
                  <button type="button" onClick={(event) => onSort(c.id, event.shiftKey)}>
                    <span>
                      {c.title}
                      {c.unit && <span className="es-unit">{c.unit}</span>}
                    </span>
                    {sort && <Icon name={sort.desc ? "down" : "up"} size={12} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {virtual && first > 0 && (
            <tr>
              <td
                colSpan={columns.length}
                style={{ height: first * height, padding: 0, border: 0 }}
              />
            </tr>
          )}
          {rows.slice(first, last + 1).map((row, i) => {
            const index = first + i;
            return (
              <tr
                key={rowKey(row)}
                data-row={index}
                aria-rowindex={index + 2}
                tabIndex={onOpen ? (i === 0 ? 0 : -1) : undefined}
                data-marked={marked?.(row) || undefined}
                data-open={onOpen ? true : undefined}
                onKeyDown={onOpen ? (event) => onKeyDown(event, index) : undefined}
                onClick={onOpen ? () => onOpen(row) : undefined}
              >
                {columns.map((c) => {
                  const value = c.cell ? c.cell(row) : c.value(row);
                  return (
                    <td
                      key={c.id}
                      className={c.numeric ? "es-num" : c.oneLine ? "es-one" : undefined}
                      data-pin={c.pin || undefined}
                    >
                      {value === null ? (
                        <span className="es-dim">–</span>
                      ) : typeof value === "number" ? (
                        f.exact(value)
                      ) : (
                        value
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {virtual && last < rows.length - 1 && (
            <tr>
              <td
                colSpan={columns.length}
                style={{ height: (rows.length - 1 - last) * height, padding: 0, border: 0 }}
              />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
