export const HELP = `essor attract <stage|funnel|once> FILE [options]

FILE is a CSV of project events, one a row (- for standard input, .gz is opened):

  project       which project
  date          when it happened, YYYY-MM-DD
  event         stage | status | signing | increase | owner-change
  stage         with "stage": a word of any known vocabulary (signed, 签约, Operating ...)
  status        with "status": active | delayed | on-hold | eliminated | lost (the last two need a reason)
  reason        why
  amount        with "signing" the whole investment, with "increase" what is added: a decimal number
  currency      of the amount
  agreement     with "increase": the document behind it; announced twice it is one
  occasion      at which fair
  recorded      when it was written down, if later than the date
  planned_start with "signed": must lie within 12 months, else the project stays in talks. Checked where the column is there
  promised_output, delivered_output  of the project, at any of its rows; the last one holds
  id            of the event; otherwise the number of the row

A row that cannot be read is in issues.json and the others are used; exit code 1 where none can be used.

essor attract stage FILE     states.csv: project, stage, status, reason, since, days_in_stage, stalled
essor attract funnel FILE    cohorts.csv: year, signed, started, in_production, at_capacity, over, promised, delivered
                             period.csv: the same counts in a period, labelled "not one cohort"
                             time_in_stage.csv: Kaplan-Meier steps for each stage
essor attract once FILE      ledger.csv: event, key, why, counted, claimed, currency; totals.csv per currency

Options
  --as-of DAY      as it stood on a day; default: the last day in the file     --as-of 2025-09-30
  --from DAY       funnel: first day of the period view                        --from 2025-01-01
  --to DAY         funnel: last day of the period view                         --to 2025-09-30
  --out DIR        write files into a folder instead of JSON to the screen     --out out/
`;
