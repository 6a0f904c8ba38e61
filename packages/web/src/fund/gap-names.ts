import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { gapsQuery } from "../api/target.ts";
import { pick, useText } from "../ui/text.ts";

/** Says a gap by the names of its chain and link instead of by its code; the code where there is no name. */
export function useGapName(): (ref: string) => string {
  const { language } = useText();
  const { data } = useQuery(gapsQuery);
  return useCallback(
    (ref) => {
      const gap = data?.find((one) => one.ref === ref);
      return gap === undefined ? ref : `${pick(gap.chainName, language)} · ${gap.linkName}`;
    },
    [data, language],
  );
}
