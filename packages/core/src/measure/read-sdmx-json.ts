import { fail, ok, type Result } from "../vocabulary/result.ts";

type Component = { id: string; values?: readonly { id?: string; value?: unknown }[] };
type Level = "dataSet" | "series" | "observation";
type Components = Partial<Record<Level, readonly Component[]>>;
type Cells = readonly unknown[];
type Structure = {
  dimensions: Components;
  measures?: Components;
  attributes?: Components;
};
type DataSet = {
  structure?: number;
  attributes?: Cells;
  observations?: Readonly<Record<string, Cells>>;
  series?: Readonly<
    Record<string, { attributes?: Cells; observations?: Readonly<Record<string, Cells>> }>
  >;
};

export type SdmxTable = {
  /** As a table's heading: STRUCTURE, then the ids of dimensions, OBS_VALUE and attributes. */
  readonly columns: readonly string[];
  readonly rows: () => Generator<string[]>;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const at = (components: Components | undefined, level: Level) => components?.[level] ?? [];

/**
 * The observations of an SDMX-JSON data message (1.0 or 2.0, flat or by series) as a table. A message of several
 * structures gives those of the first. Fails with `not-sdmx-json` where the message holds no data, and with
 * `broken-index` naming the observation that points to a value that the structure lacks.
 * @example
 * expect(sdmxJsonTable({ data: {} })).toMatchObject({ ok: false, code: "not-sdmx-json" });
 * const table = sdmxJsonTable({ data: { dataSets: [{ observations: { "0": [5140.6] } }],
 *   structures: [{ dimensions: { observation: [{ id: "REF_AREA", values: [{ id: "320583" }] }] } }] } });
 * expect(table.ok && [...table.value.rows()]).toEqual([["dataflow", "320583", "5140.6"]]);
 */
export function sdmxJsonTable(
  message: unknown,
): Result<SdmxTable, "not-sdmx-json" | "broken-index"> {
  const data = isObject(message) && isObject(message.data) ? message.data : message;
  const structures = isObject(data)
    ? (data.structures ?? (data.structure && [data.structure]))
    : undefined;
  const structure = (Array.isArray(structures) ? structures[0] : undefined) as
    | Structure
    | undefined;
  const sets = (isObject(data) && Array.isArray(data.dataSets) ? data.dataSets : []) as DataSet[];
  if (!isObject(structure) || !isObject(structure.dimensions) || sets.length === 0)
    return fail("not-sdmx-json");
  const levels = ["dataSet", "series", "observation"] as const;
  const measures = at(structure.measures, "observation");
  const valueAt = Math.max(
    measures.findIndex(({ id }) => id === "OBS_VALUE"),
    0,
  );
  const measured = Math.max(measures.length, 1);
  const of = (part: Components | undefined) => levels.flatMap((level) => at(part, level));
  const columns = [
    "STRUCTURE",
    ...of(structure.dimensions).map(({ id }) => id),
    "OBS_VALUE",
    ...of(structure.attributes).map(({ id }) => id),
  ];
  let broken: { observation: string; component: string } | undefined;
  const text = (component: Component, cell: unknown, where: string): string => {
    if (cell === null || cell === undefined) return "";
    if (component.values === undefined || component.values.length === 0) return String(cell);
    const value = component.values[Number(cell)];
    if (value === undefined) broken ??= { observation: where, component: component.id };
    return String(value?.id ?? value?.value ?? "");
  };
  const texts = (components: readonly Component[], cells: Cells, where: string) =>
    components.map((component, i) => text(component, cells[i], where));
  const keyed = (components: readonly Component[], key: string) =>
    texts(components, key === "" ? [] : key.split(":"), key);
  const single = at(structure.dimensions, "dataSet").map((c) => text(c, 0, "The data set"));
  function* rows(): Generator<string[]> {
    for (const set of sets) {
      if ((set.structure ?? 0) !== 0) continue;
      const ofSet = texts(
        at(structure?.attributes, "dataSet"),
        set.attributes ?? [],
        "The data set",
      );
      const groups = set.series ?? { "": { observations: set.observations ?? {} } };
      for (const [group, { attributes = [], observations = {} }] of Object.entries(groups)) {
        const fore = [...single, ...keyed(at(structure?.dimensions, "series"), group)];
        const ofGroup = texts(at(structure?.attributes, "series"), attributes, group);
        for (const [key, cells] of Object.entries(observations)) {
          const value = cells[valueAt];
          yield [
            "dataflow",
            ...fore,
            ...keyed(at(structure?.dimensions, "observation"), key),
            value === null || value === undefined ? "" : String(value),
            ...ofSet,
            ...ofGroup,
            ...texts(at(structure?.attributes, "observation"), cells.slice(measured), key),
          ];
        }
      }
    }
  }
  for (const _ of rows()) if (broken !== undefined) break;
  return broken === undefined ? ok({ columns, rows }) : fail("broken-index", broken);
}
