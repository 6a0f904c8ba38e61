export const HELP = `essor outlook <forecast|scenario|need|backtest|review|leads|brief> FILE [options]

essor outlook forecast PIPELINE.csv --as-of DAY --to YEAR
    PIPELINE.csv  project, stage (a word of any known vocabulary), since (YYYY-MM-DD, in this stage), promised (output a year);
                  if there: segment, sector, link, delivered, fund_share (0 to 1), status, output (projects of one output count
                  once), probability and start (quarters from now: instead of history)
    forecast.csv  group (total, base, pipeline, fund, sector:…, link:…), year, mean, q5, q25, median, q75, q95
    projects.csv  project, produces (probability by the end of the last year), median_quarters
    dropped.csv   project, why, by: what does not count
    forecast.json recipe hash, seed, draws, what was assumed
  --as-of DAY      the day on which we look                                        --as-of 2026-06-30
  --to YEAR        last year of the forecast                                       --to 2035
  --history FILE   ended and open stays: segment, stage, days, end (moved, cancelled, open)   --history stays.csv
  --delivered FILE what became of promises: promised, delivered                    --delivered pairs.csv
  --ramp FILE      quarter (from 0), share of full output that was seen            --ramp ramp.csv
  --base VALUE     output without the pipeline, held at this value                 --base 5615.34
  --base-history FILE  year, value: the base grows and varies as it did            --base-history gdp.csv
  --draws N        default 2000                                                    --draws 10000
  --seed N         default 1                                                       --seed 7

essor outlook scenario RECIPE.json --data TABLE.csv --unit U --levers LEVERS.json
    LEVERS.json   [{"kind":"input","unit":"A","indicator":"rd","change":"add|multiply|set","amount":0.3}, {"kind":"weight","code":"rd","weight":2}]
    scenario.json before, after (score, rank, 90 % rank interval), passed, passedBy, better, same, worse
  --weight-noise X weights vary by up to this share, before and after alike; default 0.25   --weight-noise 0.25
  --draws N        default 500                                                     --draws 1000
  --seed N         default 1                                                       --seed 7

essor outlook need RECIPE.json --data TABLE.csv --unit U --measures MEASURES.json (--rank R | --score S)
    MEASURES.json [{"id":"m1","cost":3,"year":2027,"probability":0.8,"needs":[],"excludes":[],"levers":[…]}]
    need.json     reached, taken, cost, probability, how (exact up to 16 measures, else by a solver and checked)
  --rank R         the rank to reach                                               --rank 3
  --score S        or the score                                                    --score 80
  --year Y         measures whose effect comes later do not count                  --year 2030
  --draws N, --seed N   for the probability                                        --draws 2000

essor outlook backtest FACILITIES.csv --before DAY --status-day DAY
    FACILITIES.csv segment, technology, subcategory, state, capex_musd_2023, announced, status (Clean Investment Monitor)
    backtest.csv  outcome, segment, cases, happened, brier_model, brier_base, skill
    calibration.csv  from, to, cases, said, happened; backtest.json with interval coverage
  --before DAY     trained on what was announced before, tested on the rest        --before 2022-01-01
  --status-day DAY the day on which the status was read                            --status-day 2025-01-01
  --penalty X      of the regression; default 3                                    --penalty 3

essor outlook review KEPT.csv
    KEPT.csv      id, median, low, high, actual (empty: not known yet); review.csv with error and inside

essor outlook leads SERIES.csv
    SERIES.csv    month (YYYY-MM), indicator, outcome: growth rates rather than levels, since trends make anything correlate
    leads.csv     lead (months), pairs, correlation, chance; leads.json: verdict. Below 24 pairs nothing is claimed
  --max-lead N     months tried; each one tried makes a claim harder; default 12   --max-lead 6

essor outlook brief TEMPLATE.md --figures FIGURES.json --lang zh-CN|en|fr
    TEMPLATE.md   # title, ## heading, - point, paragraphs; every number is {{figure:id}}
    FIGURES.json  [{"id":"gdp","value":5615.34,"decimals":2,"format":"number|percent|year|text","unit":"","door":"/…"}]
    brief.html, brief.json; a number that is no reference, or a figure that is not there, is refused (exit code 1)
  --figures FILE   the store                                                       --figures figures.json
  --lang L         default en                                                      --lang fr

  --out DIR        write files into a folder instead of JSON to the screen         --out out/
`;
