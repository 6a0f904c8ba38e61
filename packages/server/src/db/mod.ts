export { backup, checkBackup, restore } from "./backup.ts";
export { ensureAppDatabase, prepareDatabase, rootFolder } from "./cluster.ts";
export { openPool } from "./connect.ts";
export { type Embedded, startEmbedded } from "./embedded.ts";
export { type Asker, asAsker, asSystem, type Tx } from "./rights.ts";
export { StartError } from "./start-error.ts";
