import { parentPort, workerData } from "node:worker_threads";
import { openTask, type UncertainTask as Task } from "@essor/core/measure";

/** Does stretches of one task on a thread of its own, until nobody asks any more. */
const stretch = openTask((workerData as { task: Task }).task);
parentPort?.on("message", ({ from, to }: { from: number; to: number }) => {
  const begun = performance.now();
  const numbers = stretch(from, to);
  parentPort?.postMessage({ from, to, numbers, ms: performance.now() - begun }, [
    numbers.buffer as ArrayBuffer,
  ]);
});
