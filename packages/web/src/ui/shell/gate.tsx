import type { Capability } from "@essor/contract/rights";
import type { ReactNode } from "react";
import { useMay } from "../../api/session.ts";
import { NoPermission } from "../states.tsx";

/** Shows a page only to those whose role includes it; the server decides again. */
export function Gate({
  capability,
  children,
}: {
  capability: Capability | null;
  children: ReactNode;
}) {
  const may = useMay();
  return capability === null || may(capability) ? children : <NoPermission />;
}
