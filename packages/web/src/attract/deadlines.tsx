import type { Task } from "@essor/contract/attract";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { DataTable } from "../ui/data-table.tsx";
import { PageLink } from "../ui/link.tsx";
import { Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import type { Column } from "../ui/table-rows.ts";
import { useText } from "../ui/text.ts";
import { deadlinesQuery } from "./queries.ts";

const LIGHTS = ["red", "amber", "green"] as const;

/** Open deadlines with their lights, the latest first. */
export function Deadlines() {
  const { t, f } = useText();
  const [address, setAddress] = useAddress();
  const light = (LIGHTS as readonly string[]).includes(address.light ?? "")
    ? address.light
    : undefined;
  const query = useQuery(deadlinesQuery(light));
  const columns: Column<Task>[] = [
    {
      id: "light",
      title: t("desk.light"),
      value: (task) => t(`desk.light.${task.light}`),
      cell: (task) => (
        <span className="at-light" data-light={task.light === "green" ? undefined : task.light}>
          {t(`desk.light.${task.light}`)}
        </span>
      ),
      width: 100,
    },
    {
      id: "late",
      title: t("desk.late"),
      value: (task) => task.daysLate,
      numeric: true,
      width: 100,
      downFirst: true,
    },
    {
      id: "project",
      title: t("attract.project"),
      value: (task) => task.projectName,
      cell: (task) =>
        task.project === null ? (
          "–"
        ) : (
          <PageLink to={`/attract/projects/${task.project}`}>{task.projectName ?? ""}</PageLink>
        ),
      width: 260,
    },
    { id: "title", title: t("desk.taskTitle"), value: (task) => task.title, width: 240 },
    {
      id: "due",
      title: t("desk.due"),
      value: (task) => task.due,
      cell: (task) => (task.due ? f.day(task.due) : "–"),
      width: 120,
    },
    { id: "assignee", title: t("attract.owner"), value: (task) => task.assignee, width: 140 },
    {
      id: "district",
      title: t("attract.district"),
      value: (task) => task.district || null,
      width: 100,
    },
  ];
  return (
    <Section title={t("desk.deadlines")} note={t("desk.deadlinesNote")} flush>
      <Loaded query={query}>
        {({ items, counts }) => (
          <DataTable
            title={t("desk.deadlines")}
            name="due"
            rows={items}
            columns={columns}
            rowKey={(task) => String(task.id)}
            sort="-late"
            tools={
              <NativeSelect
                size="xs"
                aria-label={t("desk.light")}
                value={light ?? ""}
                onChange={(e) => setAddress({ light: e.currentTarget.value || undefined })}
                data={[
                  { value: "", label: t("attract.all") },
                  ...LIGHTS.map((l) => ({
                    value: l,
                    label: `${t(`desk.light.${l}`)} (${counts[l]})`,
                  })),
                ]}
              />
            }
          />
        )}
      </Loaded>
    </Section>
  );
}
