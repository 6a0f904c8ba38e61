import type { ColumnMapping, ImportBatch, ImportMapping, Indicator } from "@essor/contract/measure";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useDraft } from "../ui/draft.ts";
import { DraftNote } from "../ui/draft-note.tsx";
import { HeadingRow, SheetChoice } from "../ui/import-steps.tsx";
import { Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { choiceOf, choose, mappedOnly, meaningsOf, ROLES } from "./mapping.ts";

type Props = {
  readonly batch: ImportBatch;
  readonly indicators: readonly Indicator[];
  readonly busy: boolean;
  readonly check: (mapping: ImportMapping) => void;
};

const IGNORE: ColumnMapping = { role: "ignore" };
const today = () => new Date().toISOString().slice(0, 10);

/** What each column means, what is the same for every row, and where the file comes from. */
export function MappingForm({ batch, indicators, busy, check }: Props) {
  const { t, pick } = useText();
  const mapping = batch.mapping ?? batch.remembered;
  const required = (v: string) => (v.trim() === "" ? t("form.required") : null);
  const [meanings, setMeanings] = useState<Record<string, ColumnMapping>>(() => meaningsOf(batch));
  const start = {
    sheet: mapping?.sheet ?? batch.sheet ?? batch.sheets[0] ?? "",
    headingRow: mapping?.headingRow ?? batch.headingRow,
    decimal: (mapping?.decimal ?? batch.decimal) as string,
    area: mapping?.constants.area ?? "",
    period: mapping?.constants.period ?? "",
    indicator: mapping?.constants.indicator ?? "",
    knownAt: mapping?.constants.knownAt ?? "",
    title: mapping?.source.title ?? "",
    issuer: mapping?.source.issuer ?? "",
    address: mapping?.source.address ?? "",
    readOn: mapping?.source.readOn ?? today(),
    grade: mapping?.source.grade ?? ("O" as string),
  };
  const form = useDraft(`import:${batch.id}`, start, {
    check: { title: required, readOn: required },
  });
  const { values, set } = form;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!form.valid()) return;
    form.forget();
    check({
      ...(values.sheet && batch.sheets.length > 0 && { sheet: values.sheet }),
      headingRow: values.headingRow,
      decimal: values.decimal as ".",
      columns: mappedOnly(meanings),
      constants: {
        ...(values.area && { area: values.area }),
        ...(values.period && { period: values.period }),
        ...(values.indicator && { indicator: values.indicator }),
        ...(values.knownAt && { knownAt: values.knownAt }),
      },
      source: {
        title: values.title,
        issuer: values.issuer,
        address: values.address,
        readOn: values.readOn,
        grade: values.grade as "O",
        licence: mapping?.source.licence ?? "",
      },
    });
  }
  const meaningChoices = [
    ...ROLES.map((role) => ({ value: role as string, label: t(`imports.role.${role}`) })),
    {
      group: t("imports.role.values"),
      items: [
        { value: "values:", label: t("imports.ofConstant") },
        ...indicators.map((i) => ({ value: `values:${i.code}`, label: pick(i.name) })),
      ],
    },
  ];
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t("imports.step2")}>
        <div className="es-form">
          <DraftNote at={form.draftAt} discard={() => form.reset(start)} />
          {batch.sheets.length > 1 && (
            <div className="es-fields">
              <SheetChoice
                sheets={batch.sheets}
                value={values.sheet}
                onChange={(sheet) => set("sheet", sheet)}
              />
              <HeadingRow value={values.headingRow} onChange={(row) => set("headingRow", row)} />
            </div>
          )}
          <table className="es-mapping">
            <thead>
              <tr>
                <th scope="col">{t("imports.column")}</th>
                <th scope="col">{t("imports.samples")}</th>
                <th scope="col">{t("imports.meaning")}</th>
              </tr>
            </thead>
            <tbody>
              {batch.columns.map(({ heading, samples, because }) => (
                <tr key={heading}>
                  <td>
                    <strong>{heading}</strong>
                  </td>
                  <td className="es-dim">{samples.slice(0, 3).join(" · ")}</td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={t("imports.meaningOf", { column: heading })}
                      data={meaningChoices}
                      value={choiceOf(meanings[heading] ?? IGNORE)}
                      onChange={(e) => {
                        const { value } = e.currentTarget;
                        setMeanings((before) => ({
                          ...before,
                          [heading]: choose(before[heading] ?? IGNORE, value),
                        }));
                      }}
                    />
                    <Details
                      heading={heading}
                      meaning={meanings[heading] ?? IGNORE}
                      put={(next) => setMeanings((before) => ({ ...before, [heading]: next }))}
                    />
                    {because && (
                      <span className="es-dim es-small">{t(`imports.because.${because}`)}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Section title={t("imports.constants")}>
        <div className="es-fields">
          <TextInput
            size="xs"
            label={t("imports.constantArea")}
            placeholder="320583"
            {...form.text("area")}
          />
          <TextInput
            size="xs"
            label={t("imports.constantPeriod")}
            placeholder="2024"
            {...form.text("period")}
          />
          <NativeSelect
            size="xs"
            label={t("imports.constantIndicator")}
            value={values.indicator}
            onChange={(e) => set("indicator", e.currentTarget.value)}
            data={[
              { value: "", label: "–" },
              ...indicators.map((i) => ({ value: i.code, label: pick(i.name) })),
            ]}
          />
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
          <TextInput
            size="xs"
            type="date"
            label={t("imports.constantKnownAt")}
            {...form.text("knownAt")}
          />
        </div>
      </Section>
      <Section title={t("imports.source")}>
        <div className="es-form" style={{ maxWidth: 720 }}>
          <TextInput size="xs" required label={t("imports.sourceTitle")} {...form.text("title")} />
          <div className="es-form-pair">
            <TextInput size="xs" label={t("imports.sourceIssuer")} {...form.text("issuer")} />
            <TextInput
              size="xs"
              type="url"
              label={t("imports.sourceAddress")}
              {...form.text("address")}
            />
            <TextInput
              size="xs"
              type="date"
              required
              label={t("imports.sourceReadOn")}
              {...form.text("readOn")}
            />
            <NativeSelect
              size="xs"
              label={t("imports.sourceGrade")}
              value={values.grade}
              onChange={(e) => set("grade", e.currentTarget.value)}
              data={(["O", "M", "N", "S"] as const).map((g) => ({
                value: g,
                label: t(`ui.grade.${g}`),
              }))}
            />
          </div>
        </div>
      </Section>
      <Button type="submit" loading={busy}>
        {t("imports.check")}
      </Button>
    </form>
  );
}

type DetailsProps = {
  readonly heading: string;
  readonly meaning: ColumnMapping;
  readonly put: (next: ColumnMapping) => void;
};

/** Unit and period of a column of values, where they stand in no column of their own. */
function Details({ heading, meaning, put }: DetailsProps) {
  const { t } = useText();
  if (meaning.role !== "value" && meaning.role !== "indicator-value") return null;
  const { unit, ...noUnit } = meaning;
  return (
    <div className="es-fields" style={{ marginTop: 4 }}>
      <TextInput
        size="xs"
        w={120}
        placeholder={t("imports.role.unit")}
        aria-label={`${heading}: ${t("imports.role.unit")}`}
        value={unit ?? ""}
        onChange={(e) =>
          put(e.currentTarget.value ? { ...meaning, unit: e.currentTarget.value } : noUnit)
        }
      />
      {meaning.role === "indicator-value" && (
        <TextInput
          size="xs"
          w={120}
          placeholder={t("imports.role.period")}
          aria-label={`${heading}: ${t("imports.role.period")}`}
          value={meaning.period ?? ""}
          onChange={(e) => {
            const { period: _, ...rest } = meaning;
            put(e.currentTarget.value ? { ...rest, period: e.currentTarget.value } : rest);
          }}
        />
      )}
    </div>
  );
}
