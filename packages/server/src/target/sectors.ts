import type { SectorScheme } from "@essor/core/codelist";
import { crowdingOf } from "@essor/core/target";
import type { Day } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { listPeerTargets, readScheme } from "./queries.ts";
import { listEditions } from "./queries-catalogues.ts";
import { activityNames, hubArea } from "./queries-space.ts";
import { restrictedCatalogue, restrictionText } from "./restrictions.ts";

/** The hub's sectors with the names of their classes, what is restricted, and how many peers want the same. */
export async function shownSectors(tx: Tx, today: Day): Promise<object> {
  const stored = await readScheme(tx);
  if (!stored) throw new Problem("not-found", "The hub has no sectors yet");
  const scheme = stored.body as SectorScheme;
  const names = await activityNames(
    tx,
    scheme.sectors.flatMap((sector) => sector.gbt4754.map((one) => one.code)),
  );
  const declared = await listPeerTargets(tx);
  const { area, peers } = await hubArea(tx);
  const compared = peers.filter((peer) => declared.some((d) => d.area === peer));
  const nameOf = new Map(declared.map((d) => [d.area, d.areaName]));
  const crowding = crowdingOf(
    scheme.sectors.map((sector) => sector.sector),
    {
      area: area ?? "",
      peers: compared,
      declared: declared.map((d) => ({ area: d.area, link: d.sector })),
    },
  );
  const catalogue = await restrictedCatalogue(tx);
  return {
    scheme: scheme.scheme,
    edition: stored.edition,
    editions: await listEditions(tx, scheme.scheme),
    named: scheme.named,
    mapped: scheme.mapped,
    basis: scheme.basis,
    coverage: scheme.coverage,
    sectors: scheme.sectors.map((sector, i) => ({
      ...sector,
      gbt4754: sector.gbt4754.map((one) => ({
        ...one,
        name: (names.get(one.code) as Record<string, string> | undefined)?.["zh-CN"] ?? null,
        restricted: restrictionText(one.code, { day: today, catalogue }),
      })),
      crowding: {
        peers: crowding[i]?.peers.map((peer) => nameOf.get(peer) ?? { en: peer }) ?? [],
        peerCount: crowding[i]?.peerCount ?? 0,
        overlap: crowding[i]?.overlap ?? null,
      },
    })),
  };
}
