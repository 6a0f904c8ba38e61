import { DataTable } from "../../ui/data-table.tsx";
import { Note } from "../../ui/page.tsx";
import type { Column } from "../../ui/table-rows.ts";
import { useText } from "../../ui/text.ts";
import { ExampleNote } from "./example-note.tsx";
import type { FirmRule, FirmRulePreview } from "./rule-words.ts";

type Moved = FirmRulePreview["items"][number];
const GRADES = ["A", "B", "C", "D", "T"] as const;

/** How many firms another rule would move, and which. */
export function RulePreview({ answer, kind }: { answer: FirmRulePreview; kind: FirmRule["kind"] }) {
  const { t, f } = useText();
  const { counts, items } = answer;
  if (!answer.holds)
    return (
      <Note tone="warn">
        {t("firms.rule.holdsNot", {
          year: answer.year ?? "–",
          day: answer.holdsNow ? f.day(answer.holdsNow) : "–",
        })}
      </Note>
    );
  const shown = (value: Moved["before"]) =>
    value === null ? t("firms.ungraded") : typeof value === "number" ? f.exact(value, 1) : value;
  const columns: Column<Moved>[] = [
    { id: "name", title: t("firms.firm"), value: (r) => r.name, width: 150, pin: true },
    ...(["before", "after"] as const).map(
      (side): Column<Moved> => ({
        id: side,
        title: t(`firms.rule.${side}`),
        value: (r) => r[side],
        cell: (r) => shown(r[side]),
        numeric: kind === "points",
        width: 84,
      }),
    ),
  ];
  return (
    <div>
      <Note tone={answer.changed > 0 ? "warn" : "good"}>
        <strong>
          {t(`firms.rule.changes.${kind}`, {
            n: f.exact(answer.changed),
            of: f.exact(answer.compared),
            year: answer.year ?? "–",
          })}
        </strong>{" "}
        {counts && GRADES.map((g) => `${g} ${counts.before[g]} → ${counts.after[g]}`).join(" · ")}
      </Note>
      <ExampleNote shown={items.some((i) => i.example)} />
      {items.length > 0 && (
        <DataTable
          bare
          name="moved"
          title={t("firms.rule.moved")}
          rows={items}
          columns={columns}
          rowKey={(r) => r.code}
        />
      )}
    </div>
  );
}
