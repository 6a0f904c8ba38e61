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

/** The texts behind the fair-competition check: official name, number, day of force, and how far each was read. */
export const COMPETITION_SOURCES: readonly RuleSource[] = [
  {
    code: "monopoly-law-2022",
    name: "中华人民共和国反垄断法（2022年修正）",
    issuer: "全国人民代表大会常务委员会 2022年6月24日修正",
    inForce: "2022-08-01",
    address: "https://flk.npc.gov.cn",
    readOn: "2026-11-24",
    checked: "article",
    note: "The whole statute was read. Article 5: the state has a fair-competition review. Article 40: no agreement or memorandum with a firm that keeps others out or treats them worse. Article 45: no provisions that exclude or limit competition.",
  },
  {
    code: "regulation-2024",
    name: "公平竞争审查条例",
    issuer: "国务院令第783号",
    inForce: "2024-08-01",
    address: "https://flk.npc.gov.cn",
    readOn: "2026-11-24",
    checked: "article",
    note: "All 27 articles were read, and every cited item compared word by word. Article 10: without a basis in law or an administrative regulation, or the State Council's approval, none of its items. Article 12: exceptions need a reason that it lists, no milder way, and an end. Article 18: what was not reviewed, or breaks articles 8 to 11 and is no exception under article 12, may not be issued.",
  },
  {
    code: "measures-2025",
    name: "公平竞争审查条例实施办法",
    issuer: "国家市场监督管理总局（2025年2月28日公布）",
    inForce: "2025-04-20",
    address: "http://www.cnhsg.com/news/hangye/10453.html",
    readOn: "2026-11-24",
    checked: "article",
    note: "48 articles, read in press copies; article 19 with its first item and article 46 (who is found by fair, objective, clear and open conditions is not a “particular firm”) also as authorities quote them in published cases. Items 3 and 4 of article 19 were read in the press alone: open the gazette before an offer rests on them.",
  },
  {
    code: "unified-market-2025",
    name: "全国统一大市场建设指引（试行）",
    issuer: "国家发展改革委 发改体改〔2024〕1742号",
    inForce: "2025-01-07",
    address: "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202501/t20250107_1395496.html",
    readOn: "2026-11-24",
    checked: "article",
    note: "Its text was read as a provincial government republished it in June 2025. Chapter 7, section 1 says what investment promotion may not do. It applies from its issue; the day of publication stands here. It is guidance and not law: it sends an offer to a person, and stops none by itself.",
  },
];
