import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../api/address.ts";
import { useMay } from "../api/session.ts";
import { Section } from "../ui/page.tsx";
import { Loaded } from "../ui/states.tsx";
import { useText } from "../ui/text.ts";
import { useGapName } from "./gap-names.ts";
import { ExampleMark, Scroll, Status } from "./parts.tsx";
import { calibrationQuery, linksQuery } from "./plan-queries.ts";

/** Where deals can come from: open gaps of the chains and live projects of the pipeline, each a click from a deal. */
export function Sources() {
  const { t, say } = useText();
  const may = useMay();
  const [, setAddress] = useAddress();
  const query = useQuery(linksQuery);
  const gapName = useGapName();
  const begin = (changes: Record<string, string>) =>
    setAddress({ add: "+", ...changes }, { replace: false });
  return (
    <Section title={t("plans.sources")} note={t("plans.sourcesNote")}>
      <Loaded query={query}>
        {({ gaps, projects }) => (
          <div className="fu-columns">
            <div>
              <h3>{t("plans.openGaps")}</h3>
              {gaps.length === 0 && <p className="es-dim">{t("plans.noGaps")}</p>}
              <ul className="es-list">
                {gaps
                  .filter((g) => g.status !== "closed" && g.status !== "dropped")
                  .slice(0, 12)
                  .map((g) => (
                    <li key={g.ref}>
                      <span className="fu-grow">
                        {gapName(g.ref)}{" "}
                        <span className="es-dim es-small">
                          {t("plans.dealsThere", { count: g.deals })}
                        </span>
                      </span>
                      {may("fund.write") && (
                        <button
                          type="button"
                          className="es-door"
                          onClick={() => begin({ gap: g.ref })}
                        >
                          {t("fund.newDeal")}
                        </button>
                      )}
                    </li>
                  ))}
              </ul>
            </div>
            <div>
              <h3>{t("plans.liveProjects")}</h3>
              {projects.length === 0 && <p className="es-dim">{t("plans.noProjects")}</p>}
              <ul className="es-list">
                {projects.slice(0, 12).map((p) => (
                  <li key={p.ref}>
                    <span className="fu-grow">
                      {p.name} {p.example && <ExampleMark />}{" "}
                      <span className="es-dim es-small">
                        {say(`attract.stage.${p.stage}`, p.stage)} ·{" "}
                        {t("plans.dealsThere", { count: p.deals })}
                      </span>
                    </span>
                    {may("fund.write") && (
                      <button
                        type="button"
                        className="es-door"
                        onClick={() => begin({ project: p.ref })}
                      >
                        {t("fund.newDeal")}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
              {projects.length > 12 && (
                <p className="es-dim es-small">
                  {t("plans.moreProjects", { count: projects.length - 12 })}
                </p>
              )}
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** Whether higher scores went with better outcomes: the hub's own deals, by what the books say became of them. */
export function CalibrationSection() {
  const { t, f, pick, say } = useText();
  const query = useQuery(calibrationQuery);
  return (
    <Section title={t("plans.calibration")} note={t("plans.calibrationNote")}>
      <Loaded query={query}>
        {({ result, reason, outcomes }) => (
          <>
            {result ? (
              <p>
                {t("plans.rankAccuracy", {
                  share: f.percent(result.rankAccuracy, 0),
                  count: result.n,
                  base: f.percent(result.baseRate, 0),
                })}
              </p>
            ) : (
              <p className="es-dim">{say(`plans.missing.${reason}`, reason ?? "–")}</p>
            )}
            {result && (
              <ul className="es-list">
                {result.bins.map((b) => (
                  <li key={`${b.from} ${b.to}`}>
                    <span className="fu-grow">
                      {t("plans.bin", {
                        from: f.exact(b.from * 100, 0),
                        to: f.exact(b.to * 100, 0),
                        count: b.n,
                      })}
                    </span>
                    <span>{f.percent(b.successRate, 0)}</span>
                  </li>
                ))}
              </ul>
            )}
            <Scroll title={t("plans.calibration")}>
              <table className="fu-lines" style={{ minWidth: 420 }}>
                <tbody>
                  {outcomes.map((o) => (
                    <tr key={o.deal}>
                      <td>
                        {pick(o.name)} {o.example && <ExampleMark />}
                      </td>
                      <td>{f.exact(o.score * 100, 0)}</td>
                      <td>{f.exact(o.multiple, 2)}×</td>
                      <td>
                        <Status tone={o.succeeded ? "good" : "warn"}>
                          {t(o.succeeded ? "plans.gained" : "plans.lost")}
                        </Status>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        )}
      </Loaded>
    </Section>
  );
}
