/**
 * How fast is the index engine beside COINr (R) and pymcdm (Python) on this very machine? Where they are installed,
 * each is run here, in one go with ours; where not, the figures measured for them before stand in, and the line says so.
 * `npx tsx bench/measure-peers.ts`
 */
import { spawnSync } from "node:child_process";
import { seededRng } from "@essor/core/math";
import {
  buildIndex,
  entropyWeights,
  planUncertainty,
  runReplications,
  topsis,
} from "@essor/core/measure";
import { asemExample, exampleVary, median, must } from "../tools/asem.ts";
import { hasReference } from "../tools/reference.ts";

/** The number that a peer's program prints last, or undefined where the program or its package is not there. */
function asked(program: string, args: readonly string[]): number | undefined {
  const run = spawnSync(program, args, { encoding: "utf8", timeout: 900_000 });
  if (run.status !== 0) return undefined;
  const value = Number(run.stdout.trim().split(/\s+/).at(-1));
  return Number.isFinite(value) ? value : undefined;
}

const R = (code: string) =>
  asked("Rscript", [
    "-e",
    `suppressMessages(library(COINr)); coin <- build_example_coin(quietly=TRUE); cpu <- function(e) { t <- system.time(e); cat(t[["user.self"]] + t[["sys.self"]], "\\n") }; ${code}`,
  ]);
const SPECS = `l_win <- list(Address="$Log$Treat$global_specs$f1_para$winmax", Distribution=1:5, Type="discrete")
norm_alts <- list(list(f_n="n_minmax", f_n_para=list(c(1,100))), list(f_n="n_zscore", f_n_para=list(c(10,2))))
l_norm <- list(Address="$Log$Normalise$global_specs", Distribution=norm_alts, Type="discrete")
noise_specs <- data.frame(Level=c(2,3), NoiseFactor=c(0.25,0.25))
noisy_wts <- get_noisy_weights(w=coin$Meta$Weights$Original, noise_specs=noise_specs, Nrep=100)
l_weights <- list(Address="$Log$Aggregate$w", Distribution=noisy_wts, Type="discrete")
l_agg <- list(Address="$Log$Aggregate$f_ag", Distribution=c("a_amean","a_gmean"), Type="discrete")
SA_specs <- list(Winmax=l_win, Normalisation=l_norm, Weights=l_weights, Aggregation=l_agg);`;
const P = (code: string) => asked("python3", ["-c", code]);
const TOPSIS = `
import time, numpy as np
from pymcdm import methods as m, weights as w, normalizations as nz
X = np.exp(np.random.default_rng(11).normal(size=(2843, 50))); t = np.where(np.arange(50) % 3 == 0, -1, 1)
times = []
for _ in range(7):
    a = time.process_time(); m.TOPSIS(nz.minmax_normalization)(X, w.entropy_weights(X), t, validation=False); times.append(time.process_time() - a)
print(sorted(times)[3])`;

function line(task: string, ours: number, here: number | undefined, noted: number): void {
  const peer = here ?? noted;
  const where = here === undefined ? "measured before" : "measured here";
  console.log(
    `${task}: ours ${ours.toFixed(4)} s CPU, peer ${peer} s (${where}): ${(peer / ours).toFixed(0)} times as fast`,
  );
}

if (hasReference("index")) {
  const { recipe, table } = asemExample();
  const vary = exampleVary(recipe);
  line(
    "ASEM 51 x 49, one build (COINr)",
    median(9, () => must(buildIndex(recipe, table))),
    R("cpu(Regen(coin, quietly=TRUE))"),
    0.136,
  );
  line(
    "ASEM uncertainty, N = 1000, one thread (COINr)",
    median(3, () => {
      runReplications(must(planUncertainty(recipe, table, vary)), { to: 1000, seed: 1 });
    }),
    R(
      `${SPECS} cpu(get_sensitivity(coin, SA_specs, N=1000, SA_type="UA", dset="Aggregated", iCode="Index", quietly=TRUE, check_addresses=FALSE))`,
    ),
    153.7,
  );
}

const rng = seededRng(11);
const normal = () => Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
const columns = Array.from({ length: 50 }, () =>
  Float64Array.from({ length: 2843 }, () => Math.exp(normal())),
);
const types = Array.from({ length: 50 }, (_, j) => (j % 3 === 0 ? -1 : 1));
line(
  "Entropy + TOPSIS 2 843 x 50 (pymcdm)",
  median(15, () => {
    const found = entropyWeights({ columns, types });
    if (found.ok) topsis({ columns, weights: found.value, types });
  }),
  P(TOPSIS),
  0.0271,
);
