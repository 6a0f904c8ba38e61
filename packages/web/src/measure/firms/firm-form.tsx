import type { Firm, FirmReturn } from "@essor/contract/measure-firms";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../../api/client.ts";
import { useMay } from "../../api/session.ts";
import { useDraft } from "../../ui/draft.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { Note } from "../../ui/page.tsx";
import { problemText } from "../../ui/problem.ts";
import { useText } from "../../ui/text.ts";
import { useToast } from "../../ui/toast.tsx";
import { emptyLine, type LineDraft, LinesField } from "./lines-field.tsx";
import { pointsQuery } from "./queries.ts";
import { toNumber } from "./to-number.ts";

const FIGURES = ["output", "sales", "tax", "land", "energy"] as const;
const text = (value: number | null | undefined) => (value == null ? "" : String(value));
/** A firm and its return of a year: one form, saved as firm, then return. */
export function FirmForm({
  firm,
  year,
  done,
}: {
  firm: Firm | undefined;
  year: number;
  done: () => void;
}) {
  const words = useText();
  const { t, pick } = words;
  const may = useMay()("firms.write");
  const queries = useQueryClient();
  const toast = useToast();
  const indicators = useQuery(pointsQuery(String(year))).data?.rule?.body.indicators ?? [];
  const own = firm?.return;
  const isNumber = (typed: string) => (toNumber(typed) === undefined ? t("form.number") : null);
  const required = (typed: string) => (typed.trim() === "" ? t("form.required") : null);
  const form = useDraft(
    `firm-${firm?.code ?? "new"}-${year}`,
    {
      code: firm?.code ?? "",
      name: firm?.name ?? "",
      district: firm?.district ?? "",
      stage: (firm?.stage ?? "") as string,
      producingSince: firm?.producingSince ?? "",
      exempt: firm?.exempt ?? false,
      year: String(year),
      output: text(own?.output),
      sales: text(own?.sales),
      tax: text(own?.tax),
      land: text(own?.land),
      energy: text(own?.energy),
    },
    {
      check: {
        code: required,
        name: required,
        output: isNumber,
        sales: isNumber,
        tax: isNumber,
        land: isNumber,
        energy: isNumber,
      },
    },
  );
  const { values, set } = form;
  const [lines, setLines] = useState<readonly LineDraft[]>(
    (own?.lines ?? []).map((line) => ({ ...line, output: text(line.output), sei: line.sei ?? "" })),
  );
  const [scores, setScores] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(Object.entries(own?.scores ?? {}).map(([k, v]) => [k, String(v)])),
  );
  const save = useMutation({
    mutationFn: async () => {
      const path = `/measure/firms/${encodeURIComponent(values.code.trim())}`;
      const saved = await write<Firm>("PUT", path, {
        body: {
          name: values.name,
          district: values.district.trim() || null,
          stage: values.stage || null,
          producingSince: values.producingSince || null,
          exempt: values.exempt,
        },
        ...(firm ? { version: firm.version } : {}),
      });
      const figures = Object.fromEntries(FIGURES.map((n) => [n, toNumber(values[n]) ?? null]));
      const body = {
        ...figures,
        lines: lines
          .filter((line) => line.product.trim() !== "")
          .map((line) => ({
            product: line.product.trim(),
            activity: line.activity?.trim() || null,
            output: toNumber(line.output) ?? 0,
            sei: line.sei.trim() || null,
            highTech: line.highTech,
          })),
        scores: Object.fromEntries(
          Object.entries(scores).flatMap(([k, v]) => {
            const score = toNumber(v);
            return score == null ? [] : [[k, score]];
          }),
        ),
      } as FirmReturn;
      const empty = FIGURES.every((n) => body[n] === null) && body.lines.length === 0;
      if (empty && Object.keys(body.scores).length === 0 && !own) return;
      await write("PUT", `${path}/returns/${values.year}`, { body, version: saved.version });
    },
    onSuccess: async () => {
      form.forget();
      await queries.invalidateQueries({ queryKey: ["measure", "firms"] });
      toast(t("ui.saved"));
      done();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.valid()) save.mutate();
  }
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className="es-form" disabled={!may}>
        {firm && <p className="es-dim es-small">{firm.source}</p>}
        {firm?.codeFault && <Note tone="warn">{t("firms.codeFault")}</Note>}
        <div className="es-form-pair">
          <TextInput
            label={t("firms.code")}
            required
            disabled={firm !== undefined}
            {...form.text("code")}
          />
          <TextInput label={t("firms.firm")} required {...form.text("name")} />
          <TextInput label={t("firms.district")} {...form.text("district")} />
          <NativeSelect
            label={t("firms.stage")}
            value={values.stage}
            data={[
              { value: "", label: "–" },
              ...(["start-up", "growth", "stable"] as const).map((s) => ({
                value: s as string,
                label: t(`firms.stage.${s}`),
              })),
            ]}
            onChange={(e) => set("stage", e.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t("firms.producingSince")}
            {...form.text("producingSince")}
          />
        </div>
        <Checkbox
          label={t("firms.exempt")}
          checked={values.exempt}
          onChange={(e) => set("exempt", e.currentTarget.checked)}
        />
        <h3>{t("firms.returnOf", { year: values.year })}</h3>
        <div className="es-form-pair">
          {FIGURES.map((name) => (
            <TextInput
              key={name}
              inputMode="decimal"
              label={t(`firms.${name}`)}
              description={t(`firms.unitOf.${name}`)}
              {...form.text(name)}
            />
          ))}
        </div>
        <LinesField lines={lines} put={setLines} add={() => setLines([...lines, emptyLine()])} />
        {indicators.length > 0 && (
          <>
            <h3>{t("firms.scores")}</h3>
            <div className="es-form-pair">
              {indicators.map((i) => (
                <TextInput
                  key={i.code}
                  inputMode="decimal"
                  label={pick(i.name)}
                  value={scores[i.code] ?? ""}
                  onChange={(e) => setScores({ ...scores, [i.code]: e.currentTarget.value })}
                />
              ))}
            </div>
          </>
        )}
        {save.error && (
          <Note tone="danger">
            {problemText(words, save.error).text}{" "}
            <span className="es-mono">({problemText(words, save.error).code})</span>
          </Note>
        )}
        {may && <FormEnd pending={save.isPending} close={done} />}
      </fieldset>
    </form>
  );
}
