import { dayOf } from "../../vocabulary/day.ts";

export type CompetitionRule = {
  readonly id: string;
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
      article: "第九条",
      text: "排斥、限制外地经营者参加本地政府采购、招标投标",
      meaning: "No shutting outside firms out of local procurement and tenders",
      kinds: ["local-purchase", "procurement-preference"],
      when: "always",
      words: [/(优先|必须)采购本地/, /buy local|local content/i, /achats? locaux? obligatoires?/i],
    },
    {
      id: "FCR-10-1",
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
