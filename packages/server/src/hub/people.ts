import type pg from "pg";
import { asSystem } from "../db/rights.ts";
import { hashPassword } from "./passwords.ts";
import { findHub, hubPeople, setPasswordByEmail } from "./people-queries.ts";
import { addMember, ensurePerson } from "./queries.ts";

/** Adds a person to a hub from the command line; answers false where there is no such hub. */
export async function addPerson(
  pool: pg.Pool,
  person: { hub: string; email: string; name: string; role: string; password: string },
): Promise<boolean> {
  const passwordHash = await hashPassword(person.password);
  return asSystem(pool, async (tx) => {
    const hub = await findHub(tx, person.hub);
    if (hub === undefined) return false;
    const id = await ensurePerson(tx, { email: person.email, name: person.name, passwordHash });
    await addMember(tx, {
      hub,
      person: id,
      role: person.role,
      districts: null,
      chains: null,
      funds: null,
    });
    return true;
  });
}

/** Gives a person a new password and lifts a lock; answers false where nobody has the address. */
export async function resetPassword(
  pool: pg.Pool,
  email: string,
  password: string,
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  return asSystem(pool, (tx) => setPasswordByEmail(tx, email, passwordHash));
}

/** Everybody, with hub and role. */
export function listPeople(
  pool: pg.Pool,
): Promise<{ hub: string; email: string; name: string; role: string }[]> {
  return asSystem(pool, hubPeople);
}
