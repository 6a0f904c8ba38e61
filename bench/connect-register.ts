/** How fast is the register of 200,000 organisations in three scripts: search as one types, and the check before a record is saved? `npx tsx bench/connect-register.ts` */
import {
  alikeOrganisations,
  buildTypeahead,
  knownOrganisations,
  legalForms,
  placeNames,
  typeahead,
} from "@essor/core/connect";
import { seededRng } from "@essor/core/math";
import MiniSearch from "minisearch";
import { shippedBridge, shippedTable } from "./connect-sets.ts";

const SIZE = 200_000;
const rng = seededRng(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(rng() * list.length)] as T;
const entities = shippedTable("gleif-entities", "cn_entities.csv.gz").map((r) => r.name ?? "");
const areas = shippedTable("cn-areas", "areas.csv");
const places = areas.map((r) => r.zh ?? "").filter((p) => p.length > 2);
const french =
  "Société Laboratoire Institut Compagnie Atelier Énergie Générale Électrique Aéronautique Matériaux Bâtiment Transport".split(
    " ",
  );
/** Real names, and new ones from the parts of real ones: Chinese, English and French. */
const names = Array.from({ length: SIZE }, (_, i) => {
  const base = entities[i % entities.length] as string;
  if (i < entities.length) return base;
  if (i % 5 === 0) return `${pick(french)} ${pick(french)} ${pick(french).toLowerCase()} ${i}`;
  const other = pick(entities);
  return /\p{Script=Han}/u.test(base)
    ? `${pick(places)}${base.slice(-8 - Math.floor(rng() * 4))}`
    : `${base.split(" ").slice(0, 2).join(" ")} ${other.split(" ").slice(-2).join(" ")}`;
});
const records = names.map((name, i) => ({ id: String(i), name }));

function p95(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (q: number) => (sorted[Math.floor(q * (sorted.length - 1))] as number).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms of CPU`;
}
/** CPU milliseconds: others work on this machine too. */
const timed = (work: () => unknown): number => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
/** What is in the box after each key: beginnings, and for Chinese also the middle of a name. */
const typed = Array.from({ length: 1000 }, () => {
  const name = pick(names);
  const from = /\p{Script=Han}/u.test(name) ? Math.floor(rng() * Math.max(1, name.length - 4)) : 0;
  return name.slice(from, from + 1 + Math.floor(rng() * 8)).trim();
}).filter(Boolean);

const { syllables } = shippedBridge().dictionary;
let ahead = buildTypeahead([], {});
const built = timed(() => {
  ahead = buildTypeahead(records, { syllables });
});
const ours = typed.map((q) => timed(() => typeahead(ahead, q, { top: 10 })));
process.stdout.write(
  `search as one types over ${SIZE}: built in ${(built / 1000).toFixed(1)} s, ${p95(ours)} (goal p95 30 ms)\n`,
);

const mini = new MiniSearch({ fields: ["name"] });
const miniBuilt = timed(() => mini.addAll(records));
const theirs = typed
  .slice(0, 200)
  .map((q) => timed(() => mini.search(q, { prefix: true, combineWith: "AND" })));
process.stdout.write(
  `MiniSearch 7 over the same: built in ${(miniBuilt / 1000).toFixed(1)} s, ${p95(theirs)}\n`,
);
const middle = typed.filter((q) => /^\p{Script=Han}{2,}$/u.test(q)).slice(0, 200);
const holds = (q: string, found: readonly string[]) => found.some((n) => n.includes(q));
const share = (find: (q: string) => readonly string[]) =>
  `${((100 * middle.filter((q) => holds(q, find(q))).length) / Math.max(1, middle.length)).toFixed(0)} %`;
process.stdout.write(
  `  Chinese pieces found in a name: ours ${share((q) => typeahead(ahead, q, { top: 10 }).map((id) => names[Number(id)] as string))}, MiniSearch ${share(
    (q) =>
      mini
        .search(q, { prefix: true, combineWith: "AND" })
        .slice(0, 10)
        .map((r) => names[Number(r.id)] as string),
  )}\n`,
);

const words = {
  places: placeNames(places),
  forms: legalForms(
    shippedTable("legal-forms", "forms.csv").map(({ alias = "", generic = "" }) => ({
      alias,
      generic,
    })),
  ),
};
let known = knownOrganisations([], words);
const made = timed(() => {
  known = knownOrganisations(records, words);
});
const checks = Array.from({ length: 1000 }, () => {
  const name = pick(names);
  return rng() < 0.5 ? name : `${name.slice(0, -1)}${pick(names).slice(-1)}`;
}).map((name) => timed(() => alikeOrganisations(known, { name })));
process.stdout.write(
  `check before a record is saved over ${SIZE}: made ready in ${(made / 1000).toFixed(1)} s, ${p95(checks)} (goal p95 20 ms)\n`,
);
