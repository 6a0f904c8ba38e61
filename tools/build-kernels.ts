import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/** Builds packages/core/assembly/kernels.as (AssemblyScript) into a TypeScript file that holds the bytes. */
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SOURCE = path.join(ROOT, "packages/core/assembly/kernels.as");
export const KERNELS_FILE = path.join(ROOT, "packages/core/src/math/kernels-wasm.ts");

/** The compiler wants the ending .ts; the source bears .as, since no TypeScript tool can read it. */
const ENTRY = "kernels.ts";

/** The text of kernels-wasm.ts as the source now stands. */
export async function kernelsText(): Promise<string> {
  let binary = new Uint8Array();
  const options = ["-O3", "--converge", "--runtime", "stub", "--noAssert", "--enable", "simd"];
  const { error, stderr } = await asc.main([ENTRY, "--outFile", "kernels.wasm", ...options], {
    readFile: (name) => (path.basename(name) === ENTRY ? readFileSync(SOURCE, "utf8") : null),
    writeFile: (_, contents) => {
      if (typeof contents !== "string") binary = Uint8Array.from(contents);
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  const lines =
    Buffer.from(binary)
      .toString("base64")
      .match(/.{1,92}/g) ?? [];
  return [
    "// Made by `npx tsx tools/build-kernels.ts` from packages/core/assembly/kernels.as. Do not edit.",
    "/** The kernels' WebAssembly in base64. */",
    "export const KERNELS_BASE64 = [",
    ...lines.map((line) => `  "${line}",`),
    '].join("");',
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(KERNELS_FILE, await kernelsText());
}
