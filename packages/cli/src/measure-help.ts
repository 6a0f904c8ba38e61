export const HELP = `essor measure build | uncertainty | sensitivity | explain | need RECIPE.json --data TABLE.csv [options]

Composite indices. RECIPE.json says what is measured and how; TABLE.csv has one row a unit (and period), empty cells are
missing. Output goes to --out DIR, or as JSON to standard output.

  --data TABLE.csv           the wide table                                 --data counties.csv
  --out DIR                  write files there                              --out results

build: scores.csv, ranks.csv, cells.csv, weights.csv, statistics.csv, treatment.csv, issues.json, recipe.hash
  --panel                    take "Time" as the period where the recipe names no time column   --panel
    essor measure build recipe.json --data counties.csv --out results

uncertainty: rank_stats.csv, ranks.csv, replications.csv, weight_sets.csv (where weights were shaken)
  --vary VARY.json           what could have been chosen otherwise          --vary vary.json
  --replications N           how many draws, 1000 where not said            --replications 1000
  --seed S                   the same seed gives the same draws, 1          --seed 7
  --table REPLICATIONS.csv   replay these instead of drawing                --table replications.csv
  --weight-sets W.csv        weight sets that the table or the draws use    --weight-sets weight_sets.csv
  --top K                    also rank_probabilities.csv: chance of being among the first K    --top 10
  --wins                     also wins.csv: chance that one unit ranks before another          --wins
    essor measure uncertainty recipe.json --data counties.csv --vary vary.json --replications 1000 --seed 7

sensitivity: sensitivity.csv, sensitivity.json
  --vary, --weight-sets, --seed as above
  --budget N                 runs allowed, 5000; exact where all combinations fit   --budget 600
  --unit U                   look at the rank of one unit, not at all of them       --unit KUN
    essor measure sensitivity recipe.json --data counties.csv --vary vary.json --budget 600

explain: explain.csv, explain.json
  --unit U                   the unit; all units where absent               --unit KUN
  --from A --to B            the change between two periods of the table, or between two tables  --from 2021 --to 2022
  --to-recipe R.json         the recipe at the end, where it changed        --to-recipe recipe-2022.json
  --revised TABLE.csv        the start as it is known now                   --revised 2021-revised.csv
  --against mean|zero|UNIT   without --from: what the score is held against, mean   --against CSH
    essor measure explain recipe.json --data counties.csv --unit KUN --from 2021 --to 2022

need: need.csv, alone.csv, need.json
  --unit U                   the unit                                       --unit KUN
  --rank R | --score S       where it wants to be                           --rank 50
  --time T                   in this period of a panel                      --time 2022
  --levers LEVERS.json       what may move: [{"indicator","min","max","cost"}]   --levers levers.json
    essor measure need recipe.json --data counties.csv --unit KUN --rank 50
`;
