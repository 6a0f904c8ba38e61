import os from "node:os";
import type { Worker } from "node:worker_threads";
import { openTask, type Stretch, type UncertainTask as Task } from "@essor/core/measure";
import { openThread } from "../../jobs/open-thread.ts";

/** Milliseconds of work between two looks at whether somebody cancelled. */
const STRETCH_MS = 150;
const STRETCH_RUNS = 200;
const THREADS_MAX = 4;

type Done = {
  readonly from: number;
  readonly to: number;
  readonly numbers: Float64Array;
  readonly ms: number;
};
export type InThreads = {
  /** Runs altogether, and numbers that each of them gives. */
  readonly runs: number;
  readonly width: number;
  /** Told after each stretch; where it throws, the work ends. */
  readonly tell: (done: number) => Promise<void>;
  /** 0: in this thread, in stretches. Where absent, by how much there is to do and what the machine has, at most four. */
  readonly threads?: number;
};

/** Less work than this is done here: a thread takes its time to start. */
const WORTH_A_THREAD_MS = 1_000;

/** The numbers of all runs of a task in their order. The count of threads decides how long it takes and nothing else. */
export async function runTask(task: Task, options: InThreads): Promise<Float64Array> {
  const { runs, width } = options;
  const all = new Float64Array(runs * width);
  const put = ({ from, numbers }: Pick<Done, "from" | "numbers">) => all.set(numbers, from * width);
  let { threads } = options;
  const stretch = threads === undefined || threads === 0 ? openTask(task) : undefined;
  if (threads === undefined && stretch !== undefined) {
    const tried = Math.min(runs, 2);
    const begun = performance.now();
    stretch(0, tried);
    const whole = ((performance.now() - begun) * runs) / tried;
    threads =
      whole < WORTH_A_THREAD_MS
        ? 0
        : Math.max(1, Math.min(THREADS_MAX, os.availableParallelism() - 1));
  }
  if (threads === 0 && stretch !== undefined) await hereInStretches(stretch, options, put);
  else await onThreads(task, threads ?? 1, options, put);
  return all;
}

type Put = (done: Pick<Done, "from" | "numbers">) => void;

function sizeFor(runs: number, ms: number): number {
  return Math.max(1, Math.min(STRETCH_RUNS, Math.round((runs * STRETCH_MS) / Math.max(ms, 0.01))));
}

async function hereInStretches(
  stretch: Stretch,
  { runs, tell }: InThreads,
  put: Put,
): Promise<void> {
  let size = 1;
  for (let from = 0; from < runs; ) {
    const to = Math.min(runs, from + size);
    const begun = performance.now();
    put({ from, numbers: stretch(from, to) as Float64Array });
    size = sizeFor(to - from, performance.now() - begun);
    from = to;
    await tell(from);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Each thread takes the next stretch when it has ended one. */
async function onThreads(
  task: Task,
  threads: number,
  { runs, tell }: InThreads,
  put: Put,
): Promise<void> {
  const workers = Array.from({ length: Math.min(threads, runs) }, () =>
    openThread(import.meta.url, "stretch-thread", { task }),
  );
  let next = 0;
  let done = 0;
  try {
    await Promise.all(
      workers.map(async (worker) => {
        let size = 1;
        while (next < runs) {
          const from = next;
          next = Math.min(runs, from + size);
          const answer = await ask(worker, from, next);
          put(answer);
          size = sizeFor(answer.to - answer.from, answer.ms);
          done += answer.to - answer.from;
          await tell(done);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, from: number, to: number): Promise<Done> {
  return new Promise((resolve, reject) => {
    const end = () => {
      worker.off("message", answered);
      worker.off("error", failed);
      worker.off("exit", left);
    };
    const answered = (done: Done) => {
      end();
      resolve(done);
    };
    const failed = (error: Error) => {
      end();
      reject(error);
    };
    const left = () => failed(new Error("A thread of the analysis ended early"));
    worker.on("message", answered);
    worker.on("error", failed);
    worker.on("exit", left);
    worker.postMessage({ from, to });
  });
}
