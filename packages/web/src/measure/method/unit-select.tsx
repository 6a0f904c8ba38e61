import type { RankingTable } from "@essor/contract/measure";
import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useText } from "../../ui/text.ts";

type Props = {
  readonly table: RankingTable;
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
};

/** Chooses one unit of the table by typing a part of its name or code. */
export function UnitSelect({ table, value, onChange }: Props) {
  const { t, pick, language } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: pick changes with the language only
  const data = useMemo(
    () => table.units.map((u) => ({ value: u.code, label: `${pick(u.name)} ${u.code}` })),
    [table, language],
  );
  return (
    <Select
      size="xs"
      w={230}
      label={t("ranking.unit")}
      data={data}
      value={value ?? null}
      searchable
      allowDeselect={false}
      limit={40}
      nothingFoundMessage={t("table.empty")}
      onChange={(next) => next && onChange(next)}
    />
  );
}
