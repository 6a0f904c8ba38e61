import type { FundRow } from "@essor/contract/fund";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useAddress, useAsOf } from "../api/address.ts";
import { PageHead } from "../ui/page.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { chosenFund, ExampleBanner, FundPicker } from "./parts.tsx";
import { fundsQuery } from "./queries.ts";

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly children: (fund: FundRow) => ReactNode;
};

/** A page about one fund with books; which one stands in the address. */
export function OneFund({ title, lead, children }: Props) {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const query = useQuery(fundsQuery(useAsOf()));
  return (
    <Loaded query={query} lines={14}>
      {(funds) => {
        const { kept, fund } = chosenFund(funds, address.fund);
        if (!fund) return <Empty title={t("fund.empty")} />;
        return (
          <>
            <PageHead title={title} lead={lead}>
              <FundPicker
                funds={kept}
                value={fund.code}
                onChange={(code) => setAddress({ fund: code })}
              />
            </PageHead>
            {fund.example && <ExampleBanner />}
            {children(fund)}
          </>
        );
      }}
    </Loaded>
  );
}
