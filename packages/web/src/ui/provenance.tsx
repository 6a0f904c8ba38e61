import type { Provenance } from "@essor/contract/measure";

import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { figureQuery } from "../api/measure.ts";
import { paths } from "../paths.ts";
import { GradeBadge } from "./grade-badge.tsx";
import { PageLink } from "./link.tsx";
import { FigureMadeOf } from "./loop.tsx";
import { Panel } from "./panel.tsx";
import { Loaded } from "./states.tsx";
import { useText } from "./text.ts";
import { valueTexts } from "./unit.ts";

/** An address may be shown as a link only if it is one. */
function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

function Editions({ data }: { data: Provenance }) {
  const text = useText();
  const { t, f } = text;
  const [, setAddress] = useAddress();
  return (
    <ol className="es-list">
      {data.vintages.map((v) => (
        <li key={`${v.knownAt} ${v.recordedAt}`} style={{ display: "block", padding: "8px 0" }}>
          <div style={{ display: "flex", justifyContent: "space-between", gap: 12 }}>
            <strong style={v.withdrawnAt ? { textDecoration: "line-through" } : {}}>
              {v.value === null ? t("ui.missing") : valueTexts(text, v.value, data.indicator).exact}
            </strong>
            <button
              type="button"
              className="es-door es-small"
              title={t("door.asOfThis")}
              onClick={() => setAddress({ asOf: v.knownAt.slice(0, 10) }, { replace: false })}
            >
              {f.day(v.knownAt.slice(0, 10))}
            </button>
          </div>
          <div className="es-dim es-small">
            {t(`ui.status.${v.status}`)} · {v.source.title}
            {v.withdrawnAt && ` · ${t("door.withdrawn", { day: f.day(v.withdrawnAt) })}`}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** How a figure that was computed here came about; an input that is a figure is a door itself. */
function FormulaOf({ data }: { data: Provenance }) {
  const { t, f, say } = useText();
  const [, setAddress] = useAddress();
  const { formula } = data;
  if (!formula) return null;
  return (
    <section>
      <h3>{t("door.formula")}</h3>
      <p style={{ marginTop: 6 }}>{say(`door.formula.${formula.text}`, formula.text)}</p>
      <dl className="es-terms" style={{ marginTop: 6 }}>
        {formula.inputs.map(({ name, value, figure }) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{say(`door.input.${name}`, name)}</dt>
            <dd>
              {value === null ? (
                "–"
              ) : figure ? (
                <button
                  type="button"
                  className="es-door"
                  onClick={() => setAddress({ figure }, { replace: false })}
                >
                  {f.exact(value)}
                </button>
              ) : (
                f.exact(value)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Body({ data }: { data: Provenance }) {
  const text = useText();
  const { t, f, pick } = text;
  const { figure, indicator, area, source } = data;
  const shown = figure.value === null ? null : valueTexts(text, figure.value, indicator);
  return (
    <div style={{ display: "grid", gap: 20 }}>
      <div>
        <div style={{ fontSize: 26, fontWeight: 650, lineHeight: 1.2 }}>
          {shown ? shown.short : t("ui.missing")}
          {shown && (
            <span className="es-unit" style={{ fontSize: 14, fontWeight: 400 }}>
              {shown.unit}
            </span>
          )}
        </div>
        {shown && shown.exact !== shown.short && (
          <div className="es-dim">{t("door.exact", { value: shown.exact })}</div>
        )}
        <div style={{ marginTop: 6 }}>
          {pick(area.name)} · {figure.period} · {t(`ui.status.${figure.status}`)}
          <GradeBadge grade={figure.grade} />
        </div>
      </div>
      <FigureMadeOf figure={figure.id} indicator={indicator} />
      {data.formula && <FormulaOf data={data} />}
      <section>
        <h3>{t("door.source")}</h3>
        <dl className="es-terms" style={{ marginTop: 6 }}>
          <dt>{t("door.source")}</dt>
          <dd>
            {isWeb(source.address) ? (
              <a href={source.address} target="_blank" rel="noreferrer noopener">
                {source.title}
              </a>
            ) : (
              source.title
            )}
          </dd>
          <dt>{t("door.issuer")}</dt>
          <dd>{source.issuer || "–"}</dd>
          <dt>{t("door.grade")}</dt>
          <dd>{t(`ui.grade.${source.grade}`)}</dd>
          <dt>{t("door.readOn")}</dt>
          <dd>{f.day(source.readOn)}</dd>
          <dt>{t("door.licence")}</dt>
          <dd>{source.licence || "–"}</dd>
        </dl>
      </section>
      <section>
        <h3>{t("door.vintages")}</h3>
        <Editions data={data} />
      </section>
      <section>
        <h3>{t("door.indicator")}</h3>
        <dl className="es-terms" style={{ marginTop: 6 }}>
          <dt>{t("door.indicator")}</dt>
          <dd>
            {pick(indicator.name)} <span className="es-mono es-dim">{indicator.code}</span>
          </dd>
          {pick(indicator.definition) && (
            <>
              <dt>{t("door.definition")}</dt>
              <dd>{pick(indicator.definition)}</dd>
            </>
          )}
          <dt>{t("door.area")}</dt>
          <dd>
            {pick(area.name)} <span className="es-mono es-dim">{area.code}</span>
          </dd>
          <dt>{t("door.knownAt")}</dt>
          <dd>{f.day(data.knownAt.slice(0, 10))}</dd>
          <dt>{t("door.recordedAt")}</dt>
          <dd>{f.instant(data.recordedAt)}</dd>
          <dt>{t("door.recordedBy")}</dt>
          <dd>{data.recordedBy ?? t("audit.system")}</dd>
          {data.batch && (
            <>
              <dt>{t("door.batch")}</dt>
              <dd>
                <PageLink to={paths.importBatch(data.batch.id)}>{data.batch.fileName}</PageLink>
              </dd>
            </>
          )}
        </dl>
        <p style={{ marginTop: 12 }}>
          <PageLink to={`${paths.figures}?indicator=${indicator.code}&area=${area.code}`}>
            {t("door.seeSeries")}
          </PageLink>
        </p>
      </section>
    </div>
  );
}

/** The panel behind every number. It is in the address (`?figure=`), so Back closes it and it can be mailed. */
export function ProvenancePanel() {
  const { t } = useText();
  const [{ figure, asOf }, setAddress] = useAddress();
  const query = useQuery({ ...figureQuery(figure ?? "", asOf), enabled: figure !== undefined });
  return (
    <Panel
      opened={figure !== undefined}
      onClose={() => setAddress({ figure: undefined })}
      title={t("door.title")}
      size={440}
    >
      {figure !== undefined && <Loaded query={query}>{(data) => <Body data={data} />}</Loaded>}
    </Panel>
  );
}
