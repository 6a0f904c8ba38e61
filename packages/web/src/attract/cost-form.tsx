import type { PlaceCosts } from "@essor/contract/attract-views";
import { COST_ITEMS } from "@essor/core/attract";
import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

/** A unit cost of a place, with its year and source: without a source it is not taken. */
export function CostForm({ places }: Pick<PlaceCosts, "places">) {
  const text = useText();
  const { t, pick } = text;
  const toast = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState({
    area: places[0]?.code ?? "",
    item: "land",
    value: "" as number | "",
    year: new Date().getFullYear() as number | "",
    source: "",
  });
  const save = useMutation({
    mutationFn: () =>
      write("PUT", "/attract/place-costs", {
        body: {
          ...values,
          value: values.item === "tax" ? Number(values.value) / 100 : Number(values.value),
          year: Number(values.year),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["attract", "place-costs"] });
      toast(t("desk.costSaved"));
    },
  });
  return (
    <details className="at-details">
      <summary>{t("desk.recordCost")}</summary>
      <form
        className="es-fields"
        onSubmit={(e: FormEvent) => {
          e.preventDefault();
          save.mutate();
        }}
      >
        <NativeSelect
          label={t("desk.place")}
          value={values.area}
          onChange={(e) => setValues({ ...values, area: e.currentTarget.value })}
          data={places.map((p) => ({ value: p.code, label: pick(p.name) }))}
        />
        <NativeSelect
          label={t("desk.item")}
          value={values.item}
          onChange={(e) => setValues({ ...values, item: e.currentTarget.value })}
          data={COST_ITEMS.map((i) => ({ value: i, label: t(`desk.item.${i}`) }))}
        />
        <NumberInput
          label={values.item === "tax" ? `${t("desk.value")} (%)` : t("desk.value")}
          min={0}
          required
          value={values.value}
          onChange={(v) => setValues({ ...values, value: v === "" ? "" : Number(v) })}
        />
        <NumberInput
          label={t("desk.year")}
          required
          value={values.year}
          onChange={(v) => setValues({ ...values, year: v === "" ? "" : Number(v) })}
        />
        <TextInput
          label={t("desk.sourceTitle")}
          required
          value={values.source}
          onChange={(e) => setValues({ ...values, source: e.currentTarget.value })}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t("ui.save")}
        </Button>
      </form>
      {save.isError && <Note tone="danger">{problemText(text, save.error).text}</Note>}
    </details>
  );
}
