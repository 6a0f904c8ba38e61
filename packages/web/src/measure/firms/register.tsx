import type { Firm, FirmList } from "@essor/contract/measure-firms";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useAddress } from "../../api/address.ts";
import { useMay } from "../../api/session.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { Section } from "../../ui/page.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { FirmForm } from "./firm-form.tsx";

const NEW = "+";

/** The firms with their returns of a year; one opens in a form beside the table. */
export function Register({ data }: { data: FirmList }) {
  const { t, f, language } = useText();
  const may = useMay()("firms.write");
  const [{ firm }, setAddress] = useAddress();
  const opened = data.items.find((i) => i.code === firm);
  const close = () => setAddress({ firm: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the language only
  const columns = useMemo<Column<Firm>[]>(() => {
    const figure = (
      id: "output" | "sales" | "tax" | "land" | "energy",
      unit: string,
    ): Column<Firm> => ({
      id,
      title: t(`firms.${id}`),
      unit,
      value: (r) => r.return?.[id] ?? null,
      cell: (r) => {
        const own = r.return?.[id] ?? null;
        return own === null ? <span className="es-dim">–</span> : f.number(own, 0);
      },
      numeric: true,
      downFirst: true,
      width: 130,
    });
    return [
      {
        id: "name",
        title: t("firms.firm"),
        value: (r) => r.name,
        cell: (r) => <strong>{r.name}</strong>,
        width: 220,
        pin: true,
      },
      { id: "code", title: t("door.code"), value: (r) => r.code, width: 170 },
      {
        id: "kind",
        title: t("firms.kind"),
        value: (r) => t(r.example ? "firms.kindExample" : "firms.kindReal"),
        choice: true,
        width: 150,
      },
      {
        id: "district",
        title: t("firms.district"),
        value: (r) => r.district,
        choice: true,
        width: 110,
      },
      {
        id: "stage",
        title: t("firms.stage"),
        value: (r) => (r.stage ? t(`firms.stage.${r.stage}`) : null),
        width: 110,
      },
      {
        id: "since",
        title: t("firms.producingSince"),
        value: (r) => r.producingSince,
        cell: (r) =>
          r.producingSince ? f.day(r.producingSince) : <span className="es-dim">–</span>,
        width: 130,
      },
      figure("output", t("unit.CNY")),
      figure("sales", t("unit.CNY")),
      figure("tax", t("unit.CNY")),
      figure("land", t("firms.mu")),
      figure("energy", t("firms.tce")),
      {
        id: "lines",
        title: t("firms.lines"),
        value: (r) => r.return?.lines.length ?? 0,
        numeric: true,
        width: 100,
      },
      {
        id: "source",
        title: t("door.source"),
        value: (r) => r.source,
        width: 320,
        oneLine: true,
        hidden: true,
      },
    ];
  }, [language]);
  return (
    <>
      <Section
        title={t("firms.registerTitle", { count: data.items.length })}
        note={t("firms.registerNote")}
        flush
        actions={
          may && (
            <Button size="xs" onClick={() => setAddress({ firm: NEW }, { replace: false })}>
              {t("firms.add")}
            </Button>
          )
        }
      >
        <DataTable
          title={t("firms.view.register")}
          rows={data.items}
          columns={columns}
          rowKey={(r) => r.code}
          sort="name"
          onOpen={(r) => setAddress({ firm: r.code }, { replace: false })}
          empty={t("firms.none")}
        />
      </Section>
      <Panel
        opened={opened !== undefined || (firm === NEW && may)}
        onClose={close}
        title={opened?.name ?? t("firms.add")}
        size={640}
      >
        {(opened !== undefined || firm === NEW) && (
          <FirmForm
            key={`${firm} ${data.year} ${opened?.version}`}
            firm={opened}
            year={data.year ?? new Date().getFullYear() - 1}
            done={close}
          />
        )}
      </Panel>
    </>
  );
}
