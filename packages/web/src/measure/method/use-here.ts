import { useCallback, useEffect, useRef, useState } from "react";
import type { AskedHere, FoundHere, SaidHere } from "./here-worker.ts";

export type Kept = { readonly asked: AskedHere; readonly found: FoundHere };
export type Here = {
  readonly state: "idle" | "running" | "cancelled" | "done" | "refused";
  readonly done: number;
  readonly total: number;
  readonly asked: AskedHere | null;
  /** The last finding of each kind, with what was asked. */
  readonly kept: Readonly<Partial<Record<FoundHere["kind"], Kept>>>;
  readonly refused: readonly { field: string; reason: string }[];
};
const IDLE: Here = { state: "idle", done: 0, total: 0, asked: null, kept: {}, refused: [] };

/** A run in this browser: in a worker, with how far it is, and an end to it. Leaving the page ends it too. */
export function useHere(): Here & { start: (asked: AskedHere) => void; cancel: () => void } {
  const [here, setHere] = useState<Here>(IDLE);
  const worker = useRef<Worker>(undefined);
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback(
    (asked: AskedHere) => {
      stop();
      const own = new Worker(new URL("./here-worker.ts", import.meta.url), { type: "module" });
      worker.current = own;
      setHere(({ kept }) => ({ ...IDLE, state: "running", asked, kept }));
      own.onmessage = ({ data }: MessageEvent<SaidHere>) => {
        if ("found" in data) {
          const { found } = data;
          const kept = { [found.kind]: { asked, found } };
          setHere((h) => ({ ...h, state: "done", kept: { ...h.kept, ...kept } }));
        } else if ("refused" in data) {
          setHere((h) => ({ ...h, state: "refused", refused: data.refused }));
        } else setHere((h) => ({ ...h, ...data }));
      };
      own.onerror = () =>
        setHere((h) => ({ ...h, state: "refused", refused: [{ field: "", reason: "" }] }));
      own.postMessage(asked);
    },
    [stop],
  );
  const cancel = useCallback(() => {
    stop();
    setHere((h) => ({ ...h, state: "cancelled" }));
  }, [stop]);
  return { ...here, start, cancel };
}
