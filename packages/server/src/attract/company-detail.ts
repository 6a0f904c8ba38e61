import type { CompanyDetail, CompanyTimelineLine } from "@essor/contract/attract-company";
import { codeWarnings } from "@essor/core/attract";
import { formatMinor } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { alikeCompanies, shownCompany } from "./company-alike.ts";
import { homeOf } from "./project-routes.ts";
import { findProject } from "./queries.ts";
import * as q from "./queries-company.ts";
import { organisationOf } from "./queries-organisation.ts";
import { tasksOf } from "./queries-project.ts";
import { projectShown, taskShown } from "./shown.ts";
import { todayIn } from "./zone.ts";

/** The firm, or the one into which it was merged; the same answer for one that is not there and one that the reader may not see. */
export async function existingCompany(tx: Tx, id: number): Promise<q.CompanyDbRow> {
  let row = await q.findCompany(tx, id);
  for (let steps = 0; row !== undefined && row.mergedInto !== null && steps < 20; steps++)
    row = await q.findCompany(tx, row.mergedInto);
  if (row === undefined) throw new Problem("not-found");
  return row;
}

export async function companyDetail(tx: Tx, id: number, now: Date): Promise<CompanyDetail> {
  const row = await existingCompany(tx, id);
  const home = await homeOf(tx);
  const ids = await q.projectIdsOf(tx, row.id);
  const projects = [];
  const tasks = [];
  for (const project of ids.slice(0, 50)) {
    const found = await findProject(tx, project);
    if (found === undefined) continue;
    projects.push(projectShown(found, home.currency));
    tasks.push(
      ...(await tasksOf(tx, project)).map((task) => taskShown(task, todayIn(now, home.zone))),
    );
  }
  const { address, industry, note } = row;
  return {
    company: shownCompany(row),
    address,
    industry,
    note,
    mergedFrom: row.id === id ? null : id,
    warnings: codeWarnings({
      ...(row.uscc === null ? {} : { uscc: row.uscc }),
      ...(row.lei === null ? {} : { lei: row.lei }),
    }),
    projects,
    contacts: await q.contactsOf(tx, row.id),
    relations: await q.relationsOf(tx, row.id),
    documents: await q.storedDocuments(tx, { company: row.id }),
    tasks,
    alike: await alikeCompanies(tx, row.id, 10),
    organisation: await organisationOf(tx, row.id),
    merges: await q.mergesOf(tx, row.id),
    timeline: (await q.companyTimeline(tx, row.id, ids)).map(withAmount),
  };
}

/** Money of a line in decimals: it is kept in minor units. */
function withAmount(line: CompanyTimelineLine): CompanyTimelineLine {
  if (line.kind !== "money" && line.kind !== "award") return line;
  const text = line.text.replace(
    /(\d+) ([A-Z]{3})(?= |$)/,
    (_, minor: string, currency: string) =>
      `${formatMinor({ minor: BigInt(minor), currency })} ${currency}`,
  );
  return { ...line, text };
}
