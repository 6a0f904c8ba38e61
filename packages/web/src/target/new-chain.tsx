import type { Chain } from "@essor/contract/target";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { IssueList } from "./issue-list.tsx";
import { sectorsQuery } from "./queries.ts";

/** Begins a chain with its first link; the editor does the rest. */
export function NewChain() {
  const { t, language } = useText();
  const [, setAddress] = useAddress();
  const client = useQueryClient();
  const mayWrite = useMay()("target.write");
  const sectors = useQuery({ ...sectorsQuery, enabled: mayWrite });
  const make = useMutation({
    mutationFn: (form: FormData) => {
      const text = (key: string) => String(form.get(key) ?? "").trim();
      const code = text("code");
      return write<Chain>("PUT", `/target/chains/${code}`, {
        body: {
          name: { en: text("name"), [language]: text("name") },
          sector: text("sector") || null,
          sourceNote: text("source"),
          body: { links: [{ id: "first", name: text("link") }], supplies: [], firms: [] },
        },
      });
    },
    onSuccess: async (chain) => {
      await client.invalidateQueries({ queryKey: ["target"] });
      setAddress({ chain: chain.code });
    },
  });
  if (!mayWrite) return null;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    make.mutate(new FormData(event.currentTarget));
  }
  return (
    <Section title={t("target.newChain")}>
      <form className="tg-add" onSubmit={submit}>
        <TextInput name="name" label={t("target.chainName")} required maxLength={100} />
        <TextInput
          name="code"
          label={t("target.ioCode")}
          required
          pattern="[a-z][a-z0-9\-]{0,40}"
        />
        <NativeSelect
          name="sector"
          label={t("target.sector")}
          data={[
            { value: "", label: "–" },
            ...(sectors.data?.sectors ?? []).map((sector) => ({
              value: sector.sector,
              label: language === "zh-CN" ? sector.name.zh : sector.name.en,
            })),
          ]}
        />
        <TextInput name="link" label={t("target.firstLink")} required maxLength={120} />
        <TextInput name="source" label={t("target.evidenceSource")} maxLength={500} />
        <Button type="submit" loading={make.isPending}>
          {t("target.beginChain")}
        </Button>
      </form>
      {make.isError && <IssueList error={make.error} />}
    </Section>
  );
}
