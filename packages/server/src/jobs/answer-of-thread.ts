import type { Worker } from "node:worker_threads";

/** Milliseconds between two looks at whether somebody cancelled. */
const LOOK_MS = 300;

/**
 * The one answer of a thread, which posts `{ answer }` when it is ready and whatever else it has to say before. `look` is
 * called now and then; where it throws, because somebody cancelled, the thread ends.
 */
export async function answerOfThread<Answer, Said extends object = object>(
  thread: Worker,
  { look, hear = () => {} }: { look: () => Promise<void>; hear?: (said: Said) => void },
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setInterval(() => void look().catch(reject), LOOK_MS);
      thread.on("message", (said: Said | { readonly answer: Answer }) => {
        if ("answer" in said) resolve(said.answer);
        else hear(said);
      });
      thread.on("error", reject);
      thread.on("exit", () => reject(new Error("A thread ended before it had answered")));
    });
  } finally {
    clearInterval(timer);
    await thread.terminate();
  }
}
