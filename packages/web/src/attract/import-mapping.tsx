import type {
  PipelineBatch,
  PipelineColumn,
  PipelineMapping,
} from "@essor/contract/attract-import";
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { HeadingRow, SheetChoice } from "../ui/import-steps.tsx";
import { Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { today } from "./action-form.tsx";

const ROLES = [
  "ignore",
  "name",
  "investor",
  "stage",
  "status",
  "status-reason",
  "stage-since",
  "promised",
  "contracted",
  "registered",
  "utilised",
  "delivered",
  "currency",
  "district",
  "sector",
  "kind",
  "announced",
  "agreed",
  "planned-start",
  "key",
  "uscc",
  "lei",
  "website",
  "country",
  "area",
  "longitude",
  "latitude",
  "place-checked",
  "part-of-name",
  "code-name",
  "note",
  "attribute",
] as const;
const AMOUNTS: ReadonlySet<string> = new Set([
  "promised",
  "contracted",
  "registered",
  "utilised",
  "delivered",
]);
const IGNORE: PipelineColumn = { role: "ignore" };

type Props = {
  readonly batch: PipelineBatch;
  readonly busy: boolean;
  readonly check: (mapping: object) => void;
};

/** What each column holds, and what is the same for every row. */
export function PipelineMappingForm({ batch, busy, check }: Props) {
  const { t } = useText();
  const earlier: PipelineMapping | null = batch.mapping ?? batch.remembered;
  const [columns, setColumns] = useState<Record<string, PipelineColumn>>(() =>
    Object.fromEntries(
      batch.columns.map(({ heading, suggestion }) => [
        heading,
        batch.mapping?.columns[heading] ?? suggestion ?? IGNORE,
      ]),
    ),
  );
  const required = (v: string) => (v.trim() === "" ? t("form.required") : null);
  const start = {
    sheet: earlier?.sheet ?? batch.sheet ?? batch.sheets[0] ?? "",
    headingRow: batch.mapping?.headingRow ?? batch.headingRow,
    decimal: (batch.mapping?.decimal ?? batch.decimal) as string,
    district: earlier?.district ?? "",
    currency: earlier?.currency ?? "CNY",
    asOf: batch.mapping?.asOf ?? today(),
    asStated: earlier?.asStated ?? false,
    knownFirms: (earlier?.knownFirms ?? "accept") as string,
    amountNote: earlier?.amountNote ?? "",
    title: earlier?.source.title ?? "",
    address: earlier?.source.address ?? "",
  };
  const form = useDraft(`pipeline:${batch.id}`, start, {
    check: { title: required, asOf: required },
  });
  const { values, set } = form;
  const put = (heading: string, next: PipelineColumn) =>
    setColumns((before) => ({ ...before, [heading]: next }));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!form.valid()) return;
    form.forget();
    const { title, address, sheet, ...rest } = values;
    check({
      ...rest,
      ...(sheet && batch.sheets.length > 0 && { sheet }),
      columns,
      source: { title, address, grade: earlier?.source.grade ?? "S" },
    });
  }
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t("imports.step2")}>
        <div className="es-form">
          <DraftNote at={form.draftAt} discard={() => form.reset(start)} />
          <div className="es-fields">
            <SheetChoice
              sheets={batch.sheets}
              value={values.sheet}
              onChange={(sheet) => set("sheet", sheet)}
            />
            <HeadingRow value={values.headingRow} onChange={(row) => set("headingRow", row)} />
          </div>
          <table className="es-mapping">
            <thead>
              <tr>
                <th scope="col">{t("imports.column")}</th>
                <th scope="col">{t("imports.samples")}</th>
                <th scope="col">{t("imports.meaning")}</th>
              </tr>
            </thead>
            <tbody>
              {batch.columns.map(({ heading, samples, because }) => {
                const column = columns[heading] ?? IGNORE;
                return (
                  <tr key={heading}>
                    <td>
                      <strong>{heading}</strong>
                    </td>
                    <td className="es-dim">{samples.slice(0, 3).join(" · ")}</td>
                    <td>
                      <div className="es-fields">
                        <NativeSelect
                          size="xs"
                          aria-label={t("imports.meaningOf", { column: heading })}
                          data={ROLES.map((role) => ({
                            value: role,
                            label: t(`care.role.${role}`),
                          }))}
                          value={column.role}
                          onChange={(e) =>
                            put(heading, { role: e.currentTarget.value as PipelineColumn["role"] })
                          }
                        />
                        {AMOUNTS.has(column.role) && (
                          <TextInput
                            size="xs"
                            w={130}
                            aria-label={t("care.import.unit")}
                            placeholder={t("care.import.unit")}
                            value={column.unit ?? ""}
                            onChange={(e) => {
                              const { value } = e.currentTarget;
                              put(heading, {
                                role: column.role,
                                ...(value ? { unit: value } : {}),
                              });
                            }}
                          />
                        )}
                        {because && (
                          <span className="es-dim es-small">{t(`imports.because.${because}`)}</span>
                        )}
                      </div>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Section>
      <Section title={t("care.import.rules")}>
        <div className="es-form" style={{ maxWidth: 860 }}>
          <div className="es-form-pair">
            <TextInput
              size="xs"
              type="date"
              required
              label={t("care.import.asOf")}
              {...form.text("asOf")}
            />
            <TextInput size="xs" label={t("care.import.district")} {...form.text("district")} />
            <TextInput size="xs" label={t("care.import.currency")} {...form.text("currency")} />
            <NativeSelect
              size="xs"
              label={t("imports.decimal")}
              value={values.decimal}
              onChange={(e) => set("decimal", e.currentTarget.value)}
              data={[
                { value: ".", label: "1234.5" },
                { value: ",", label: "1234,5" },
              ]}
            />
            <NativeSelect
              size="xs"
              label={t("care.import.knownFirms")}
              value={values.knownFirms}
              onChange={(e) => set("knownFirms", e.currentTarget.value)}
              data={(["accept", "refuse"] as const).map((value) => ({
                value,
                label: t(`care.import.knownFirms.${value}`),
              }))}
            />
            <TextInput size="xs" label={t("care.import.amountNote")} {...form.text("amountNote")} />
            <TextInput
              size="xs"
              required
              label={t("imports.sourceTitle")}
              {...form.text("title")}
            />
            <TextInput
              size="xs"
              type="url"
              label={t("imports.sourceAddress")}
              {...form.text("address")}
            />
          </div>
          <Checkbox
            size="xs"
            label={t("care.import.asStated")}
            checked={values.asStated}
            onChange={(e) => set("asStated", e.currentTarget.checked)}
          />
        </div>
      </Section>
      <Button type="submit" loading={busy}>
        {t("imports.check")}
      </Button>
    </form>
  );
}
