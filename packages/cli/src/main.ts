import { Refused, Usage } from "./refused.ts";

type Command = {
  /** The help text, with an example for each option. */
  readonly help: string;
  readonly run: (args: readonly string[]) => Promise<void>;
};

/** One entry a command; a slice's commands live in the file of its name. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  measure: () => import("./measure.ts").then((m) => m.measure),
  attract: () => import("./attract.ts").then((m) => m.attract),
  serve: () => import("./serve.ts").then((m) => m.serve),
  connect: () => import("./connect.ts").then((m) => m.connect),
  worker: () => import("./serve.ts").then((m) => m.worker),
  db: () => import("./db.ts").then((m) => m.db),
  user: () => import("./user.ts").then((m) => m.user),
  import: () => import("./import.ts").then((m) => m.importCommand),
  export: () => import("./export.ts").then((m) => m.exportCommand),
  fund: () => import("./fund.ts").then((m) => m.fund),
  target: () => import("./target.ts").then((m) => m.target),
  outlook: () => import("./outlook.ts").then((m) => m.outlook),
};

const HELP = `essor <command> [options]

Commands
${Object.keys(COMMANDS)
  .map((name) => `  ${name}`)
  .join("\n")}

Every command reads files or - (standard input) and writes CSV and JSON into --out DIR, or JSON to standard output.
Exit codes: 0 done, 1 data refused (a JSON list of issues on standard error), 2 wrong usage.
Help on one command: essor <command> --help
`;

/** Runs the command line and answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "help") {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const load = COMMANDS[name];
  if (!load) {
    process.stderr.write(`essor: no command "${name}"\n\n${HELP}`);
    return 2;
  }
  const command = await load();
  if (rest.includes("--help")) {
    process.stdout.write(command.help);
    return 0;
  }
  try {
    await command.run(rest);
    return 0;
  } catch (error) {
    if (error instanceof Refused) {
      process.stderr.write(`${JSON.stringify(error.issues, null, 2)}\n`);
      return 1;
    }
    if (error instanceof Usage) {
      process.stderr.write(`essor ${name}: ${error.message}\n\n${command.help}`);
      return 2;
    }
    throw error;
  }
}
