import type { PipelineBatch, PipelineColumn, PipelineRole } from "@essor/contract/attract-import";
import { readStage } from "@essor/core/attract";
import { foldText, headingUnit, parseDayText, parseNumberText } from "@essor/core/measure";
import { leiFault, usccFault } from "@essor/core/vocabulary";

/** How headings of pipeline lists name what a column holds, in three languages; the first that fits counts. */
const NAMES: readonly (readonly [PipelineRole, RegExp])[] = [
  ["code-name", /^(项目)?(代号|代码名)|code ?name|nom de code/],
  ["uscc", /统一社会信用代码|信用代码|^uscc$|unified social credit/],
  ["lei", /^lei\b|legal entity identifier/],
  [
    "key",
    /^(序号|编号|项目编号|项目编码|项目代码|id|no\.?|key|ref(erence)?|référence|numéro|code projet|project (id|code|no\.?))$/,
  ],
  [
    "investor",
    /投资(方|主体|商|企业|单位)|^企业(名称)?$|公司名称|建设单位|investor|company|^firm|applicant|investisseur|entreprise|société/,
  ],
  [
    "district",
    /所属(区镇|区域|镇街?)|^(区镇|镇街|街道|属地|责任(单位|区镇)|落户(区镇|区域))$|^(district|zone|township)$|^(secteur géographique|arrondissement)$/,
  ],
  ["status-reason", /(状态|终止|延期|未开工).*(原因|说明)|^原因$|status reason|reason|motif/],
  ["stage-since", /(进入|更新)(阶段)?(日期|时间)|阶段(日期|时间)|stage since|since|depuis/],
  ["stage", /(项目)?(阶段|进展|进度|环节|节点)|^stage$|^phase$|étape|avancement/],
  ["status", /^(项目)?状态$|^status$|^statut$/],
  [
    "contracted",
    /合同(金额|外资|额|投资)|contract(ed)?( amount| value)?$|montant (du contrat|contractuel)/,
  ],
  ["registered", /注册(资本|外资|资金)|registered( capital)?|capital (social|enregistré)/],
  [
    "utilised",
    /(实际)?(到账|到位|使用|利用)(外资|资金|金额|额)?|utili[sz]ed|paid[- ]in|montant (utilisé|versé)/,
  ],
  ["delivered", /完成投资|累计投资|实际投资|delivered|invested( to date)?|réalisé/],
  [
    "promised",
    /(计划)?(总)?投资(总)?额|^总?投资|计划投资|capex|investment( amount)?|planned investment|investissement|montant/,
  ],
  ["currency", /币种|^currency$|^devise$/],
  [
    "agreed",
    /签约(日期|时间)|协议(日期|时间)|signed( on| date)?|agreement date|date de signature|signé le/,
  ],
  ["planned-start", /(计划|预计)开工|planned start|début prévu/],
  [
    "announced",
    /(公布|发布|引进|登记|录入|首谈)(日期|时间)|announced|announcement|date d'annonce|annoncé/,
  ],
  ["area", /行政区划代码|地区代码|area code|county_?fips|fips|code insee/],
  ["kind", /(项目|投资)(性质|类型|类别|方式)|^(project_?)?(type|kind)$|^nature$|type de projet/],
  [
    "sector",
    /(所属)?(产业|行业)(链|类别|领域)?|^(sector|industry|technology)$|^(filière|secteur( d'activité)?)$/,
  ],
  ["longitude", /^(经度|lon|lng|longitude)$/],
  ["latitude", /^(纬度|lat|latitude)$/],
  ["place-checked", /^latlon_valid$|坐标(核实|准确)/],
  ["website", /网址|网站|website|^url$|site web/],
  ["country", /国别|国家|投资来源地|^country|^pays/],
  ["part-of-name", /^(subcategory|product|产品|子类|produit)$/],
  ["name", /^(项目(名称)?|名称|project( name)?|name|nom( du projet)?|projet)$/],
  ["note", /^(备注|说明|项目(简介|内容|概况)|note|notes|remarks?|comment(s|aires?)?|description)$/],
];

const AMOUNTS: ReadonlySet<PipelineRole> = new Set([
  "promised",
  "contracted",
  "registered",
  "utilised",
  "delivered",
]);

/** The roles of which a file has at most one column. */
export const SINGLE = (role: PipelineRole): boolean =>
  role !== "attribute" && role !== "ignore" && role !== "part-of-name";

/** Suggests what each column holds: by an earlier file with the same headings, by its heading, or by its cells. */
export function suggestPipelineColumns(
  found: readonly { readonly heading: string; readonly samples: readonly string[] }[],
  remembered: Readonly<Record<string, PipelineColumn>> | null,
): PipelineBatch["columns"] {
  const taken = new Set<PipelineRole>();
  return found.map(({ heading, samples }) => {
    const column = { heading, samples: [...samples] };
    const known = remembered?.[heading];
    if (known) {
      taken.add(known.role);
      return { ...column, suggestion: known, because: "remembered" as const };
    }
    const bare = foldText(heading)
      .toLowerCase()
      .replace(/[([【].*$/, "")
      .trim();
    const byHeading = NAMES.find(
      ([role, words]) => !(SINGLE(role) && taken.has(role)) && words.test(bare),
    )?.[0];
    const role = byHeading ?? byContent(samples, taken);
    if (role === undefined)
      return { ...column, suggestion: { role: "attribute" as const }, because: null };
    taken.add(role);
    const unit = AMOUNTS.has(role) ? (headingUnit(heading) ?? unitOfName(bare)) : undefined;
    return {
      ...column,
      suggestion: { role, ...(unit === undefined ? {} : { unit }) },
      because: byHeading === undefined ? ("content" as const) : ("heading" as const),
    };
  });
}

/** `capex_musd_2023` says million dollars without brackets. */
function unitOfName(bare: string): string | undefined {
  const found = /(?:^|[_ ])(m|k|bn)?(usd|eur|cny|rmb)(?:[_ ]|$)/.exec(bare);
  if (!found) return undefined;
  const size = { m: "million ", k: "thousand ", bn: "billion " }[found[1] ?? ""] ?? "";
  return `${size}${(found[2] as string).toUpperCase()}`;
}

function byContent(
  samples: readonly string[],
  taken: ReadonlySet<PipelineRole>,
): PipelineRole | undefined {
  if (samples.length === 0) return undefined;
  const all = (test: (text: string) => boolean) => samples.every((text) => test(text.trim()));
  const offer = (role: PipelineRole, fits: boolean) =>
    fits && !taken.has(role) ? role : undefined;
  return (
    offer(
      "uscc",
      all((text) => text.length === 18 && usccFault(text) === undefined),
    ) ??
    offer(
      "lei",
      all((text) => text.length === 20 && leiFault(text) === undefined),
    ) ??
    offer(
      "currency",
      all((text) => /^[A-Z]{3}$/.test(text)),
    ) ??
    offer(
      "stage",
      all((text) => readStage(text).ok),
    ) ??
    offer(
      "announced",
      all(
        (text) =>
          /\D/.test(text) &&
          parseDayText(text) !== undefined &&
          !parseNumberText(text, { decimal: "." }).ok,
      ),
    )
  );
}
