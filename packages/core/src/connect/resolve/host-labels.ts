const HOST_PARTS = new Set(
  "com org net edu gov ac co gouv fr cn en english hk tw mo ch be lu uk us ca".split(" "),
);

/**
 * The telling labels of a web address.
 * @example
 * expect(hostLabels("http://www.ens-lyon.fr/en")).toEqual(["ens-lyon"]);
 */
export function hostLabels(website: string): string[] {
  const host =
    website
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, "")
      .split("/")[0] ?? "";
  const labels = host.split(".").filter((l) => l !== "www" && l !== "");
  return labels.slice(0, Math.max(1, labels.length - 1)).filter((label) => !HOST_PARTS.has(label));
}
