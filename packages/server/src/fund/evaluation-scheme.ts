import { type EvaluationScheme, reinvestmentCost } from "@essor/core/fund";

type Row = readonly [
  code: string,
  zh: string,
  en: string,
  fr: string,
  max: number,
  kind: EvaluationScheme["indicators"][number]["kind"],
  table: unknown,
];

const TENTHS = [
  [0.9, 10],
  [0.8, 9],
  [0.7, 8],
  [0.6, 7],
  [0.5, 6],
  [0.4, 5],
  [0.3, 4],
  [0.2, 3],
  [0.1, 2],
  [1e-12, 1],
  [0, 0],
];
const FIFTHS = [
  [0.5, 5],
  [0.4, 4],
  [0.3, 3],
  [0.2, 2],
  [0.1, 1],
  [0, 0],
];

/**
 * The yearly direction evaluation of government investment funds. Three groups (60 policy, 30 layout, 10 execution) and
 * thirteen indicators stand in the notice of 31 December 2025 (https://zfxxgk.ndrc.gov.cn/web/iteminfo.jsp?id=20590, read
 * 2026-11-24) and in what the commission said of it. The bands of the 26 lines were compared with a public transcription
 * and agree in each; the annex itself could not be read, so they stay a template to be checked against it.
 */
const ROWS: readonly Row[] = [
  [
    "POLICY_01",
    "支持新质生产力发展",
    "New productive forces: share",
    "Nouvelles forces productives : part",
    10,
    "bands",
    TENTHS,
  ],
  [
    "POLICY_02_01",
    "新增发明专利或技术成果",
    "New patents or results: number",
    "Nouveaux brevets ou résultats : nombre",
    3,
    "bands",
    [
      [6, 3],
      [5, 2.5],
      [4, 2],
      [3, 1.5],
      [2, 1],
      [1, 0.5],
      [0, 0],
    ],
  ],
  [
    "POLICY_02_02",
    "支持科技成果转化",
    "Technology transfer supported",
    "Transfert de technologie soutenu",
    2,
    "bool",
    2,
  ],
  [
    "POLICY_02_03",
    "支持解决卡脖子难题",
    "Choke-point fields: number",
    "Points de blocage : nombre",
    5,
    "bands",
    [
      [2, 5],
      [1, 3],
      [0, 0],
    ],
  ],
  [
    "POLICY_03_01",
    "返投比例",
    "Required reinvestment ratio (lower is better)",
    "Ratio de réinvestissement exigé (le plus bas est le mieux)",
    3,
    "bandsLow",
    [
      [0.5, 3],
      [1, 2],
      [1.5, 1],
      [null, 0],
    ],
  ],
  [
    "POLICY_03_02",
    "未要求注册地迁移",
    "No relocation required",
    "Aucun transfert de siège exigé",
    3,
    "bool",
    3,
  ],
  ["POLICY_03_03", "无违规行为", "No violation", "Aucune infraction", 4, "bool", 4],
  [
    "POLICY_04_01",
    "碳减排比例",
    "Carbon reduction: share",
    "Réduction du carbone : part",
    3,
    "bands",
    [
      [0.05, 3],
      [0.03, 2],
      [0.01, 1],
      [-1e9, 0],
    ],
  ],
  ["POLICY_04_02", "绿色发展投向比例", "Green share", "Part verte", 2, "green", null],
  [
    "POLICY_05",
    "支持民营经济",
    "Private firms: share",
    "Entreprises privées : part",
    5,
    "bands",
    FIFTHS,
  ],
  ["POLICY_06", "壮大耐心资本", "Patient capital", "Capital patient", 5, "patient", null],
  [
    "POLICY_07",
    "带动社会资本",
    "Social capital: share",
    "Capital social : part",
    5,
    "bands",
    FIFTHS,
  ],
  [
    "POLICY_08_01",
    "就业、税收、营收排名",
    "Jobs, tax and revenue: rank from the top",
    "Emplois, impôts, recettes : rang",
    5,
    "rank",
    [
      [0.1, 5],
      [0.3, 4],
      [0.5, 3],
      [0.7, 2],
      [0.9, 1],
      [1, 0],
    ],
  ],
  [
    "POLICY_08_02",
    "重点领域贡献",
    "Other key fields: number",
    "Autres domaines clés : nombre",
    5,
    "bands",
    [
      [2, 5],
      [1, 3],
      [0, 0],
    ],
  ],
  [
    "LAYOUT_01",
    "落实国家区域战略",
    "In line with regional strategy",
    "Conforme à la stratégie régionale",
    10,
    "bool",
    10,
  ],
  [
    "LAYOUT_02",
    "重点投向领域契合度",
    "Fit with key fields: share",
    "Adéquation aux domaines clés : part",
    10,
    "bands",
    [
      [0.9, 10],
      [0.7, 8],
      [0.5, 6],
      [0.3, 4],
      [0, 0],
    ],
  ],
  [
    "LAYOUT_03_01",
    "产能利用率",
    "Capacity use over the industry’s mean",
    "Utilisation des capacités vs branche",
    5,
    "capacity",
    null,
  ],
  [
    "LAYOUT_03_02",
    "资产周转率",
    "Asset turnover",
    "Rotation des actifs",
    5,
    "bands",
    [
      [1, 5],
      [0.8, 4],
      [0.6, 3],
      [0, 0],
    ],
  ],
  [
    "EXEC_01_01",
    "出资完成比例",
    "Paid-in share",
    "Part libérée",
    1,
    "bands",
    [
      [0.5, 1],
      [0.3, 0.5],
      [0, 0],
    ],
  ],
  ["EXEC_01_02", "闲置资金", "Idle cash: share", "Trésorerie oisive : part", 1, "below", [0.3, 1]],
  [
    "EXEC_01_03",
    "内部收益率",
    "Internal rate of return",
    "Taux de rendement interne",
    1,
    "bands",
    [
      [0.03, 1],
      [-1, 0],
    ],
  ],
  [
    "EXEC_01_04",
    "资产增值率",
    "Asset growth",
    "Croissance des actifs",
    1,
    "bands",
    [
      [0.05, 1],
      [-1, 0],
    ],
  ],
  [
    "EXEC_02_01",
    "高管从业年限",
    "Managers’ years in the trade",
    "Ancienneté des dirigeants",
    1,
    "above",
    [10, 1],
  ],
  [
    "EXEC_02_02",
    "风险防控有效",
    "Risk control in place",
    "Maîtrise des risques en place",
    1,
    "bool",
    1,
  ],
  ["EXEC_02_03", "信用建设", "Good credit record", "Bon dossier de crédit", 2, "bool", 2],
  [
    "EXEC_02_04",
    "信息报送及披露",
    "Registration and disclosure: of 2",
    "Déclaration et publicité : sur 2",
    2,
    "count",
    2,
  ],
];

export const SCHEME_NAME = "发改财金规〔2025〕1753号";

export const SCHEME: EvaluationScheme = {
  indicators: ROWS.map(([code, , , , max, kind, table]) => ({ code, max, kind, table })),
  grades: { 优秀: 90, 良好: 80, 合格: 60 },
  failing: "不合格",
};

export const INDICATOR_NAMES: ReadonlyMap<string, { en: string; "zh-CN": string; fr: string }> =
  new Map(ROWS.map(([code, zh, en, fr]) => [code, { en, "zh-CN": zh, fr }]));

/** Points that a required reinvestment ratio costs. */
export function pointsLost(ratio: number): number | null {
  return reinvestmentCost(SCHEME, { ratio, indicator: "POLICY_03_01" }) ?? null;
}
