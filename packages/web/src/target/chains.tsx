import type { Chain } from "@essor/contract/target";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { Note, PageHead, Section } from "../ui/page.tsx";
import "./target.css";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { ChainEditor } from "./chain-editor.tsx";
import { ChainPicture } from "./chain-picture.tsx";
import { ChainProducts } from "./chain-products.tsx";
import { Charter } from "./charter.tsx";
import { NewChain } from "./new-chain.tsx";
import { chainsQuery } from "./queries.ts";

/** A chain with its links, who stands on them here, what is missing, and its eight ones. */
export function Page() {
  const { t, pick } = useText();
  const [address, setAddress] = useAddress();
  const query = useQuery(chainsQuery);
  return (
    <Loaded query={query}>
      {(chains) => {
        const chain = chains.find((c) => c.code === address.chain) ?? chains[0];
        if (!chain)
          return (
            <>
              <Empty title={t("target.noChain")} />
              <NewChain />
            </>
          );
        return (
          <>
            <PageHead
              title={pick(chain.name)}
              lead={t("target.chainLead", {
                links: chain.body.links.length,
                gaps: chain.gaps.length,
                edition: chain.edition,
              })}
            >
              <NativeSelect
                label={t("target.chain")}
                value={chain.code}
                data={chains.map((c) => ({ value: c.code, label: pick(c.name) }))}
                onChange={(event) => setAddress({ chain: event.currentTarget.value })}
              />
            </PageHead>
            <One key={`${chain.code}-${chain.edition}`} chain={chain} />
            <NewChain />
          </>
        );
      }}
    </Loaded>
  );
}

function One({ chain }: { chain: Chain }) {
  const { t } = useText();
  const mayWrite = useMay()("target.write");
  return (
    <>
      {chain.sourceNote && <Note>{chain.sourceNote}</Note>}
      <Section title={t("target.chainPicture")} note={t("target.legend")}>
        <ChainPicture chain={chain} />
      </Section>
      <Section
        title={t("target.charter", { n: chain.charter.standing, of: chain.charter.of })}
        note={t("target.charterNote")}
      >
        <Charter chain={chain} />
      </Section>
      <Section title={t("target.productsTitle")} note={t("target.productsNote")}>
        <ChainProducts chain={chain} />
      </Section>
      {mayWrite && (
        <Section title={t("target.editChain")} note={t("target.editChainNote")}>
          <ChainEditor chain={chain} />
        </Section>
      )}
    </>
  );
}
