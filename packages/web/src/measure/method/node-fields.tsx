import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { indicatorsQuery } from "../../api/measure.ts";
import { useText } from "../../ui/text.ts";
import { StepFieldInput } from "./step-field.tsx";
import { fieldsOf, type Loose, MEANS, withField } from "./step-options.ts";
import { type Node, placesFor, type Tree, withNode, without } from "./tree-edit.ts";

type Props = {
  readonly nodes: Tree;
  readonly node: Node;
  readonly group: boolean;
  readonly name: (code: string) => string;
  readonly put: (nodes: Tree) => void;
};

/** What can be changed about one node besides its weight. */
export function NodeFields({ nodes, node, group, name, put }: Props) {
  const { t, pick } = useText();
  const register = useQuery(indicatorsQuery).data ?? [];
  const change = (fields: Loose) => put(withNode(nodes, node.code, fields));
  return (
    <div className="es-fields es-node-fields">
      <NativeSelect
        size="xs"
        label={t("method.inGroup")}
        value={node.parent ?? ""}
        data={placesFor(nodes, node.code).map((n) => ({ value: n.code, label: name(n.code) }))}
        onChange={(e) => change({ parent: e.currentTarget.value })}
      />
      {group ? (
        <GroupFields node={node} name={name} change={change} />
      ) : (
        <>
          <NativeSelect
            size="xs"
            label={t("method.field.direction")}
            value={String(node.direction ?? 1)}
            data={[
              { value: "1", label: t("method.way.1") },
              { value: "-1", label: t("method.way.-1") },
            ]}
            onChange={(e) => change({ direction: e.currentTarget.value === "-1" ? -1 : undefined })}
          />
          <NativeSelect
            size="xs"
            label={t("method.field.denominator")}
            value={node.denominator ?? ""}
            data={[
              { value: "", label: t("method.way.none") },
              ...register
                .filter((i) => i.code !== node.code)
                .map((i) => ({ value: i.code, label: pick(i.name) })),
            ]}
            onChange={(e) => change({ denominator: e.currentTarget.value || undefined })}
          />
        </>
      )}
      <button
        type="button"
        className="es-tool"
        data-boxed
        onClick={() => put(without(nodes, node.code))}
      >
        {t(group ? "method.groupOut" : "method.indicatorOut")}
      </button>
    </div>
  );
}

type GroupProps = {
  readonly node: Node;
  readonly name: (code: string) => string;
  readonly change: (fields: Loose) => void;
};

/** A group's name where it has one of its own, and a mean of its own. */
function GroupFields({ node, name, change }: GroupProps) {
  const { t, say } = useText();
  const own: Loose = { step: "aggregate", ...node.aggregate };
  const parameters = node.aggregate
    ? fieldsOf(own).filter((f) => f.key !== "method" && f.key !== "minAvailability")
    : [];
  const about = { name, leaves: [], nodes: [], units: [] };
  function put(step: Loose) {
    const { step: _, minAvailability: __, ...aggregate } = step;
    change({ aggregate });
  }
  return (
    <>
      {node.name !== undefined && (
        <TextInput
          size="xs"
          label={t("method.groupName")}
          value={node.name}
          onChange={(e) => change({ name: e.currentTarget.value })}
        />
      )}
      <NativeSelect
        size="xs"
        label={t("method.ownMean")}
        value={node.aggregate?.method ?? ""}
        data={[
          { value: "", label: t("method.asStep") },
          ...MEANS.map((value) => ({ value, label: say(`method.way.${value}`, value) })),
        ]}
        onChange={(e) => {
          const method = e.currentTarget.value;
          if (method === "") change({ aggregate: undefined });
          else put(withField(own, "method", method));
        }}
      />
      {parameters.map((field) => (
        <StepFieldInput
          key={field.key}
          step={own}
          field={field}
          about={about}
          error={undefined}
          put={(value) => put(withField(own, field.key, value))}
        />
      ))}
    </>
  );
}
