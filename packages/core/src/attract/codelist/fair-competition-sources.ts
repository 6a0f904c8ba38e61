/** Where a rule was read, and how far. */
export type RuleSource = {
  readonly code: string;
  readonly name: string;
  readonly issuer: string;
  readonly inForce: string;
  readonly address: string;
  readonly readOn: string;
  /** `article`: the number and the content were both read; `content`: what it says was read, its number follows from the order of the law; `existence`: only that there is such a text. */
  readonly checked: "article" | "content" | "existence";
  readonly note: string;
};

/**
 * The texts behind the fair-competition check, with where each was read. Copies of the law in the press were read, not
 * the gazette: before an offer rests on a rule, its official text is to be opened.
 */
export const COMPETITION_SOURCES: readonly RuleSource[] = [
  {
    code: "regulation-2024",
    name: "公平竞争审查条例",
    issuer: "国务院令第783号",
    inForce: "2024-08-01",
    address: "http://www.sclinghang.com/content/2024-08/08/content_53608.html",
    readOn: "2026-11-24",
    checked: "article",
    note: "Article 10: without a basis in law or the State Council's approval no tax favours, no selective or differentiated fiscal rewards or subsidies, no favours on factors, fees, government funds or social insurance for particular firms. Article 12: exceptions need a reason that it lists, no milder way, and an end.",
  },
  {
    code: "measures-2025",
    name: "公平竞争审查条例实施办法",
    issuer: "国家市场监督管理总局",
    inForce: "2025-04-20",
    address: "http://www.cnhsg.com/news/hangye/10453.html",
    readOn: "2026-11-24",
    checked: "article",
    note: "48 articles. Article 19 names five forms of selective rewards. The regulator's press conference of 18 March 2025: no reward on condition that a firm moves its seat here, pays tax here or is counted here; whoever is found by fair, objective, clear and open conditions is not a “particular firm”.",
  },
  {
    code: "unified-market-2025",
    name: "全国统一大市场建设指引（试行）",
    issuer: "国家发展改革委",
    inForce: "2025-01-07",
    address: "https://www.etnet.com.hk/www/tc/forex/news-article/20260309460",
    readOn: "2026-11-24",
    checked: "existence",
    note: "That the guidance is in force, and that lists of encouraged and forbidden acts of investment promotion are being drawn up (March 2026), was read; no article of it is cited here.",
  },
];
