import {
  PeerTargets,
  PeerTargetsWrite,
  RestrictedList,
  RestrictedWrite,
} from "@essor/contract/target-firms";
import { type Api, define } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { savePeers, saveRestricted } from "./catalogues.ts";
import { listPeerRows, listRestrictedFull } from "./queries-catalogues.ts";

/** What peers declare, and what is restricted: lists that a hub takes in whole, each row checked. */
export function catalogueRoutes(api: Api, deps: Deps): void {
  const [peers, restricted] = ["/api/v1/target/peer-targets", "/api/v1/target/restricted"];
  define(
    api,
    deps,
    {
      method: "get",
      path: peers,
      summary: "Sectors that peers have declared, with source",
      needs: "target.read",
      answer: PeerTargets,
    },
    async ({ tx }) => ({ items: await listPeerRows(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: peers,
      summary: "Put a list of declared sectors in place of the one that stood",
      needs: "target.write",
      body: PeerTargetsWrite,
      answer: PeerTargets,
    },
    async ({ tx, body }) => {
      await savePeers(tx, body.items);
      return { items: await listPeerRows(tx) };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: restricted,
      summary: "Restricted, obsolete and over-capacity classes",
      needs: "target.read",
      answer: RestrictedList,
    },
    async ({ tx }) => ({ items: await listRestrictedFull(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: restricted,
      summary: "Put a catalogue of restricted classes in place of the one that stood",
      needs: "target.write",
      body: RestrictedWrite,
      answer: RestrictedList,
    },
    async ({ tx, body }) => {
      await saveRestricted(tx, body.items);
      return { items: await listRestrictedFull(tx) };
    },
  );
}
