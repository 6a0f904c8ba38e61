import type { Equipment, Expert } from "@essor/contract/connect-capacity";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Panel } from "../ui/panel.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { EquipmentCard, ExpertCard, useExpertName } from "./capacity-cards.tsx";
import { useEquipmentColumns, useExpertColumns } from "./capacity-columns.tsx";
import { equipmentQuery, expertsQuery } from "./capacity-queries.ts";
import { EquipmentForm } from "./equipment-form.tsx";
import { ExpertForm } from "./expert-form.tsx";

type Found<T> = { readonly items: T[]; readonly total: number };
type Kind = "expert" | "device";

/** Whom the institute's bodies send and what they lend, found by what they can do. */
export function Page() {
  const { t } = useText();
  const adviser = useMay()("connect.advise");
  const nameOf = useExpertName();
  const [address, setAddress] = useAddress();
  const asked = address.ask ?? "";
  const ask = { q: asked, ended: address.ended };
  const experts = useQuery(expertsQuery(ask));
  const devices = useQuery(equipmentQuery(ask));
  const expert = useRecord<Expert>(address.expert, experts.data, expertsQuery({ ended: "true" }));
  const device = useRecord<Equipment>(
    address.device,
    devices.data,
    equipmentQuery({ ended: "true" }),
  );
  const open = (kind: Kind, id: string) =>
    setAddress({ expert: undefined, device: undefined, [kind]: id }, { replace: false });
  const close = () => setAddress({ expert: undefined, device: undefined, edit: undefined });
  const editing = adviser && address.edit === "1";
  const form = { partner: address.partner ?? "", close };
  return (
    <>
      <PageHead title={t("connect.capacity")} lead={t("connect.capacityLead")}>
        {adviser && (
          <>
            <Button onClick={() => open("expert", "+")}>{t("connect.expertAdd")}</Button>
            <Button variant="default" onClick={() => open("device", "+")}>
              {t("connect.equipmentAdd")}
            </Button>
          </>
        )}
      </PageHead>
      <Section title={t("connect.capacitySearch")}>
        <Question asked={asked} ended={address.ended === "true"} />
      </Section>
      <Records
        kind="expert"
        title={t("connect.experts")}
        query={experts}
        columns={useExpertColumns(asked !== "")}
        none={t(asked ? "connect.expertsNoneFound" : "connect.expertsNone")}
        sort={asked ? "-fit" : "name"}
        open={open}
      />
      <Records
        kind="device"
        title={t("connect.equipment")}
        query={devices}
        columns={useEquipmentColumns(asked !== "")}
        none={t(asked ? "connect.equipmentNoneFound" : "connect.equipmentNone")}
        sort={asked ? "-fit" : "name"}
        open={open}
      />
      <Panel
        opened={expert !== undefined || (adviser && address.expert === "+")}
        onClose={close}
        size={520}
        title={expert ? nameOf(expert) : t("connect.expertAdd")}
      >
        {expert && !editing && (
          <>
            <ExpertCard expert={expert} />
            {adviser && <Edit text={t("connect.expertEdit")} />}
          </>
        )}
        {(address.expert === "+" || (expert && editing)) && (
          <ExpertForm key={address.expert} expert={expert} {...form} />
        )}
      </Panel>
      <Panel
        opened={device !== undefined || (adviser && address.device === "+")}
        onClose={close}
        size={520}
        title={device ? device.name : t("connect.equipmentAdd")}
      >
        {device && !editing && (
          <>
            <EquipmentCard device={device} />
            {adviser && <Edit text={t("connect.equipmentEdit")} />}
          </>
        )}
        {(address.device === "+" || (device && editing)) && (
          <EquipmentForm key={address.device} device={device} {...form} />
        )}
      </Panel>
    </>
  );
}

/** The record that the address names; looked for among all where the list on the page does not hold it. */
function useRecord<T extends Expert | Equipment>(
  id: string | undefined,
  shown: Found<T> | undefined,
  all: object,
): T | undefined {
  const here = shown?.items.find((r) => String(r.id) === id);
  const more = useQuery({
    ...(all as { queryKey: readonly unknown[] }),
    enabled: id !== undefined && id !== "+" && shown !== undefined && here === undefined,
  }) as UseQueryResult<Found<T>>;
  return here ?? more.data?.items.find((r) => String(r.id) === id);
}

function Edit({ text }: { text: string }) {
  const [, setAddress] = useAddress();
  return (
    <Button mt="md" onClick={() => setAddress({ edit: "1" })}>
      {text}
    </Button>
  );
}

function Question({ asked, ended }: { asked: string; ended: boolean }) {
  const { t } = useText();
  const [, setAddress] = useAddress();
  const [typed, setTyped] = useState(asked);
  useEffect(() => {
    const later = setTimeout(() => {
      if (typed !== asked) setAddress({ ask: typed || undefined });
    }, 300);
    return () => clearTimeout(later);
  }, [typed, asked, setAddress]);
  return (
    <div className="cn-ask">
      <TextInput
        type="search"
        aria-label={t("connect.capacitySearch")}
        placeholder={t("connect.capacityHint")}
        value={typed}
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <Checkbox
        label={t("connect.showEnded")}
        checked={ended}
        onChange={(e) => setAddress({ ended: e.currentTarget.checked ? "true" : undefined })}
      />
    </div>
  );
}

function Records<T extends Expert | Equipment>({
  kind,
  title,
  query,
  columns,
  none,
  sort,
  open,
}: {
  kind: Kind;
  title: string;
  query: UseQueryResult<Found<T>>;
  columns: Column<T>[];
  none: ReactNode;
  sort: string;
  open: (kind: Kind, id: string) => void;
}) {
  return (
    <Section title={title} flush>
      <Loaded query={query} lines={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={String(none)} />
          ) : (
            <DataTable
              key={sort}
              name={kind}
              title={title}
              rows={items}
              columns={columns}
              rowKey={(r) => String(r.id)}
              sort={sort}
              onOpen={(r) => open(kind, String(r.id))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
