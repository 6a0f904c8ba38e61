import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useText } from "./text.ts";

type Toast = { readonly id: number; readonly text: string; readonly undo?: () => void };
type Show = (text: string, undo?: () => void) => void;

const Context = createContext<Show>(() => {});

/** Says what happened and offers to take it back. With an undo it stays ten seconds, without four. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const { t } = useText();
  const close = useCallback((id: number) => setToasts((all) => all.filter((x) => x.id !== id)), []);
  const show = useMemo<Show>(() => {
    let next = 1;
    return (text, undo) => {
      const id = next++;
      setToasts((all) => [...all.slice(-2), { id, text, ...(undo && { undo }) }]);
      setTimeout(() => close(id), undo ? 10_000 : 4_000);
    };
  }, [close]);
  return (
    <Context.Provider value={show}>
      {children}
      <div className="es-toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text, undo }) => (
          <div key={id} className="es-toast">
            <span>{text}</span>
            {undo && (
              <button
                type="button"
                onClick={() => {
                  close(id);
                  undo();
                }}
              >
                {t("ui.undo")}
              </button>
            )}
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}

export const useToast = (): Show => useContext(Context);
