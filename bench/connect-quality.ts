/** How good are search, resolver and recommendation on the known sets? `npx tsx bench/connect-quality.ts [search|records|names|products|experts|partners|judged] [--write]`: with --write what the product shows. */
import {
  buildLibrary,
  buildNameDirectory,
  historyBefore,
  learnPairMatcher,
  legalForms,
  NAME_PAIR_THRESHOLD,
  nameLikeness,
  pairProbability,
  prepareExperts,
  rankExperts,
  recommendPartners,
  resolveName,
  resolveRecords,
  scoreLibrary,
  topHits,
} from "@essor/core/connect";
import { parseDay } from "@essor/core/vocabulary";
import { showJudged } from "./connect-judged.ts";
import {
  expertLoss,
  f1,
  ndcg10,
  type Row,
  setLines,
  setTable,
  shippedBridge,
  shippedTable,
  show,
  writeShown,
} from "./connect-sets.ts";

type Text = { id: string; title?: string; text: string };
type Question = { text: string; gains: ReadonlyMap<string, number> };
const part = process.argv[2]?.startsWith("--") ? undefined : process.argv[2];
const wanted = (name: string): boolean => part === undefined || part === name;

function searchSet(
  documents: readonly Text[],
  questions: readonly Question[],
  bridge?: ReturnType<typeof shippedBridge>,
): number {
  const library = buildLibrary(documents, { bridge });
  let sum = 0;
  for (const { text, gains } of questions) {
    const { lexical, cross } = scoreLibrary(library, text, {});
    const scores = lexical.map((x, d) => x + (cross[d] as number));
    sum += ndcg10(
      topHits(scores, 10).map((h) => documents[h.document]?.id ?? ""),
      gains,
    );
  }
  return sum / questions.length;
}

if (wanted("search")) {
  const qrels = new Map<string, Map<string, number>>();
  for (const { query_id = "", doc_id = "", gain } of setTable("ir-cranfield", "qrels.csv")) {
    qrels.set(
      query_id,
      (qrels.get(query_id) ?? new Map<string, number>()).set(doc_id, Number(gain)),
    );
  }
  const cranfield = setLines<Text>("ir-cranfield", "queries.jsonl").map((q) => ({
    text: q.text,
    gains: qrels.get(q.id) ?? new Map<string, number>(),
  }));
  show(
    "Cranfield en",
    "nDCG@10",
    searchSet(setLines<Text>("ir-cranfield", "docs.jsonl"), cranfield),
    { goal: 0.375, baseline: ".363 BM25, .363 lunr, .283 MiniSearch, .081 Orama" },
  );
  const piaf = setLines<{ text: string; doc_id: string }>("ir-piaf-fr", "questions.jsonl");
  show(
    "PIAF fr",
    "nDCG@10",
    searchSet(
      setLines<Text>("ir-piaf-fr", "passages.jsonl"),
      piaf.map((q) => ({ text: q.text, gains: new Map([[q.doc_id, 1]]) })),
    ),
    { goal: 0.8, baseline: ".787 BM25, .717 lunr, .730 MiniSearch" },
  );
  const passages = setLines<{ id: string; en: string; zh: string }>(
    "ir-xquad-en-zh",
    "passages.jsonl",
  );
  const questions = setLines<{ doc_id: string; en: string; zh: string }>(
    "ir-xquad-en-zh",
    "questions.jsonl",
  );
  const bridge = shippedBridge();
  const tasks = [
    ["zh", "zh", 0.97, ".975 BM25, .963 jieba, .112 MiniSearch"],
    ["en", "en", 0.97, ".970 BM25, .946 MiniSearch"],
    ["zh", "en", 0.85, ".816 dictionary"],
    ["en", "zh", 0.87, ".844 dictionary"],
  ] as const;
  for (const [from, to, goal, baseline] of tasks) {
    const documents = passages.map((p) => ({ id: p.id, text: p[to] }));
    const asked = questions.map((q) => ({ text: q[from], gains: new Map([[q.doc_id, 1]]) }));
    show(`XQuAD ${from} to ${to}`, "nDCG@10", searchSet(documents, asked, bridge), {
      goal,
      baseline,
    });
  }
}

function recordSet(
  records: readonly Row[],
  who: (row: Row) => string,
  fields: readonly string[],
  split?: number,
) {
  const from = process.cpuUsage();
  const { pairs, candidates } = resolveRecords(records, { fields, split });
  const used = process.cpuUsage(from);
  const keys = records.map(who);
  const sizes = new Map<string, [number, number]>();
  keys.forEach((key, i) => {
    const size = sizes.get(key) ?? [0, 0];
    size[split !== undefined && i >= split ? 1 : 0] += 1;
    sizes.set(key, size);
  });
  let wantedPairs = 0;
  for (const [a, b] of sizes.values())
    wantedPairs += split === undefined ? (a * (a - 1)) / 2 : a * b;
  const right = (list: readonly { a: number; b: number }[]) =>
    list.filter((p) => keys[p.a] === keys[p.b]).length;
  const same = pairs.filter((p) => p.same);
  process.stdout.write(
    `  ${candidates} candidates, ${((used.user + used.system) / 1e6).toFixed(1)} CPU s, ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
  );
  return { f1: f1(right(same), same.length, wantedPairs), recall: right(pairs) / wantedPairs };
}

if (wanted("records")) {
  const who = (row: Row) => row.rec_id?.split("-")[1] ?? "";
  const three = setTable("er-febrl", "dataset3.csv");
  const a = setTable("er-febrl", "dataset4a.csv");
  const four = [...a, ...setTable("er-febrl", "dataset4b.csv")];
  const fields = Object.keys(three[0] ?? {}).filter((f) => f !== "rec_id");
  const less = fields.filter((f) => f !== "soc_sec_id");
  show("FEBRL 3", "F1", recordSet(three, who, fields).f1, {
    goal: 0.9985,
    baseline: ".9961 Splink",
  });
  show("FEBRL 4", "F1", recordSet(four, who, fields, a.length).f1, {
    goal: 0.9995,
    baseline: ".9991 Splink",
  });
  show("FEBRL 3 without number", "F1", recordSet(three, who, less).f1, {
    goal: 0.985,
    baseline: ".9773 Splink",
  });
  show("FEBRL 4 without number", "F1", recordSet(four, who, less, a.length).f1, {
    goal: 0.995,
    baseline: ".9930 Splink",
  });
  const people = setTable("er-splink-historical", "people.csv.gz");
  const columns = Object.keys(people[0] ?? {}).filter((f) => f !== "unique_id" && f !== "cluster");
  const history = recordSet(people, (row) => row.cluster ?? "", columns);
  show("Historical persons", "F1", history.f1, { goal: 0.8, baseline: ".686 plain" });
  show("Historical persons", "found or near", history.recall, {
    goal: 0.85,
    baseline: ".670 blocking",
  });
}

if (wanted("names")) {
  const forms = legalForms(
    shippedTable("legal-forms", "forms.csv").map(({ alias = "", generic = "" }) => ({
      alias,
      generic,
    })),
  );
  const pairs = setTable("er-names", "pairs.csv");
  const pairF1 = (list: readonly Row[]): number => {
    const same = list.filter(
      (p) => nameLikeness(p.name1 ?? "", p.name2 ?? "", forms) >= NAME_PAIR_THRESHOLD,
    );
    return f1(
      same.filter((p) => p.is_match === "true").length,
      same.length,
      list.filter((p) => p.is_match === "true").length,
    );
  };
  show("Hard name pairs, all", "F1", pairF1(pairs), { goal: 0.78, baseline: ".777 logic-v2" });
  show(
    "Hard name pairs, organisations",
    "F1",
    pairF1(
      pairs.filter((p) => ["Company", "Organization", "LegalEntity"].includes(p.schema ?? "")),
    ),
    { goal: 0.83, baseline: ".810 logic-v2" },
  );
  const bridge = shippedBridge();
  const organisations = setTable("er-orgs-multilingual", "orgs.csv").map((o) => ({
    id: o.org_id ?? "",
    name: o.name ?? "",
    city: o.city ?? "",
    website: o.website ?? "",
  }));
  const directory = buildNameDirectory(organisations, { bridge });
  const kinds = new Map<
    string,
    { asked: number; first: number; ten: number; right: number; wrong: number }
  >();
  for (const { kind = "", text = "", org_ids = "" } of setTable(
    "er-orgs-multilingual",
    "queries.csv",
  )) {
    const count = kinds.get(kind) ?? { asked: 0, first: 0, ten: 0, right: 0, wrong: 0 };
    kinds.set(kind, count);
    const right = new Set(org_ids.split("|"));
    const answers = resolveName(directory, text, { top: 10 });
    const [first] = answers;
    count.asked += 1;
    if (first && right.has(first.organisation)) count.first += 1;
    if (answers.some((x) => right.has(x.organisation))) count.ten += 1;
    if (first?.accepted) count[right.has(first.organisation) ? "right" : "wrong"] += 1;
  }
  const goals: Record<string, [number, string]> = {
    zh: [0.65, ".554"],
    fr: [0.4, ".324"],
    en: [0.6, ".517"],
    alias: [0.45, ".396"],
  };
  for (const [kind, c] of kinds) {
    const goal = goals[kind];
    if (goal)
      show(`Organisations ${kind}`, "first", c.first / c.asked, {
        goal: goal[0],
        baseline: goal[1],
      });
    if (kind === "acronym")
      show("Organisations acronym", "within ten", c.ten / c.asked, {
        goal: 0.35,
        baseline: ".130",
      });
    if (kind === "none")
      show("Organisations not in the directory", "answered", c.wrong / c.asked, {
        goal: 0.05,
        lower: true,
        baseline: ".05 by choice of threshold",
      });
    process.stdout.write(
      `  ${kind}: at the shipped threshold right ${(c.right / c.asked).toFixed(3)}, wrong ${(c.wrong / c.asked).toFixed(3)}\n`,
    );
  }
}

if (wanted("products")) {
  const sets = [
    ["amazon-google", 0.69, ".684 random forest, .693 DeepMatcher, .491 Magellan"],
    ["abt-buy", 0.77, ".769 random forest, .628 DeepMatcher, .436 Magellan"],
    ["dblp-acm", 0.98, ".988 random forest, .984 Magellan"],
  ] as const;
  for (const [name, goal, baseline] of sets) {
    const pairsOf = (split: string) =>
      setLines<{ a: Row; b: Row; match: number }>("er-magellan", `${name}.${split}.jsonl`).map(
        ({ a, b, match }) => ({ a, b, same: match === 1 }),
      );
    const train = pairsOf("train");
    const valid = pairsOf("valid");
    const matcher = learnPairMatcher(train, Object.keys(train[0]?.a ?? {}));
    const found = valid.filter(({ a, b }) => pairProbability(matcher, a, b) >= matcher.threshold);
    show(
      `Products ${name}`,
      "F1",
      f1(found.filter((p) => p.same).length, found.length, valid.filter((p) => p.same).length),
      { goal, baseline },
    );
  }
}

if (wanted("experts")) {
  const papers = new Map(
    setLines<{ id: string; title: string; abstract?: string }>("expert-match", "papers.jsonl").map(
      (p) => [p.id, `${p.title}\n${p.abstract ?? ""}`],
    ),
  );
  const text = (id: string) => papers.get(id) ?? "";
  const rated = setTable("expert-match", "expertise.csv");
  const asked = [...new Set(rated.map((r) => r.paper ?? ""))];
  const set = prepareExperts(
    setLines<{ expert: string; papers: string[] }>("expert-match", "profiles.jsonl").map((p) => ({
      id: p.expert,
      works: p.papers.map(text),
    })),
    { others: asked.map(text) },
  );
  const scores = new Map(
    asked.flatMap((id) =>
      rankExperts(set, text(id), { top: 1000 }).map((e) => [`${e.id} ${id}`, e.score] as const),
    ),
  );
  show("Experts for a paper", "loss", expertLoss(rated, scores), {
    goal: 0.255,
    lower: true,
    baseline: ".255 tf-idf, .281 TPMS, .269 SPECTER",
  });
}

if (wanted("partners")) {
  const rows = shippedTable(
    "eu-h2020-participation",
    "participations_start_before_2019_07.csv.gz",
  ).flatMap((r) => {
    const start = parseDay(r.start_date ?? "");
    return start === undefined
      ? []
      : [
          {
            project: r.rcn ?? "",
            organisation: r.pic ?? "",
            start,
            country: r.country ?? "",
            kind: r.type ?? "",
            leads: r.role === "coordinator",
          },
        ];
  });
  const on = parseDay(
    process.argv.slice(3).find((a) => !a.startsWith("--")) ?? "2018-07-01",
  ) as number;
  const history = historyBefore(rows, on);
  const members = new Map<string, Set<string>>();
  for (const r of rows)
    if (r.start >= on && r.start < on + 365)
      members.set(r.project, (members.get(r.project) ?? new Set<string>()).add(r.organisation));
  const later = new Map<string, Set<string>>();
  for (const team of members.values())
    for (const o of team) later.set(o, new Set([...(later.get(o) ?? []), ...team]));
  const active = history.memberOf
    .map((p, o) => ({ name: history.organisations[o] as string, count: p.length }))
    .sort((x, y) => y.count - x.count)
    .slice(0, 21);
  // Everybody who has a history and a partner in the year after; every fifth beside it, as it was measured first.
  const all = { hits: 0, usual: 0, asked: 0 };
  const fifth = { ...all };
  [...later]
    .filter(([o]) => history.numbers.has(o))
    .forEach(([o, partners], i) => {
      if (partners.size < 2) return;
      partners.delete(o);
      const hits = recommendPartners(history, o, { top: 20, on }).filter((r) =>
        partners.has(r.organisation),
      ).length;
      const usual = active
        .filter((x) => x.name !== o)
        .slice(0, 20)
        .filter((x) => partners.has(x.name)).length;
      for (const count of i % 5 === 0 ? [all, fifth] : [all]) {
        count.asked += 1;
        count.hits += hits;
        count.usual += usual;
      }
    });
  process.stdout.write(
    `  ${all.asked} asked; of every fifth of them (${fifth.asked}): ${(fifth.hits / fifth.usual).toFixed(4)} times usual\n`,
  );
  show("Horizon 2020 partners", "times usual", all.hits / all.usual, {
    goal: 2,
    baseline: `1 = most active (${(all.usual / all.asked).toFixed(2)} hits in 20)`,
  });
}

if (wanted("judged")) showJudged();

if (process.argv.includes("--write")) writeShown("npx tsx bench/connect-quality.ts --write");
