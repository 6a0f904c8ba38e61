#!/usr/bin/env node
// Runs the bundle; makes it first when it is missing or older than the sources.
import { freshBundle } from "../../../tools/bundle.mjs";

const { main } = await import(await freshBundle());
process.exitCode = await main(process.argv.slice(2));
