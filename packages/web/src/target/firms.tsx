import type { TargetFirm } from "@essor/contract/target-firms";
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { write } from "../api/client.ts";
import { useMay } from "../api/session.ts";
import "./target.css";
import { Note, PageHead, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { EvidenceForm } from "./evidence-form.tsx";
import { FirmForm } from "./firm-form.tsx";
import { chainsQuery, firmsQuery } from "./queries.ts";

/** Whom to call: candidates for a link, each with a score that is the sum of dated evidence. */
export function Page() {
  const { t, pick } = useText();
  const [address, setAddress] = useAddress();
  const query = useQuery(firmsQuery);
  const chains = useQuery(chainsQuery);
  const chain = chains.data?.find((one) => one.code === address.chain);
  return (
    <>
      <PageHead title={t("target.firmsTitle")} lead={t("target.firmsLead")}>
        <NativeSelect
          label={t("target.chain")}
          value={address.chain ?? ""}
          data={[
            { value: "", label: t("target.allChains") },
            ...(chains.data ?? []).map((one) => ({ value: one.code, label: pick(one.name) })),
          ]}
          onChange={(event) =>
            setAddress({ chain: event.currentTarget.value || undefined, link: undefined })
          }
        />
        {chain && (
          <NativeSelect
            label={t("target.link")}
            value={address.link ?? ""}
            data={[
              { value: "", label: t("target.allLinks") },
              ...chain.body.links.map((link) => ({ value: link.id, label: link.name })),
            ]}
            onChange={(event) => setAddress({ link: event.currentTarget.value || undefined })}
          />
        )}
      </PageHead>
      <FirmForm chains={chains.data ?? []} />
      <Loaded query={query}>
        {(firms) => {
          const shown = firms.filter(
            (firm) =>
              (!address.chain || firm.chain === address.chain) &&
              (!address.link || firm.link === address.link),
          );
          if (shown.length === 0)
            return <Empty title={t("target.noFirm")} help={t("target.noFirmHelp")} />;
          return shown.map((firm) => <Firm key={firm.id} firm={firm} />);
        }}
      </Loaded>
    </>
  );
}

function Firm({ firm }: { firm: TargetFirm }) {
  const text = useText();
  const { t, pick, f } = text;
  const client = useQueryClient();
  const mayWrite = useMay()("target.write");
  const drop = useMutation({
    mutationFn: () => write("DELETE", `/target/firms/${firm.id}`, { version: firm.version }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["target"] }),
  });
  return (
    <Section
      title={firm.name}
      note={
        <>
          {pick(firm.chainName)} · {firm.linkName}
          {firm.home && <> · {firm.home}</>}
          {firm.registerCode && <span className="es-mono"> · {firm.registerCode}</span>}
        </>
      }
      actions={
        <>
          <strong className="tg-score">{t("target.points", { n: f.exact(firm.score, 2) })}</strong>
          {mayWrite && (
            <Button
              size="compact-sm"
              variant="default"
              loading={drop.isPending}
              onClick={() => drop.mutate()}
              aria-label={t("target.removeOf", { name: firm.name })}
            >
              {t("target.remove")}
            </Button>
          )}
        </>
      }
    >
      {drop.isError && <Note tone="danger">{problemText(text, drop.error).text}</Note>}
      {firm.note && <p>{firm.note}</p>}
      {firm.evidence.length === 0 ? (
        <p className="es-dim">{t("target.noEvidence")}</p>
      ) : (
        <ul className="tg-evidence">
          {firm.evidence.map((piece) => (
            <Piece key={piece.id} firm={firm.id} piece={piece} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      {mayWrite && <EvidenceForm firm={firm.id} />}
    </Section>
  );
}

type PieceProps = {
  readonly firm: number;
  readonly piece: TargetFirm["evidence"][number];
  readonly mayWrite: boolean;
};

function Piece({ firm, piece, mayWrite }: PieceProps) {
  const text = useText();
  const { t, f, say } = text;
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: () =>
      write("PATCH", `/target/firms/${firm}/evidence/${piece.id}`, {
        body: { hidden: !piece.hidden },
        version: piece.version,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["target", "firms"] }),
  });
  return (
    <li data-hidden={piece.hidden || undefined}>
      <span className="es-num tg-points">{f.signed(piece.points)}</span>
      <span>
        <strong>{say(`target.evidence.${piece.kind}`, piece.kind)}</strong>
        {piece.note && <> · {piece.note}</>}
        <br />
        <small className="es-dim">
          {f.day(piece.seen)} · {piece.source}
          {piece.hidden && <> · {t("target.hiddenNow")}</>}
        </small>
      </span>
      {mayWrite && (
        <Button
          size="compact-xs"
          variant="default"
          loading={turn.isPending}
          onClick={() => turn.mutate()}
        >
          {piece.hidden ? t("target.show") : t("target.hide")}
        </Button>
      )}
      {turn.isError && <Note tone="danger">{problemText(text, turn.error).text}</Note>}
    </li>
  );
}
