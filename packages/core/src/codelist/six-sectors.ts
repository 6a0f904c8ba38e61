/** One class of a sector. `part`: only some of what the class covers belongs to the sector, so shares are upper bounds. */
export type SectorClass = { readonly code: string; readonly coverage: "whole" | "part" };

/** A hub's own grouping of activities, dated and open to editing: hubs copy it and change their copy. */
export type SectorMapping = {
  readonly sector: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** GB/T 4754-2017 codes with their section letter; a code stands for all below it. */
  readonly gbt4754: readonly SectorClass[];
  /** Strategic emerging industries 2018, levels 1 and 2. */
  readonly sei2018: readonly string[];
  /** ISIC revision 4 classes and NAICS 2017 groups nearest to it, for comparison abroad only. */
  readonly isic4: readonly string[];
  readonly naics2017: readonly string[];
};

export type SectorScheme = {
  readonly scheme: string;
  readonly named: string;
  readonly mapped: string;
  readonly basis: string;
  readonly coverage: string;
  readonly sectors: readonly SectorMapping[];
};

const whole = (...codes: string[]): SectorClass[] =>
  codes.map((code) => ({ code, coverage: "whole" }));
const part = (...codes: string[]): SectorClass[] =>
  codes.map((code) => ({ code, coverage: "part" }));

/** The six sectors that Kunshan named in November 2021 (六新), mapped to classes. */
export const KUNSHAN_SIX_SECTORS: SectorScheme = {
  scheme: "kunshan-six-2021",
  named: "2021-11",
  mapped: "2026-11-24",
  basis:
    "The city named the sectors without a table of classes; this mapping is the project's own reading of GB/T 4754-2017, made to be edited.",
  coverage:
    "Manufacturing and information services only. Classes marked part hold other products too. The official table from strategic emerging industries to GB/T 4754 was not at hand, so SEI codes stand beside, not under, the classes.",
  sectors: [
    {
      sector: "display",
      name: { zh: "新显示", en: "New display" },
      gbt4754: [...whole("C3974"), ...part("C3976", "C3985", "C3569", "C305", "C2664")],
      sei2018: ["1.2"],
      isic4: ["2610", "2640"],
      naics2017: ["3344", "3343"],
    },
    {
      sector: "smart-manufacturing",
      name: { zh: "新智造", en: "Smart manufacturing" },
      gbt4754: [...whole("C3491", "C3492"), ...part("C34", "C352", "C356", "C396", "C3983")],
      sei2018: ["2.1", "1.5"],
      isic4: ["2822", "2829", "2651"],
      naics2017: ["3332", "3335", "3339", "3345"],
    },
    {
      sector: "medicine",
      name: { zh: "新医疗", en: "New medicine" },
      gbt4754: [
        ...whole("C271", "C272", "C276", "C277", "C278", "C358"),
        ...part("C273", "C274", "C2665", "M734"),
      ],
      sei2018: ["4.1", "4.2"],
      isic4: ["2100", "2660", "3250"],
      naics2017: ["3254", "3391", "3345"],
    },
    {
      sector: "energy",
      name: { zh: "新能源", en: "New energy" },
      gbt4754: [
        ...whole("C3825", "C3841", "C3612", "D4415", "D4416", "D4417"),
        ...part("C384", "C382", "C367"),
      ],
      sei2018: ["5", "6"],
      isic4: ["2710", "2720", "2910", "2930", "3510"],
      naics2017: ["3359", "3353", "3361", "3363", "2211"],
    },
    {
      sector: "materials",
      name: { zh: "新材料", en: "New materials" },
      gbt4754: [
        ...whole("C265", "C283", "C3091", "C3985"),
        ...part("C266", "C306", "C325", "C3240"),
      ],
      sei2018: ["3"],
      isic4: ["2013", "2029", "2030", "2399", "2420"],
      naics2017: ["3252", "3255", "3259", "3279", "3314"],
    },
    {
      sector: "digital",
      name: { zh: "新数字", en: "Digital" },
      gbt4754: [...whole("I64", "I65"), ...part("C3973", "C391", "C392", "I631")],
      sei2018: ["1.1", "1.3", "1.4", "1.5", "8"],
      isic4: ["5820", "6110", "6201", "6202", "6311"],
      naics2017: ["5112", "5182", "5191", "5415"],
    },
  ],
};

/** A sector that a class belongs to, wholly or in part, and the entry of the mapping that says so. */
export type SectorHit = {
  readonly sector: string;
  readonly coverage: "whole" | "part";
  readonly by: string;
};

/**
 * Sectors of a GB/T 4754 code, with or without its section letter. The longest entry that covers the code speaks for each
 * sector; a code may belong to several, since the sectors overlap in part.
 * @example
 * expect(sectorsOf("3974")).toEqual([{ sector: "display", coverage: "whole", by: "C3974" }]);
 * expect(sectorsOf("C3849")).toEqual([{ sector: "energy", coverage: "part", by: "C384" }]);
 * expect(sectorsOf("C14")).toEqual([]);
 */
export function sectorsOf(code: string, scheme: SectorScheme = KUNSHAN_SIX_SECTORS): SectorHit[] {
  const digits = code.replace(/^[A-Z]/, "");
  return scheme.sectors.flatMap((sector) => {
    const covering = sector.gbt4754
      .filter((entry) => digits.startsWith(entry.code.slice(1)))
      .filter((entry) => !/^[A-Z]/.test(code) || entry.code[0] === code[0])
      .sort((a, b) => b.code.length - a.code.length)[0];
    return covering
      ? [{ sector: sector.sector, coverage: covering.coverage, by: covering.code }]
      : [];
  });
}
