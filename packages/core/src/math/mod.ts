export { type Rng, seededRng, streamRng } from "./rng.ts";
