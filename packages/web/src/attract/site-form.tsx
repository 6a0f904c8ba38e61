import type { Site } from "@essor/contract/attract";
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { write } from "../api/client.ts";
import { Note } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { useToast } from "../ui/toast.tsx";

const NUMBERS = [
  ["areaHa", "attract.areaHa"],
  ["floorM2", "desk.floorM2"],
  ["powerMva", "attract.powerMva"],
  ["motorwayKm", "attract.motorwayKm"],
  ["portKm", "attract.portKm"],
  ["lon", "desk.lon"],
  ["lat", "desk.lat"],
] as const;
const KINDS = ["plot", "building", "floor"] as const;

/** A plot, a building or a floor: new, or changed. What is not known stays empty. */
export function SiteForm({ site, close }: { site: Site | null; close: () => void }) {
  const text = useText();
  const { t, language } = text;
  const toast = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState({
    name: site?.name[language] ?? site?.name.en ?? "",
    district: site?.district ?? "",
    kind: site?.kind ?? "plot",
    availableFrom: site?.availableFrom ?? "",
    use: site?.use ?? "",
    sourceTitle: site?.sourceTitle ?? "",
    note: site?.note ?? "",
    withdrawn: site?.withdrawn ?? false,
    ...Object.fromEntries(NUMBERS.map(([key]) => [key, site?.[key] ?? ""])),
  } as Record<string, string | number | boolean>);
  const save = useMutation({
    mutationFn: () => {
      const name = { ...(site?.name ?? {}), [language]: values.name };
      const body = {
        ...values,
        name: { ...name, en: name.en || values.name },
        availableFrom: values.availableFrom || null,
        use: values.use || null,
        ...Object.fromEntries(
          NUMBERS.map(([key]) => [key, values[key] === "" ? null : values[key]]),
        ),
      };
      return site === null
        ? write("POST", "/attract/sites", { body })
        : write("PUT", `/attract/sites/${site.id}`, { body, version: site.version });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["attract", "sites"] });
      toast(t("desk.siteSaved"));
      close();
    },
  });
  const put = (key: string, value: string | number | boolean) =>
    setValues((before) => ({ ...before, [key]: value }));
  const line = (key: string, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={String(values[key])}
      onChange={(e) => put(key, e.currentTarget.value)}
      {...more}
    />
  );
  return (
    <form
      className="es-form"
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        save.mutate();
      }}
    >
      <div className="es-form-pair">
        {line("name", t("desk.siteName"), { required: true })}
        <NativeSelect
          label={t("desk.kind")}
          value={String(values.kind)}
          onChange={(e) => put("kind", e.currentTarget.value)}
          data={KINDS.map((k) => ({ value: k, label: t(`desk.kind.${k}`) }))}
        />
        {line("district", t("attract.district"))}
        {line("use", t("desk.use"))}
        {NUMBERS.map(([key, label]) => (
          <NumberInput
            key={key}
            label={t(label)}
            value={values[key] as number | ""}
            onChange={(v) => put(key, v)}
          />
        ))}
        {line("availableFrom", t("desk.availableFrom"), { type: "date" })}
        {line("sourceTitle", t("desk.sourceTitle"))}
        {line("note", t("desk.note"))}
      </div>
      {site !== null && (
        <Checkbox
          label={t("desk.withdrawn")}
          checked={values.withdrawn === true}
          onChange={(e) => put("withdrawn", e.currentTarget.checked)}
        />
      )}
      {save.isError && <Note tone="danger">{problemText(text, save.error).text}</Note>}
      <div className="es-actions">
        <Button type="submit" loading={save.isPending}>
          {t("ui.save")}
        </Button>
        <Button variant="default" onClick={close}>
          {t("desk.close")}
        </Button>
      </div>
    </form>
  );
}
