import { useCallback, useState } from "react";

/** Which rows are chosen, by their number; empties itself when asked. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(
    (id: number) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const put = useCallback((ids: Iterable<number>) => setChosen(new Set(ids)), []);
  return { chosen, toggle, put };
}
