import {
  buildNameDirectory,
  buildTypeahead,
  type KnownOrganisations,
  knownOrganisations,
  type NameDirectory,
  type RegisterRecord,
  type Typeahead,
} from "@essor/core/connect";
import type { Tx } from "../db/rights.ts";
import { bridgeOf } from "./bridge.ts";
import { registerRecords, registerStamp } from "./queries-organisation.ts";
import { registerWords } from "./register-words.ts";

/** The register of a hub, ready to be asked; each part is made when first asked for. */
export type Register = {
  readonly stamp: string;
  readonly records: readonly RegisterRecord[];
  readonly byId: ReadonlyMap<string, RegisterRecord>;
  readonly ahead: () => Promise<Typeahead>;
  readonly known: () => KnownOrganisations;
  readonly directory: () => Promise<NameDirectory>;
};

const registers = new Map<number, Register>();

/** The register as it stands; made anew only after it has changed. */
export async function registerOf(tx: Tx, hub: number): Promise<Register> {
  const stamp = await registerStamp(tx);
  const kept = registers.get(hub);
  if (kept?.stamp === stamp) return kept;
  const records = await registerRecords(tx);
  const made: Register = {
    stamp,
    records,
    byId: new Map(records.map((r) => [r.id, r])),
    ahead: once(async () =>
      buildTypeahead(
        records.flatMap((r) => [r.name, ...(r.names ?? [])].map((name) => ({ id: r.id, name }))),
        { syllables: (await bridgeOf()).dictionary.syllables },
      ),
    ),
    known: once(() => knownOrganisations(records, registerWords())),
    directory: once(async () =>
      buildNameDirectory(
        records.map(({ id, name, names = [], city = "", website = "" }) => ({
          id,
          name,
          names,
          city,
          website,
        })),
        { bridge: await bridgeOf() },
      ),
    ),
  };
  registers.set(hub, made);
  return made;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
