export const HELP = `essor connect <verb>

match --needs N.jsonl --offers O.jsonl   best offers for each need, with reasons
  Records: { "id", "text", "title"?, "lang"?, "tags"?, "owner"?, "updated"?, "expires"?, "trl"?: {"min","max"},
  "volume"?: {"min","max"}, "regions"? }. Days are YYYY-MM-DD.
  --needs FILE        needs, one JSON record a line            --needs needs.jsonl
  --offers FILE       offers, one JSON record a line           --offers offers.jsonl
  --top N             offers a need (default 10)               --top 20
  --lang L            zh, en, fr or auto (default): the language of records that do not say theirs   --lang fr
  --today DAY         day for expiry and freshness             --today 2026-11-24
  --weights FILE      weights of the parts as JSON             --weights weights.json
  --dictionary FILE   Chinese-English dictionary (default: the shipped one)   --dictionary cedict.tsv.gz
  --out DIR           writes matches.csv (need,rank,offer,score) and reasons.jsonl   --out result
  Example: essor connect match --needs needs.jsonl --offers offers.jsonl --top 10 --out result

resolve A.csv [B.csv] --id COLUMN        records that mean the same thing, in one file or across two
  --id COLUMN         the column with the record's id          --id rec_id
  --fields MAP.json   columns to compare: a list, or { "column of A": "column of B" } (default: all)   --fields fields.json
  --threshold P       probability from which a pair is the same (default .5)   --threshold 0.8
  --explain           writes reasons.jsonl: what each column says, in bits      --explain
  --out DIR           writes pairs.csv (a,b,probability,same) and clusters.csv   --out result
  Example: essor connect resolve firms.csv --id id --explain --out result

resolve-name --directory ORGS.csv --queries Q.csv   names found in a directory, across Chinese, English and French
  --directory FILE    columns org_id (or id), name, and if known names (joined by |), city, website   --directory orgs.csv
  --queries FILE      columns query_id (or query, id) and text (or name)        --queries names.csv
  --top N             answers a name (default 10)              --top 3
  --dictionary FILE   Chinese-English dictionary (default: the shipped one)   --dictionary cedict.tsv.gz
  --out DIR           writes names.csv (query,rank,org,score,accepted)          --out result
  Example: essor connect resolve-name --directory orgs.csv --queries names.csv --out result

recommend PARTICIPATION.csv --before DATE   likely next partners, from what was before a day only
  The table has the columns rcn (or project), pic (or organisation), start_date, and if known country and type.
  --before DATE       only projects that began before it count   --before 2018-07-01
  --top N             partners an organisation (default 20)     --top 20
  --only-new          leaves out those that worked together already   --only-new
  --organisations L   only for these, joined by commas         --organisations 999997930,999984059
  --out DIR           writes partners.csv (organisation,rank,partner,score)     --out result
  Example: essor connect recommend participation.csv.gz --before 2018-07-01 --out result
`;
