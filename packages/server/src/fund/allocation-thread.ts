import { parentPort, workerData } from "node:worker_threads";
import { loadSolveLp } from "../solver/solve-lp.ts";
import { type AllocationTask, solveAllocation } from "./allocation.ts";

/** Solves one allocation on a thread of its own: tells how far it is, then the result. */
const { task } = workerData as { task: AllocationTask };
const answer = await solveAllocation(task, {
  solve: await loadSolveLp(),
  now: () => performance.now(),
  tell: (progress) => parentPort?.postMessage({ progress }),
});
parentPort?.postMessage({ answer });
