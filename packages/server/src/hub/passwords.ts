import { hash, verify } from "@node-rs/argon2";
import { Problem } from "../http/problem.ts";

// OWASP's setting for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/** Compares in the same time whether or not the account exists. */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(stored ?? (await decoy), password);
  return matches && stored !== null && stored !== undefined;
}

/** Refuses what falls to the first guesses: too few different characters, or the owner's own address. */
export function checkStrength(password: string, email: string): void {
  const different = new Set(password).size;
  const own = email.split("@")[0] ?? "";
  if (different < 6 || (own.length > 3 && password.toLowerCase().includes(own))) {
    throw new Problem("password-too-weak");
  }
}
