import { Worker } from "node:worker_threads";

/** In a clone a thread first learns to read sources, with the loader that the tools use. */
const FROM_SOURCE = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(require("node:worker_threads").workerData.address);
});`;

/**
 * A thread for long work. From the bundle its neighbour of that name; from a clone the source beside `here`, the
 * address of the module that asks. Each name stands in the list of tools/bundle.mjs.
 */
export function openThread(here: string, name: string, data: object): Worker {
  const source = here.endsWith(".ts");
  const address = new URL(`./${name}.${source ? "ts" : "mjs"}`, here);
  const workerData = { ...data, address: address.href };
  return source
    ? new Worker(FROM_SOURCE, { eval: true, workerData })
    : new Worker(address, { workerData });
}
