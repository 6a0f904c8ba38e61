import { dayOf } from "../../vocabulary/day.ts";

export type CompetitionRule = {
  readonly id: string;
  /** Which of the texts behind the check it stands in. */
  readonly source:
    | "monopoly-law-2022"
    | "regulation-2024"
    | "measures-2025"
    | "unified-market-2025";
  /** With its item, as lawyers cite it. */
  readonly article: string;
  readonly text: string;
  readonly meaning: string;
  /** Kinds of measure that fall under it where the firm is picked out, or always. */
  readonly kinds: readonly string[];
  readonly when: "always" | "selective";
  /** Guidance and not law: what it says sends an offer to a person, and stops none by itself. */
  readonly guidance?: true;
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
 * Articles 8 to 12 and the Anti-Monopoly Law were compared word by word with the statutes; see the list of sources.
 */
export const FAIR_COMPETITION_2024: CompetitionRuleSet = {
  id: "fair-competition-2024",
  name: "公平竞争审查条例",
  from: dayOf(2024, 8, 1),
  source: "State Council Order No. 783",
  rules: [
    {
      id: "AML-40",
      source: "monopoly-law-2022",
      article: "反垄断法第四十条",
      text: "不得滥用行政权力，通过与经营者签订合作协议、备忘录等方式，妨碍其他经营者进入相关市场或者对其他经营者实行不平等待遇，排除、限制竞争",
      meaning:
        "No agreement or memorandum with a firm that keeps others out of the market or treats them worse",
      kinds: ["exclusive-agreement"],
      when: "always",
      words: [
        /独家|排他/,
        /exclusive (right|licen[cs]e|agreement|supplier|operator)/i,
        /droits? exclusifs?|exclusivité/i,
      ],
    },
    {
      id: "FCR-8-3",
      source: "regulation-2024",
      article: "第八条第（三）项",
      text: "限定经营、购买或者使用特定经营者提供的商品或者服务",
      meaning: "No binding anybody to buy or use what particular firms offer",
      kinds: ["local-purchase"],
      when: "always",
      words: [
        /(只能|必须|应当).{0,6}(购买|使用|采购).{0,12}(指定|本地)/,
        /must (buy|use|purchase) .{0,30}(local|designated)/i,
        /(acheter|utiliser) obligatoirement/i,
      ],
    },
    {
      id: "FCR-8-4",
      source: "regulation-2024",
      article: "第八条第（四）项",
      text: "设置不合理或者歧视性的准入、退出条件",
      meaning:
        "No unreasonable terms for coming or leaving, such as a duty not to move away for years",
      kinds: ["stay-obligation"],
      when: "always",
      words: [
        /不(得)?(迁出|迁离|外迁)|年内不.{0,6}迁/,
        /(not|never) (to )?(move|relocate) (away|out)|stay obligation/i,
        /interdiction de (quitter|déménager)/i,
      ],
    },
    {
      id: "FCR-9-1",
      source: "regulation-2024",
      article: "第九条第（一）项",
      text: "限制外地或者进口商品、要素进入本地市场，或者阻碍本地经营者迁出，商品、要素输出",
      meaning: "No keeping outside goods out, and no hindering firms here from moving away",
      kinds: ["local-purchase", "stay-obligation"],
      when: "always",
      words: [
        /本地.{0,4}(配套率|采购率|产品).{0,10}(奖励|补贴)|不得采购外地/,
        /(ban|exclude).{0,20}(outside|imported) (goods|products)/i,
        /exclu(re|sion).{0,20}produits (extérieurs|importés)/i,
      ],
    },
    {
      id: "FCR-9-2",
      source: "regulation-2024",
      article: "第九条第（二）项",
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
      article: "第九条第（三）项",
      text: "排斥、限制或者变相限制外地经营者参加本地政府采购、招标投标",
      meaning: "No shutting outside firms out of local procurement and tenders",
      kinds: ["procurement-preference"],
      when: "always",
      words: [/(优先|必须)采购本地/, /buy local|local content/i, /achats? locaux? obligatoires?/i],
    },
    {
      id: "FCR-10-1",
      source: "regulation-2024",
      article: "第十条第（一）项",
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
      article: "第十条第（二）项",
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
      article: "第十条第（三）项",
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
 * Since January 2025 the guidance on the unified market (全国统一大市场建设指引（试行）) says what investment promotion may not
 * do: chapter 7, section 1. It is guidance: it sends an offer to a person and leaves stopping to the law.
 */
const UNIFIED_MARKET: readonly CompetitionRule[] = [
  {
    id: "UMG-7-1-3",
    source: "unified-market-2025",
    article: "指引第七章第一节",
    text: "不得……以在本地设立法人机构、进行产业配套、投资额纳入统计等作为申请相关扶持政策、开展相关业务、享受相关补贴的前提条件，不得在土地出让时违规设置竞买条件搞定向出让",
    meaning:
      "No support on condition of a legal entity here, of local supply or of investment counted here; no land sale made to measure for one bidder",
    kinds: ["relocation-reward", "statistics-reward", "local-registration", "local-branch"],
    when: "always",
    guidance: true,
    words: [
      /定向(出让|供地|挂牌)|量身定(制|做)|(投资额|产值).{0,6}纳入.{0,4}统计/,
      /(land|tender).{0,30}(tailor-made|made to measure)|investment .{0,20}counted (here|locally)/i,
      /(terrain|cession).{0,30}sur mesure/i,
    ],
  },
  {
    id: "UMG-7-1-5",
    source: "unified-market-2025",
    article: "指引第七章第一节",
    text: "不得突破国家规定的红线底线违规实施财政、税费、价格、土地、资源环境等方面的招商引资优惠政策",
    meaning:
      "No favours in budget, tax, price, land or environment beyond the lines that the state has drawn",
    kinds: ["tax-refund", "tax-holiday", "tax-reduction", "land-price-return", "energy-discount"],
    when: "always",
    guidance: true,
    words: [/零地价|税收洼地/, /tax haven|free land/i, /terrain gratuit/i],
  },
];

export const UNIFIED_MARKET_2025: CompetitionRuleSet = {
  id: "unified-market-2025",
  name: "公平竞争审查条例、全国统一大市场建设指引（试行）",
  from: dayOf(2025, 1, 7),
  source: "State Council Order No. 783; 发改体改〔2024〕1742号",
  rules: [...FAIR_COMPETITION_2024.rules, ...UNIFIED_MARKET],
};

/**
 * Since 20 April 2025 the Implementing Measures (公平竞争审查条例实施办法) say what a selective reward is: article 19. The
 * rules of the Regulation stay in force beside them.
 */
export const FAIR_COMPETITION_2025: CompetitionRuleSet = {
  id: "fair-competition-2025",
  name: "公平竞争审查条例、公平竞争审查条例实施办法、全国统一大市场建设指引（试行）",
  from: dayOf(2025, 4, 20),
  source:
    "State Council Order No. 783; Implementing Measures of the State Administration for Market Regulation; 发改体改〔2024〕1742号",
  rules: [
    ...UNIFIED_MARKET_2025.rules,
    {
      id: "FCM-19-1",
      source: "measures-2025",
      article: "实施办法第十九条第（一）项",
      text: "以直接确定受益经营者或者设置不明确、不合理入选条件的名录库、企业库等方式，实施财政奖励或者补贴",
      meaning:
        "No reward to beneficiaries named outright, or taken from a list whose conditions are unclear or unreasonable",
      kinds: ["reward", "subsidy", "listed-firm-reward"],
      when: "selective",
      words: [
        /(名录库|企业库|白名单).{0,12}(奖励|补贴|奖补)|(奖励|补贴).{0,12}(名录库|企业库|白名单)/,
        /(reward|subsidy).{0,30}(white ?list|listed firms)/i,
        /(prime|subvention).{0,30}liste (blanche|d'entreprises)/i,
      ],
    },
    {
      id: "FCM-19-3",
      source: "measures-2025",
      article: "实施办法第十九条第（三）项",
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
      article: "实施办法第十九条第（四）项",
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

/** Every rule set, the newest first. */
export const COMPETITION_SETS: readonly CompetitionRuleSet[] = [
  FAIR_COMPETITION_2025,
  UNIFIED_MARKET_2025,
  FAIR_COMPETITION_2024,
];

/**
 * The rules against which an offer of a day is held: the newest that were in force on it.
 * @example
 * expect(rulesOn(dayOf(2025, 1, 6)).id).toBe("fair-competition-2024");
 * expect(rulesOn(dayOf(2025, 1, 7)).id).toBe("unified-market-2025");
 * expect(rulesOn(dayOf(2026, 1, 1)).id).toBe("fair-competition-2025");
 */
export function rulesOn(day: number): CompetitionRuleSet {
  return COMPETITION_SETS.find((set) => day >= set.from) ?? FAIR_COMPETITION_2024;
}
