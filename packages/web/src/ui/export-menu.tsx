import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { useAsOf } from "../api/address.ts";
import { saveFile } from "./csv.ts";
import { Icon } from "./icon.tsx";
import { sheetCsv, sheetOf } from "./table-export.ts";
import type { Column } from "./table-rows.ts";
import { useText } from "./text.ts";
import { useToast } from "./toast.tsx";

type Props<T> = {
  readonly title: string;
  readonly shown: readonly Column<T>[];
  readonly sorted: readonly T[];
  readonly source: string;
  /** What the reader filtered by, in words. */
  readonly filters: readonly string[];
};

/** Takes a table along exactly as it is seen: these columns, this order, this filter, this language. */
export function ExportMenu<T>({ title, shown, sorted, source, filters }: Props<T>) {
  const { t, f } = useText();
  const asOf = useAsOf();
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  async function take(format: "xlsx" | "csv") {
    setBusy(true);
    try {
      const sheet = sheetOf(title, {
        shown,
        sorted,
        notes: [
          source && t("chart.source", { source }),
          filters.length > 0 ? t("table.noteFilter", { filter: filters.join("; ") }) : "",
          asOf ? t("table.noteAsOf", { day: f.day(asOf) }) : "",
          t("table.notePage", { address: window.location.href }),
          t("table.noteTaken", { at: f.instant(new Date().toISOString()) }),
        ],
      });
      const content =
        format === "csv"
          ? new Blob([sheetCsv(sheet)], { type: "text/csv;charset=utf-8" })
          : await (await import("./table-xlsx.ts")).sheetXlsx(sheet);
      saveFile(`${title.replace(/[\\/:*?"<>|]/g, " ").trim()}.${format}`, content);
    } catch {
      toast(t("table.exportFailed"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={busy}
          leftSection={<Icon name="download" size={14} />}
        >
          {t("table.export")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void take("xlsx")}>{t("table.exportXlsx")}</Menu.Item>
        <Menu.Item onClick={() => void take("csv")}>{t("table.exportCsv")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
