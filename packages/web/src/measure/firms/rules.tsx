import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress } from "../../api/address.ts";
import { useMay } from "../../api/session.ts";
import { Note, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useText } from "../../ui/text.ts";
import { rulesQuery } from "./queries.ts";
import { RuleForm } from "./rule-form.tsx";
import type { FirmRule } from "./rule-words.ts";

const KINDS = ["grade", "points"] as const;

/** The rules by which firms are graded and given points: every version, and the form for the next one. */
export function Rules({ year }: { year: string | undefined }) {
  const { t } = useText();
  const [{ kind: asked }, setAddress] = useAddress();
  const kind = KINDS.find((k) => k === asked) ?? "grade";
  const query = useQuery(rulesQuery);
  return (
    <>
      <div className="es-scroll-x">
        <SegmentedControl
          size="xs"
          aria-label={t("firms.rule.kind")}
          value={kind}
          data={KINDS.map((k) => ({ value: k, label: t(`firms.rule.kind.${k}`) }))}
          onChange={(next) => setAddress({ kind: next })}
        />
      </div>
      <Loaded query={query}>
        {(rules) => (
          <OfKind
            key={kind}
            kind={kind}
            year={year}
            rules={rules.filter((rule) => rule.kind === kind)}
          />
        )}
      </Loaded>
    </>
  );
}

function OfKind({
  kind,
  year,
  rules,
}: {
  kind: FirmRule["kind"];
  year: string | undefined;
  rules: readonly FirmRule[];
}) {
  const { t, f, pick } = useText();
  const may = useMay()("firms.write");
  const [from, setFrom] = useState<{ rule: FirmRule | undefined; again: boolean }>();
  return (
    <>
      <Section title={t("firms.rule.versions")} note={t("firms.rule.versionsNote")} flush>
        {rules.length === 0 && <Empty title={t("firms.noRule")} help={t("firms.noRuleHelp")} />}
        <ul className="es-list">
          {rules.map((rule, i) => (
            <li key={rule.validFrom} style={{ flexWrap: "wrap" }}>
              <span style={{ flex: "1 1 240px", minWidth: 0 }}>
                {pick(rule.name)}{" "}
                <span className="es-dim es-small">
                  {t("firms.since", { day: f.day(rule.validFrom) })} ·{" "}
                  {t("firms.rule.version", { version: rule.version })} · {rule.source}
                </span>
                {rule.note && <Note>{pick(rule.note)}</Note>}
              </span>
              {may && (
                <button
                  type="button"
                  className="es-door"
                  onClick={() => setFrom({ rule, again: true })}
                >
                  {t("firms.rule.correct")}
                </button>
              )}
              {may && i === 0 && (
                <button
                  type="button"
                  className="es-door"
                  onClick={() => setFrom({ rule, again: false })}
                >
                  {t("firms.rule.next")}
                </button>
              )}
            </li>
          ))}
        </ul>
        {may && rules.length === 0 && (
          <div className="es-body">
            <Button size="xs" onClick={() => setFrom({ rule: undefined, again: false })}>
              {t("firms.rule.first")}
            </Button>
          </div>
        )}
      </Section>
      {from && may && (
        <RuleForm
          key={`${from.rule?.validFrom} ${from.again}`}
          kind={kind}
          rules={rules}
          year={year}
          from={from}
          done={() => setFrom(undefined)}
        />
      )}
    </>
  );
}
