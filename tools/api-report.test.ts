import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const CORE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../packages/core");
const REPORT = path.join(CORE, "api-report.md");

/** What each face of core shows, with its signature: a changed promise is a changed line. */
function report(): string {
  const faces = readdirSync(path.join(CORE, "src"))
    .filter((slice) => existsSync(path.join(CORE, "src", slice, "mod.ts")))
    .sort();
  const config = ts.parseJsonConfigFileContent(
    {
      extends: "../../tsconfig.base.json",
      compilerOptions: {
        noEmit: true,
        composite: false,
        emitDeclarationOnly: false,
        declaration: false,
      },
    },
    ts.sys,
    CORE,
  );
  const program = ts.createProgram(
    faces.map((slice) => path.join(CORE, "src", slice, "mod.ts")),
    config.options,
  );
  const checker = program.getTypeChecker();
  const lines = [
    "# What @essor/core shows",
    "",
    "Written by `npm run promises`; a test holds it against the sources.",
  ];
  for (const slice of faces) {
    const source = program.getSourceFile(path.join(CORE, "src", slice, "mod.ts"));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) continue;
    lines.push("", `## @essor/core/${slice}`, "");
    for (const shown of checker
      .getExportsOfModule(module)
      .sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const symbol = shown.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(shown) : shown;
      const declaration = symbol.declarations?.[0];
      if (!declaration) continue;
      if (ts.isFunctionDeclaration(declaration)) {
        const text = checker
          .typeToString(
            checker.getTypeOfSymbolAtLocation(symbol, declaration),
            declaration,
            ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrowStyleSignature,
          )
          .replaceAll(/\s+/g, " ");
        lines.push(`- \`${shown.name}\`: \`${text}\``);
      } else if (ts.isTypeAliasDeclaration(declaration)) lines.push(`- type \`${shown.name}\``);
      else lines.push(`- const \`${shown.name}\``);
    }
  }
  return `${lines.join("\n")}\n`;
}

it("the public surface of core is written down", { timeout: 120_000 }, () => {
  const text = report();
  if (process.env.ESSOR_WRITE_PROMISES === "yes") writeFileSync(REPORT, text);
  expect(existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "").toBe(text);
});
