import type { EventDetail } from "@essor/contract/connect-events";
import { NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { write } from "../api/client.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Empty } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { Refusal } from "./parts.tsx";
import { ALL } from "./queries.ts";

type Meeting = EventDetail["meetings"][number];
const stateOf = ({ kept, secondMeeting }: Meeting) =>
  kept === null ? "open" : !kept ? "missed" : secondMeeting ? "second" : "kept";
const MARKS = ["open", "kept", "second", "missed"] as const;
const BODIES = {
  open: { kept: null, secondMeeting: null },
  kept: { kept: true, secondMeeting: false },
  second: { kept: true, secondMeeting: true },
  missed: { kept: false, secondMeeting: null },
} as const;

/** The meetings by slot and table; the matchmaker marks what came of each. */
export function MeetingTable({
  detail,
  meetings,
  adviser,
}: {
  detail: EventDetail;
  meetings: readonly Meeting[];
  adviser: boolean;
}) {
  const { t, pick, language } = useText();
  const queries = useQueryClient();
  const { event, people } = detail;
  const mark = useMutation({
    mutationFn: ({ m, as }: { m: Meeting; as: keyof typeof BODIES }) =>
      write("POST", `/connect/events/${event.id}/meetings/${m.slot}/${m.table}`, {
        body: BODIES[as],
      }),
    onSuccess: () => queries.invalidateQueries(ALL),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the event, texts with the language
  const columns = useMemo<Column<Meeting>[]>(() => {
    const label = new Map(people.map((p) => [p.id, p.label]));
    return [
      {
        id: "slot",
        title: t("connect.slot"),
        value: (m) => m.slot,
        numeric: true,
        width: 80,
      },
      {
        id: "table",
        title: t("connect.table"),
        value: (m) => m.table,
        numeric: true,
        width: 80,
      },
      {
        id: "guest",
        title: t("connect.guest"),
        value: (m) => label.get(m.guest) ?? "",
        width: 220,
      },
      { id: "host", title: t("connect.host"), value: (m) => label.get(m.host) ?? "", width: 220 },
      {
        id: "state",
        title: t("connect.state"),
        value: (m) => t(`connect.met.${stateOf(m)}`),
        choice: true,
        width: 170,
        ...(adviser && {
          cell: (m: Meeting) => (
            <NativeSelect
              size="xs"
              aria-label={t("connect.markOf", {
                slot: String(m.slot),
                table: String(m.table),
              })}
              value={stateOf(m)}
              data={MARKS.map((v) => ({ value: v, label: t(`connect.met.${v}`) }))}
              onChange={(e) => mark.mutate({ m, as: e.currentTarget.value as keyof typeof BODIES })}
            />
          ),
        }),
      },
    ];
  }, [people, adviser, language]);
  if (meetings.length === 0) return <Empty title={t("connect.meetingsNone")} />;
  return (
    <>
      <Refusal error={mark.error} />
      <DataTable
        title={`${pick(event.name)} – ${t("connect.meetings")}`}
        rows={meetings}
        columns={columns}
        rowKey={(m) => `${m.slot} ${m.table}`}
        sort="slot"
      />
    </>
  );
}
