import { addPerson, listPeople, resetPassword } from "@essor/server/people";
import { withBase } from "./db.ts";
import { readText } from "./files.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

const ROLES = [
  "administrator",
  "analyst",
  "officer",
  "fund-manager",
  "matchmaker",
  "viewer",
  "investor",
  "enterprise",
];

function refuse(code: string, reason: string): never {
  throw new Refused([{ code, severity: "error", reason }]);
}

/** The password comes from standard input, so that it stands in no list of processes and no history. */
async function readPassword(): Promise<string> {
  const password = (await readText("-")).replace(/\r?\n$/, "");
  if (password.length < 12)
    refuse("password-too-short", "The password on standard input has fewer than 12 characters");
  return password;
}

/** `essor user …` */
export const user = {
  help: `essor user list | add EMAIL --hub CODE --role ROLE --name NAME | password EMAIL

  list              everybody, with hub and role; example: essor user list
  add EMAIL         the password is read from standard input;
                    example: essor user add li@ks.gov.cn --hub kunshan --role analyst --name "Li Na" < password.txt
  password EMAIL    a new password from standard input; lifts a lock; example: essor user password li@ks.gov.cn < password.txt
  --hub CODE        the hub; example: --hub kunshan
  --role ROLE       ${ROLES.join(", ")}; example: --role officer
  --name NAME       shown to colleagues; example: --name "Li Na"
`,
  run: async (args: readonly string[]): Promise<void> => {
    const { values, positionals } = readOptions(args, {
      hub: { type: "string" },
      role: { type: "string" },
      name: { type: "string" },
    });
    const [verb, email] = positionals;
    if (verb === "list") {
      process.stdout.write(
        `${JSON.stringify(await withBase((base) => listPeople(base.pool)), null, 2)}\n`,
      );
      return;
    }
    if (email === undefined || !email.includes("@")) throw new Usage("Name the e-mail address");
    if (verb === "password") {
      const password = await readPassword();
      if (!(await withBase((base) => resetPassword(base.pool, email, password))))
        refuse("unknown-person", `Nobody has the address ${email}`);
      return;
    }
    if (verb !== "add") throw new Usage("Say list, add or password");
    const { hub, role, name } = values as { hub?: string; role?: string; name?: string };
    if (!hub || !name || !role || !ROLES.includes(role))
      throw new Usage("add needs --hub, --name and a --role of the list");
    const password = await readPassword();
    if (!(await withBase((base) => addPerson(base.pool, { hub, email, name, role, password }))))
      refuse("unknown-hub", `There is no hub ${hub}`);
  },
};
