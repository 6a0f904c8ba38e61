import type { PdfBlock } from "../../documents/pdf.ts";
import { writePdf } from "../../documents/pdf.ts";
import type { Ready } from "../analysis/core-table.ts";
import { intervalsSvg } from "./intervals-svg.ts";
import { type Language, type Say, sayCode, speak } from "./texts.ts";

type Spoken = Readonly<Partial<Record<Language, string>>>;
type Interval = {
  readonly code: string;
  readonly rank: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
};
export type ReportRun = {
  readonly seed: number;
  readonly replications: number;
  readonly vary: unknown;
  readonly items: readonly Interval[];
};
export type RankingReport = {
  readonly language: Language;
  readonly ready: Ready;
  readonly hub: string | null;
  readonly run: ReportRun | undefined;
  /** Source of each indicator's figure, by column; where it is not known, nothing. */
  readonly sources: ReadonlyMap<string, string>;
};

const SHOWN = 50;
const DRAWN = 30;

/** A ranking to print: what it is, who stands where, how sure that is, how it was made, from which sources. */
export async function rankingPdf(report: RankingReport): Promise<Uint8Array> {
  const { language, ready } = report;
  const say = speak(language);
  const { row, wide } = ready;
  const name = pick(row.name as Spoken, language);
  return writePdf({
    language,
    title: `${name}, ${wide.period}`,
    subtitle: pick(row.note as Spoken, language),
    footer: `${row.code} ${row.edition} · ${row.hash.slice(0, 16)} · ${wide.asOf}`,
    day: wide.asOf,
    blocks: [
      identity(report, say),
      ...standings(report, say),
      ...certainty(report, say),
      ...method(report, say),
      ...origins(report, say),
      { kind: "note", text: say("again") },
    ],
  });
}

function pick(text: Spoken | undefined, language: Language): string {
  return text?.[language] || text?.en || "";
}

function namesOf({ language, ready }: RankingReport, say: Say) {
  const units = new Map(
    ready.wide.units.map((u) => [u.code, pick(u.name as Spoken, language) || u.code]),
  );
  const own = new Map(ready.recipe.framework.map((n) => [n.code, n.name]));
  const indicators = new Map(
    ready.wide.indicators.map((i) => {
      const activity = i.code.split("@")[1];
      const called = pick(i.name as Spoken, language) || i.code;
      return [i.code, activity === undefined ? called : `${called} (${activity})`];
    }),
  );
  return {
    unit: (code: string) => units.get(code) ?? code,
    node: (code: string) => indicators.get(code) ?? own.get(code) ?? sayCode(say, code),
  };
}

function identity({ ready, run }: RankingReport, say: Say): PdfBlock {
  const { row, wide, build } = ready;
  const ranked = (build.ranks[build.top] ?? []).filter((r) => r !== null).length;
  return {
    kind: "pairs",
    pairs: [
      [say("recipe"), say("edition", { code: row.code, edition: String(row.edition) })],
      [say("hash"), row.hash.replace(/(.{16})(?=.)/g, "$1 ")],
      [say("period"), wide.period],
      [say("knownOn"), wide.asOf],
      [say("ranked"), String(ranked)],
      [say("unranked"), String(wide.units.length - ranked)],
      ...(run
        ? [
            [
              say("seed"),
              say("seedOf", { seed: String(run.seed), n: String(run.replications) }),
            ] as const,
            [say("varied"), JSON.stringify(run.vary)] as const,
          ]
        : []),
    ],
  };
}

function standings(report: RankingReport, say: Say): PdfBlock[] {
  const { ready, run, hub, language } = report;
  const { build } = ready;
  const names = namesOf(report, say);
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const pillars = build.codes.filter((c) => c !== build.top);
  const rows = build.units
    .map((code, i) => ({ code, i, rank: build.ranks[build.top]?.[i] ?? null }))
    .filter((r) => r.rank !== null && (r.rank <= SHOWN || r.code === hub))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const score = (code: string, i: number) => {
    const x = build.scores[code]?.[i] ?? null;
    return x === null ? "–" : number.format(x);
  };
  const interval = (code: string) => {
    const x = run?.items.find((r) => r.code === code);
    return x?.q5 == null || x.q95 === null ? "–" : `${Math.round(x.q5)}–${Math.round(x.q95)}`;
  };
  return [
    { kind: "heading", level: 2, text: say("first", { n: String(rows.length) }) },
    {
      kind: "table",
      columns: [
        { title: say("rank"), align: "right" },
        { title: say("unit"), share: 1 },
        { title: say("score"), align: "right" },
        ...pillars.map((p) => ({ title: names.node(p), align: "right" as const })),
        ...(run ? [{ title: say("interval"), align: "right" as const }] : []),
      ],
      rows: rows.map(({ code, i, rank }) => [
        String(rank),
        names.unit(code),
        score(build.top, i),
        ...pillars.map((p) => score(p, i)),
        ...(run ? [interval(code)] : []),
      ]),
    },
  ];
}

function certainty(report: RankingReport, say: Say): PdfBlock[] {
  const { run, hub } = report;
  if (!run) return [];
  const names = namesOf(report, say);
  const lines = run.items
    .slice(0, DRAWN)
    .flatMap(({ code, rank, q5, q95 }) =>
      q5 === null || q95 === null
        ? []
        : [{ name: names.unit(code), rank, q5, q95, own: code === hub }],
    );
  return [
    { kind: "heading", level: 2, text: say("intervals") },
    { kind: "svg", svg: intervalsSvg(lines), caption: say("intervalsNote") },
  ];
}

function method(report: RankingReport, say: Say): PdfBlock[] {
  const { ready, language } = report;
  const names = namesOf(report, say);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const { build, recipe } = ready;
  const altered = build.treatments.filter(
    (x) => x.transform !== null || x.winsorisedHigh.length + x.winsorisedLow.length > 0,
  );
  return [
    { kind: "heading", level: 2, text: say("method") },
    {
      kind: "table",
      columns: [{ title: say("steps") }, { title: "", share: 1 }],
      rows: recipe.steps.map(({ step, ...settings }, i) => [
        `${i + 1}. ${sayCode(say, step === "rank" ? "rankStep" : step)}`,
        Object.entries(settings)
          .map(
            ([key, value]) =>
              `${key}: ${typeof value === "object" ? JSON.stringify(value) : value}`,
          )
          .join(", "),
      ]),
    },
    { kind: "heading", level: 3, text: say("weights") },
    {
      kind: "table",
      columns: [
        { title: say("indicator"), share: 1 },
        { title: say("share"), align: "right" },
      ],
      rows: build.weights
        .filter((w) => w.parent !== null)
        .map((w) => [names.node(w.code), percent.format(w.effective)]),
    },
    ...(altered.length === 0
      ? []
      : ([
          { kind: "heading", level: 3, text: say("treated") },
          {
            kind: "pairs",
            pairs: altered.map((x) => {
              const points = [...x.winsorisedHigh, ...x.winsorisedLow].map(names.unit);
              const told = points.length > 0 ? points.join(", ") : (x.transform ?? "");
              return [names.node(x.indicator), told] as const;
            }),
          },
        ] as const)),
  ];
}

function origins(report: RankingReport, say: Say): PdfBlock[] {
  const { hub, sources } = report;
  if (sources.size === 0) return [];
  const names = namesOf(report, say);
  return [
    { kind: "heading", level: 2, text: say("sources") },
    { kind: "text", text: say("sourcesNote", { unit: names.unit(hub ?? "") }) },
    {
      kind: "table",
      columns: [
        { title: say("indicator"), share: 1 },
        { title: say("source"), share: 2 },
      ],
      rows: [...sources].map(([code, source]) => [names.node(code), source]),
    },
  ];
}
