import { narrow } from "../search/tokens.ts";

/** A Chinese organisation's name in its four parts; a part that is not there is empty. */
export type NameParts = {
  /** Where it is registered: 江苏, 昆山. */
  readonly place: string;
  /** The short name by which it is called (字号). */
  readonly brand: string;
  /** What it does: 化学, 光电. */
  readonly industry: string;
  /** The legal form: 有限公司, 集团股份有限公司, 大学. */
  readonly form: string;
};

/** Names of places without 省, 市, 区, 县, given as data. */
export type PlaceNames = ReadonlySet<string>;

const FORM =
  /((集团|控股)?(股份|投资)?(有限|无限)?(责任)?(公司|合伙企业|合作社)(（?有限合伙）?|\(?有限合伙\)?)?|集团|厂|研究院|研究所|实验室|大学|学院|商会|协会|中心|基金会?|银行|医院)$/u;
const BRANCH = /(分公司|分行|分部|分院|支行|办事处)$/u;
/** Words for what a firm does, as they stand before the legal form. */
const INDUSTRIES =
  "电子|光电|光学|电气|电机|电器|电缆|电力|能源|新能源|科技|技术|信息技术|信息|网络|软件|智能|智能科技|自动化|机械|机电|精密|精密机械|模具|工业|实业|制造|材料|新材料|复合材料|化学|化工|塑料|塑胶|橡胶|金属|钢铁|铝业|铜业|纸业|包装|印刷|纺织|服装|食品|饮料|咖啡|生物|生物科技|生物医药|医药|制药|药业|医疗|医疗器械|医疗科技|健康|半导体|集成电路|微电子|显示|显示技术|通信|通讯|汽车|汽车零部件|零部件|航空|航天|船舶|物流|供应链|贸易|商贸|国际贸易|进出口|投资|资产管理|股权投资|创业投资|投资管理|基金管理|咨询|管理咨询|管理|建设|建筑|工程|置业|房地产|环保|环境|水务|农业|文化|传媒|教育|服务|设备|仪器|仪表|传感器|轴承|阀门|电池|动力|储能|光伏|家居|家具|玩具|体育|租赁|融资租赁|保险|证券|支付|数据|数字|数码|人工智能|机器人"
    .split("|")
    .sort((a, b) => b.length - a.length);
const SUFFIX = /^(特别行政区|自治区|自治州|自治县|省|市|区|县|镇)/u;
const PLACE_LONGEST = 6;

/**
 * Cuts a Chinese organisation's name into place, short name, industry and legal form. A place in brackets counts as
 * place. At least two characters stay for the short name, so a name that is all industry keeps one.
 * @example
 * const places = new Set(["烟台", "昆山"]);
 * expect(cutChineseName("烟台万华化学集团股份有限公司", places)).toEqual({ place: "烟台", brand: "万华", industry: "化学", form: "集团股份有限公司" });
 * expect(cutChineseName("友达光电（昆山）有限公司", places)).toEqual({ place: "昆山", brand: "友达", industry: "光电", form: "有限公司" });
 */
export function cutChineseName(name: string, places: PlaceNames): NameParts {
  let rest = narrow(name).replace(/\s+/g, "");
  const found: string[] = [];
  rest = rest.replace(/[(（]([^()（）]+)[)）]/gu, (whole, inside: string) => {
    const place = inside.replace(/(省|市|区|县)$/u, "");
    if (!places.has(place) && place !== "中国") return BRANCH.test(inside) ? inside : whole;
    found.push(place);
    return "";
  });
  const branch = BRANCH.exec(rest)?.[0] ?? "";
  if (branch) rest = rest.slice(0, -branch.length);
  const form = FORM.exec(rest)?.[0] ?? "";
  rest = rest.slice(0, rest.length - form.length);
  for (;;) {
    const place = leadingPlace(rest, places);
    if (place === "" || rest.length - place.length < 2) break;
    found.push(place.replace(/(特别行政区|自治区|自治州|自治县|省|市|区|县|镇)$/u, ""));
    rest = rest.slice(place.length);
  }
  let industry = "";
  for (;;) {
    const word = INDUSTRIES.find((w) => rest.endsWith(w) && rest.length - w.length >= 2);
    if (word === undefined) break;
    industry = word + industry;
    rest = rest.slice(0, -word.length);
  }
  return { place: found.at(-1) ?? "", brand: rest, industry, form: branch ? form + branch : form };
}

function leadingPlace(text: string, places: PlaceNames): string {
  if (text.startsWith("中国")) return "中国";
  for (let length = Math.min(PLACE_LONGEST, text.length - 2); length >= 2; length--) {
    const head = text.slice(0, length);
    if (!places.has(head)) continue;
    return head + (SUFFIX.exec(text.slice(length))?.[0] ?? "");
  }
  return "";
}

/**
 * The names of places without what they are, ready to be looked up; a single character is left out.
 * @example
 * expect([...placeNames(["江苏省", "昆山市", "市辖区"])]).toEqual(["江苏", "昆山"]);
 */
export function placeNames(names: readonly string[]): PlaceNames {
  const found = new Set<string>();
  for (const name of names) {
    const plain = name.replace(/(特别行政区|自治区|自治州|自治县|省|市|区|县)$/u, "");
    if (plain.length >= 2 && !/^(市辖|县级|省直辖)/u.test(name)) found.add(plain);
  }
  return found;
}
