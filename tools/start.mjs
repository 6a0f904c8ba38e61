// `npm start`: installs what is missing, builds what is stale, starts the product.
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const { ensureWeb } = await import("./web.mjs");
const { freshBundle } = await import("./bundle.mjs");
const [bundle] = await Promise.all([freshBundle(), ensureWeb()]);
const { main } = await import(bundle);
process.exitCode = await main(["serve", ...process.argv.slice(2)]);
