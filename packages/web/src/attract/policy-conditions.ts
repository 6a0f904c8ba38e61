import type { PolicyTest } from "@essor/contract/attract-care";

const LINE =
  /^\s*([\w.-]+)\s*(>=|<=|>|<|=|in|includes)\s+(.+?)\s*$|^\s*([\w.-]+)\s*(>=|<=|>|<|=)\s*(.+?)\s*$/;

/** Lines like `staff >= 50` as a tree of tests that must all hold; a line that is no test is handed on as it is, and the server says so. */
export function readConditions(text: string): PolicyTest {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return {
    all: lines.map((line) => {
      const m = LINE.exec(line);
      if (!m) return { field: line.trim() } as PolicyTest;
      const [field, op, value] = [m[1] ?? m[4] ?? "", m[2] ?? m[5] ?? "=", m[3] ?? m[6] ?? ""];
      return {
        field,
        op: op as "=",
        value:
          op === "in"
            ? (value.split(/[,，]\s*/).map(readValue) as string[])
            : (readValue(value) as string),
      };
    }),
  };
}

function readValue(text: string): number | boolean | string {
  if (/^(true|false)$/.test(text)) return text === "true";
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
