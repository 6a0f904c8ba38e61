import type { Equipment, EquipmentWrite } from "@essor/contract/connect-capacity";
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useDraft } from "../ui/draft.ts";
import { useText } from "../ui/text.ts";
import { BodyChoice, EndFields, RecordForm } from "./record-form.tsx";
import { DEVICES } from "./words.ts";

const startOf = (e: Equipment | undefined, partner: string) => ({
  partner: e ? String(e.partner) : partner,
  name: e?.name ?? "",
  kind: (e?.kind ?? "measuring") as string,
  model: e?.model ?? "",
  capacity: e?.capacity == null ? "" : String(e.capacity),
  capacityUnit: e?.capacityUnit ?? "",
  price: e?.price?.amount ?? "",
  currency: e?.price?.currency ?? "CNY",
  booking: e?.booking ?? "",
  open: e?.open ?? true,
  endedOn: e?.endedOn ?? "",
  endReason: e?.endReason ?? "",
});

const bodyOf = (v: ReturnType<typeof startOf>): EquipmentWrite => ({
  partner: Number(v.partner),
  name: v.name.trim(),
  kind: v.kind as "measuring",
  model: v.model.trim(),
  capacity: v.capacity.trim() === "" ? null : Number(v.capacity.replace(",", ".")),
  capacityUnit: v.capacityUnit.trim(),
  price: v.price.trim()
    ? {
        amount: v.price.replace(/\s/g, "").replace(",", "."),
        currency: v.currency.trim().toUpperCase(),
      }
    : null,
  booking: v.booking,
  open: v.open,
  endedOn: v.endedOn || null,
  endReason: v.endReason,
});

/** Enters a device, corrects its record, or notes that it is there no more. */
export function EquipmentForm({
  device,
  partner,
  close,
}: {
  device: Equipment | undefined;
  partner: string;
  close: () => void;
}) {
  const { t } = useText();
  const needed = (v: string) => (v.trim() ? null : t("form.required"));
  const form = useDraft(`device:${device?.id ?? "+"}`, startOf(device, partner), {
    check: {
      partner: needed,
      name: needed,
      capacityUnit: (v, all) => (all.capacity.trim() ? needed(v) : null),
    },
  });
  return (
    <RecordForm
      path="/connect/equipment"
      record={device}
      valid={() => form.valid()}
      body={() => bodyOf(form.values)}
      close={() => {
        form.forget();
        close();
      }}
    >
      <BodyChoice
        value={form.values.partner}
        error={form.errors.partner}
        choose={(v) => form.set("partner", v)}
      />
      <TextInput label={t("connect.equipmentName")} required {...form.text("name")} />
      <div className="es-form-pair">
        <NativeSelect
          label={t("connect.equipmentKind")}
          value={form.values.kind}
          data={DEVICES.map((v) => ({
            value: v as string,
            label: t(`connect.equipmentKind.${v}`),
          }))}
          onChange={(e) => form.set("kind", e.currentTarget.value)}
        />
        <TextInput label={t("connect.equipmentModel")} {...form.text("model")} />
        <TextInput
          label={t("connect.equipmentCapacity")}
          inputMode="decimal"
          {...form.text("capacity")}
        />
        <TextInput label={t("connect.equipmentUnit")} {...form.text("capacityUnit")} />
        <TextInput
          label={t("connect.equipmentPrice")}
          inputMode="decimal"
          {...form.text("price")}
        />
        <TextInput label={t("connect.currency")} maxLength={3} {...form.text("currency")} />
      </div>
      <Checkbox
        label={t("connect.equipmentOpen")}
        checked={form.values.open}
        onChange={(e) => form.set("open", e.currentTarget.checked)}
      />
      <Textarea
        label={t("connect.equipmentBooking")}
        autosize
        minRows={2}
        {...form.text("booking")}
      />
      {device && <EndFields on={form.text("endedOn")} reason={form.text("endReason")} />}
    </RecordForm>
  );
}
