import { SDMX_COLUMNS, SDMX_STRUCTURE, type SdmxObservation, sdmxCells } from "./sdmx-csv.ts";

const DIMENSIONS = ["REF_AREA", "INDICATOR", "ACTIVITY", "TIME_PERIOD"] as const;
const VALUE_AT = SDMX_COLUMNS.indexOf("OBS_VALUE");
const INDEXED = SDMX_COLUMNS.slice(VALUE_AT + 1);

export type SdmxJsonWriter = {
  readonly begin: () => string;
  readonly add: (observations: readonly SdmxObservation[]) => string;
  readonly end: () => string;
};

/**
 * Writes an SDMX-JSON 2.0 data message piece by piece: observations first, then the structure with the values that they
 * point to. `prepared` is a moment in ISO 8601; `attributes` are the names beyond SDMX_COLUMNS, written as they are.
 * @example
 * const writer = sdmxJsonWriter({ id: "m1", sender: "ESSOR", prepared: "2026-01-01T00:00:00Z", attributes: ["COMMENT"] });
 * const message = JSON.parse(writer.begin() + writer.add([{ area: "320583", indicator: "gdp", activity: "_T", period: 2023000 as never, value: 5140.6,
 *   status: "final", unit: "CNY", multiplier: 8, knownAt: "2024-03-01", attributes: { COMMENT: "ok" },
 *   source: { title: "Bulletin", issuer: "", address: "", readOn: "2024-03-02", grade: "O", licence: "" } }]) + writer.end());
 * expect(message.data.dataSets[0].observations["0:0:0:0"][0]).toBe(5140.6);
 * expect(message.data.structures[0].dimensions.observation[0].values).toEqual([{ id: "320583", name: "320583" }]);
 */
export function sdmxJsonWriter({
  id,
  sender,
  prepared,
  attributes,
}: {
  id: string;
  sender: string;
  prepared: string;
  attributes: readonly string[];
}): SdmxJsonWriter {
  const lists = new Map<string, Map<string, number>>();
  let isFirst = true;
  const index = (component: string, text: string): number => {
    let list = lists.get(component);
    if (list === undefined) {
      list = new Map();
      lists.set(component, list);
    }
    const found = list.get(text);
    if (found !== undefined) return found;
    list.set(text, list.size);
    return list.size - 1;
  };
  const values = (component: string) =>
    [...(lists.get(component)?.keys() ?? [])].map((text) =>
      component.startsWith("SOURCE_") || component === "KNOWN_AT" || component === "TIME_PERIOD"
        ? { value: text }
        : { id: text, name: text },
    );
  const line = (o: SdmxObservation): string => {
    const cells = sdmxCells(o, attributes);
    const key = DIMENSIONS.map((d) => index(d, cells[SDMX_COLUMNS.indexOf(d)] as string)).join(":");
    const told = INDEXED.map((name, i) => {
      const text = cells[VALUE_AT + 1 + i] as string;
      return text === "" ? null : index(name, text);
    });
    const own = attributes.map((name) => o.attributes[name] ?? null);
    return `${JSON.stringify(key)}:${JSON.stringify([o.value, ...told, ...own])}`;
  };
  return {
    begin: () => {
      const meta = { id, test: false, prepared, contentLanguages: ["en"], sender: { id: sender } };
      const schema = "https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json";
      return `{"meta":${JSON.stringify({ schema, ...meta })},"data":{"dataSets":[{"structure":0,"action":"Information","observations":{`;
    },
    add: (observations) => {
      const text = observations.map(line).join(",");
      if (text === "" || isFirst) {
        isFirst &&= text === "";
        return text;
      }
      return `,${text}`;
    },
    end: () => {
      const urn = `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=${SDMX_STRUCTURE}`;
      const attribute = (name: string) => ({ id: name, name, relationship: { observation: {} } });
      const structure = {
        links: [{ urn, rel: "dataflow" }],
        name: "Observations",
        dimensions: {
          observation: DIMENSIONS.map((d, i) => ({
            id: d,
            name: d,
            keyPosition: i,
            roles: [d],
            values: values(d),
          })),
        },
        measures: { observation: [{ id: "OBS_VALUE", name: "OBS_VALUE", roles: ["PRIMARY"] }] },
        attributes: {
          observation: [
            ...INDEXED.map((name) => ({ ...attribute(name), values: values(name) })),
            ...attributes.map(attribute),
          ],
        },
        dataSets: [0],
      };
      return `}}],"structures":[${JSON.stringify(structure)}]}}`;
    },
  };
}
