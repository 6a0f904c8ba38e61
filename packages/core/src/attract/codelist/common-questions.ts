/** One question of a template in three languages, and the entry of the dictionary that answers it. */
export type TemplateQuestion = {
  readonly code: string;
  readonly en: string;
  readonly "zh-CN": string;
  readonly fr: string;
};

/**
 * Forty questions that site-selection teams put to a place first: people, economy, firms, the plot, its costs. The
 * codes of figures are those of the indicator register; `site.…` and `cost.…` come from the site and cost registers.
 * What a hub does not record stays a question.
 */
export const COMMON_QUESTIONS: readonly TemplateQuestion[] = [
  {
    code: "population",
    en: "How many people live in the area?",
    "zh-CN": "辖区常住人口是多少？",
    fr: "Combien d’habitants compte la zone ?",
  },
  {
    code: "urbanisation",
    en: "What share of them lives in towns?",
    "zh-CN": "城镇化率是多少？",
    fr: "Quelle part vit en ville ?",
  },
  {
    code: "age_15_64_pct",
    en: "What share of the population is of working age (15 to 64)?",
    "zh-CN": "15至64岁人口比重是多少？",
    fr: "Quelle part est en âge de travailler (15 à 64 ans) ?",
  },
  {
    code: "mean_years_schooling",
    en: "How long did people go to school on average?",
    "zh-CN": "平均受教育年限是多少？",
    fr: "Quelle est la durée moyenne de scolarité ?",
  },
  {
    code: "college",
    en: "How many people hold a junior college degree?",
    "zh-CN": "大学专科学历人数是多少？",
    fr: "Combien ont un diplôme de premier cycle ?",
  },
  {
    code: "bachelor_plus",
    en: "How many people hold a bachelor’s degree or more?",
    "zh-CN": "本科及以上学历人数是多少？",
    fr: "Combien ont une licence ou plus ?",
  },
  {
    code: "gdp",
    en: "What is the gross domestic product?",
    "zh-CN": "地区生产总值是多少？",
    fr: "Quel est le produit intérieur brut ?",
  },
  {
    code: "gdp_growth",
    en: "How fast does it grow?",
    "zh-CN": "地区生产总值增速是多少？",
    fr: "Quelle est sa croissance ?",
  },
  {
    code: "gdp_per_capita",
    en: "What is the product per head?",
    "zh-CN": "人均地区生产总值是多少？",
    fr: "Quel est le produit par habitant ?",
  },
  {
    code: "total_industrial_output",
    en: "What is total industrial output?",
    "zh-CN": "工业总产值是多少？",
    fr: "Quelle est la production industrielle totale ?",
  },
  {
    code: "above_scale_firms",
    en: "How many industrial firms are above scale?",
    "zh-CN": "规模以上工业企业有多少家？",
    fr: "Combien d’entreprises au-dessus du seuil ?",
  },
  {
    code: "hightech_firms",
    en: "How many high-tech enterprises are there?",
    "zh-CN": "高新技术企业有多少家？",
    fr: "Combien d’entreprises de haute technologie ?",
  },
  {
    code: "little_giants",
    en: "How many national “little giants” are there?",
    "zh-CN": "国家级专精特新“小巨人”企业有多少家？",
    fr: "Combien de « petits géants » nationaux ?",
  },
  {
    code: "single_champions",
    en: "How many manufacturing single champions are there?",
    "zh-CN": "制造业单项冠军企业有多少家？",
    fr: "Combien de champions d’un seul produit ?",
  },
  {
    code: "listed_companies",
    en: "How many listed companies have their seat here?",
    "zh-CN": "上市公司有多少家？",
    fr: "Combien de sociétés cotées ?",
  },
  {
    code: "emerging_share",
    en: "What share of output comes from emerging industries?",
    "zh-CN": "新兴产业产值占比是多少？",
    fr: "Quelle part vient des industries émergentes ?",
  },
  {
    code: "hightech_share",
    en: "What share of output comes from high-tech industries?",
    "zh-CN": "高新技术产业产值占比是多少？",
    fr: "Quelle part vient des hautes technologies ?",
  },
  {
    code: "rd_intensity",
    en: "What share of the product is spent on research and development?",
    "zh-CN": "研发投入强度是多少？",
    fr: "Quelle part va à la recherche et au développement ?",
  },
  {
    code: "trade",
    en: "What are imports and exports?",
    "zh-CN": "进出口总额是多少？",
    fr: "Quel est le commerce extérieur ?",
  },
  {
    code: "fdi_used",
    en: "How much foreign investment was utilised?",
    "zh-CN": "实际使用外资是多少？",
    fr: "Combien d’investissement étranger a été réalisé ?",
  },
  {
    code: "new_foreign_projects",
    en: "How many new foreign projects came in a year?",
    "zh-CN": "一年新设外资项目多少个？",
    fr: "Combien de nouveaux projets étrangers par an ?",
  },
  {
    code: "retail_sales",
    en: "What are retail sales?",
    "zh-CN": "社会消费品零售总额是多少？",
    fr: "Quelles sont les ventes au détail ?",
  },
  {
    code: "budget_revenue",
    en: "What is general public budget revenue?",
    "zh-CN": "一般公共预算收入是多少？",
    fr: "Quelles sont les recettes du budget public ?",
  },
  {
    code: "site.name",
    en: "Which plot or building is proposed?",
    "zh-CN": "推荐的地块或厂房是哪一处？",
    fr: "Quel terrain ou bâtiment est proposé ?",
  },
  {
    code: "site.areaHa",
    en: "How large is the plot?",
    "zh-CN": "地块面积是多少？",
    fr: "Quelle est la surface du terrain ?",
  },
  {
    code: "site.floorM2",
    en: "How much floor space does it offer?",
    "zh-CN": "建筑面积是多少？",
    fr: "Quelle surface de plancher offre-t-il ?",
  },
  {
    code: "site.powerMva",
    en: "How much electric power is available at the plot?",
    "zh-CN": "地块可用电力容量是多少？",
    fr: "Quelle puissance électrique est disponible ?",
  },
  {
    code: "site.motorwayKm",
    en: "How far is the next motorway?",
    "zh-CN": "距最近高速公路出入口多远？",
    fr: "À quelle distance est l’autoroute ?",
  },
  {
    code: "site.portKm",
    en: "How far is the next sea port?",
    "zh-CN": "距最近海港多远？",
    fr: "À quelle distance est le port ?",
  },
  {
    code: "site.availableFrom",
    en: "From when is it available?",
    "zh-CN": "何时可以交付？",
    fr: "À partir de quand est-il disponible ?",
  },
  {
    code: "cost.land",
    en: "What does industrial land cost?",
    "zh-CN": "工业用地价格是多少？",
    fr: "Combien coûte le terrain industriel ?",
  },
  {
    code: "cost.building",
    en: "What does it cost to build or rent a standard workshop?",
    "zh-CN": "标准厂房造价是多少？",
    fr: "Combien coûte un atelier standard ?",
  },
  {
    code: "cost.power",
    en: "What does industrial power cost?",
    "zh-CN": "工业电价是多少？",
    fr: "Combien coûte l’électricité industrielle ?",
  },
  {
    code: "cost.labour",
    en: "What does a production worker cost in a year?",
    "zh-CN": "一名生产工人一年的用工成本是多少？",
    fr: "Combien coûte un ouvrier par an ?",
  },
  {
    code: "cost.tax",
    en: "At which rate are profits taxed?",
    "zh-CN": "企业所得税税率是多少？",
    fr: "À quel taux les bénéfices sont-ils imposés ?",
  },
  {
    code: "cost.logistics",
    en: "What does it cost to bring a tonne to the port?",
    "zh-CN": "每吨货物运至港口的费用是多少？",
    fr: "Combien coûte une tonne jusqu’au port ?",
  },
  {
    code: "water_price",
    en: "What does industrial water cost?",
    "zh-CN": "工业水价是多少？",
    fr: "Combien coûte l’eau industrielle ?",
  },
  {
    code: "gas_price",
    en: "What does natural gas cost?",
    "zh-CN": "天然气价格是多少？",
    fr: "Combien coûte le gaz naturel ?",
  },
  {
    code: "permit_days",
    en: "How many working days pass from filing to the building permit?",
    "zh-CN": "从备案到取得施工许可需多少个工作日？",
    fr: "Combien de jours ouvrés jusqu’au permis de construire ?",
  },
  {
    code: "international_schools",
    en: "How many international schools are there?",
    "zh-CN": "国际学校有多少所？",
    fr: "Combien d’écoles internationales ?",
  },
];
