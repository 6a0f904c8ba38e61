import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { indicatorsQuery } from "../../api/measure.ts";
import { useText } from "../../ui/text.ts";
import type { Loose } from "./step-options.ts";

type Props = {
  readonly step: Loose;
  readonly name: (code: string) => string;
  readonly put: (step: Loose) => void;
};

/** Adds an entry rule on any indicator of the register, or takes one out. */
export function EntryRules({ step, name, put }: Props) {
  const { t, pick } = useText();
  const register = useQuery(indicatorsQuery).data ?? [];
  const [column, setColumn] = useState("");
  const chosen = column || register[0]?.code || "";
  const rules = (Array.isArray(step.rules) ? step.rules : []) as readonly Loose[];
  const put2 = (next: readonly Loose[]) => put({ ...step, rules: next });
  return (
    <div className="es-fields es-add">
      {rules.map((rule, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          key={i}
          type="button"
          className="es-tool"
          onClick={() => put2(rules.filter((_, k) => k !== i))}
        >
          × {t("method.ruleOut", { name: name(String(rule.column)) })}
        </button>
      ))}
      <NativeSelect
        size="xs"
        label={t("method.newRule")}
        value={chosen}
        data={register.map((i) => ({ value: i.code, label: pick(i.name) }))}
        onChange={(e) => setColumn(e.currentTarget.value)}
      />
      <button
        type="button"
        className="es-tool"
        data-boxed
        disabled={chosen === ""}
        onClick={() => put2([...rules, { column: chosen, min: 0 }])}
      >
        {t("method.addRule")}
      </button>
    </div>
  );
}
