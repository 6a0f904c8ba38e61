import { afterEach, describe, expect, it, vi } from "vitest";
import { main } from "./main.ts";

describe("the command line as a whole", () => {
  afterEach(() => vi.restoreAllMocks());

  /** What a call prints, and its exit code. */
  async function run(...args: string[]) {
    let [out, err] = ["", ""];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      err += text;
      return true;
    });
    const code = await main(args);
    vi.restoreAllMocks();
    return { code, out, err };
  }

  it("without a command it says how to use it and exits with 2; asked for help it exits with 0", async () => {
    expect((await run()).code).toBe(2);
    const help = await run("--help");
    expect(help.code).toBe(0);
    for (const word of [
      "measure",
      "target",
      "attract",
      "fund",
      "connect",
      "serve",
      "worker",
      "db",
      "user",
      "import",
      "export",
    ]) {
      expect(help.out, word).toMatch(new RegExp(`^  ${word}$`, "m"));
    }
  });

  it("each command explains itself with an example", async () => {
    const names = [...(await run("--help")).out.matchAll(/^ {2}([a-z]+)$/gm)].map(
      (m) => m[1] as string,
    );
    for (const name of names) {
      const { code, out } = await run(name, "--help");
      expect(code, name).toBe(0);
      expect(out, name).toContain(`essor ${name}`);
      for (const option of new Set(
        [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map((m) => m[1] as string),
      )) {
        const line = out.split("\n").findIndex((l) => l.startsWith(`  ${option}`));
        const about = out
          .split("\n")
          .slice(line, line + 3)
          .join(" ");
        expect(about, `${name} ${option} has an example`).toMatch(
          /[Ee]xample|essor |--[a-z-]+ +[^-].*--[a-z-]+/,
        );
      }
    }
  });

  it("an unknown command or option is wrong usage: exit code 2", async () => {
    expect(await run("nonsense")).toMatchObject({
      code: 2,
      err: expect.stringContaining("nonsense"),
    });
    expect((await run("measure", "build", "--no-such-option")).code).toBe(2);
  });

  it("data that cannot be read are refused with a list of issues: exit code 1", async () => {
    const { code, err } = await run(
      "measure",
      "build",
      "/nowhere/recipe.json",
      "--data",
      "/nowhere/table.csv",
    );
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject([{ code: "file-unreadable", severity: "error" }]);
  });
});
