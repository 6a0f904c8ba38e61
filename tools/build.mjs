// `npm run build`: the web client and the command line, so that the first start need not.
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const { ensureWeb } = await import("./web.mjs");
const { freshBundle } = await import("./bundle.mjs");
await Promise.all([ensureWeb(), freshBundle()]);
