import type { RankingTable } from "@essor/contract/measure";
import { NativeSelect, TextInput } from "@mantine/core";
import { useAddress } from "../../api/address.ts";
import { useText } from "../../ui/text.ts";

/**
 * What stands at either end besides the period: the edition of the recipe, and the day whose figures count. An earlier
 * day at the start shows what revisions did since.
 */
export function ExplainEnds({ table }: { table: RankingTable }) {
  const { t, f } = useText();
  const [{ fromEdition, toEdition, fromAsOf, asOf }, setAddress] = useAddress();
  const newest = table.recipe.edition;
  const editions = [
    { value: "", label: t("method.newestEdition", { edition: newest }) },
    ...Array.from({ length: Math.max(0, newest - 1) }, (_, i) => ({
      value: String(newest - 1 - i),
      label: t("method.editionNo", { edition: newest - 1 - i }),
    })),
  ];
  return (
    <div className="es-fields es-ends">
      <NativeSelect
        size="xs"
        label={t("method.fromEdition")}
        value={fromEdition === String(newest) ? "" : (fromEdition ?? "")}
        data={editions}
        onChange={(e) => setAddress({ fromEdition: e.currentTarget.value || undefined })}
      />
      <NativeSelect
        size="xs"
        label={t("method.toEdition")}
        value={toEdition === String(newest) ? "" : (toEdition ?? "")}
        data={editions}
        onChange={(e) => setAddress({ toEdition: e.currentTarget.value || undefined })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t("method.fromAsOf")}
        max={table.asOf}
        value={fromAsOf ?? ""}
        onChange={(e) => setAddress({ fromAsOf: e.currentTarget.value || undefined })}
      />
      <span className="es-dim es-small">
        {asOf === undefined ? t("method.endNow") : t("method.endAsOf", { day: f.day(asOf) })}
      </span>
    </div>
  );
}
