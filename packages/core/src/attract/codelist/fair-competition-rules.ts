import { dayOf } from "../../vocabulary/day.ts";

export type CompetitionRule = {
  readonly id: string;
  /** Which of the texts behind the check it stands in. */
  readonly source: "regulation-2024" | "measures-2025";
  readonly article: string;
  readonly text: string;
  readonly meaning: string;
  /** Kinds of measure that fall under it where the firm is picked out, or always. */
  readonly kinds: readonly string[];
  readonly when: "always" | "selective";
  /** Words that make a text suspect, in Chinese, English and French. */
  readonly words: readonly RegExp[];
};

export type CompetitionRuleSet = {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly source: string;
  readonly rules: readonly CompetitionRule[];
};

/**
 * The Fair Competition Review Regulation (公平竞争审查条例, State Council Order No. 783), in force since 1 August 2024.
 * The wording of each item is quoted in short and must be read in the official text before it is relied upon.
 */
export const FAIR_COMPETITION_2024: CompetitionRuleSet = {
  id: "fair-competition-2024",
  name: "公平竞争审查条例",
  from: dayOf(2024, 8, 1),
  source: "State Council Order No. 783",
  rules: [
    {
      id: "FCR-9-2",
      source: "regulation-2024",
      article: "第九条",
      text: "排斥、限制、强制或者变相强制外地经营者在本地投资经营或者设立分支机构",
      meaning: "No forcing of outside firms to invest, register or set up a branch here",
      kinds: ["local-registration", "local-branch"],
      when: "always",
      words: [
        /注册(地|在本地)|设立(分支机构|子公司).*(方可|才能)/,
        /must (register|set up a (branch|subsidiary)) (here|locally)/i,
        /obligation d'immatriculation locale/i,
      ],
    },
    {
      id: "FCR-9-3",
      source: "regulation-2024",
      article: "第九条",
      text: "排斥、限制外地经营者参加本地政府采购、招标投标",
      meaning: "No shutting outside firms out of local procurement and tenders",
      kinds: ["local-purchase", "procurement-preference"],
      when: "always",
      words: [/(优先|必须)采购本地/, /buy local|local content/i, /achats? locaux? obligatoires?/i],
    },
    {
      id: "FCR-10-1",
      source: "regulation-2024",
      article: "第十条",
      text: "给予特定经营者税收优惠",
      meaning:
        "No tax favours for particular firms without a basis in law or State Council approval",
      kinds: ["tax-refund", "tax-holiday", "tax-reduction", "reward-tied-to-tax"],
      when: "always",
      words: [
        /税收.{0,8}(返还|先征后返|减免|奖励)|(地方留成|留存).{0,8}(返还|奖励)|按.{0,6}(纳税|税收).{0,10}(奖励|补贴)/,
        /(refund|rebate|return).{0,30}tax|tax.{0,20}(refund|rebate|holiday)/i,
        /(remboursement|restitution|exonération).{0,30}(impôt|taxe|fiscal)/i,
      ],
    },
    {
      id: "FCR-10-2",
      source: "regulation-2024",
      article: "第十条",
      text: "给予特定经营者选择性、差异化的财政奖励或者补贴",
      meaning: "No selective or differentiated fiscal reward or subsidy for particular firms",
      kinds: ["reward", "subsidy"],
      when: "selective",
      words: [
        /一企一策|一事一议|专项奖励/,
        /(tailor-made|firm-specific) (reward|subsidy)/i,
        /(prime|subvention) sur mesure/i,
      ],
    },
    {
      id: "FCR-10-3",
      source: "regulation-2024",
      article: "第十条",
      text: "给予特定经营者要素获取、行政事业性收费、政府性基金、社会保险费等方面的优惠",
      meaning:
        "No favours on land, energy and other factors, fees, government funds or social insurance for particular firms",
      kinds: [
        "land-discount",
        "energy-discount",
        "fee-waiver",
        "social-insurance-relief",
        "rent-free",
      ],
      when: "selective",
      words: [
        /(低于|优于).{0,6}(基准)?地价|零地价|地价.{0,6}(返还|优惠)|(社保|社会保险).{0,8}(减免|补贴|返还)/,
        /(land|rent) (below market|for free|discount)|social (insurance|security) (relief|waiver)/i,
        /terrain (gratuit|à prix réduit)|exonération de cotisations/i,
      ],
    },
  ],
};

/**
 * Since 20 April 2025 the Implementing Measures (公平竞争审查条例实施办法) say what a selective reward is: article 19. The
 * rules of the Regulation stay in force beside them.
 */
export const FAIR_COMPETITION_2025: CompetitionRuleSet = {
  id: "fair-competition-2025",
  name: "公平竞争审查条例、公平竞争审查条例实施办法",
  from: dayOf(2025, 4, 20),
  source:
    "State Council Order No. 783; Implementing Measures of the State Administration for Market Regulation",
  rules: [
    ...FAIR_COMPETITION_2024.rules,
    {
      id: "FCM-19-3",
      source: "measures-2025",
      article: "实施办法第十九条",
      text: "以外地经营者将注册地迁移至本地、在本地纳税、纳入本地统计等为条件，实施财政奖励或者补贴",
      meaning:
        "No reward on condition that an outside firm moves its seat here, pays tax here or is counted in local statistics",
      kinds: ["relocation-reward", "statistics-reward", "reward-tied-to-tax"],
      when: "always",
      words: [
        /(迁入|迁移至|注册地迁|落户).{0,12}(奖励|补贴|奖补)|(纳入本地统计|入统|纳统).{0,10}(奖励|补贴|奖补)/,
        /(reward|bonus|subsidy).{0,40}(relocat|moving (its|the|their) (seat|registration)|local statistics)|(relocat\w*|moving (its|the) (seat|registration)).{0,40}(reward|bonus|subsidy)/i,
        /(prime|aide|subvention).{0,40}(transfert du siège|relocalis|statistiques locales)/i,
      ],
    },
    {
      id: "FCM-19-4",
      source: "measures-2025",
      article: "实施办法第十九条",
      text: "采取列收列支或者违法违规采取先征后返、即征即退等形式，对特定经营者进行返还",
      meaning:
        "No paying back to particular firms what was collected, in whatever form of book-keeping",
      kinds: ["tax-refund", "land-price-return", "fee-return"],
      when: "always",
      words: [
        /列收列支|先征后返|即征即退|(土地)?出让(金|收入).{0,8}返还/,
        /(collected|paid) (first )?and (then )?(returned|refunded)|return of (the )?land (price|premium)/i,
        /reversement (du prix du terrain|des taxes perçues)/i,
      ],
    },
  ],
};

/**
 * The rules against which an offer of a day is held: the newest that were in force on it.
 * @example
 * expect(rulesOn(dayOf(2025, 1, 1)).id).toBe("fair-competition-2024");
 * expect(rulesOn(dayOf(2026, 1, 1)).id).toBe("fair-competition-2025");
 */
export function rulesOn(day: number): CompetitionRuleSet {
  return day >= FAIR_COMPETITION_2025.from ? FAIR_COMPETITION_2025 : FAIR_COMPETITION_2024;
}
