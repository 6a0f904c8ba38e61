import type { Report } from "./report.ts";
import { wordsIn } from "./report-text.ts";
import { nameIn } from "./reports.ts";

type Names = { en: string; "zh-CN"?: string; fr?: string };
type Detail = {
  readonly id: number;
  readonly example: boolean;
  readonly name: Names;
  readonly companyName: Names;
  readonly fundName: Names;
  readonly amount: string;
  readonly currency: string;
  readonly minutes: string;
  readonly metOn: string | null;
  readonly exemption: { exempt: boolean; items: readonly { code: string; done: boolean }[] };
  readonly statements: readonly { member: string; conflicted: boolean; body: string }[];
  readonly votes: readonly { member: string; vote: string; conditions: readonly string[] }[];
  readonly documents: readonly { kind: string; title: string; reference: string; at: string }[];
  readonly limits: { verdicts: readonly { verdict: string; text: string; article: string }[] };
};
type Asked = { readonly language: Report["language"]; readonly hub: string; readonly day: string };

/** The file of a deal that supports exemption from blame, as a document. */
export function exemptionReport(deal: Detail, { language, hub, day }: Asked): Report {
  const w = wordsIn(language);
  const { exempt, items } = deal.exemption;
  return {
    language,
    title: w("file"),
    subtitle: `${nameIn(language, deal.name)} · ${nameIn(language, deal.companyName)}`,
    footer: `${hub} · ${w("deal")} ${deal.id} · ${day}`,
    day,
    note: [w(exempt ? "exempt" : "notExempt"), ...(deal.example ? [w("example")] : [])].join(" · "),
    pairs: [
      [w("fund"), nameIn(language, deal.fundName)],
      [w("amount"), `${deal.amount} ${deal.currency}`],
      [w("day"), deal.metOn ?? "–"],
      [w("minutes"), deal.minutes || "–"],
    ],
    tables: [
      {
        title: w("item"),
        columns: [
          { title: w("item"), share: 2 },
          { title: w("status"), share: 1 },
        ],
        rows: items.map(({ code, done }) => [code, w(done ? "there" : "lacking")]),
      },
      {
        title: w("committee"),
        columns: [
          { title: w("member"), share: 1 },
          { title: w("conflict") },
          { title: w("vote") },
          { title: w("conditions"), share: 2 },
        ],
        rows: deal.statements.map((s) => {
          const vote = deal.votes.find(({ member }) => member === s.member);
          return [
            s.member,
            w(s.conflicted ? "yes" : "no"),
            vote?.vote ?? "–",
            vote?.conditions.join("; ") ?? "",
          ];
        }),
      },
      {
        title: w("documents"),
        columns: [
          { title: w("kind") },
          { title: w("title"), share: 2 },
          { title: w("reference"), share: 1 },
          { title: w("day") },
        ],
        rows: deal.documents.map((d) => [d.kind, d.title, d.reference, d.at.slice(0, 10)]),
      },
      {
        title: w("rules"),
        columns: [
          { title: w("verdict") },
          { title: w("rule"), share: 3 },
          { title: w("article"), share: 2 },
        ],
        rows: deal.limits.verdicts.map((v) => [w(v.verdict), v.text, v.article]),
      },
    ],
  };
}

type Sheet = {
  readonly fund: string;
  readonly example: boolean;
  readonly year: number;
  readonly due: string;
  readonly scheme: string;
  readonly total: number;
  readonly secured: number;
  readonly grade: string;
  readonly rows: readonly {
    code: string;
    name: Names;
    max: number;
    score: number;
    input: unknown;
    documents: readonly { document: string; signedBy: string | null }[];
    open: string | null;
  }[];
};

/** The yearly direction evaluation with evidence and signatures, as a workbook to hand in. */
export function evaluationReport(sheet: Sheet, { language, hub, day }: Asked): Report {
  const w = wordsIn(language);
  return {
    language,
    title: `${w("evaluation")} ${sheet.year}`,
    subtitle: sheet.scheme,
    footer: `${hub} · ${sheet.fund} · ${day}`,
    day,
    ...(sheet.example ? { note: w("example") } : {}),
    pairs: [
      [w("fund"), sheet.fund],
      [w("due"), sheet.due],
      [w("points"), `${sheet.total} / 100`],
      [w("evidence"), `${sheet.secured}`],
      [w("grade"), sheet.grade],
    ],
    tables: [
      {
        title: w("indicator"),
        columns: [
          { title: w("indicator"), share: 3 },
          { title: w("value") },
          { title: w("points"), amount: true },
          { title: w("most"), amount: true },
          { title: w("evidence"), share: 2 },
          { title: w("signedBy"), share: 1 },
          { title: w("open") },
        ],
        rows: sheet.rows.map((r) => [
          `${r.code} ${nameIn(language, r.name)}`,
          r.input === null
            ? "–"
            : typeof r.input === "object"
              ? JSON.stringify(r.input)
              : String(r.input),
          String(r.score),
          String(r.max),
          r.documents.map((d) => d.document).join("; "),
          r.documents.map((d) => d.signedBy ?? "–").join("; "),
          r.open ?? "",
        ]),
      },
    ],
  };
}
