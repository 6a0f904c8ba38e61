import { NativeSelect, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { indicatorsQuery } from "../../api/measure.ts";
import { useText } from "../../ui/text.ts";
import { isGroup, type Tree, withGroup, withIndicator } from "./tree-edit.ts";

type Props = {
  readonly nodes: Tree;
  readonly name: (code: string) => string;
  readonly put: (nodes: Tree) => void;
};

/** Brings indicators of the register and new groups into the framework. */
export function TreeAdd({ nodes, name, put }: Props) {
  const { t, pick } = useText();
  const register = useQuery(indicatorsQuery).data ?? [];
  const groups = nodes.filter((n) => isGroup(nodes, n.code));
  const [into, setInto] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const parent = groups.some((g) => g.code === into) ? into : (groups[0]?.code ?? "");
  const known = new Set(nodes.map((n) => n.code));
  const free = register.filter((i) => !known.has(i.code));
  const chosen = free.find((i) => i.code === code);
  return (
    <div className="es-fields es-add">
      <NativeSelect
        size="xs"
        label={t("method.intoGroup")}
        value={parent}
        data={groups.map((g) => ({ value: g.code, label: name(g.code) }))}
        onChange={(e) => setInto(e.currentTarget.value)}
      />
      <Select
        size="xs"
        miw={200}
        label={t("method.newIndicator")}
        searchable
        clearable
        limit={60}
        data={free.map((i) => ({ value: i.code, label: pick(i.name) || i.code }))}
        value={chosen?.code ?? null}
        nothingFoundMessage={t("table.empty")}
        onChange={setCode}
      />
      <button
        type="button"
        className="es-tool"
        data-boxed
        disabled={!chosen}
        onClick={() => {
          if (!chosen) return;
          const direction = Number(chosen.direction) === -1 ? -1 : 1;
          put(withIndicator(nodes, { code: chosen.code, parent, direction }));
          setCode(null);
        }}
      >
        {t("method.addIndicator")}
      </button>
      <TextInput
        size="xs"
        label={t("method.newGroup")}
        value={title}
        onChange={(e) => setTitle(e.currentTarget.value)}
      />
      <button
        type="button"
        className="es-tool"
        data-boxed
        disabled={title.trim() === ""}
        onClick={() => {
          put(withGroup(nodes, { name: title.trim(), parent }));
          setTitle("");
        }}
      >
        {t("method.addGroup")}
      </button>
    </div>
  );
}
