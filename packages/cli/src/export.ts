import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { exportFile } from "@essor/server/observations";
import { withBase } from "./db.ts";
import { withRefusals } from "./import.ts";
import { readOptions } from "./options.ts";
import { Usage } from "./refused.ts";

const FORMATS = ["csv", "xlsx", "sdmx-csv", "sdmx-json", "parquet"] as const;

/** `essor export`: figures with their sources, as in the product. */
export const exportCommand = {
  help: `essor export --hub CODE --indicator CODE … [--format F] [--area CODE …] [--period P] [--as-of DAY] [--out FILE]

Writes figures, each with its source, from DATABASE_URL or ESSOR_HOME.

  --hub CODE         the hub; example: --hub kunshan
  --indicator CODE   one or several; example: --indicator gdp --indicator population
  --format F         ${FORMATS.join(", ")} (default csv); example: --format sdmx-csv
  --area CODE        only these areas; example: --area 320583 --area 330282
  --period P         only this period; example: --period 2023 or --period 2024-Q1-Q3
  --as-of DAY        as it was known on that day; example: --as-of 2021-06-30
  --out FILE         into a file instead of standard output; example: --out figures.csv
`,
  run: async (args: readonly string[]): Promise<void> => {
    const { values } = readOptions(args, {
      hub: { type: "string" },
      indicator: { type: "string", multiple: true },
      format: { type: "string", default: "csv" },
      area: { type: "string", multiple: true },
      period: { type: "string" },
      "as-of": { type: "string" },
      out: { type: "string" },
    });
    const format = FORMATS.find((one) => one === values.format);
    if (format === undefined) throw new Usage(`--format is one of ${FORMATS.join(", ")}`);
    if (values.hub === undefined) throw new Usage("Name the hub with --hub");
    if (!values.indicator?.length) throw new Usage("Name at least one --indicator");
    const asOf = values["as-of"] as string | undefined;
    if (asOf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(asOf))
      throw new Usage("--as-of is a day like 2021-06-30");
    const out = values.out === undefined ? process.stdout : createWriteStream(values.out as string);
    await withRefusals(() =>
      withBase((base) =>
        exportFile(base.pool, {
          hub: values.hub as string,
          format,
          indicators: values.indicator as string[],
          areas: (values.area as string[] | undefined) ?? [],
          period: values.period as string | undefined,
          asOf,
          put: async (bytes) => {
            if (!out.write(bytes)) await once(out, "drain");
          },
        }),
      ),
    );
    if (out !== process.stdout) {
      out.end();
      await once(out, "finish");
    }
  },
};
