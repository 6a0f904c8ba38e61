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
`;
