import type { Indicator } from "@essor/contract/measure";
import { NativeSelect, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { ApiProblem } from "../api/client.ts";
import { combineQuery, figuresQuery } from "../api/measure.ts";
import { NumberDoor } from "../ui/number-door.tsx";
import { Note, Section } from "../ui/page.tsx";
import { problemText } from "../ui/problem.ts";
import { useText } from "../ui/text.ts";
import { unitText } from "../ui/unit.ts";

type Props = {
  readonly indicator: Indicator;
  readonly area: string;
  readonly all: readonly Indicator[];
};

/** Two figures of one place and period put together: a ratio or a sum, or the reason why that makes no sense. */
export function FigureCombine({ indicator, area, all }: Props) {
  const text = useText();
  const { t, pick, f } = text;
  const [{ with: other, op, at, asOf }, setAddress] = useAddress();
  const second = all.find((i) => i.code === other);
  const how = op === "add" ? "add" : "divide";
  const listing = useQuery(figuresQuery({ indicator: indicator.code, area, asOf }));
  const periods = [...new Set(listing.data?.items.map((x) => x.period))].sort().reverse();
  const period = at && periods.includes(at) ? at : periods[0];
  const figure = (code: string) => `${code}~${period}~${area}~_T`;
  const made = useQuery({
    ...combineQuery({
      op: how,
      a: figure(indicator.code),
      b: figure(second?.code ?? ""),
      asOf,
    }),
    enabled: second !== undefined && period !== undefined,
  });
  const refused = made.error instanceof ApiProblem ? made.error : null;
  return (
    <Section title={t("figures.combine")} note={t("figures.combineNote")}>
      <div className="es-fields">
        <SegmentedControl
          size="xs"
          aria-label={t("figures.combine")}
          value={how}
          data={[
            { value: "divide", label: t("figures.divide") },
            { value: "add", label: t("figures.add") },
          ]}
          onChange={(next) => setAddress({ op: next })}
        />
        <Select
          size="xs"
          w={300}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("table.clear") }}
          label={t("figures.with")}
          value={second?.code ?? null}
          data={all
            .filter((i) => i.code !== indicator.code)
            .map((i) => ({ value: i.code, label: pick(i.name) }))}
          onChange={(next) => setAddress({ with: next ?? undefined })}
        />
        <NativeSelect
          size="xs"
          label={t("figures.period")}
          value={period ?? ""}
          data={periods}
          onChange={(e) => setAddress({ at: e.currentTarget.value })}
        />
      </div>
      {made.data && second && (
        <p className="es-combined" role="status">
          <strong>
            {made.data.kind === "ratio" ? f.exact(made.data.value, 2) : f.number(made.data.value)}
          </strong>{" "}
          <span className="es-dim">
            {made.data.kind === "ratio" ? t("figures.isRatio") : unitText(text, indicator.unit)}
          </span>
          <br />
          {made.data.inputs.map((input, i) => (
            <span key={input.figure.id}>
              {i > 0 && (how === "add" ? " + " : " ÷ ")}
              {pick(input.indicator.name)}{" "}
              <NumberDoor
                figure={input.figure.id}
                value={input.figure.value}
                indicator={input.indicator}
                grade={input.figure.grade}
                unit
              />
            </span>
          ))}
        </p>
      )}
      {refused && (
        <Note tone="warn">
          {refused.status === 404
            ? t("figures.noSecond", { period: period ?? "" })
            : problemText(text, refused).text}{" "}
          <span className="es-mono">({refused.code})</span>
        </Note>
      )}
    </Section>
  );
}
