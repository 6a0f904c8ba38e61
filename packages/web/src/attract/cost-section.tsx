import type { PlaceCost, PlaceCosts } from "@essor/contract/attract-views";
import type { Grade } from "@essor/contract/common";
import { COST_ITEMS, type LocationCost, locationCost } from "@essor/core/attract";
import { NumberInput } from "@mantine/core";
import { useMay } from "../api/session.ts";
import { GradeBadge } from "../ui/grade-badge.tsx";
import { Section } from "../ui/page.tsx";
import { useText } from "../ui/text.ts";
import { CostForm } from "./cost-form.tsx";
import type { CostState } from "./weights.ts";

type Placed = {
  readonly code: string;
  readonly name: string;
  readonly cost: LocationCost | null;
  readonly unit: Readonly<Record<string, PlaceCost>>;
};

/** Net present cost in each place, cheapest first; a place with a gap is listed below and not ranked. */
export function CostSection({
  costs,
  cost,
  fixed = false,
}: {
  costs: PlaceCosts;
  cost: CostState;
  fixed?: boolean;
}) {
  const { t, f, pick } = useText();
  const may = useMay();
  const { question, put } = cost;
  const { years, rate, ...needs } = question;
  const placed = costs.places
    .map(({ code, name }): Placed => {
      const unit = Object.fromEntries(
        costs.costs.filter((c) => c.area === code).map((c) => [c.item, c]),
      );
      const sum = locationCost(needs, unit, { years, rate });
      return { code, name: pick(name), cost: sum.ok ? sum.value : null, unit };
    })
    .sort(
      (a, b) =>
        Number(b.cost?.whole ?? false) - Number(a.cost?.whole ?? false) ||
        (a.cost?.missing.length ?? 9) - (b.cost?.missing.length ?? 9) ||
        (a.cost?.present ?? 0) - (b.cost?.present ?? 0),
    );
  const best = placed.find((p) => p.cost?.whole);
  const title = best ? t("desk.costTitle", { place: best.name }) : t("desk.costNone");
  return (
    <Section title={t("desk.cost")} note={t("desk.costNote")}>
      <div className="es-fields">
        {COST_ITEMS.map((item) => (
          <NumberInput
            key={item}
            label={t(`desk.need.${item}`)}
            min={0}
            thousandSeparator=" "
            disabled={fixed}
            value={question[item] ?? ""}
            onChange={(v) => put({ [item]: v === "" ? undefined : Number(v) })}
            w={170}
          />
        ))}
        <NumberInput
          label={t("desk.years")}
          min={1}
          max={30}
          disabled={fixed}
          value={years}
          onChange={(v) => Number(v) >= 1 && put({ years: Math.min(30, Math.floor(Number(v))) })}
          w={90}
        />
        <NumberInput
          label={t("desk.rate")}
          min={0}
          max={50}
          decimalScale={1}
          disabled={fixed}
          value={Math.round(rate * 1000) / 10}
          onChange={(v) => put({ rate: Math.min(0.5, Math.max(0, Number(v) / 100)) })}
          w={140}
        />
      </div>
      <p>
        <strong>{title}</strong>
      </p>
      <section
        className="at-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("table.region", { title: t("desk.cost") })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("attract.place")}</th>
              <th scope="col" className="es-num">
                {t("desk.npv")}
                <span className="es-unit">
                  {t("desk.npvOf", { currency: costs.currency, years, rate: f.percent(rate) })}
                </span>
              </th>
              {COST_ITEMS.map((item) => (
                <th key={item} scope="col" className="es-num">
                  {t(`desk.item.${item}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {placed.map((p) => (
              <Row key={p.code} place={p} needs={needs} />
            ))}
          </tbody>
        </table>
      </section>
      {best?.cost && <Tornado cost={best.cost} place={best.name} />}
      {!fixed && may("attract.write") && <CostForm places={costs.places} />}
    </Section>
  );
}

function Row({
  place,
  needs,
}: {
  place: Placed;
  needs: Readonly<Record<string, number | undefined>>;
}) {
  const { t, f } = useText();
  const { cost, unit } = place;
  return (
    <tr>
      <th scope="row">{place.name}</th>
      <td className="es-num">
        {cost === null || cost.lines.length === 0 ? (
          <span className="es-dim">–</span>
        ) : (
          <span className={cost.whole ? undefined : "es-dim"}>{f.number(cost.present, 0)}</span>
        )}
        {cost && cost.missing.length > 0 && (
          <div className="es-small es-dim">
            {t("desk.incomplete", {
              what: cost.missing.map((m) => t(`desk.item.${m}`)).join(", "),
            })}
          </div>
        )}
      </td>
      {COST_ITEMS.map((item) => {
        const [line, price] = [cost?.lines.find((l) => l.name === item), unit[item]];
        return (
          <td key={item} className="es-num">
            {needs[item] && !price ? (
              <span className="es-dim">
                –<span className="es-hidden"> {t("ui.missing")}</span>
              </span>
            ) : line ? (
              f.number(line.present, 0)
            ) : (
              ""
            )}
            {price && <UnitPrice price={price} />}
          </td>
        );
      })}
    </tr>
  );
}

/** The unit cost behind a sum, with its year and source. */
function UnitPrice({ price }: { price: PlaceCost }) {
  const { t, f, say } = useText();
  return (
    <span className="at-cell">
      <small title={price.source}>
        {price.item === "tax" ? f.percent(price.value) : f.exact(price.value)}{" "}
        {say(`unit.${price.unit}`, price.unit)} · {price.year} · {price.source}
      </small>
      {price.example ? (
        <span className="es-grade">{t("attract.example")}</span>
      ) : (
        <GradeBadge grade={price.grade as Grade} />
      )}
    </span>
  );
}

/** What a tenth more or less of each item does to the whole. */
function Tornado({ cost, place }: { cost: LocationCost; place: string }) {
  const { t, f, say } = useText();
  const widest = Math.max(...cost.tornado.map((b) => b.high - b.low), 1);
  return (
    <figure className="at-tornado">
      <figcaption>{t("desk.tornado", { place })}</figcaption>
      <ul>
        {cost.tornado.map((b) => (
          <li key={b.name}>
            <span>{say(`desk.item.${b.name}`, b.name)}</span>
            <span className="at-tornado-bar">
              <i style={{ width: `${(100 * (b.high - b.low)) / widest}%` }} />
            </span>
            <span className="es-num">± {f.number((b.high - b.low) / 2, 0)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
