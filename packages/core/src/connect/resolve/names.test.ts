import { describe, expect, test } from "vitest";
import { parseDictionary } from "../cross/dictionary.ts";
import { buildGlossary } from "../cross/glossary.ts";
import { buildNameDirectory, resolveName } from "./name-directory.ts";
import { legalForms, NAME_PAIR_THRESHOLD, nameLikeness } from "./name-pair.ts";

const bridge = {
  dictionary: parseDictionary(
    [
      "大学\t大學\tda xue\tuniversity",
      "医院\t醫院\tyi yuan\thospital",
      "山东\t山東\tshan dong\tShandong province",
      "昆\t\tkun\tdescendant",
      "嵛\t\tyu\tplace name",
    ].join("\n"),
  ),
  glossary: buildGlossary([{ zh: "大学", en: "university", fr: "université" }]),
};
const directory = buildNameDirectory(
  [
    { id: "1", name: "Shandong University", city: "Jinan" },
    { id: "2", name: "Shandong Provincial Hospital", city: "Jinan" },
    { id: "3", name: "Kunyu Robotics", city: "Yantai" },
    { id: "4", name: "Centre National de Recherche Appliquée", website: "https://www.cenra.fr/" },
  ],
  { bridge },
);
const first = (text: string) => resolveName(directory, text, { top: 1 })[0];

describe("names of organisations", () => {
  test("[RN1] words, translations, traditional characters, sound, acronym and web address lead to the name", () => {
    expect(first("山东大学")?.organisation).toBe("1");
    expect(first("山東大學")?.organisation).toBe("1");
    expect(first("Université du Shandong")?.organisation).toBe("1");
    expect(first("昆嵛")?.organisation).toBe("3");
    expect(first("CNRA")?.organisation).toBe("4");
    expect(first("CENRA")?.organisation).toBe("4");
  });
  test("[RN1] a name that is not there is not accepted", () => {
    expect(first("Opera House of Vienna")?.accepted ?? false).toBe(false);
    expect(first("Shandong University")?.accepted).toBe(true);
    expect(resolveName(directory, "", { top: 3 })).toEqual([]);
  });
  test("[RN3] a unit's number leads to the name whose web address holds it, whoever counts", () => {
    const units = buildNameDirectory(
      [
        { id: "1", name: "Biologie des maladies", website: "https://u1034.institut.fr" },
        { id: "2", name: "Chimie du cancer", website: "https://institut.fr/unite/umr9187-u1196" },
        { id: "3", name: "UMR Ressources", website: "https://umr.institut.fr" },
      ],
      {},
    );
    const found = (text: string) => resolveName(units, text, { top: 1 })[0];
    expect(found("Inserm U1034")?.organisation).toBe("1");
    expect(found("UMR_S 1034")?.organisation).toBe("1");
    expect(found("UMR 9187")?.organisation).toBe("2");
    expect(found("UMR 9188")?.organisation).not.toBe("2");
    expect(found("UMR 9188")?.accepted ?? false).toBe(false);
  });
  test("[RN2] legal forms do not part a name, other words do", () => {
    const forms = legalForms([
      { alias: "Aktiengesellschaft", generic: "JSC" },
      { alias: "AG", generic: "JSC" },
      { alias: "Ltd", generic: "LLC" },
    ]);
    expect(nameLikeness("Siemens Aktiengesellschaft", "Siemens AG", forms)).toBe(1);
    expect(nameLikeness("Siemens", "Simens Ltd", forms)).toBeGreaterThan(NAME_PAIR_THRESHOLD);
    expect(nameLikeness("Global Solutions Denmark", "Global Solutions Sweden", forms)).toBeLessThan(
      NAME_PAIR_THRESHOLD,
    );
  });
});
