import { parentPort, workerData } from "node:worker_threads";
import { type RegisterRecord, registerPairs } from "@essor/core/connect";
import { bridgeOf } from "./bridge.ts";
import { registerWords } from "./register-words.ts";

/** Looks through a register for doubles on a thread of its own and answers the pairs. */
const { records } = workerData as { records: readonly RegisterRecord[] };
const answer = registerPairs(records, { ...registerWords(), bridge: await bridgeOf() });
parentPort?.postMessage({ answer });
