import type { MentionCandidate } from "@essor/contract/connect-mentions";
import {
  alikeOrganisations,
  type RegisterPair,
  type RegisterRecord,
  registerPairs,
  resolveName,
} from "@essor/core/connect";
import { others } from "./bridge.ts";
import type { Answered, MentionedRecord } from "./queries-mention.ts";
import type { Register } from "./register.ts";
import { registerWords } from "./register-words.ts";

/** From here on, and with nothing near beside it, a record is taken for an organisation without a person's word. */
const TAKEN_MIN = 0.9;
/** A second candidate this near to the first makes the first uncertain. */
const GAP_MIN = 0.1;
/** Below this nobody is asked. */
const ASKED_MIN = 0.3;
const CANDIDATES = 5;
/** Organisations beside the candidates from which the weights of the columns are learned. */
const TAUGHT_BY = 20_000;
/** A translated name alone is never certain. */
const NAME_MOST = 0.95;
const IDENTIFIED = 0.999;
const STRETCH = 50;
const MARK = "record ";

/**
 * Which organisations of the register records mean. Identifiers and alike names, in one script and across scripts, bring
 * candidates; the resolver weighs each with what every column says. One that is beyond doubt is taken, the others are
 * left to a person; a record without a candidate gets no answer.
 */
export async function resolveMentions(
  register: Register,
  records: readonly MentionedRecord[],
): Promise<Answered[]> {
  if (register.records.length === 0 || records.length === 0) return [];
  const near = new Map<MentionedRecord, Near>();
  for (const [i, record] of records.entries()) {
    if (i % STRETCH === STRETCH - 1) await others();
    const ids = await nearOnes(register, record);
    if (ids.size > 0) near.set(record, ids);
  }
  if (near.size === 0) return [];
  const asked = [...near.keys()];
  const wanted = new Set([...near.values()].flatMap((ids) => [...ids.keys()]));
  const pairs = pairsOf(register, asked, wanted);
  return asked.flatMap((record) => {
    const candidates = weighed(register, near.get(record) as Near, pairs.get(record.record) ?? [])
      .filter((c) => c.probability >= ASKED_MIN)
      .sort((a, b) => b.probability - a.probability || a.organisation - b.organisation)
      .slice(0, CANDIDATES);
    const [first, second] = candidates;
    if (first === undefined) return [];
    const taken =
      first.proposal === "same" &&
      first.probability >= TAKEN_MIN &&
      (second?.probability ?? 0) <= first.probability - GAP_MIN;
    const { source, record: number, name, open } = record;
    return [
      {
        source,
        record: number,
        name,
        open,
        organisation: taken ? first.organisation : null,
        probability: taken ? first.probability : null,
        reasons: taken ? first.reasons : [],
        candidates,
      },
    ];
  });
}

/** Organisations near to a record, and by what: an identifier, a name of one script, or a translated name. */
type Near = ReadonlyMap<string, { readonly by: string; readonly score: number }>;

async function nearOnes(register: Register, record: MentionedRecord): Promise<Near> {
  const ids = new Map(
    alikeOrganisations(register.known(), record)
      .slice(0, CANDIDATES)
      .map(({ id, by, likeness }): [string, { by: string; score: number }] => [
        id,
        { by, score: by === "name" ? likeness : IDENTIFIED },
      ]),
  );
  if (ids.size < CANDIDATES) {
    const answers = resolveName(await register.directory(), record.name, { top: CANDIDATES });
    for (const { organisation, accepted, score } of answers)
      if (accepted && !ids.has(organisation))
        ids.set(organisation, { by: "translation", score: Math.min(NAME_MOST, score) });
  }
  return ids;
}

function weighed(
  register: Register,
  near: Near,
  pairs: readonly { organisation: string; pair: RegisterPair }[],
): MentionCandidate[] {
  const known = new Map(pairs.map((p) => [p.organisation, p.pair]));
  const candidates = [...known].map(([organisation, pair]) =>
    candidateOf(register, organisation, pair),
  );
  // The same code with another name stands in no block of the sweep; nor does a name of another script.
  for (const [organisation, { by, score: probability }] of near) {
    if (known.has(organisation) || by === "name") continue;
    const bits = Math.log2(probability / (1 - probability));
    candidates.push({
      organisation: Number(organisation),
      name: register.byId.get(organisation)?.name ?? "",
      probability,
      proposal: "same",
      reasons: [{ column: by, level: by === "translation" ? "alike" : "same", bits }],
    });
  }
  return candidates;
}

/** Each record with the organisations that it may be, weighed by weights that the register itself teaches. */
function pairsOf(
  register: Register,
  asked: readonly MentionedRecord[],
  wanted: ReadonlySet<string>,
): Map<number, { organisation: string; pair: RegisterPair }[]> {
  const others = register.records.length > TAUGHT_BY ? register.records.length / TAUGHT_BY : 1;
  const known = register.records.filter(
    (r, i) => wanted.has(r.id) || Math.floor(i / others) > Math.floor((i - 1) / others),
  );
  const records: RegisterRecord[] = [
    ...known,
    ...asked.map(({ record, open: _, source: _s, ...rest }) => ({ ...rest, id: MARK + record })),
  ];
  const found = new Map<number, { organisation: string; pair: RegisterPair }[]>();
  for (const pair of registerPairs(records, registerWords())) {
    // The register stands before the records, so that only the second of a pair can be one of them.
    if (!pair.b.startsWith(MARK) || pair.a.startsWith(MARK)) continue;
    const record = Number(pair.b.slice(MARK.length));
    const list = found.get(record) ?? [];
    list.push({ organisation: pair.a, pair });
    found.set(record, list);
  }
  return found;
}

function candidateOf(
  register: Register,
  organisation: string,
  { probability, proposal, evidence }: RegisterPair,
): MentionCandidate {
  return {
    organisation: Number(organisation),
    name: register.byId.get(organisation)?.name ?? "",
    probability,
    proposal,
    reasons: evidence.map(({ column, level, bits }) => ({ column, level, bits })),
  };
}
