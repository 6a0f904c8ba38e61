import { type FundRuleSet, fundRuleSet } from "@essor/core/codelist";
import {
  checkRules,
  type EvaluationScheme,
  evaluateDirection,
  mayApprove,
  type ProfitGivingRule,
  profitGiving,
  type Recognition,
  type ReinvestmentRule,
  type RuleFacts,
  reinvestment,
} from "@essor/core/fund";
import { type Fraction, fraction, fractionToNumber } from "@essor/core/math";
import { parseDay } from "@essor/core/vocabulary";
import { readJson } from "./files.ts";
import {
  answerCases,
  asArray,
  asNumber,
  asObject,
  asText,
  type Json,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import { asFraction } from "./fund-fraction.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";
import { Usage } from "./refused.ts";

/** `essor fund check`: a rule set (a file or the id of a shipped one) against facts, or a file of policy cases. */
export const fundCheck: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, {
    out: { type: "string" },
    at: { type: "string" },
  });
  const [first, second, ...more] = positionals;
  if (first === undefined || more.length > 0) {
    throw new Usage("fund check reads RULESET FACTS.json, or one file of cases");
  }
  if (second !== undefined) {
    const facts = await readJson(second);
    const outputs = verdictOutputs(await readRuleSets(first), facts, values.at);
    return { out: values.out, outputs };
  }
  const read = await readJson(first);
  return { out: values.out, outputs: resultOutputs(policyCases(read, first)) };
};

function policyCases(read: unknown, file: string) {
  if (Array.isArray(read)) {
    const rules = read.map((rule, i) => asObject(rule, `${file}[${i}]`));
    return answerCases(rules, ruleRegister);
  }
  const whole = asObject(read, file);
  if (Array.isArray(whole.indicators)) return evaluations(whole);
  if (whole.reinvestment !== undefined || whole.profitGiving !== undefined) {
    return writtenRules(whole);
  }
  throw refuse(
    "unknown-shape",
    file,
    "A check reads a rule set with facts, an evaluation scheme, or written rules with vectors",
  );
}

/** A register of rules: which of them the shipped sets carry, and what their test is. */
function ruleRegister(entry: Json, id: string) {
  const shipped = ["state-council-2025-1", "ndrc-2025-1752", "ndrc-2025-1753", "cn-national-base"]
    .flatMap((name) => fundRuleSet(name)?.rules ?? [])
    .find((rule) => rule.id === id);
  return {
    document: entry.document ?? null,
    evidence: entry.evidence ?? null,
    article: shipped?.article ?? null,
    severity: shipped?.severity ?? null,
    test: shipped?.test ?? null,
  };
}

function evaluations(whole: Json) {
  const scheme: EvaluationScheme = {
    indicators: asArray(whole.indicators, "indicators") as EvaluationScheme["indicators"],
    grades: asObject(whole.grades, "grades") as EvaluationScheme["grades"],
    failing: "不合格",
  };
  const vectors = asArray(whole.vectors, "vectors").map((v, i) => asObject(v, `vectors[${i}]`));
  return answerCases(vectors, (entry) => {
    const result = evaluateDirection(scheme, asObject(entry.inputs, "inputs"));
    if (!result.ok) {
      const { code, input } = result.facts;
      throw refuse(result.code, String(code), `${code} cannot be scored from ${input}`);
    }
    return result.value;
  });
}

function writtenRules(whole: Json) {
  const lists = ["reinvestment", "profitGiving"].flatMap((name) => {
    if (whole[name] === undefined) return [];
    const part = asObject(whole[name], name);
    return asArray(part.vectors, `${name}.vectors`).map(
      (vector, i): Json => ({
        ...asObject(vector, `${name}.vectors[${i}]`),
        rule: part.rule,
        kind: name,
      }),
    );
  });
  return answerCases(lists, (entry) =>
    entry.kind === "reinvestment" ? reinvested(entry) : given(entry),
  );
}

function reinvested(entry: Json) {
  const { categories } = asObject(entry.rule, "rule");
  const rule: ReinvestmentRule = {
    categories: Object.fromEntries(
      Object.entries(asObject(categories, "categories")).map(([name, text]) => [
        name,
        asRecognition(text, `categories.${name}`),
      ]),
    ),
    ratio: asFraction(entry.ratio, "ratio"),
  };
  const entries = asArray(entry.items, "items").map((raw, i) => {
    const { category, ...amounts } = asObject(raw, `items[${i}]`);
    return {
      category: asText(category, `items[${i}].category`),
      amounts: Object.fromEntries(
        Object.entries(amounts).flatMap(([name, amount]) =>
          typeof amount === "number" ? [[name, asFraction(amount, `items[${i}].${name}`)]] : [],
        ),
      ) as Readonly<Record<string, Fraction>>,
    };
  });
  const result = reinvestment(rule, {
    paidIn: asFraction(entry.guidancePaidIn, "guidancePaidIn"),
    entries,
  });
  if (!result.ok) {
    throw refuse(result.code, `items[${Number(result.facts.row) - 1}]`, result.code);
  }
  const { recognised, multiple, met, shortfall } = result.value;
  return {
    recognised: fractionToNumber(recognised),
    multiple: multiple === null ? null : fractionToNumber(multiple),
    met,
    shortfall: fractionToNumber(shortfall),
  };
}

/** A weight, or `min(a, b)`: the least of named amounts. */
function asRecognition(value: unknown, field: string): Recognition {
  const least = typeof value === "string" ? /^min\(([\w\s,]+)\)$/.exec(value) : null;
  if (!least) return { kind: "weight", weight: asFraction(value, field) };
  return { kind: "least-of", amounts: (least[1] ?? "").split(",").map((name) => name.trim()) };
}

/** The steps of the illustrative written rule, unless the case brings its own. */
const GIVING_STEPS = [
  { from: 1, share: 0.2 },
  { from: 1.5, share: 0.35 },
  { from: 2, share: 0.5 },
];

function given(entry: Json) {
  const steps = Array.isArray(entry.steps) ? entry.steps : GIVING_STEPS;
  const rule: ProfitGivingRule = {
    steps: steps.map((raw, i) => {
      const step = asObject(raw, `steps[${i}]`);
      return { from: asFraction(step.from, "from"), share: asFraction(step.share, "share") };
    }),
    gpShare: entry.gpShare === undefined ? fraction(3n, 5n) : asFraction(entry.gpShare, "gpShare"),
  };
  const result = profitGiving(rule, {
    government: asFraction(entry.government, "government"),
    others: asArray(entry.others, "others").map((paid, i) => asFraction(paid, `others[${i}]`)),
    excessProfit: asFraction(entry.lpExcessProfit, "lpExcessProfit"),
    multiple: asFraction(asNumber(entry.multiple, "multiple"), "multiple"),
  });
  return {
    governmentKeeps: fractionToNumber(result.governmentKeeps),
    gpReceives: fractionToNumber(result.gpReceives),
    othersReceive: result.othersReceive.map(fractionToNumber),
  };
}

async function readRuleSets(name: string): Promise<FundRuleSet[]> {
  const shipped = name.split(",").map(fundRuleSet);
  if (shipped.every((set) => set !== undefined)) return shipped;
  const read = await readJson(name);
  const sets = Array.isArray(read) ? read : [read];
  return sets.map((set, i) => {
    const { rules, id } = asObject(set, `${name}[${i}]`);
    asText(id, `${name}[${i}].id`);
    for (const [k, rule] of asArray(rules, `${name}[${i}].rules`).entries()) {
      const field = `rules[${k}]`;
      const { id: ruleId, article, from, test } = asObject(rule, field);
      asText(ruleId, `${field}.id`);
      asText(article, `${field}.article`);
      if (parseDay(asText(from, `${field}.from`)) === undefined) {
        throw refuse("bad-date", `${field}.from`, `"${from}" is not a real date`);
      }
      asText(asObject(test, `${field}.test`).kind, `${field}.test.kind`);
    }
    return set as FundRuleSet;
  });
}

function verdictOutputs(ruleSets: readonly FundRuleSet[], read: unknown, at: string | undefined) {
  const facts = Array.isArray(read) ? read : [read];
  if (at === undefined) throw new Usage("fund check with facts needs --at DATE");
  const day = parseDay(at);
  if (day === undefined) throw new Usage(`--at "${at}" is not a real date (YYYY-MM-DD)`);
  return resultOutputs(
    answerCases(
      facts.map((entry, i) => asObject(entry, `facts[${i}]`)),
      (entry) => {
        const verdicts = checkRules(entry as RuleFacts, { ruleSets, at: day });
        const { allowed } = mayApprove(verdicts);
        return { allowed, verdicts };
      },
    ),
  );
}
