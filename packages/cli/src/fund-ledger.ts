import { type EntryDraft, openLedger, post, trialBalance } from "@essor/core/fund";
import { type Day, formatMinor, parseDay, parseMoney } from "@essor/core/vocabulary";
import { readJson } from "./files.ts";
import { asArray, asObject, asText, caseId, type Json, onlyFile, refuse } from "./fund-cases.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

const FAR = Number.MAX_SAFE_INTEGER as Day;

/** `essor fund ledger` */
export const fundLedger: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, {
    out: { type: "string" },
    effective: { type: "string" },
    recorded: { type: "string" },
  });
  const file = onlyFile(positionals, "ledger");
  const read = await readJson(file);
  const whole = Array.isArray(read) ? { books: read } : asObject(read, file);
  const books = Array.isArray(whole.transactions)
    ? [whole]
    : [...asArray(whole.books ?? [], "books"), ...asArray(whole.reject ?? [], "reject")].map((b) =>
        asObject(b, "book"),
      );
  const asOf = { effective: dayOption(values.effective), recorded: dayOption(values.recorded) };
  const results = Object.fromEntries(books.map((book, i) => [caseId(book, i), answer(book, asOf)]));
  const refused = Object.values(results).flatMap((r) => (r.accepted ? [] : r.issues));
  // A file that is one book is refused as a whole; a file of cases answers each.
  if (books.length === 1 && refused.length > 0) throw new Refused(refused);
  return { out: values.out, outputs: { "results.json": { json: results } } };
};

function dayOption(text: string | undefined): Day {
  if (text === undefined) return FAR;
  const day = parseDay(text);
  if (day === undefined) throw new Usage(`"${text}" is not a real date (YYYY-MM-DD)`);
  return day;
}

function answer(book: Json, asOf: { readonly effective: Day; readonly recorded: Day }) {
  let ledger = openLedger();
  const currencyOf = new Map<string, string>();
  try {
    for (const [i, transaction] of asArray(book.transactions, "transactions").entries()) {
      const draft = readDraft(asObject(transaction, `transactions[${i}]`), i);
      for (const { account, currency } of draft.postings) currencyOf.set(account, currency);
      const posted = post(ledger, draft);
      if (!posted.ok) {
        throw new Refused([
          {
            code: posted.code,
            severity: "error",
            row: i + 1,
            field: "postings",
            reason: `Entry "${draft.id}" is refused: ${posted.code}`,
            facts: posted.facts,
          },
        ]);
      }
      ledger = posted.value;
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { accepted: false, rejected: true, issues: error.issues };
  }
  const balances: Record<string, Record<string, string>> = {};
  for (const [account, currency] of currencyOf) {
    balances[account] = { [currency]: formatMinor({ minor: 0n, currency }) };
  }
  for (const balance of trialBalance(ledger, asOf)) {
    const account = balances[balance.account] ?? {};
    account[balance.currency] = formatMinor(balance);
    balances[balance.account] = account;
  }
  return { accepted: true, rejected: false, entries: ledger.size, balances, issues: [] };
}

function readDraft(transaction: Json, i: number): EntryDraft {
  const at = `transactions[${i}]`;
  const effective = readDay(transaction.date ?? transaction.effective, `${at}.date`);
  const recorded =
    transaction.recorded === undefined
      ? (0 as Day)
      : readDay(transaction.recorded, `${at}.recorded`);
  return {
    id: caseId(transaction, i),
    effective,
    recorded,
    ...(transaction.reverses === undefined
      ? {}
      : { reverses: asText(transaction.reverses, `${at}.reverses`) }),
    postings: asArray(transaction.postings, `${at}.postings`).map((posting, k) => {
      const field = `${at}.postings[${k}]`;
      const { account, amount, currency } = asObject(posting, field);
      const code = asText(currency, `${field}.currency`);
      const money = parseMoney(String(amount), code);
      if (!money.ok) {
        throw refuse(money.code, `${field}.amount`, `"${amount}" is not an amount of ${code}`);
      }
      return { account: asText(account, `${field}.account`), ...money.value };
    }),
  };
}

function readDay(value: unknown, field: string): Day {
  const day = typeof value === "string" ? parseDay(value) : undefined;
  if (day === undefined) throw refuse("bad-date", field, `"${value}" is not a real date`);
  return day;
}
