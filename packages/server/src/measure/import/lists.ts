import { type Frequency, foldText, type KnownNames, parseUnitText } from "@essor/core/measure";

export type ListedIndicator = {
  readonly id: number;
  readonly code: string;
  readonly names: readonly string[];
  readonly unit: string;
  readonly multiplier: number;
  readonly nature: string;
  readonly frequency: Frequency;
  readonly decimals: number;
};

export type ListedActivity = {
  readonly id: number;
  readonly code: string;
  readonly scheme: string;
  readonly level: number;
  readonly names: readonly string[];
};

export type ListedArea = {
  readonly id: number;
  readonly code: string;
  readonly names: readonly string[];
};

/** A text that means nothing in a list, or more than one thing. */
export type Unresolved = "unknown" | "ambiguous";

/** The hub's lists, ready to find by code or by name. */
export type Lists = {
  readonly areas: readonly ListedArea[];
  readonly activities: readonly ListedActivity[];
  readonly indicators: readonly ListedIndicator[];
  readonly area: (text: string) => ListedArea | Unresolved;
  readonly areaByName: (text: string) => ListedArea | Unresolved;
  readonly indicator: (text: string) => ListedIndicator | Unresolved;
  readonly activity: (text: string, scheme: string | undefined) => ListedActivity | 0 | Unresolved;
};

const TOTALS = new Set(["", "_t", "total", "all", "合计", "总计", "全部", "ensemble"]);

/** Indexes the lists. A name is found where exactly one entry bears it; Chinese places also without their last 市, 县, 区. */
export function indexLists(
  areas: readonly ListedArea[],
  activities: readonly ListedActivity[],
  indicators: readonly ListedIndicator[],
): Lists {
  const areaCodes = new Map(areas.map((area) => [area.code, area]));
  const areaNames = byName(areas, (name) => [
    name,
    name.replace(/(?<=..)(市|县|区|省|自治区|自治州|自治县|地区|盟|旗)$/, ""),
  ]);
  const indicatorCodes = new Map(indicators.map((one) => [one.code, one]));
  const indicatorNames = byName(indicators, (name) => [name]);
  const activityCodes = byName(
    activities.map((one) => ({
      ...one,
      names: [one.code, `${one.scheme}:${one.code}`, ...one.names],
    })),
    (name) => [name],
  );
  const ofScheme = new Map(activities.map((one) => [`${one.scheme}\u001f${one.code}`, one]));
  const areaByName = (text: string) => areaNames.get(nameKey(text)) ?? "unknown";
  return {
    areas,
    activities,
    indicators,
    areaByName,
    area: (text) => areaCodes.get(foldText(text)) ?? areaByName(text),
    indicator: (text) =>
      indicatorCodes.get(foldText(text)) ?? indicatorNames.get(nameKey(text)) ?? "unknown",
    activity: (text, scheme) =>
      TOTALS.has(foldText(text).toLowerCase())
        ? 0
        : ((scheme === undefined ? undefined : ofScheme.get(`${scheme}\u001f${foldText(text)}`)) ??
          activityCodes.get(nameKey(text)) ??
          "unknown"),
  };
}

function nameKey(name: string): string {
  return foldText(name).toLowerCase().replace(/\s+/g, " ");
}

function byName<T extends { readonly id: number; readonly names: readonly string[] }>(
  entries: readonly T[],
  forms: (name: string) => readonly string[],
): Map<string, T | "ambiguous"> {
  // A whole name goes before a shortened one: 昆山 may be short for one place and the name of none.
  const rounds = [0, 1].map((round) => {
    const names = new Map<string, T | "ambiguous">();
    for (const entry of entries) {
      for (const name of entry.names) {
        const form = forms(name)[round];
        if (form === undefined || form === "") continue;
        const key = nameKey(form);
        const before = names.get(key);
        if (before === undefined) names.set(key, entry);
        else if (before !== "ambiguous" && before.id !== entry.id) names.set(key, "ambiguous");
      }
    }
    return names;
  });
  return new Map([...(rounds[1] as Map<string, T>), ...(rounds[0] as Map<string, T>)]);
}

export function knownNames(lists: Lists): KnownNames {
  return {
    indicators: lists.indicators,
    isAreaCode: (text) => /\d|^[A-Z]{2,3}$/.test(text) && typeof lists.area(text) === "object",
    isAreaName: (text) => typeof lists.areaByName(text) === "object",
  };
}

/** The unit an indicator is kept in, under its canonical name. */
export function unitOf(indicator: ListedIndicator): string {
  return parseUnitText(indicator.unit).unit;
}
