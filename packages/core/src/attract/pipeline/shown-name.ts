/** A project whose investor wants no name in public before a day. */
export type NamedProject = {
  readonly name: string;
  readonly codeName: string;
  readonly confidential: boolean;
  /** From this day the name is public; null means not decided, so it stays hidden. */
  readonly releaseDay: number | null;
};

/**
 * The name that a reader may see on a day: the code name, unless the project is open, released, or granted to the reader.
 * @example
 * const secret = { name: "Firm", codeName: "Project Heron", confidential: true, releaseDay: 100 };
 * expect(shownName(secret, { today: 99, granted: false })).toBe("Project Heron");
 * expect(shownName(secret, { today: 100, granted: false })).toBe("Firm");
 */
export function shownName(
  project: NamedProject,
  { today, granted }: { today: number; granted: boolean },
): string {
  const released = project.releaseDay !== null && today >= project.releaseDay;
  return !project.confidential || released || granted ? project.name : project.codeName;
}
