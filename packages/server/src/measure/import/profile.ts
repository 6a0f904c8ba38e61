import type { ColumnMapping, ImportColumn } from "@essor/contract/measure";
import { isSdmxHeading, sdmxRoles, suggestColumns } from "@essor/core/measure";
import { lookAtTable, type TableLook, type Wish } from "../../sheets/look-at-table.ts";
import { knownNames, type Lists } from "./lists.ts";

/** What was found in an uploaded file; kept with its batch. */
export type Profile = Omit<TableLook, "format" | "found"> & {
  readonly format: "csv" | "xlsx" | "sdmx-csv" | "sdmx-json";
  readonly columns: readonly ImportColumn[];
};

/** Looks at a file's beginning, and at what its columns may mean. */
export async function profileFile(file: string, lists: Lists, wish: Wish): Promise<Profile> {
  const { found: seen, ...look } = await lookAtTable(file, wish);
  const found = seen.map(({ heading, samples }) => ({ heading, samples: [...samples] }));
  const isSdmx = look.format !== "xlsx" && isSdmxHeading(found.map(({ heading }) => heading));
  return {
    ...look,
    format: isSdmx && look.format === "csv" ? "sdmx-csv" : look.format,
    columns: isSdmx
      ? sdmxColumns(found)
      : suggestColumns(found, knownNames(lists)).map((suggestion, i) => ({
          ...(found[i] as { heading: string; samples: string[] }),
          ...asColumn(suggestion),
        })),
  };
}

function sdmxColumns(found: readonly { heading: string; samples: string[] }[]): ImportColumn[] {
  const roles = sdmxRoles(found.map(({ heading }) => heading));
  return found.map((column, i) => ({
    ...column,
    suggestion: { role: roles[i] } as ColumnMapping,
    because: "heading" as const,
  }));
}

function asColumn(
  suggestion: ReturnType<typeof suggestColumns>[number],
): Pick<ImportColumn, "suggestion" | "because"> {
  if (suggestion === undefined) return { suggestion: null, because: null };
  const { because, ...mapping } = suggestion;
  return { suggestion: mapping as ColumnMapping, because };
}
