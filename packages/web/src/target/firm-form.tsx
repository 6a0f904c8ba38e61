import type { Chain } from "@essor/contract/target";
import type { RegisterEntry } from "@essor/contract/target-firms";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../api/address.ts";
import { read, write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import { Note, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";

/** Puts a firm on a link's list: found in the open register, or by its name alone. */
export function FirmForm({ chains }: { chains: readonly Chain[] }) {
  const text = useText();
  const { t, pick } = text;
  const [address] = useAddress();
  const client = useQueryClient();
  const mayWrite = useMay()("target.write");
  const [words, setWords] = useState("");
  const [place, setPlace] = useState("");
  const choices = chains.flatMap((chain) =>
    chain.body.links.map((link) => ({
      value: `${chain.code}/${link.id}`,
      label: `${pick(chain.name)} · ${link.name}`,
    })),
  );
  const asked = address.chain && address.link ? `${address.chain}/${address.link}` : "";
  const target = place || asked || choices[0]?.value || "";
  const found = useQuery({
    queryKey: ["target", "register", words.trim()],
    enabled: words.trim().length >= 2,
    queryFn: ({ signal }) =>
      read<{ items: RegisterEntry[] }>("/target/register", { q: words.trim() }, signal).then(
        (list) => list.items,
      ),
    staleTime: 300_000,
  });
  const add = useMutation({
    mutationFn: (firm: { name: string; registerCode: string; home: string }) => {
      const [chain, link] = target.split("/");
      return write("POST", "/target/firms", { body: { ...firm, chain, link } });
    },
    onSuccess: async () => {
      setWords("");
      await client.invalidateQueries({ queryKey: ["target"] });
    },
  });
  if (!mayWrite || choices.length === 0) return null;
  return (
    <Section title={t("target.addFirmTitle")} note={t("target.registerNote")}>
      <div className="tg-add">
        <NativeSelect
          label={t("target.link")}
          value={target}
          data={choices}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <TextInput
          label={t("target.firm")}
          value={words}
          placeholder={t("target.firmPlaceholder")}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={words.trim() === ""}
          loading={add.isPending}
          onClick={() => add.mutate({ name: words.trim(), registerCode: "", home: "" })}
        >
          {t("target.addByName")}
        </Button>
      </div>
      {add.isError && <Note tone="danger">{problemText(text, add.error).text}</Note>}
      {words.trim().length >= 2 && found.data && (
        <ul className="tg-rows tg-register" aria-label={t("target.register")}>
          {found.data.slice(0, 8).map((entry) => (
            <li key={entry.code}>
              <span>
                {entry.name}{" "}
                <small className="es-dim">
                  {entry.place}
                  {entry.parent && ` · ${entry.parent}`}
                </small>
              </span>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("target.addOf", { name: entry.name })}
                onClick={() =>
                  add.mutate({ name: entry.name, registerCode: entry.code, home: entry.place })
                }
              >
                {t("target.add")}
              </Button>
            </li>
          ))}
          {found.data.length === 0 && <li>{t("target.notInRegister")}</li>}
        </ul>
      )}
    </Section>
  );
}
