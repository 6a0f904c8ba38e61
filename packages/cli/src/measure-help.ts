export const HELP = `essor measure build RECIPE.json --data TABLE.csv [--panel] [--out DIR]

Computes a composite index. RECIPE.json says what is measured and how (docs: the recipe); TABLE.csv has one row a unit
(and period), empty cells are missing.

  --data TABLE.csv     the wide table                      --data counties.csv
  --panel              take the recipe's time column as a panel even where the recipe names none: column "Time"
  --out DIR            write files there, not to stdout    --out results

Writes scores.csv, ranks.csv, cells.csv, weights.csv, statistics.csv, treatment.csv, issues.json, recipe.hash.
  essor measure build recipe.json --data counties.csv --out results
`;
