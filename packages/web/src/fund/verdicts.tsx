import type { Limits, Verdict } from "@essor/contract/fund";
import { useText } from "../ui/text.ts";
import { Status } from "./parts.tsx";

const TONES = { kept: "good", unknown: "warn" } as const;

function toneOf(v: Verdict): "good" | "warn" | "danger" {
  if (v.verdict !== "broken") return TONES[v.verdict];
  return v.severity === "forbid" ? "danger" : "warn";
}

/** Whole numbers without decimals, others with two. */
function plain(value: number, number: (v: number, decimals?: number) => string): string {
  return number(value, Number.isInteger(value) ? 0 : 2);
}

/** How much of a limit is used, with the limit as a line, and how much is left. */
function Room({ v }: { v: Verdict }) {
  const { t, f } = useText();
  if (v.observed === null || v.limit === null || v.headroom === null) return null;
  const top = Math.max(v.observed, v.limit, 1e-9) * 1.15;
  const percent = (x: number) => `${Math.min(100, Math.max(0, (x / top) * 100))}%`;
  const broken = v.verdict === "broken";
  return (
    <div className="fu-room" data-broken={broken || undefined}>
      <span>
        <span>{plain(v.observed, f.number)}</span>
        <span className="es-dim">{t("fund.limit", { limit: plain(v.limit, f.number) })}</span>
      </span>
      <div aria-hidden="true">
        <i style={{ width: percent(v.observed) }} />
        <b style={{ insetInlineStart: percent(v.limit) }} />
      </div>
      <span className="es-dim">
        {t(v.headroom < 0 ? "fund.over" : "fund.room", {
          by: plain(Math.abs(v.headroom), f.number),
        })}
      </span>
    </div>
  );
}

const ORDER = { danger: 0, warn: 1, good: 2 } as const;

/** Every rule with its verdict, its article and its head-room; what stands in the way comes first. */
export function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const { t, say } = useText();
  const sorted = [...verdicts].sort((a, b) => ORDER[toneOf(a)] - ORDER[toneOf(b)]);
  return (
    <ul className="fu-verdicts">
      {sorted.map((v) => (
        <li key={`${v.ruleSet} ${v.rule}`}>
          <div>
            <Status tone={toneOf(v)}>{t(`fund.verdict.${v.verdict}`)}</Status>
          </div>
          <div>
            <strong>{say(`fund.fact.${v.fact}`, v.fact)}</strong>
            <p lang="zh-CN">{v.text}</p>
            <p className="es-dim es-small">
              <span lang="zh-CN">{v.article}</span> · {t(`fund.severity.${v.severity}`)} ·{" "}
              {say(`fund.evidence.${v.evidence}`, v.evidence)}
              {v.template && ` · ${t("fund.template")}`}
            </p>
          </div>
          <Room v={v} />
        </li>
      ))}
    </ul>
  );
}

/** The floors of region and main fields: what is inside, and how much can still go elsewhere. */
export function Floors({ limits }: { limits: Limits }) {
  const { t, f } = useText();
  return (
    <ul className="fu-verdicts">
      {limits.floors.map((floor) => {
        const broken = Number(floor.roomElsewhere) < 0;
        return (
          <li key={floor.code}>
            <div>
              <Status tone={broken ? "danger" : "good"}>
                {t(broken ? "fund.verdict.broken" : "fund.verdict.kept")}
              </Status>
            </div>
            <div>
              <strong>{t(`fund.floor.${floor.code}`)}</strong>
              <p>
                {t(broken ? "fund.floorShort" : "fund.floorRoom", {
                  amount: f.number(Math.abs(Number(floor.roomElsewhere))),
                  currency: limits.currency,
                })}
              </p>
              {floor.article && (
                <p className="es-dim es-small" lang="zh-CN">
                  {floor.article}
                </p>
              )}
            </div>
            <div className="fu-room" data-broken={broken || undefined}>
              <span>
                <span>{floor.share === null ? "–" : f.percent(floor.share, 1)}</span>
                <span className="es-dim">{t("fund.least", { limit: f.percent(floor.least) })}</span>
              </span>
              <div aria-hidden="true">
                <i style={{ width: `${(floor.share ?? 0) * 100}%` }} />
                <b style={{ insetInlineStart: `${floor.least * 100}%` }} />
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
